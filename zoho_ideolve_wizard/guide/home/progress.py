"""How far the setup is, what comes next in it, and what of that can be told while the secrets are locked away."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.standing import Standing, together
from zoho_ideolve_wizard.engine.task import Record, Task
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Part, Report, Step

_SEEN = "setup/seen"
Records = Mapping[str, Record]
_OVER = (Standing.DONE, Standing.WAITING_OTHER)
_BEFORE = Standing.NOT_STARTED


@dataclass(frozen=True)
class Place:
    """A part of a step, where it stands, and the tasks that it has now; `open` are their titles that do not hold."""

    step: Step
    part: Part
    standing: Standing
    tasks: tuple[Task, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """As the record keeps it."""
        return f"{self.step.key}/{self.part.key}"

    @property
    def words(self) -> str:
        """The step, and the next thing in it: of tasks the first that does not hold, else what the part is about."""
        where = f"Step {steps.number_of(self.step)} of {len(steps.SETUP)}, {self.step.title}"
        return f"{where}. Still open: {self._first_open}" if self.open else f"{where}: {self._first_open}"

    @property
    def words_again(self) -> str:
        """The same where all of it was done once."""
        return f"To do again: {self._first_open} (step {steps.number_of(self.step)}, {self.step.title})"

    @property
    def _first_open(self) -> str:
        if not self.open:
            return self.part.title
        return f"{self.open[0]}, and {len(self.open) - 1} more" if len(self.open) > 1 else self.open[0]


@dataclass(frozen=True)
class Progress:
    """Every step where it stands, and every part. `next` is None when nothing is left for the admin to do."""

    steps: tuple[tuple[Step, Standing], ...]
    places: tuple[Place, ...]
    next: Place | None

    @property
    def done(self) -> int:
        return sum(standing is Standing.DONE for _, standing in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def over(self) -> bool:
        return self.next is None

    @property
    def left(self) -> str:
        """How much is left for the admin, counted: "1 thing". What tasks a part has that waits for another one is not
        known yet."""
        left = [place for place in self.places if _is_left(place)]
        count = max(1, sum(len(place.open) if isinstance(place.part, Do) else 1 for place in left))
        return counted(count, "thing")


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
    """In one pass, from answers and outcomes alone; no service is asked."""
    records = sitting.records
    found: list[tuple[Step, Standing]] = []
    places: list[Place] = []
    for step in steps.SETUP:
        over = all(standing in _OVER for _, standing in found)
        own = [_place(step, part, sitting, records, over=over) for part in steps.parts_of(step, sitting)]
        found.append((step, _BEFORE if [*_unseen(own)] else together(place.standing for place in own)))
        places += own
    return Progress(tuple(found), tuple(places), _next(places, sitting.ledger.places().get(steps.PLACE, "")))


def _place(step: Step, part: Part, sitting: Sitting, records: Records, *, over: bool) -> Place:
    """`over`: all steps before this one are."""
    if isinstance(part, Report):
        return Place(step, part, Standing.DONE if over and steps.reported(sitting) else Standing.NOT_STARTED)
    if not isinstance(part, Do):
        return Place(step, part, steps.of_part(part, sitting))
    tasks = tuple(part.tasks(sitting, None))
    left = tuple(task.title for task in tasks if not plan.outcome(task, records).holds)
    return Place(step, part, steps.of_tasks(tasks, records), tasks, left)


def _next(places: Sequence[Place], left: str) -> Place | None:
    """The part that was left open, else the first one that is; once all of them are over, the step whose report was
    not seen yet."""
    unfinished = [place for place in places if _is_left(place)] or [*_unseen(places)]
    return next((place for place in unfinished if place.key == left), unfinished[0] if unfinished else None)


def _unseen(places: Sequence[Place]) -> Iterator[Place]:
    reports = {
        place.step.key
        for place in places
        if isinstance(place.part, Report) and place.standing is not Standing.DONE
    }
    return (place for place in places if place.step.key in reports)


def _is_left(place: Place) -> bool:
    return place.standing not in _OVER and not isinstance(place.part, Report)


def note(sitting: Sitting, found: Progress | None = None) -> None:
    """Keeps what is seen now, for when the secrets are away; nothing of it is secret."""
    if secrets_away(sitting):
        return
    found = found or progress(sitting)
    seen = Seen(found.done, found.total, found.next.step.title if found.next else "", tokens.now())
    sitting.ledger.remember(_SEEN, json.dumps(asdict(seen)))


def seen(sitting: Sitting) -> Seen | None:
    kept = sitting.ledger.places().get(_SEEN)
    return Seen(**json.loads(kept)) if kept else None


def finished_once(sitting: Sitting) -> bool:
    """Whether the setup was over before, whatever is open in it now."""
    before = seen(sitting)
    return steps.reported(sitting) or (before is not None and before.over)
