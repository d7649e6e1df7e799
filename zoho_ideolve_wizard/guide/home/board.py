"""A part's tasks and how each stands now: what the list on the screen shows."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.block import LONGEST_BLOCK, MARGIN
from zoho_ideolve_wizard.engine.by_hand import Page, gather
from zoho_ideolve_wizard.engine.pace import Far, Pace
from zoho_ideolve_wizard.engine.runner import Progress, Runner, by_hand_of
from zoho_ideolve_wizard.engine.task import Automatic, Nothing, Outcome, Record, Task
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.ticked import forget_ticks
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.guide.words.failures import blocks, explain
from zoho_ideolve_wizard.services.failure import ServiceFailure

_LOG = logging.getLogger(__name__)


class Board:
    """`looked` says whether the tasks come from facts just read, or from memory alone."""

    def __init__(self, part: Do, sitting: Sitting) -> None:
        self._part = part
        self._sitting = sitting
        self._runner: Runner | None = None
        self._pace: Pace | None = None
        self.looked = False
        self.tasks: list[Task] = []
        self.outcomes: dict[str, Outcome] = {}
        self.lines: dict[str, str] = {}
        self.remedies: dict[str, str] = {}
        self.waiting: set[str] = set()
        """Keys of what is under way and waits for a service just now."""
        self._take(part.tasks(sitting, None))

    async def look(self, on_wait: Callable[[datetime, ServiceFailure], None] | None = None) -> None:
        """Reads what exists, and makes the tasks anew. Raises ServiceFailure.

        With `on_wait`, a service that takes nothing for a while is waited for, once; it is told till when, and why.
        """
        if self._part.look is None:
            return
        try:
            facts = await self._part.look(self._sitting)
        except ServiceFailure as failure:
            if on_wait is None or not blocks(failure) or failure.wait_seconds > LONGEST_BLOCK:
                raise
            seconds = failure.wait_seconds + MARGIN
            on_wait(datetime.now(UTC) + timedelta(seconds=seconds), failure)
            await asyncio.sleep(seconds)
            facts = await self._part.look(self._sitting)
        self.looked = True
        tasks = self._part.tasks(self._sitting, facts)
        records = self._sitting.records
        for task in tasks:
            self._write_down(task, records.get(task.key))
        self._take(tasks)

    def _write_down(self, task: Task, known: Record | None) -> None:
        """What looking showed, where the ledger says otherwise: the report must not claim the old."""
        said_by_service = known is not None and known.outcome in (Outcome.VERIFIED, Outcome.NOTHING)
        if isinstance(task.action, Nothing) and not said_by_service:
            self._sitting.ledger.end(task, Outcome.NOTHING, task.action.why)
        if isinstance(task.action, Automatic) and known is not None and known.outcome.holds:
            self._sitting.ledger.undo(task, "It held before; looking again showed that it no longer does.")

    def _take(self, tasks: list[Task]) -> None:
        records = self._sitting.records
        self.tasks = plan.ordered(tasks)
        self.outcomes, self.lines = {}, {}  # Those of tasks that looking did away with count no more.
        for task in self.tasks:
            self._stand(task, records)
        self.remedies = {key: record.remedy for key, record in records.items()}

    def _stand(self, task: Task, records: Mapping[str, Record]) -> None:
        self.outcomes[task.key] = plan.outcome(task, records, looked=self.looked)
        self.lines[task.key] = _line(task, self.outcomes[task.key], records.get(task.key))

    def not_right(self, task: Task) -> bool:
        """Whether somebody said that it is done, or it held before, and looking showed that it does not hold."""
        if not _is_checked(task) or self.outcomes[task.key] is not Outcome.WAITING_YOU:
            return False
        history = self._sitting.ledger.history()
        return any(one.key == task.key and one.outcome is not Outcome.WAITING_YOU for one in history)

    @property
    def needs_look(self) -> bool:
        return self._part.look is not None and not self.looked

    @property
    def summary(self) -> str:
        return plan.summary(self.tasks, self.outcomes)

    @property
    def far(self) -> Far | None:
        """How far the run is that is under way, and how long it may take; None while nothing is."""
        return self._pace.far() if self._pace is not None else None

    @property
    def done(self) -> bool:
        return bool(self.tasks) and all(
            outcome.holds or outcome is Outcome.WAITING_OTHER for outcome in self.outcomes.values()
        )

    def to_run(self) -> list[Task]:
        """What the wizard would do itself now; what failed included, what needs somebody's hand first not."""
        blocked: set[str] = set()
        able: list[Task] = []
        for task in self.tasks:  # each comes after those that it needs
            if self.outcomes[task.key].holds:
                continue
            waits = self.outcomes[task.key] in (Outcome.WAITING_YOU, Outcome.WAITING_OTHER)
            if waits or blocked.intersection(task.needs):
                blocked.add(task.key)
            elif isinstance(task.action, Automatic):
                able.append(task)
        return able

    def pages(self) -> list[Page]:
        """What waits for the admin, gathered; what it needs comes first."""
        records = self._sitting.records
        waiting = []
        for task in self.tasks:
            by_hand = by_hand_of(task, records)
            if by_hand and by_hand.steps and self.outcomes[task.key] is Outcome.WAITING_YOU:
                waiting.append((task, by_hand))
        return gather(waiting)

    async def run(self, tasks: Iterable[Task], tell: Callable[[Progress], None]) -> None:
        """Runs some of the tasks, and before them what they need and does not hold yet."""
        wanted = self.with_needs(tasks)
        chosen = [task for task in self.tasks if task.key in wanted]
        pace = self._pace = Pace(chosen)

        def heard(progress: Progress) -> None:
            pace.heard(progress.task, progress.outcome, progress.until)
            self.outcomes[progress.task.key] = progress.outcome
            self.lines[progress.task.key] = progress.line
            if progress.until is not None:
                self.waiting.add(progress.task.key)
            else:
                self.waiting.discard(progress.task.key)
            _log(progress)
            tell(progress)

        self._runner = Runner(self._sitting.ledger, explain, heard)
        try:
            await self._runner.run(chosen)
        finally:
            self._runner = self._pace = None
            self.waiting.clear()
            self.remedies = {key: record.remedy for key, record in self._sitting.records.items()}

    def with_needs(self, tasks: Iterable[Task]) -> set[str]:
        """Keys of these and of what they need that does not hold yet."""
        known = {task.key: task for task in self.tasks}
        wanted: set[str] = set()
        adding = [task.key for task in tasks]
        while adding:
            key = adding.pop()
            wanted.add(key)
            adding += [
                need
                for need in known[key].needs
                if need in known and need not in wanted and not self.outcomes[need].holds
            ]
        return wanted

    def refusal(self, task: Task) -> str:
        """What was said when it failed, or when it turned into work by hand; empty where nothing refused."""
        record = self._sitting.records.get(task.key)
        refused = record is not None and record.outcome in (Outcome.FAILED, Outcome.WAITING_YOU)
        return f"{record.why} {record.remedy}".strip() if record and refused and record.why else ""

    def stop(self) -> None:
        """Lets what is under way end, and starts nothing more."""
        if self._runner is not None:
            self._runner.stop()

    def confirm(self, page: Page) -> None:
        """The admin says that it is done, or that the message is on its way to whoever must act.

        What the wizard can look at is not taken on trust: it is to be run, which looks.
        """
        forget_ticks(self._sitting, page)
        if all(_is_checked(task) for task in page.tasks):
            for task in page.tasks:
                self._sitting.ledger.undo(task, "You said that it is done: the wizard looks.")
                self._stand(task, self._sitting.records)
            return
        outcome = Outcome.WAITING_OTHER if page.waits_for else Outcome.CONFIRMED
        why = f"Waiting for {page.waits_for}." if page.waits_for else ""
        for task in page.tasks:
            self._sitting.ledger.end(task, outcome, why)
        records = self._sitting.records
        for task in page.tasks:
            self.outcomes[task.key] = outcome
            self.lines[task.key] = _line(task, outcome, records[task.key])

    def take_back(self, task: Task) -> None:
        """A confirmation was a mistake: it waits for the admin again."""
        if self.outcomes[task.key] in (Outcome.CONFIRMED, Outcome.WAITING_OTHER):
            self._sitting.ledger.undo(task, "Taken back.")
            self._stand(task, self._sitting.records)


def _log(progress: Progress) -> None:
    level = logging.WARNING if progress.outcome is Outcome.FAILED else logging.INFO
    word: str = progress.outcome
    if progress.outcome is Outcome.RUNNING:
        word = "waits" if progress.until else "goes on" if progress.line else "began"
    _LOG.log(level, "%-8s %s. %s", word, progress.task.title, progress.line)


def _is_checked(task: Task) -> bool:
    twin = task.action.by_hand if isinstance(task.action, Automatic) else None
    return twin is not None and twin.checked


def _line(task: Task, outcome: Outcome, record: Record | None) -> str:
    if isinstance(task.action, Nothing):
        return task.action.why
    if record is None:
        return ""
    if outcome is Outcome.CONFIRMED and record.at:
        return f"Confirmed by you on {ago.full_day(record.at)}."
    return record.why
