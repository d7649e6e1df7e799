"""Runs tasks: order, needs, a few at a time, retries of what is safe, and a word to whoever draws."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.block import LONGEST_BLOCK, Block
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.pace import clock_time
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Failure, Outcome, Record, Task

if TYPE_CHECKING:
    from tenacity import RetryCallState


@dataclass(frozen=True)
class Progress:
    """Said whenever a task changes: its outcome so far, and a line about it. `until`: it waits till then."""

    task: Task
    outcome: Outcome
    line: str = ""
    until: datetime | None = None


Explain = Callable[[Exception], Failure | None]
"""Turns a service's error into words; None for what is a bug of ours and must not be hidden."""


LONGEST_WAIT = 60.0
"""Seconds. A longer pause is waited for only where the service takes nothing from anybody meanwhile."""


_UNSURE = (Outcome.UNKNOWN, Outcome.FAILED, Outcome.RUNNING)
"""Outcomes of an earlier attempt that may all the same have done its work: a lost answer is a failure too."""


class Runner:
    """For one run of some tasks. `at_once`: how many at a time; `tries`: how often each is tried;
    `first_wait`: seconds before the second try, doubled for each one after it."""

    def __init__(
        self,
        ledger: Ledger,
        explain: Explain,
        tell: Callable[[Progress], None],
        *,
        at_once: int = 4,
        tries: int = 3,
        first_wait: float = 1.0,
    ) -> None:
        self._ledger = ledger
        self._explain = explain
        self._tell = tell
        self._at_once = at_once
        self._tries = tries
        self._first_wait = first_wait
        self._stop = asyncio.Event()
        self._blocks: dict[str, Block] = {}

    def stop(self) -> None:
        """Lets requests under way end, starts nothing more and waits for no further try."""
        self._stop.set()

    async def run(self, tasks: Sequence[Task]) -> None:
        """Does every automatic task that can be done now.

        A need that is not among `tasks` is taken to hold. Cancelling ends at once: what was under way is
        unknown then. So it is when our own code fails, and that error is raised.
        """
        records = self._ledger.latest()
        todo = plan.ordered(tasks)
        waiting = [task for task in todo if isinstance(task.action, Automatic)]
        unmet = {task.key for task in todo if not plan.outcome(task, records, looked=True).holds}
        under_way: dict[asyncio.Task[bool], Task] = {}
        try:
            while True:
                for task in [task for task in waiting if not unmet.intersection(task.needs)]:
                    if self._stop.is_set() or len(under_way) >= self._at_once:
                        break
                    if task.system in self._blocks and self._blocks[task.system].closed:
                        continue
                    waiting.remove(task)
                    under_way[asyncio.create_task(self._attempt(task))] = task
                if not under_way:
                    return
                ended, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                for attempt in ended:
                    task = under_way.pop(attempt)
                    if attempt.result():
                        unmet.remove(task.key)
        finally:
            for attempt in under_way:
                attempt.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def _attempt(self, task: Task) -> bool:
        """Whether it holds now."""
        action = task.action
        if not isinstance(action, Automatic):
            raise TypeError("only automatic tasks are attempted")
        before = self._ledger.last(task.key)
        look_first = before is not None and before.outcome in _UNSURE
        self._ledger.begin(task)
        self._tell(Progress(task, Outcome.RUNNING))
        if action.watch is not None:
            action.watch.begin(lambda line: self._tell(Progress(task, Outcome.RUNNING, line)), self._stop)
        try:
            said = await self._with_retries(task, action, look_first=look_first)
        except asyncio.CancelledError:
            self._end(task, Outcome.UNKNOWN, "It was stopped while under way.")
            raise
        except Exception as error:
            failure = self._explain(error)
            if failure is None:
                self._end(task, Outcome.UNKNOWN, "The wizard itself failed while doing this.")
                raise
            self._failed(task, action, failure)
            return False
        self._end(task, Outcome.VERIFIED, said)
        return True

    async def _with_retries(self, task: Task, action: Automatic, *, look_first: bool) -> str:
        """After a failure that may have come too late to tell, it looks before it repeats."""
        from tenacity import AsyncRetrying, stop_after_attempt
        from tenacity.wait import wait_exponential

        growing = wait_exponential(multiplier=self._first_wait, max=30)
        block = self._blocks.setdefault(task.system, Block(self._stop))

        def again(state: "RetryCallState") -> bool:
            failure = self._failure_of(state)
            if failure is None or not failure.can_retry or self._stop.is_set():
                return False
            return failure.wait_seconds <= LONGEST_WAIT or (
                failure.blocked and failure.wait_seconds <= LONGEST_BLOCK
            )

        def wait(state: "RetryCallState") -> float:
            failure = self._failure_of(state)
            if failure is not None and failure.blocked:
                return 0.0  # Waited for together with whatever else is for the same system.
            return max(growing(state), failure.wait_seconds if failure else 0.0)

        def before_sleep(state: "RetryCallState") -> None:
            failure = self._failure_of(state)
            why = failure.why if failure else ""
            if failure is not None and failure.blocked:
                until = block.begin(failure.wait_seconds)
                line = f"{why} Nothing is lost: the wizard goes on by itself at {clock_time(until)}."
                self._tell(Progress(task, Outcome.RUNNING, line, until))
            else:
                seconds = state.upcoming_sleep
                line = f"Trying again in {seconds:.0f} s. {why}"
                until = datetime.now(UTC) + timedelta(seconds=seconds)
                self._tell(Progress(task, Outcome.RUNNING, line, until))

        async def pause(seconds: float) -> None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), seconds)

        failed: Exception | None = None

        async def attempt() -> str:
            nonlocal failed
            waited = block.closed
            if waited and failed is None:
                self._tell(Progress(task, Outcome.RUNNING, until=block.until))
            try:
                async with block.turn():
                    if failed is not None and self._stop.is_set():
                        raise failed
                    if waited:
                        self._tell(Progress(task, Outcome.RUNNING))
                    if (look_first or failed) and await action.look():
                        return "Done: the service said so when asked."
                    return await action.do()
            except Exception as error:
                failed = error
                raise

        return await AsyncRetrying(
            retry=again,
            wait=wait,
            stop=stop_after_attempt(self._tries),
            sleep=pause,
            before_sleep=before_sleep,
            reraise=True,
        )(attempt)

    def _failure_of(self, state: "RetryCallState") -> Failure | None:
        error = state.outcome.exception() if state.outcome else None
        return self._explain(error) if isinstance(error, Exception) else None

    def _failed(self, task: Task, action: Automatic, failure: Failure) -> None:
        if failure.by_hand and action.by_hand:
            # Where it was by hand from the start, and only looked at, that needs no saying.
            so = "" if action.by_hand.checked else " So this one is by hand."
            self._end(task, Outcome.WAITING_YOU, f"{failure.why}{so}", failure.remedy)
        else:
            self._end(task, Outcome.FAILED, failure.why, failure.remedy)

    def _end(self, task: Task, outcome: Outcome, why: str, remedy: str = "") -> None:
        self._ledger.end(task, outcome, why, remedy)
        self._tell(Progress(task, outcome, why))


def by_hand_of(task: Task, records: Mapping[str, Record]) -> ByHand | None:
    """The instructions for a task that waits for the admin: its own, or its by-hand twin's."""
    if isinstance(task.action, ByHand):
        return task.action
    record = records.get(task.key)
    if isinstance(task.action, Automatic) and record and record.outcome is Outcome.WAITING_YOU:
        return task.action.by_hand
    return None
