"""Says lines, and that work goes on; nothing is ever drawn over, and nothing here knows what is said."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TypeVar

from zoho_ideolve_wizard.plain.keyboard import Keyboard
from zoho_ideolve_wizard.plain.spoken import exactly, folded, spoken

BEAT = 30.0
"""Seconds between two lines that say that work goes on."""

PATIENCE = 3.0
"""Seconds after which a secret store that does not answer is spoken of: it may show a dialog of its own."""

Result = TypeVar("Result")


class Stopped(Exception):
    """Ctrl+C, while something was waited for: that alone is given up."""


class Voice:
    """`write` gets text that is fit for any terminal. `pause` waits some seconds. `echoes`: what
    is typed appears by itself, its line feed included. `width`: how many columns there are; 0 where nobody counts."""

    def __init__(
        self,
        keyboard: Keyboard,
        write: Callable[[str], None],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        echoes: bool = True,
        width: Callable[[], int] = int,
    ) -> None:
        self._keyboard = keyboard
        self._write = write
        self._pause = pause
        self._echoes = echoes
        self._width = width
        self._prompt = ""
        self._recent: list[str] = []
        self._stop: tuple[Callable[[], None], str] | None = None

    # -- saying

    def say(self, *lines: str) -> None:
        """Each on a line of its own; while a prompt stands open, below it, and the prompt once more."""
        self._tell(folded(spoken(line), self._width()) for line in lines)

    def section(self, *lines: str) -> None:
        """What begins here: after an empty line."""
        self.say("", *lines)

    def alone(self, value: str) -> None:
        """A value on a line of its own, undecorated, to be copied as it is."""
        self._tell([exactly(value)])

    def _say_again(self) -> None:
        """What was said since the last answer."""
        lines, self._recent = self._recent, []
        self._tell(lines)

    def _tell(self, lines: Iterable[str]) -> None:
        if self._prompt:
            self._write("\n")
        for line in lines:
            self._recent.append(line)
            self._write(f"{line}\n")
        if self._prompt:
            self._write(self._prompt)

    @asynccontextmanager
    async def working(self, told: Callable[[], str], *, soon: str = "") -> AsyncIterator[None]:
        """Says every half minute that work goes on, and how far it is; `soon` is said once, after three seconds."""

        async def beat() -> None:
            if soon:
                await self._pause(PATIENCE)
                self.say(soon)
            while True:
                await self._pause(BEAT)
                self.say(f"Still working: {told()}")

        beating = asyncio.create_task(beat())
        try:
            yield
        finally:
            beating.cancel()
            with suppress(asyncio.CancelledError):
                await beating

    async def patiently(self, work: Awaitable[Result], told: str, *, soon: str = "") -> Result:
        """What the work brings. Ctrl+C gives it up, and raises Stopped."""
        under_way = asyncio.ensure_future(work)
        given_up = False

        def give_up() -> None:
            nonlocal given_up
            given_up = under_way.cancel()

        with self.stoppable(give_up, "Stopping."):
            async with self.working(lambda: told, soon=soon):
                try:
                    return await under_way
                except asyncio.CancelledError:
                    if given_up:
                        raise Stopped from None
                    raise

    @contextmanager
    def stoppable(self, stop: Callable[[], None], words: str) -> Iterator[None]:
        """While this lasts, Ctrl+C asks to stop and does not end the wizard."""
        self._stop = (stop, words)
        try:
            yield
        finally:
            self._stop = None

    def interrupted(self) -> bool:
        """Whether there is work that Ctrl+C stops; asked a second time, there is none."""
        waiting, self._stop = self._stop, None
        if waiting is None:
            return False
        stop, words = waiting
        self.say(words)
        stop()
        return True
