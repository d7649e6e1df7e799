"""What follows from a team job: the list of who takes part is brought in line with what holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.task import Outcome, Record, Task
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import add_job, job_people, reminding, remove_job
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.remove_questions import role_ending
from zoho_ideolve_wizard.guide.team.team_memory import reconcile
from zoho_ideolve_wizard.integration.roster import Person, Role, merge

_TASKS: Mapping[Job, Callable[[Sitting], list[Task]]] = {
    Job.ADD: add_job.tasks,
    Job.REMOVE: remove_job.tasks,
    Job.REMIND: reminding.tasks,
    Job.REMIND_CRM: reminding.tasks,
}


@dataclass(frozen=True)
class Settled:
    """Addresses: who is through, and who has something left to do. `over`: nobody has."""

    through: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def over(self) -> bool:
        return not self.open


def settle(sitting: Sitting, job: Job) -> Settled:
    """Who was added is on the list now, who was removed is off it: once all their tasks hold, or wait for
    others alone. To be called whenever something changed; doing it twice changes nothing. Raises ProfileError."""
    by_person = _by_person(_TASKS[job](sitting))
    records = sitting.records
    people = job_people.job_people(sitting, job)
    through = [one for one in people if _holds(by_person.get(one.address, ()), records)]
    reconcile(sitting, place(sitting), [one.address for one in people])
    if job is Job.ADD:
        put_on_list(sitting, through)
    elif job is Job.REMOVE:
        _take_off_list(sitting, through, role_ending(sitting))
    done = tuple(one.address for one in through)
    return Settled(done, tuple(one.address for one in people if one.address not in done))


def end_what_is_through(sitting: Sitting) -> None:
    """Jobs in which nobody has anything left to do are over, and their answers go. Raises ProfileError."""
    for job in Job:
        if job_people.job_people(sitting, job) and settle(sitting, job).over:
            job_people.end(sitting, job)


def put_on_list(sitting: Sitting, people: Iterable[Person]) -> None:
    """Two roles make both. No service is told. Raises ProfileError."""
    sitting.profile.set_people(merge(sitting.profile.people(), people))


def _take_off_list(sitting: Sitting, people: Iterable[Person], ending: Role) -> None:
    """Somebody who is both, and of whom one role ends, stays with the other."""
    leaving = {one.address: one for one in people}
    kept: list[Person] = []
    for one in sitting.profile.people():
        if one.address not in leaving:
            kept.append(one)
        elif leaving[one.address].role is Role.BOTH and ending is not Role.BOTH:
            left = Role.EXPERT if ending is Role.SALESPERSON else Role.SALESPERSON
            kept.append(replace(one, role=left))
    sitting.profile.set_people(kept)


def _by_person(tasks: Sequence[Task]) -> Mapping[str, list[Task]]:
    found: dict[str, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.person, []).append(task)
    return found


def _holds(tasks: Sequence[Task], records: Mapping[str, Record]) -> bool:
    outcomes = [plan.outcome(task, records) for task in tasks]
    return bool(outcomes) and all(one.holds or one is Outcome.WAITING_OTHER for one in outcomes)
