"""How far the setup is, what comes next in it, and what of that can be told while the secrets are locked away."""

import json
from dataclasses import asdict, dataclass

from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps, tokens
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Part, Step

PLACE = "setup/place"
"""Where the record keeps the part at which the setup was left."""

_SEEN = "setup/seen"
_OVER = (Standing.DONE, Standing.WAITING_OTHER)


@dataclass(frozen=True)
class Open:
    """The part of the setup that is next; `words` name the step and the thing in it."""

    step: Step
    part: Part
    words: str

    @property
    def place(self) -> str:
        return f"{self.step.key}/{self.part.key}"


@dataclass(frozen=True)
class Progress:
    """How many steps are done; `next` is None when there is nothing left for the admin to do."""

    done: int
    total: int
    next: Open | None

    @property
    def over(self) -> bool:
        return self.next is None


@dataclass(frozen=True)
class Seen:
    """What was seen when the secrets were last at hand, and when (ISO 8601, UTC)."""

    done: int
    total: int
    next: str
    at: str

    @property
    def over(self) -> bool:
        return not self.next


def secrets_away(sitting: Sitting) -> bool:
    """Whether a store was chosen and is not open: what hangs on a secret cannot be known then."""
    return bool(sitting.answer("secrets.vault")) and not sitting.has_vault


def locked(sitting: Sitting) -> bool:
    """Secrets are away in a store that can be opened; those kept for one run only are gone."""
    return secrets_away(sitting) and sitting.answer("secrets.vault") != "memory"


def progress(sitting: Sitting) -> Progress:
    """From answers and outcomes alone; no service is asked."""
    standings = [steps.of_step(step, sitting) for step in steps.SETUP]
    done = sum(standing is Standing.DONE for standing in standings)
    return Progress(done, len(standings), next_open(sitting))


def next_open(sitting: Sitting) -> Open | None:
    """The part that was left open, else the first one that is."""
    left = sitting.ledger.places().get(PLACE, "")
    first: Open | None = None
    for step in steps.SETUP:
        if steps.of_step(step, sitting) in _OVER:
            continue
        for part in steps.parts_of(step, sitting):
            if steps.of_part(part, sitting) not in _OVER:
                found = Open(step, part, _words(step, part, sitting))
                if found.place == left:
                    return found
                first = first or found
    return first


def note(sitting: Sitting) -> None:
    """Keeps what is seen now, for when the secrets are away; nothing of it is secret."""
    if secrets_away(sitting):
        return
    found = progress(sitting)
    seen = Seen(found.done, found.total, found.next.step.title if found.next else "", tokens.now())
    sitting.ledger.remember(_SEEN, json.dumps(asdict(seen)))


def seen(sitting: Sitting) -> Seen | None:
    kept = sitting.ledger.places().get(_SEEN)
    return Seen(**json.loads(kept)) if kept else None


def _words(step: Step, part: Part, sitting: Sitting) -> str:
    """The step, and the next thing in it: of tasks the first that does not hold, else what the part is about."""
    where = f"Step {steps.number_of(step)} of {len(steps.SETUP)}, {step.title}"
    left = _left(part, sitting)
    if not left:
        return f"{where}: {part.title}"
    more = f", and {len(left) - 1} more" if len(left) > 1 else ""
    return f"{where}. Still open: {left[0]}{more}"


def _left(part: Part, sitting: Sitting) -> list[str]:
    if not isinstance(part, Do):
        return []
    records = sitting.records
    return [task.title for task in part.tasks(sitting, None) if not plan.outcome(task, records).holds]
