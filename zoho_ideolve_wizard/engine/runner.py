"""Runs tasks: order, needs, a few at a time, retries of what is safe, and a word to whoever draws."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Failure, Nothing, Outcome, Record, Task


@dataclass(frozen=True)
class Progress:
    """Said whenever a task changes: its outcome so far, and a line about it."""

    task: Task
    outcome: Outcome
    line: str = ""


Explain = Callable[[Exception], Failure | None]
"""Turns a service's error into words; None for what is a bug of ours and must not be hidden."""


LONGEST_WAIT = 60.0
"""Seconds. A service that asks for a longer pause is reported, not waited for in silence."""


class Runner:
    """`stop` lets what is under way end and starts nothing more; cancelling the coroutine ends at
    once, and what was under way reads as unknown on the next start."""

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
        self._stopping = False
        self._open: set[str] = set()

    def stop(self) -> None:
        self._stopping = True

    async def run(self, tasks: Sequence[Task]) -> dict[str, Record]:
        """Does every automatic task that can be done now; returns the records of all that have one.

        A need that is not among `tasks` is taken to hold.
        """
        todo = plan.ordered(tasks)
        for task in todo:
            if isinstance(task.action, Nothing):
                self._tell(Progress(task, Outcome.NOTHING, task.action.why))
        waiting = [task for task in todo if isinstance(task.action, Automatic)]
        self._open = {task.key for task in todo if not self._holds(task)}
        under_way: dict[asyncio.Task[None], Task] = {}
        try:
            while waiting or under_way:
                for task in list(waiting):
                    if self._stopping or len(under_way) >= self._at_once:
                        break
                    if self._open.intersection(task.needs):
                        continue
                    waiting.remove(task)
                    under_way[asyncio.create_task(self._attempt(task))] = task
                if not under_way:
                    break
                done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                for finished in done:
                    del under_way[finished]
                    finished.result()
        finally:
            for running in under_way:
                running.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
        return self._ledger.latest()

    def _holds(self, task: Task) -> bool:
        return plan.outcome(task, self._ledger.latest(), looked=True).holds

    async def _attempt(self, task: Task) -> None:
        action = task.action
        if not isinstance(action, Automatic):
            raise TypeError("only automatic tasks are attempted")
        last = self._ledger.latest().get(task.key)
        unsure = last is not None and last.outcome is Outcome.UNKNOWN
        self._ledger.begin(task)
        self._tell(Progress(task, Outcome.RUNNING))
        try:
            said = await self._with_retries(task, action, unsure=unsure)
        except Exception as error:
            failure = self._explain(error)
            if failure is None:
                self._ledger.end(task, Outcome.UNKNOWN, "The wizard itself failed while doing this.")
                raise
            self._failed(task, action, failure)
            return
        self._open.discard(task.key)
        self._end(task, Outcome.VERIFIED, said)

    async def _with_retries(self, task: Task, action: Automatic, *, unsure: bool) -> str:
        """After a failure that may have come too late to tell, it looks before it repeats."""
        from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt
        from tenacity.wait import wait_exponential

        growing = wait_exponential(multiplier=self._first_wait, max=30)

        def wait(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            failure = self._explain(error) if isinstance(error, Exception) else None
            return max(growing(state), failure.wait_seconds if failure else 0.0)

        def again(error: BaseException) -> bool:
            failure = self._explain(error) if isinstance(error, Exception) else None
            if failure is None or not failure.can_retry or self._stopping:
                return False
            return failure.wait_seconds <= LONGEST_WAIT

        def before_sleep(state: RetryCallState) -> None:
            error = state.outcome.exception() if state.outcome else None
            failure = self._explain(error) if isinstance(error, Exception) else None
            why = failure.why if failure else ""
            self._tell(
                Progress(task, Outcome.RUNNING, f"Trying again in {state.upcoming_sleep:.0f} s. {why}")
            )

        async for attempt in AsyncRetrying(
            retry=retry_if_exception(again),
            wait=wait,
            stop=stop_after_attempt(self._tries),
            before_sleep=before_sleep,
            reraise=True,
        ):
            with attempt:
                repeated = attempt.retry_state.attempt_number > 1
                if (unsure or repeated) and await action.look():
                    return "It holds: the service said so when asked."
                return await action.do()
        raise AssertionError("tenacity either returns or raises")

    def _failed(self, task: Task, action: Automatic, failure: Failure) -> None:
        if failure.by_hand and action.by_hand:
            self._end(task, Outcome.WAITING_YOU, f"{failure.why} So this one is by hand.", failure.remedy)
        else:
            self._end(task, Outcome.FAILED, failure.why, failure.remedy)

    def _end(self, task: Task, outcome: Outcome, why: str = "", remedy: str = "") -> None:
        self._ledger.end(task, outcome, why, remedy)
        self._tell(Progress(task, outcome, why))


def by_hand_of(task: Task, records: dict[str, Record]) -> ByHand | None:
    """The instructions for a task that waits for the admin: its own, or its by-hand twin's."""
    if isinstance(task.action, ByHand):
        return task.action
    record = records.get(task.key)
    if isinstance(task.action, Automatic) and record and record.outcome is Outcome.WAITING_YOU:
        return task.action.by_hand
    return None
