"""Asked to end from outside (kill, a shutdown, a terminal that is closed): what was typed is kept, the terminal put in order."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

from textual.app import App

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""By name: Windows lacks some."""


class SignalledApp(App[Any]):
    """`ended_by` is the number of the signal that ended it, 0 if none did."""

    ended_by = 0

    def on_mount(self) -> None:
        """Not where a test drives it: the signals are the test's own then."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in _numbers():
            with suppress(
                NotImplementedError, RuntimeError, ValueError
            ):  # Windows; a thread of somebody else
                loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        """The work of the event loop, not of the signal: a second signal changes nothing."""
        if not self.ended_by:
            self.ended_by = number
            try:
                self.leave()
            except Exception:
                self.exit()  # whatever cannot be kept: nobody is there any more to be told of it
                raise

    def leave(self) -> None:
        """Ends it without a question."""
        self.exit()


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
