"""How far a run is, and how long it may still take: from what was measured, and nothing before it can be known."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Automatic, Outcome, Task

ENOUGH = 3
"""So many things have to be done before anybody can say how long the rest takes."""
SOON = 3.0
"""Seconds after which it is worth saying how long something takes."""
_RECENT = 20
"""Of more than these, the first ones say nothing of the last ones."""


@dataclass(frozen=True)
class Far:
    """How far it is. `now` are the titles of what is under way; times are in seconds, `left` is None while it
    cannot be known. `until` is when a service lets go on what waits, `now` being what waits then; None otherwise."""

    done: int
    total: int
    now: tuple[str, ...]
    elapsed: float
    left: float | None
    until: datetime | None

    @property
    def count(self) -> str:
        """ "3 of 12"."""
        return f"{self.done} of {self.total}"

    @property
    def times(self) -> str:
        """ "0:42 so far, about 2 minutes left", or until when it waits."""
        if self.until is not None:
            return f"waits until {clock_time(self.until)} ({countdown(self.until)})"
        left = f", {in_words(self.left)} left" if self.left is not None else ""
        return f"{elapsed(self.elapsed)} so far{left}"

    @property
    def doing(self) -> str:
        """What is being done, the first of several by name."""
        if not self.now:
            return ""
        return self.now[0] if len(self.now) == 1 else f"{self.now[0]}, and {len(self.now) - 1} more"


class Pace:
    """Hears what happens to the tasks of one run. Only what the wizard does itself is counted."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._titles = {task.key: task.title for task in tasks if isinstance(task.action, Automatic)}
        self._began = now()
        self._ended: dict[str, float] = {}
        self._running: dict[str, datetime | None] = {}
        self._stood = 0.0

    def heard(self, task: Task, outcome: Outcome, until: datetime | None = None) -> None:
        """`until`: it waits for a service, till then. That time says nothing of how fast the work goes."""
        if outcome is Outcome.RUNNING:
            if until is not None and not self._waits:
                self._stood += max(0.0, seconds_to(until))
            self._running[task.key] = until
        else:
            self._running.pop(task.key, None)
            if outcome is not Outcome.PENDING and task.key in self._titles:
                self._ended[task.key] = max(0.0, now() - self._began - self._stood)

    @property
    def _waits(self) -> bool:
        return any(until is not None and seconds_to(until) > 0 for until in self._running.values())

    def far(self) -> Far:
        """As it is this moment."""
        waiting = [until for until in self._running.values() if until is not None and seconds_to(until) > 0]
        stands = bool(waiting) and len(waiting) == len(self._running)
        titles = tuple(self._titles.get(key, key) for key in self._running)
        return Far(
            len(self._ended),
            len(self._titles),
            titles,
            now() - self._began,
            self._left(),
            min(waiting) if stands else None,
        )

    def _left(self) -> float | None:
        """None, too, once the rest has taken longer than it should have: it goes on otherwise than before."""
        ended = list(self._ended.values())
        left = time_left(ended, len(self._titles) - len(ended))
        since = now() - self._began - self._stood - max(ended, default=0.0)
        return None if left is None or since > left else left - max(0.0, since)


def time_left(ended: Sequence[float], remaining: int) -> float | None:
    """Seconds that the rest takes if it goes on as it went. `ended`: when each thing that is done ended, in seconds
    since the beginning; so what is done side by side counts as it is. None before `ENOUGH` are done."""
    if len(ended) < ENOUGH:
        return None
    times = sorted(ended)[-_RECENT:]
    began = sorted(ended)[-_RECENT - 1] if len(ended) > _RECENT else 0.0
    return remaining * (times[-1] - began) / len(times)


def in_words(seconds: float) -> str:
    """As exact as it is known: "a few seconds", "about 40 seconds", "about 2 minutes", "about 2 hours"."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 50:
        return f"about {round(seconds, -1):.0f} seconds"
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"about {counted(minutes, 'minute')}"
    hours = round(minutes / 60)
    return f"about {counted(hours, 'hour')}"


def elapsed(seconds: float) -> str:
    """ "0:42", "12:05", "1:00:00"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def so_far(began: float, soon: float = SOON) -> str:
    """How long it has taken since then, by `now`: "0:42 so far"; empty in the first seconds, `soon` of them."""
    took = now() - began
    return f"{elapsed(took)} so far" if took >= soon else ""


def countdown(moment: datetime) -> str:
    """How long it is till then: "9:41 more"."""
    return f"{elapsed(max(0.0, seconds_to(moment)))} more"


def clock_time(moment: datetime) -> str:
    """On the clock of this place: "14:32"."""
    return f"{moment.astimezone():%H:%M}"


def seconds_to(moment: datetime) -> float:
    return (moment - datetime.now(UTC)).total_seconds()


def now() -> float:
    """Seconds on a clock that nobody sets."""
    return time.monotonic()
