"""The order of the steps, in one list: the vendor's guide from top to bottom, with people late."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zoho_ideolve_wizard.engine import plan, standing
from zoho_ideolve_wizard.engine.question import Question, asked, unanswered
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Record, Task
from zoho_ideolve_wizard.guide import (
    application,
    automation,
    connection,
    connector,
    consent,
    finish,
    people,
    prerequisites,
    workspace,
)
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials import registration, tokens
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Part, People, Report, Step

PLACE = "setup/place"
"""Where the record keeps the part of the setup at which the admin was."""

REPORTED = "setup/finished"
"""Where the record keeps when the report was seen with all steps before it over."""

SETUP: tuple[Step, ...] = (
    prerequisites.STEP,
    workspace.STEP,
    application.STEP,
    consent.STEP,
    connector.STEP,
    connection.STEP,
    automation.STEP,
    people.STEP,
    finish.STEP,
)


def parts_of(step: Step, sitting: Sitting) -> tuple[Part, ...]:
    """The parts that belong to a step now: answers may add some, or leave some out."""
    return tuple(part for part in step.parts if part.applies(sitting))


def setup(sitting: Sitting) -> tuple[Step, ...]:
    """All steps, each with the parts that belong to it now."""
    return tuple(replace(step, parts=parts_of(step, sitting)) for step in SETUP)


def number_of(step: Step) -> int:
    """From 1 on, in the order of the setup."""
    return [one.key for one in SETUP].index(step.key) + 1


def client_form(step: Step, part: Consent) -> tuple[Step, Ask] | None:
    """Where the client of a consent is entered: in the same job, else in the setup; None where it cannot be."""
    mine = [one for one in step.parts if isinstance(one, Ask) and one.key == application.CREDENTIALS.key]
    if mine:
        return step, mine[0]
    in_setup = part.names is registration.SETUP and any(one.key == step.key for one in SETUP)
    return (application.STEP, application.CREDENTIALS) if in_setup else None


def every_question(sitting: Sitting) -> Iterator[Question]:
    """All questions of all steps, and those of a client beside the setup's, so that a changed answer can drop what
    followed from it."""
    for step in SETUP:
        for part in step.parts:
            if isinstance(part, Ask):
                yield from part.questions(sitting)
    yield from application.way_questions(sitting, BESIDE)
    yield from application.credential_questions(sitting, BESIDE)


def of_part(part: Part, sitting: Sitting) -> Standing:
    """Where a part stands, from answers and outcomes alone; no service is asked."""
    match part:
        case Ask():
            questions = part.questions(sitting)
            needed = [question for question in asked(questions, sitting.answers) if not question.optional]
            return standing.of_answers(len(needed), len(unanswered(questions, sitting.answers)))
        case Do():
            return of_tasks(part.tasks(sitting, None), sitting.records)
        case Consent():
            token = token_in(sitting, part.purpose, Slot.CURRENT)
            if token is None:
                return Standing.DONE if part.over(sitting) else Standing.NOT_STARTED
            # Ideolve's token of another client than the one now registered still works, but is not this setup's.
            ours = part.purpose is not Purpose.CONNECTOR or token.client_id == sitting.answer(
                "zoho.client_id"
            )
            return Standing.DONE if ours else Standing.STARTED
        case People():
            return Standing.DONE if sitting.profile.people() else Standing.NOT_STARTED
        case Report():
            return Standing.DONE if reported(sitting) and all(_others(sitting)) else Standing.NOT_STARTED


def of_tasks(tasks: Sequence[Task], records: Mapping[str, Record]) -> Standing:
    """Where tasks stand by the record; where there are none yet, nothing was started."""
    if not tasks:
        return Standing.NOT_STARTED
    return standing.of_tasks(plan.outcome(task, records) for task in tasks)


def of_step(step: Step, sitting: Sitting) -> Standing:
    parts = parts_of(step, sitting)
    found = {part.key: of_part(part, sitting) for part in parts}
    if any(isinstance(part, Report) and found[part.key] is not Standing.DONE for part in parts):
        return Standing.NOT_STARTED  # whatever else is in it is about the end
    return standing.together(found.values())


def missing(step: Step, sitting: Sitting) -> list[Step]:
    """The steps that this one needs and that are not done; it can be opened, and says so."""
    needed = [other for other in SETUP if other.key in step.needs]
    unmet = (Standing.NOT_STARTED, Standing.STARTED, Standing.FAILED)
    return [other for other in needed if of_step(other, sitting) in unmet]


def reported(sitting: Sitting) -> bool:
    """Whether the admin has seen the end of the setup once."""
    return REPORTED in sitting.ledger.places()


def see_report(sitting: Sitting) -> None:
    """The report is in front of the admin: with all else over, that ends the setup."""
    if not reported(sitting) and all(_others(sitting)):
        sitting.ledger.remember(REPORTED, tokens.now())


def _others(sitting: Sitting) -> Iterator[bool]:
    for step in SETUP[:-1]:
        yield of_step(step, sitting) in (Standing.DONE, Standing.WAITING_OTHER)
