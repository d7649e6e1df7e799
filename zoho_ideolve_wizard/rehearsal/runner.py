"""Runs the functions that were ordered, one after another, each in a thread."""

import asyncio
import threading
from dataclasses import dataclass

from .crm_setup import Run
from .deluge import CompilationError, DelugeFailure, Program, Ran, Refused, compile_source, run
from .keeping import Keeper
from .organizations import Organization
from .reach import Reach
from .record_writing import order
from .world import Stage


@dataclass(frozen=True)
class _Outcome:
    log: tuple[str, ...] = ()
    failure: str = ""


class Runner:
    """Everything here is called in the server's loop; only a function's own thread is beside it."""

    def __init__(self, stage: Stage, keeper: Keeper) -> None:
        self._stage = stage
        self._keeper = keeper
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Begin with what waits, if anything does and nothing runs yet."""
        if self._task is None and self._next() is not None:
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def settled(self) -> None:
        """Wait until nothing runs or waits any more."""
        self.wake()
        while self._task is not None:
            await asyncio.shield(self._task)

    def order_schedules(self) -> int:
        """Order a run of each active schedule of every company; how many there are."""
        ordered = 0
        for organization in self._stage.world.organizations.values():
            for schedule in organization.setup.schedules:
                if schedule.active:
                    order(
                        organization,
                        f"schedule {schedule.name}",
                        schedule.function_id,
                        {},
                        self._stage.world.clock.text(),
                    )
                    ordered += 1
        self.wake()
        return ordered

    def _next(self) -> tuple[Organization, Run] | None:
        for organization in self._stage.world.organizations.values():
            for one in organization.setup.runs:
                if one.state == "waiting":
                    return organization, one
        return None

    async def _work(self) -> None:
        try:
            while (found := self._next()) is not None:
                organization, one = found
                one.state = "running"
                outcome = await self._run(organization, one)
                one.log.extend(outcome.log)
                one.failure = outcome.failure
                one.state = "failed" if outcome.failure else "done"
                self._keeper.save()
        finally:
            self._task = None

    async def _run(self, organization: Organization, one: Run) -> _Outcome:
        function = organization.setup.function(one.function_id)
        if function is None:
            return _Outcome(failure="The function is not there any more.")
        if not function.code:
            return _Outcome(failure="The function has no code.")
        try:
            program = compile_source(function.code)
            library = _library(organization)
        except CompilationError as error:
            return _Outcome(failure=str(error))
        loop = asyncio.get_running_loop()
        reach = Reach(self._stage, organization, loop)
        arguments = {name: value for name, value in one.arguments.items() if name in program.arguments}
        done: asyncio.Future[_Outcome] = loop.create_future()

        def work() -> None:
            outcome = _outcome(program, arguments, reach, library)
            try:
                loop.call_soon_threadsafe(lambda: None if done.done() else done.set_result(outcome))
            except RuntimeError:
                # The server has ended meanwhile, and nobody waits for this any more.
                return

        # A daemon: a function that hangs must not keep the rehearsal from ending.
        threading.Thread(target=work, name=f"run {one.id}", daemon=True).start()
        return await done


def _library(organization: Organization) -> dict[str, Program]:
    found = {}
    for function in organization.setup.functions:
        if function.category == "Standalone" and function.code:
            program = compile_source(function.code)
            found[program.full_name] = program
    return found


def _outcome(
    program: Program, arguments: dict[str, str], reach: Reach, library: dict[str, Program]
) -> _Outcome:
    try:
        ran: Ran = run(program, arguments, reach, library)
    except (DelugeFailure, Refused) as problem:
        return _Outcome(problem.log, str(problem))
    except Exception as problem:
        # A fault of the rehearsal itself: it is shown where somebody looks for it, and the queue goes on.
        return _Outcome(failure=f"The rehearsal itself failed: {type(problem).__name__}: {problem}")
    return _Outcome(ran.log)
