"""Correcting what was typed, where tasks that rest on it failed: which questions, which of them, and what then is over."""

from collections.abc import Iterable, Mapping, Sequence

from zoho_ideolve_wizard.engine.question import Question, asked
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Part, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.answers import WRONG_PAIR

_ANEW = "The answers it rests on were given anew."


def asked_before(step: Step, part: Part) -> Ask | None:
    """The questions right before a part, which its tasks rest on first of all; not those that act on their answers."""
    keys = [one.key for one in step.parts]
    place = keys.index(part.key) if part.key in keys else 0
    before = step.parts[place - 1] if place else None
    return before if isinstance(before, Ask) and before.before_keeping is None else None


def likely(sitting: Sitting, ask: Ask, *, refused: bool) -> Question:
    """The question whose answer is the likeliest to be wrong; where a service `refused`, the secret."""
    shown = asked(list(ask.questions(sitting)), sitting.answers)
    return next((one for one in shown if refused and one.secret), shown[0])


def failed(board: Board) -> bool:
    return Outcome.FAILED in board.outcomes.values()


def refused(board: Board, unread: ServiceFailure | None) -> bool:
    """Whether what was typed was not taken, as far as can be told; `unread` is why looking failed."""
    if unread is not None:
        return not unread.can_retry
    wrong = (key for key, outcome in board.outcomes.items() if outcome is Outcome.FAILED)
    return any(board.remedies.get(key) == WRONG_PAIR.remedy for key in wrong)


def resting_on(step: Step, ask: Part) -> list[Do]:
    """The tasks that questions are corrected for."""
    return [part for part in step.parts if isinstance(part, Do) and _is(asked_before(step, part), ask)]


def _is(one: Ask | None, other: Part) -> bool:
    return one is not None and one.key == other.key


def forget_failures(sitting: Sitting, parts: Iterable[Do]) -> None:
    """The answers were given anew: what failed with the old ones is to do again."""
    records = sitting.records
    for part in parts:
        for task in part.tasks(sitting, None):
            known = records.get(task.key)
            if known is not None and known.outcome is Outcome.FAILED:
                sitting.ledger.undo(task, _ANEW)


def are_others(sitting: Sitting, questions: Sequence[Question], given: Mapping[str, str]) -> bool:
    """Whether these answers differ from what is kept; a secret that is given anew may be the same, and counts."""
    secret = {one.key for one in questions if one.secret}
    return any(key in secret or value != sitting.answer(key) for key, value in given.items())
