"""Whom a team job is about, and what it was asked to do: kept in the record, so that a restart goes on."""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum

from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, now
from zoho_ideolve_wizard.guide.sitting import SETUP, Sitting
from zoho_ideolve_wizard.integration.roster import Line, Person, Role, take_in


class Job(StrEnum):
    ADD = "add"
    REMOVE = "remove"
    REMIND = "remind"
    REMIND_CRM = "remind-crm"


PURPOSES = {
    Job.ADD: "team: add people",
    Job.REMOVE: "team: remove people",
    Job.REMIND: "team: remind people",
    Job.REMIND_CRM: "team: remind people",
}
"""How the run is named in the record."""


_HALF_TYPED: Mapping[Job, tuple[str, ...]] = {
    Job.ADD: ("draft/job.name.",),
    Job.REMOVE: ("draft/job.ends", "draft/job.user", "draft/job.transfer_to"),
    Job.REMIND: (),
    Job.REMIND_CRM: (),
}
"""What was typed into a job's form and not kept: as little to be found in the next job as what was kept."""


_LOOKED = (Outcome.PENDING, Outcome.NOTHING, Outcome.WAITING_YOU)
"""What looking alone writes down, or a refusal that left the work to be done by hand."""


def job_people(sitting: Sitting, job: Job) -> tuple[Person, ...]:
    """Who is being added or removed, with the role that each has in this job.

    A service may know somebody by an address that the wizard would not take from a form: it is kept as it is.
    """
    text = sitting.ledger.places().get(_place(job, "people"), "")
    return tuple(Person(address, name, Role(role)) for address, name, role in json.loads(text or "[]"))


def keep_job_people(sitting: Sitting, job: Job, people: Iterable[Person]) -> None:
    """Nobody left ends the job."""
    kept = tuple(people)
    if not kept:
        end(sitting, job)
        return
    if not under_way(sitting, job):
        begin(sitting, job)
    listed = [[one.address, one.name, one.role.value] for one in kept]
    sitting.ledger.remember(_place(job, "people"), json.dumps(listed))


def take_in_lines(sitting: Sitting, job: Job, lines: Iterable[Line]) -> tuple[Person, ...]:
    """What was typed, pasted or read from a file joins the job; what cannot be used stays with the caller."""
    people = take_in(job_people(sitting, job), lines)
    keep_job_people(sitting, job, people)
    return people


def under_way(sitting: Sitting, job: Job) -> bool:
    return bool(began(sitting, job))


def began(sitting: Sitting, job: Job) -> str:
    """When the job was started (ISO 8601, UTC); empty when none is under way."""
    return sitting.ledger.places().get(_place(job, "begun"), "")


def begin(sitting: Sitting, job: Job) -> None:
    sitting.ledger.remember(_place(job, "begun"), now())
    sitting.ledger.remember(_place(job, "after"), str(len(sitting.ledger.history())))
    resume(sitting, job)


def touched(sitting: Sitting, job: Job) -> bool:
    """Whether anything was tried, confirmed or asked of somebody for its people since it was started."""
    after = int(sitting.ledger.places().get(_place(job, "after"), 0))
    people = {one.address for one in job_people(sitting, job)}
    return any(
        one.person in people and one.outcome not in _LOOKED for one in sitting.ledger.history()[after:]
    )


def going_on(sitting: Sitting, job: Job) -> tuple[Person, ...]:
    """Whose job is to be gone on with: one that was only looked at is not, unless people were typed into it."""
    people = job_people(sitting, job)
    typed = job is Job.ADD and {one.address for one in people} != _mended(sitting)
    return people if typed or touched(sitting, job) else ()


def note_mended(sitting: Sitting, people: Iterable[Person]) -> None:
    """These are being added because a difference named them; nobody typed them."""
    addresses = _mended(sitting) | {one.address for one in people}
    sitting.ledger.remember(_place(Job.ADD, "mended"), json.dumps(sorted(addresses)))


def _mended(sitting: Sitting) -> set[str]:
    return set(json.loads(sitting.ledger.places().get(_place(Job.ADD, "mended"), "[]")))


def resume(sitting: Sitting, job: Job) -> None:
    """A run of its own in the record, under the one who acts, so that the history tells jobs apart."""
    if under_way(sitting, job):
        sitting.begin_run(PURPOSES[job], actor(sitting))


def end(sitting: Sitting, job: Job) -> None:
    """The job is over, or given up: the next one starts with nobody. What was done stays done."""
    for name in sitting.ledger.places():
        if name.startswith((_place(job, ""), *_HALF_TYPED[job])):
            sitting.ledger.forget_place(name)
    sitting.begin_run(SETUP, sitting.answer("ideolve.primary_contact"))


def actor(sitting: Sitting) -> str:
    """Who is held to act: the user of the team's token, else of the connector's, else the primary contact."""
    for purpose in (Purpose.TEAM, Purpose.CONNECTOR):
        card = token_in(sitting, purpose, Slot.CURRENT)
        if card and card.user_email:
            return card.user_email
    return sitting.answer("ideolve.primary_contact")


def part_place(job: Job) -> str:
    """Where the record keeps the part at which the job was left; forgotten with the job."""
    return _place(job, "part")


def options(sitting: Sitting, job: Job) -> Mapping[str, str]:
    """What was answered for this job alone, by the question's key."""
    start = _place(job, "option/")
    return {
        name.removeprefix(start): value
        for name, value in sitting.ledger.places().items()
        if name.startswith(start)
    }


def keep_options(sitting: Sitting, job: Job, given: Mapping[str, str]) -> None:
    for key, value in given.items():
        sitting.ledger.remember(_place(job, f"option/{key}"), value)


def sells(person: Person) -> bool:
    return person.role is not Role.EXPERT


def _place(job: Job, what: str) -> str:
    return f"job/{job}/{what}"
