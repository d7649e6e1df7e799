"""Blocking calls in daemon threads: one that hangs can be given up, and does not keep the program alive."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class DaemonCalls:
    """Runs blocking calls one after the other, off the event loop.

    A call that was given up may still be under way; later ones wait for it, so that what it does late
    cannot overtake what was asked for afterwards. `on_wait` is called once, in the loop, when a call takes
    longer than `wait_after` seconds.
    """

    def __init__(self, on_wait: Callable[[], None] | None = None, wait_after: float = 3.0) -> None:
        self.on_wait = on_wait
        self.wait_after = wait_after
        self._last: threading.Thread | None = None

    async def run(self, call: Callable[[], Result]) -> Result:
        """The call's result or exception. Cancelling gives the call up."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()
        given_up = threading.Event()
        before = self._last

        def settle(result: Result | None, error: BaseException | None) -> None:
            if answer.done():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(result)  # type: ignore[arg-type]

        def work() -> None:
            if before is not None:
                before.join()
            if given_up.is_set():
                return
            result, error = None, None
            try:
                result = call()
            except BaseException as caught:
                error = caught
            try:
                loop.call_soon_threadsafe(settle, result, error)
            except RuntimeError:
                # The loop has ended: whoever asked is gone.
                if not loop.is_closed():
                    raise

        self._last = threading.Thread(target=work, name="blocking-call", daemon=True)
        self._last.start()
        waiting = loop.call_later(self.wait_after, self._tell)
        try:
            return await answer
        finally:
            waiting.cancel()
            given_up.set()

    def _tell(self) -> None:
        if self.on_wait is not None:
            self.on_wait()
