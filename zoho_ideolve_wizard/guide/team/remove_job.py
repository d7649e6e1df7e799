"""The job that removes people: what becomes of their CRM user, consent if needed, then the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide import expert, salesperson
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Facts, Part, Step
from zoho_ideolve_wizard.guide.team import consequences, team_facts
from zoho_ideolve_wizard.guide.team.crm_access import means
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.job_people import (
    Job,
    end,
    job_people,
    keep_job_people,
    keep_options,
    options,
    resume,
    touched,
)
from zoho_ideolve_wizard.guide.team.refusals import refusal
from zoho_ideolve_wizard.guide.team.remove_questions import (
    ENDS,
    TRANSFER_TO,
    count,
    in_crm,
    keep_for_job,
    note_users,
    questions,
    role_ending,
    user_ends,
    with_owned,
)
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_memory import believe_services, forget_removals, reconcile
from zoho_ideolve_wizard.guide.team.team_questions import (
    CONSENT,
    must_be_known,
    needs_consent,
)
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.failure import ServiceFailure

KEY = "team-remove"


def start_remove(
    sitting: Sitting, people: Sequence[Person], facts: TeamFacts | None = None, ends: Role = Role.BOTH
) -> Mapping[str, str]:
    """Starts with those who can be removed; returns the reason for each who cannot, by address.

    A job under way for the same people goes on; one for others is given up (what was done stays done), and so is
    one that was only looked at, where another role is to end now.
    """
    reasons = refused(sitting, people, facts, ends)
    leaving = [person for person in people if person.address not in reasons]
    if leaving and not _is_the_same(sitting, leaving, ends):
        end(sitting, Job.REMOVE)
        keep_job_people(sitting, Job.REMOVE, leaving)
        keep_options(sitting, Job.REMOVE, {ENDS: ends})
        note_users(sitting, leaving, facts)
        for how in Ends:  # whichever is chosen later
            forget_removals(sitting, _tasks(sitting, facts, leaving, how, role_ending=Role.BOTH))
    return reasons


def _is_the_same(sitting: Sitting, leaving: Sequence[Person], ends: Role) -> bool:
    """Whether the job under way is the removal that is asked for."""
    before = job_people(sitting, Job.REMOVE)
    if not touched(sitting, Job.REMOVE):
        return before == tuple(leaving) and ends in (Role.BOTH, role_ending(sitting))
    return {one.address for one in before} == {one.address for one in leaving}


def refused(
    sitting: Sitting, people: Sequence[Person], facts: TeamFacts | None, ends: Role = Role.BOTH
) -> Mapping[str, str]:
    """The reason for each who cannot be removed, by address. Nothing is started."""
    reasons = {person.address: refusal(person, sitting, facts, ends) for person in people}
    return {address: reason for address, reason in reasons.items() if reason}


def remove_job(sitting: Sitting) -> Step:
    """For the people of the job that `start_remove` began. Made anew after every part."""
    people = job_people(sitting, Job.REMOVE)
    resume(sitting, Job.REMOVE)
    reconcile(sitting, place(sitting), [person.address for person in people])
    parts: list[Part] = []
    some_in_crm = any(in_crm(sitting, one) for one in people)
    if some_in_crm or any(one.role is Role.BOTH for one in people):
        parts.append(HOW)
    if some_in_crm and role_ending(sitting) is not Role.EXPERT and needs_consent(sitting, Job.REMOVE):
        parts.append(CONSENT)
    title = f"Remove {people[0].address}" if len(people) == 1 else f"Remove {len(people)} people"
    return Step(KEY, title, "", (*parts, PLAN))


# -- the plan


def tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    facts = team_facts.team_facts(found)
    ending = role_ending(sitting)
    people = [
        one for one in job_people(sitting, Job.REMOVE) if not refusal(one, sitting, facts, _ends(one, ending))
    ]
    return _tasks(sitting, facts, people, user_ends(sitting), role_ending=ending)


def _tasks(
    sitting: Sitting, facts: TeamFacts | None, people: Sequence[Person], how: Ends, *, role_ending: Role
) -> list[Task]:
    where, by, to = place(sitting), means(sitting), options(sitting, Job.REMOVE).get(TRANSFER_TO, "")
    made: list[Task] = []
    for person in people:
        ends = _ends(person, role_ending)
        if ends is Role.EXPERT:
            made += expert.remove(person, facts, where, by)
        elif ends is Role.BOTH:
            made += salesperson.remove_whole(person, facts, where, by, how, to)
        else:
            made += salesperson.remove(person, facts, where, by, how, to)
    return made


def _ends(person: Person, role_ending: Role) -> Role:
    """Which role of this person ends: the only one, or for somebody who is both what was answered."""
    return role_ending if person.role is Role.BOTH else person.role


async def look(sitting: Sitting) -> TeamFacts:
    """Everything in a few requests; what leavers own, where they are deleted. Raises ServiceFailure where the
    plan would have to guess, and for whoever turns out not to be removable: the others' plan comes next."""
    facts = await team_facts.look(sitting)
    ending, people = role_ending(sitting), job_people(sitting, Job.REMOVE)
    leaving = [one for one in people if in_crm(sitting, one) and _ends(one, ending) is not Role.EXPERT]
    must_be_known(sitting, facts, sells=bool(leaving))
    _leave_out_refused(sitting, facts, people, ending)
    if leaving and user_ends(sitting) is not Ends.DEACTIVATE:
        facts = await with_owned(sitting, facts)
        under_way = await team_facts.handing_over(sitting, [one.address for one in leaving])
        facts = replace(facts, handing_over=under_way)
    believe_services(sitting, tasks(sitting, facts), facts)
    return facts


def _leave_out_refused(sitting: Sitting, facts: TeamFacts, people: Sequence[Person], ending: Role) -> None:
    refused = {one: refusal(one, sitting, facts, _ends(one, ending)) for one in people}
    reasons = [reason for reason in refused.values() if reason]
    if reasons:
        keep_job_people(sitting, Job.REMOVE, [one for one, reason in refused.items() if not reason])
        raise ServiceFailure.of(troubles.NOT_REMOVABLE.about(reasons=" ".join(reasons)))


def typed(running: Sequence[Task]) -> str:
    """What has to be typed before anything is removed: the address, or how many people."""
    people = {task.person for task in running if task.removes}
    return next(iter(people)) if len(people) == 1 else str(len(people) or "")


HOW = Ask(
    "how",
    "What ends",
    "Salespeople lose their CRM user; say how. Records are never moved unless you choose so.",
    questions,
    keep_for_job,
    prepare=count,
)
PLAN = Do(
    "plan",
    "Remove them",
    "Nothing is changed before you have seen the plan. Their notes and comments in Ideolve stay.",
    tasks,
    look,
    typed,
    consequences.of_removal,
)
