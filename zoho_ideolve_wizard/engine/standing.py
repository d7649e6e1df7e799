"""Where a step stands: derived from answers and outcomes, never stored."""

from collections.abc import Iterable
from enum import StrEnum

from zoho_ideolve_wizard.engine.task import Outcome


class Standing(StrEnum):
    NOT_STARTED = "not started"
    STARTED = "started"
    FAILED = "needs attention"
    WAITING_YOU = "waiting for you"
    WAITING_OTHER = "waiting for others"
    DONE = "done"


def of_tasks(outcomes: Iterable[Outcome]) -> Standing:
    """What the outcomes of some tasks come to; none at all is done."""
    found = set(outcomes)
    if Outcome.FAILED in found or Outcome.UNKNOWN in found:
        return Standing.FAILED
    if all(outcome.holds for outcome in found):
        return Standing.DONE
    if found <= {Outcome.PENDING, Outcome.WAITING_YOU}:
        return Standing.NOT_STARTED
    if Outcome.WAITING_YOU in found and not found & {Outcome.PENDING, Outcome.RUNNING}:
        return Standing.WAITING_YOU
    if all(outcome.holds or outcome is Outcome.WAITING_OTHER for outcome in found):
        return Standing.WAITING_OTHER
    return Standing.STARTED


def of_answers(asked: int, missing: int) -> Standing:
    """What a form comes to."""
    if not missing:
        return Standing.DONE
    return Standing.STARTED if missing < asked else Standing.NOT_STARTED


def together(parts: Iterable[Standing]) -> Standing:
    """What the parts of a step come to: trouble first, then what is unfinished."""
    found = list(parts)
    if Standing.FAILED in found:
        return Standing.FAILED
    if all(part is Standing.DONE for part in found):
        return Standing.DONE
    if all(part in (Standing.DONE, Standing.WAITING_OTHER) for part in found):
        return Standing.WAITING_OTHER
    if all(part is Standing.NOT_STARTED for part in found):
        return Standing.NOT_STARTED
    next_up = next(part for part in found if part not in (Standing.DONE, Standing.WAITING_OTHER))
    return Standing.WAITING_YOU if next_up is Standing.WAITING_YOU else Standing.STARTED
