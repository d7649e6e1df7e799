"""Whether the integration is healthy, as far as the wizard knows: in one sentence, the worst first."""

from typing import Literal

from zoho_ideolve_wizard.engine.task import Outcome, Record
from zoho_ideolve_wizard.guide import (
    ago,
    automation_state,
    health,
    pausing,
    progress,
    prove,
    steps,
    token_state,
)
from zoho_ideolve_wizard.guide.next_up import COUNT_AFTER
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do

State = Literal["good", "wrong", "unknown", "you", "waiting", "started"]


def well_being(sitting: Sitting) -> tuple[str, State]:
    """In words, and how that stands."""
    for found in (_failed(sitting), _dead(sitting), _broken(sitting)):
        if found:
            return found, "wrong"
    under_way = _setup(sitting)
    if under_way is not None:
        return under_way
    if pausing.known(sitting).paused and automation_state.offered(sitting):
        return (
            f"Paused{_since(pausing.known(sitting).since)}: nothing is sent to Ideolve until you resume",
            "waiting",
        )
    if token_state.form_is_open(sitting) or token_state.functions_are_open(sitting):
        return "A change of token or key is half done; until it is, notes may stop", "you"
    return _counted(sitting)


def _setup(sitting: Sitting) -> tuple[str, State] | None:
    """None once the setup is over, as far as is known."""
    if progress.secrets_away(sitting):
        seen = progress.seen(sitting)
        if seen is None or seen.over:
            return None
        return f"Being set up: {seen.done} of {seen.total} steps were done when it was last open", "started"
    found = progress.progress(sitting)
    if found.over:
        return None
    if not found.done:
        return "Not connected yet.", "unknown"
    return f"Being set up: {found.done} of {found.total} steps done", "started"


def _failed(sitting: Sitting) -> str:
    """Things of the setup that failed, or nobody knows how they ended."""
    records = sitting.records
    found: list[Record] = []
    for step in steps.SETUP:
        for part in steps.parts_of(step, sitting):
            for task in part.tasks(sitting, None) if isinstance(part, Do) else []:
                record = records.get(task.key)
                if record is not None and record.outcome in (Outcome.FAILED, Outcome.UNKNOWN):
                    found.append(record)
    if not found:
        return ""
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    what = "Failed" if found[0].outcome is Outcome.FAILED else "Not known how it ended"
    return f"{what}: {found[0].title}{more}"


def _dead(sitting: Sitting) -> str:
    found = token_state.refused(sitting)
    return f"Zoho refuses {found[0].named}: what needs it does not work" if found else ""


def _broken(sitting: Sitting) -> str:
    if not automation_state.offered(sitting):
        return ""
    counted, proof = health.last(sitting), prove.latest(sitting)
    if counted is not None and counted.trouble:
        return f"{counted.line}. {counted.trouble}"
    if proof is not None and proof.outcome is Outcome.FAILED:
        return proof.why or "The proof did not come to its end"
    return ""


def _counted(sitting: Sitting) -> tuple[str, State]:
    if not automation_state.offered(sitting):
        return "Nothing is known to be wrong", "good"
    found = health.last(sitting)
    asked = ago.moment_of(found.asked_at) if found else None
    if found is None or asked is None:
        return "Set up; what was archived is not counted yet", "unknown"
    if ago.days_since(asked) > COUNT_AFTER:
        return f"Was in order {ago.ago(asked)}: {found.line}", "unknown"
    return f"In order · {found.line} · counted {ago.ago(asked)}", "good"


def _since(iso: str) -> str:
    moment = ago.moment_of(iso)
    return f" {ago.since(moment)}" if moment else ""
