"""Whether the integration is healthy, as far as the wizard knows: in one sentence, the worst first."""

from typing import Literal

from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials import token_state
from zoho_ideolve_wizard.guide.crm_side import automation_state, health, pausing, prove
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.home.next_up import COUNT_AFTER
from zoho_ideolve_wizard.guide.home.progress import Progress
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import team_differences
from zoho_ideolve_wizard.guide.words import ago

_ILL = (Outcome.FAILED, Outcome.UNKNOWN)

State = Literal["good", "wrong", "unknown", "you", "waiting", "started", ""]
"""How a thing stands; empty for what does not stand in any way."""


def well_being(sitting: Sitting, found: Progress) -> tuple[str, State]:
    """In words, and how that stands."""
    for wrong in (_failed(sitting, found), _dead(sitting), _broken(sitting)):
        if wrong:
            return wrong, "wrong"
    if _token_half_done(sitting):
        return "A change of token or key is half done; until it is, notes may stop", "you"
    under_way = _setup(sitting, found)
    if under_way is not None:
        return under_way
    if pausing.known(sitting).paused and automation_state.offered(sitting):
        return (
            f"Paused{_since(pausing.known(sitting).since)}: nothing is sent to Ideolve until you resume",
            "waiting",
        )
    return _counted(sitting)


def _token_half_done(sitting: Sitting) -> bool:
    """Whether Ideolve or CRM may hold something else than they need together. While a new token only waits, all goes
    on with the old one."""
    if token_state.new_token(sitting):
        return token_state.form_has_new_token(sitting)
    again = progress.finished_once(sitting)
    return again and (token_state.form_is_open(sitting) or token_state.functions_are_open(sitting))


def _setup(sitting: Sitting, found: Progress) -> tuple[str, State] | None:
    """None once the setup is over, as far as is known."""
    if progress.secrets_away(sitting):
        seen = progress.seen(sitting)
        if seen is None or seen.over:
            return None
        if progress.finished_once(sitting):
            return "Set up; something was to be done again when it was last open", "you"
        return f"Being set up: {seen.done} of {seen.total} steps were done when it was last open", "started"
    if found.over:
        return None
    if progress.finished_once(sitting):
        return f"Set up; {found.left} to do again", "you"
    if not found.done:
        return "Not connected yet.", "unknown"
    return f"Being set up: {found.done} of {found.total} steps done", "started"


def _failed(sitting: Sitting, setup: Progress) -> str:
    """Things of the setup that failed, or nobody knows how they ended."""
    records = sitting.records
    keys = [task.key for place in setup.places for task in place.tasks]
    found = [records[key] for key in keys if key in records and records[key].outcome in _ILL]
    if not found:
        return ""
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    if found[0].outcome is Outcome.FAILED:
        return f"Failed: {found[0].title}{more}"
    return (
        f"Stopped half-way: {found[0].title}{more}. Go on with it: the wizard looks what became of it first"
    )


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
        if differing := team_differences.known(sitting):
            return f"{differing} in the team, as of the last look", "you"
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
