"""What is asked before people are removed: which role ends, what becomes of the CRM user, who gets the records."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Question
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import team_facts
from zoho_ideolve_wizard.guide.team.crm_access import counting_purpose, crm_of
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends, owned_words
from zoho_ideolve_wizard.guide.team.hand_over import takes_over
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people, keep_options, options, sells
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_questions import how_in_crm, is_address
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.zoho.crm_users import NOT_COUNTED

ENDS, USER, TRANSFER_TO = "job.ends", "job.user", "job.transfer_to"
_COLLEAGUES = "colleagues"
"""Among the job's options: who can take records over, as CRM said it, as JSON."""
"""Which role ends for those who are both; what becomes of the CRM user; who gets the records."""


def role_ending(sitting: Sitting) -> Role:
    return Role(options(sitting, Job.REMOVE).get(ENDS, Role.BOTH))


def user_ends(sitting: Sitting) -> Ends:
    return Ends(options(sitting, Job.REMOVE).get(USER, Ends.DEACTIVATE))


def note_users(sitting: Sitting, people: Sequence[Person], facts: TeamFacts | None) -> None:
    """Who has no user in CRM, as far as this job knows: nothing is asked about a user that is not there."""
    if facts is not None and facts.users is not None:
        missing = {_no_user(one.address): "" if facts.user(one.address) else "yes" for one in people}
        keep_options(sitting, Job.REMOVE, missing)


def _no_user(address: str) -> str:
    return f"no-user/{address}"


def in_crm(sitting: Sitting, person: Person) -> bool:
    """Whether somebody sells, and is not known to have no user in CRM."""
    return sells(person) and not options(sitting, Job.REMOVE).get(_no_user(person.address))


def questions(sitting: Sitting) -> list[Question]:
    people, known = job_people(sitting, Job.REMOVE), options(sitting, Job.REMOVE)
    both = [person.address for person in people if person.role is Role.BOTH]
    roles = {person.role for person in people if in_crm(sitting, person)}

    def crm_is_left(answers: Answers) -> bool:
        return Role.SALESPERSON in roles or (Role.BOTH in roles and answers.get(ENDS) != Role.EXPERT)

    how = replace(how_in_crm(), applies=crm_is_left)
    asked = [
        Question(
            USER,
            "Their CRM user is",
            Kind.CHOICE,
            default=known.get(USER, Ends.DEACTIVATE),
            choices=(
                Choice(
                    Ends.DEACTIVATE, "Deactivated", "No login any more; keeps all records; frees a license."
                ),
                Choice(Ends.DELETE, "Deleted", "Cannot be undone, and moves no records."),
                Choice(
                    Ends.TRANSFER,
                    "Deleted, records to a colleague",
                    "Zoho moves what they own, then deletes the user.",
                ),
            ),
            applies=crm_is_left,
            help=_owned(sitting),
        ),
        _to_whom(sitting, lambda answers: answers.get(USER) == Ends.TRANSFER and crm_is_left(answers)),
        how,
    ]
    if not both:
        return asked
    ends = Question(
        ENDS,
        f"What ends for {both[0]}" + (f" and {len(both) - 1} more" if len(both) > 1 else ""),
        Kind.CHOICE,
        default=known.get(ENDS, Role.BOTH),
        choices=(
            Choice(Role.BOTH, "Everything", "They leave altogether."),
            Choice(Role.SALESPERSON, "Selling only", "They stay experts: workspace and account are kept."),
            Choice(Role.EXPERT, "Being an expert only", "They go on selling: CRM and workspace are kept."),
        ),
        help="Salesperson and expert at once.",
    )
    return [ends, *asked]


def _to_whom(sitting: Sitting, applies: Callable[[Answers], bool]) -> Question:
    """One of those who can take records over; where CRM could not be asked, an address, which the plan looks up."""
    known = options(sitting, Job.REMOVE)
    typed = Question(
        TRANSFER_TO,
        "Colleague",
        default=known.get(TRANSFER_TO, ""),
        placeholder="colleague@yourcompany.com",
        check=is_address,
        applies=applies,
        help="An active user of your CRM, who gets the records and whoever reported to the leaver.",
    )
    leaving = {one.address for one in job_people(sitting, Job.REMOVE)}
    colleagues = [one for one in json.loads(known.get(_COLLEAGUES, "[]")) if one[0] not in leaving]
    if not colleagues:
        return typed
    choices = tuple(
        Choice(address, f"{name} <{address}>" if name else address) for address, name in colleagues
    )
    return replace(typed, kind=Kind.CHOICE, choices=choices, check=None, placeholder="")


def _owned(sitting: Sitting) -> str:
    """What was counted, for those of the job, and what was not; empty before that."""
    counted = options(sitting, Job.REMOVE)
    owned = [
        f"{person.address} owns {counted[f'owned/{person.address}']}."
        for person in job_people(sitting, Job.REMOVE)
        if f"owned/{person.address}" in counted
    ]
    return " ".join([*owned[:3], NOT_COUNTED]) if owned else ""


async def count(sitting: Sitting) -> None:
    """What they own, and who could take it over, before it is decided what becomes of it. Raises ServiceFailure."""
    purpose = counting_purpose(sitting)
    if purpose is None:
        return
    users = await crm_of(sitting, purpose).users("AllUsers")
    able = sorted((one.email.casefold(), one.name) for one in users if one.email and takes_over(one))
    keep_options(sitting, Job.REMOVE, {_COLLEAGUES: json.dumps(able)})
    await with_owned(sitting, TeamFacts(users=tuple(users)))


async def with_owned(sitting: Sitting, facts: TeamFacts) -> TeamFacts:
    sellers = [one.address for one in job_people(sitting, Job.REMOVE) if sells(one)]
    counted, why_not = await team_facts.owned(sitting, facts, sellers)
    words = {f"owned/{address}": owned_words(owned) for address, owned in counted.items()}
    keep_options(sitting, Job.REMOVE, words)
    reasons = {**facts.why_not, team_facts.OWNED: why_not} if why_not else facts.why_not
    return replace(facts, owned=counted, why_not=reasons)


async def keep_for_job(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """What is about these people alone is forgotten with the job."""
    own = {key: value for key, value in given.items() if key.startswith("job.")}
    keep_options(sitting, Job.REMOVE, own)
    return {key: value for key, value in given.items() if key not in own}
