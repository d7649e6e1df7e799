"""Opens one profile and asks on it; a bug of ours ends in an apology, never in a traceback."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from zoho_ideolve_wizard.guide.home.staying import next_start
from zoho_ideolve_wizard.guide.opening import Ended, apology, open_sitting
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.locations import Locations
from zoho_ideolve_wizard.integration.lock import claim
from zoho_ideolve_wizard.integration.redaction import LOGGER
from zoho_ideolve_wizard.plain.home import REHEARSE, home
from zoho_ideolve_wizard.plain.keyboard import EndOfInput
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.plain.standard_streams import console_of
from zoho_ideolve_wizard.services.endpoints import Endpoints


class Prompts:
    """The front end that asks. `why` says why there are no screens."""

    def __init__(self, why: str, console: Console | None = None) -> None:
        self._why = why
        self._console = console or console_of(sys.stdin, sys.stdout)

    def __call__(
        self,
        where: Locations,
        name: str,
        endpoints: Endpoints,
        surroundings: Surroundings,
        *,
        can_rehearse: bool = False,
    ) -> Ended:
        """Asks until the wizard is left.

        Raises InUse, ProfileError, LedgerUnusable and OSError before anything is asked.
        """
        with claim(where.lock(name)):
            sitting = open_sitting(where, name, endpoints, surroundings)
            try:
                self._console.say(f"Plain prompts, {self._why}.")
                return asyncio.run(until_left(self._console, sitting, can_rehearse=can_rehearse))
            except EndOfInput:
                return Ended.INPUT  # nobody reads any more either
            except Exception:
                logging.getLogger(LOGGER).exception("the wizard stopped")
        self._console.say(*apology(where.log(name), throw_away=surroundings.throw_away).splitlines())
        return Ended.BUG


async def until_left(console: Console, sitting: Sitting, *, can_rehearse: bool) -> Ended:
    """Why it ended. What is under way when the input ends or Ctrl+C comes is looked up at the next start."""
    asking = asyncio.current_task()
    if asking is None:
        raise RuntimeError("this runs as a task")
    interrupted = False

    def interrupt() -> None:
        nonlocal interrupted
        if not console.interrupted():
            interrupted = True
            asking.cancel()

    try:
        with _on_ctrl_c(interrupt):
            chosen = await home(console, sitting, can_rehearse=can_rehearse)
    except EndOfInput:
        console.say(f"The input ended. {next_start(sitting)}")
        return Ended.INPUT
    except asyncio.CancelledError:
        if not interrupted:
            raise
        asking.uncancel()
        console.say(f"Stopped. {next_start(sitting)}")
        return Ended.INTERRUPTED
    finally:
        await sitting.close()
    if chosen == REHEARSE:
        return Ended.REHEARSE
    console.say(f"Closed. {next_start(sitting)}")
    return Ended.CLOSED


@contextmanager
def _on_ctrl_c(do: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()

    def heard(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(do)

    try:
        before = signal.signal(signal.SIGINT, heard)
    except ValueError:  # not in the main thread: nobody sends it here
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
