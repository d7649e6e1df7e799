"""The job that adds people: who, how in CRM, consent if needed, role and names, then the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide import expert, salesperson
from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Part, People, Step
from zoho_ideolve_wizard.guide.team import crm_lists, team_facts
from zoho_ideolve_wizard.guide.team.crm_access import means, team_by_api
from zoho_ideolve_wizard.guide.team.crm_by_hand import split_name
from zoho_ideolve_wizard.guide.team.job_people import (
    Job,
    end,
    going_on,
    job_people,
    keep_job_people,
    keep_options,
    note_mended,
    options,
    resume,
    sells,
)
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_memory import (
    asked_of_vendor,
    believe_services,
    forget_disproved,
    reconcile,
)
from zoho_ideolve_wizard.guide.team.team_questions import (
    CONSENT,
    groups_are_there,
    how_in_crm,
    must_be_known,
    needs_consent,
)
from zoho_ideolve_wizard.integration.roster import Person, merge

KEY = "team-add"
ROLE, PROFILE = "team.role", "team.profile"
_DECIDES = {
    ROLE: "The role decides whose records they see.",
    PROFILE: "The profile decides what they may do in CRM.",
}
_LONGEST_NAME = 50
_NAME = "job.name."


def add_job(sitting: Sitting) -> Step:
    """Made anew after every part. Experts need no CRM, nor does whoever is a user already: consent is asked for
    when a program is to change CRM, and once."""
    people = job_people(sitting, Job.ADD)
    resume(sitting, Job.ADD)
    reconcile(sitting, place(sitting), [person.address for person in people])
    parts: list[Part] = [PEOPLE]
    if not people or any(_joins_crm(sitting, one) for one in people):
        parts.append(HOW)
        if needs_consent(sitting, Job.ADD):
            parts.append(CONSENT)
        parts.append(DETAILS)
    return Step(KEY, "Add people", "", (*parts, PLAN))


def start_add(sitting: Sitting, people: Sequence[Person] = (), facts: TeamFacts | None = None) -> None:
    """Starts with these people (a difference to mend), or with nobody yet. They join a job that goes on.

    `facts` are those that the difference was found in: they count more than what the record says.
    """
    if not going_on(sitting, Job.ADD):
        end(sitting, Job.ADD)
    if people:
        keep_job_people(sitting, Job.ADD, merge(job_people(sitting, Job.ADD), people))
        note_mended(sitting, people)
        if facts is not None:
            forget_disproved(sitting, tasks(sitting, facts), facts)
            _note_users(sitting, people, facts)


def _note_users(sitting: Sitting, people: Sequence[Person], facts: TeamFacts) -> None:
    """Who is an active user of CRM, as far as this job knows."""
    active = {one.address: (user := facts.user(one.address)) and user.status == "active" for one in people}
    keep_options(sitting, Job.ADD, {_in_crm(one): "yes" if there else "" for one, there in active.items()})


def _in_crm(address: str) -> str:
    return f"in-crm/{address}"


def _joins_crm(sitting: Sitting, person: Person) -> bool:
    return sells(person) and not options(sitting, Job.ADD).get(_in_crm(person.address))


# -- questions


def how_questions(_sitting: Sitting) -> list[Question]:
    return [how_in_crm()]


def detail_questions(sitting: Sitting) -> list[Question]:
    """Role and profile for all who become users, then the name of each who has none."""
    by_hand = not team_by_api(sitting)
    roles = crm_lists.known(sitting, crm_lists.ROLES)
    profiles = crm_lists.known(sitting, crm_lists.PROFILES)
    return [
        _listed(ROLE, "Role in CRM", [one.name for one in roles], "sales", optional=by_hand),
        _listed(PROFILE, "Profile in CRM", [one.name for one in profiles], "standard", optional=by_hand),
        *(
            _name_of(person)
            for person in job_people(sitting, Job.ADD)
            if _joins_crm(sitting, person) and _nameless(person)
        ),
    ]


def _listed(key: str, prompt: str, names: Sequence[str], usual: str, *, optional: bool) -> Question:
    """A choice from CRM's own list; to be typed where that could not be read."""
    text = f"For everybody who is added now. {_DECIDES[key]}"
    if not names:
        return Question(key, prompt, help=f"{text} As it is called in your CRM.", optional=optional)
    # The last that fits: Zoho lists roles from the top of the hierarchy down.
    default = next((name for name in reversed(names) if usual in name.casefold()), "")
    choices = tuple(Choice(name, name) for name in names)
    return Question(key, prompt, Kind.CHOICE, text, default, choices=choices, optional=optional)


def name_key(address: str) -> str:
    """A question's key is also a widget's name, so the address itself will not do."""
    return f"{_NAME}{sha256(address.encode()).hexdigest()[:12]}"


def _nameless(person: Person) -> bool:
    return not split_name(person)[1]


def _name_of(person: Person) -> Question:
    words = person.address.partition("@")[0].replace("_", ".").replace("-", ".").split(".")
    guess = " ".join(word.capitalize() for word in words if word.isalpha())
    return Question(
        name_key(person.address),
        f"Name of {person.address}",
        default=guess,
        check=_name,
        help="First and last name; CRM needs the last one, and takes the last word for it.",
    )


def _name(answer: str, _answers: Answers) -> Problem | None:
    first, last = split_name(Person("", answer))
    if not last:
        return Problem(wrong.NO_LAST_NAME)
    if max(len(first), len(last)) > _LONGEST_NAME:
        return Problem(wrong.LONG_PERSON.about(most=str(_LONGEST_NAME)))
    if not answer.isprintable() or any(sign in answer for sign in "<>"):
        return Problem(wrong.SIGNS_IN_NAME)
    return None


async def take_names(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Names go to the people of this job; the rest is kept as an answer."""
    named = {key: value for key, value in given.items() if key.startswith(_NAME)}
    if named:
        people = job_people(sitting, Job.ADD)
        keep_job_people(
            sitting,
            Job.ADD,
            [replace(one, name=named.get(name_key(one.address), one.name)) for one in people],
        )
    return {key: value for key, value in given.items() if key not in named}


# -- the plan


def tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    facts, where, by = team_facts.team_facts(found), place(sitting), means(sitting)
    people, asked = job_people(sitting, Job.ADD), asked_of_vendor(sitting)
    roles = (facts.roles if facts else None) or crm_lists.known(sitting, crm_lists.ROLES)
    profiles = (facts.profiles if facts else None) or crm_lists.known(sitting, crm_lists.PROFILES)
    return [
        *salesperson.add(
            [one for one in people if sells(one)],
            facts,
            where,
            by,
            crm_lists.chosen(roles, sitting.answer(ROLE)),
            crm_lists.chosen(profiles, sitting.answer(PROFILE)),
            asked,
        ),
        *expert.add([one for one in people if not sells(one)], facts, where, by, asked),
    ]


async def look(sitting: Sitting) -> TeamFacts:
    """Everything in a few requests. Raises ServiceFailure where the plan would have to guess."""
    facts = await team_facts.look(sitting)
    people = job_people(sitting, Job.ADD)
    if facts.users is not None:
        _note_users(sitting, [one for one in people if not _joins_crm(sitting, one)], facts)
    must_be_known(sitting, facts, sells=any(_joins_crm(sitting, one) for one in people))
    groups_are_there(sitting, facts, people)
    crm_lists.learn(sitting, facts)
    believe_services(sitting, tasks(sitting, facts), facts)
    return facts


PEOPLE = People(
    "people",
    "Who",
    "Salespeople get a CRM user, a seat in the workspace and in the sales group; experts, all but the first.",
    job=Job.ADD,
)
HOW = Ask("how", "How", "Adding somebody to CRM takes up a user license.", how_questions)
DETAILS = Ask(
    "details",
    "Role and names",
    "What CRM asks of a new user.",
    detail_questions,
    take_names,
    prepare=crm_lists.read,
)
PLAN = Do(
    "plan",
    "Add them",
    "Nobody is mailed and nothing is changed before you have seen the plan.",
    tasks,
    look,
)
