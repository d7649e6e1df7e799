"""Somebody at the plain prompts: reads what is said, types answers. Waits for conditions, never for time."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.opening import sitting_for
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.plain.keyboard import EndOfInput
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.plain.start import until_left

PATIENCE = 30.0
"""Seconds until a condition that never comes fails the test."""


class Keys:
    """A keyboard in memory. Whoever waits for a line gets the next one typed; None is the end of the input."""

    def __init__(self) -> None:
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self.waits = 0
        self.hidden = False

    async def line(self, *, hidden: bool = False) -> str:
        self.hidden = hidden
        self.waits += 1
        try:
            typed = await self._lines.get()
        finally:
            self.waits -= 1
        if typed is None:
            raise EndOfInput
        return typed

    def press(self, line: str | None) -> None:
        self._lines.put_nowait(line)

    @property
    def ready(self) -> bool:
        """Whether somebody waits for a line that was not typed yet."""
        return self.waits > 0 and self._lines.empty()


async def never(_seconds: float) -> None:
    """Instead of the wait between two signs of life: none comes."""
    await asyncio.Event().wait()


async def until(condition: Callable[[], object], what: str) -> None:
    """Lets everything go on until it is so; fails, saying what, if it never is."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}")
        await asyncio.sleep(0)


class Talk:
    """`said` is all that was written; `now` what was written since the last answer."""

    def __init__(
        self,
        sitting: Sitting,
        *,
        pause: Callable[[float], Awaitable[None]] = never,
        can_rehearse: bool = False,
    ) -> None:
        self.sitting = sitting
        self.keys = Keys()
        self.said = ""
        self._mark = 0
        self.console = Console(self.keys, self._write, pause)
        self.ending: asyncio.Task[Ended] = asyncio.create_task(
            until_left(self.console, sitting, can_rehearse=can_rehearse)
        )

    def _write(self, text: str) -> None:
        self.said += text

    @property
    def now(self) -> str:
        return self.said[self._mark :]

    async def until(self, condition: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if self.ending.done() and (error := self.ending.exception()):
                raise AssertionError(
                    f"it stopped while {what} was waited for:\n{self.said[-2000:]}"
                ) from error
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {what}. It said:\n{self.said[-3000:]}")
            await asyncio.sleep(0.005)

    async def reads(self, *words: str) -> None:
        """Until all of this was said since the last answer, and a prompt is open."""
        await self.until(
            lambda: all(one in self.now for one in words) and (self.keys.ready or self.ending.done()),
            f"{words}",
        )

    async def types(self, *lines: str) -> None:
        """Each when a prompt is open."""
        for line in lines:
            await self.until(lambda: self.keys.ready, f"a prompt, to type {line!r}")
            if not self.keys.hidden:
                self.said += "\n"  # as a terminal does
            self._mark = len(self.said)
            self.keys.press(line)
            await self.until(lambda: self.keys.ready or self.ending.done(), f"what follows {line!r}")

    async def enters_until(self, words: str) -> None:
        """Takes what Enter gives, prompt by prompt, until this is said."""
        for _ in range(20):
            await self.until(lambda: self.keys.ready, words)
            if words in self.now:
                return
            await self.types("")
        raise AssertionError(f"{words!r} never came:\n{self.said[-3000:]}")

    async def answers(self, prompt: str, line: str) -> None:
        """The prompt that begins so, which has to be the one that is open."""
        await self.until(
            lambda: self.keys.ready and self.open_prompt.startswith(prompt), f"the prompt {prompt!r}"
        )
        await self.types(line)

    def console_waits(self) -> bool:
        """Whether there is work that Ctrl+C would stop."""
        return self.console._stop is not None

    @property
    def open_prompt(self) -> str:
        return self.said.rpartition("\n")[2]

    async def chooses(self, words: str) -> None:
        """The numbered line of the menu that is open that begins with these words."""
        await self.until(lambda: self.keys.ready, f"the line {words!r}")
        if self.open_prompt.startswith("Enter says step"):
            await self.hears_all()
        if "l to list them again" in self.open_prompt:
            await self.types("l")
        await self.until(lambda: self.keys.ready and self.number_of(words), f"the line {words!r}")
        await self.types(self.number_of(words))

    async def hears_all(self) -> None:
        """All steps of the by-hand work that is open."""
        await self.until(lambda: self.keys.ready, "by-hand work")
        if self.open_prompt.startswith("Enter says step"):
            await self.types("a")
        await self.reads("Done?")

    def number_of(self, words: str) -> str:
        numbers = re.findall(rf"^(\d+)\. {re.escape(words)}", self.now, re.MULTILINE)
        return numbers[-1] if numbers else ""

    def value(self, label: str) -> str:
        """What stands alone on the line below this one, in the part or by-hand work that is open."""
        start = max(self.said.rfind("\n\n"), 0)
        found = re.search(rf"^{re.escape(label)}:\n(.*)$", self.said[start:], re.MULTILINE)
        if found is None:
            raise LookupError(f"{label} was not said:\n{self.said[start:]}")
        return found[1]

    async def the_page(self) -> str:
        """The long address of the consent page, which is said when it is asked for."""
        await self.types("l")
        await self.chooses("Say the address")
        return self.value("The page")

    async def ends(self) -> Ended:
        await self.until(self.ending.done, "the end")
        return self.ending.result()

    async def closes_the_input(self) -> Ended:
        """As Ctrl+D does, at the prompt that is open."""
        await self.until(lambda: self.keys.ready, "a prompt")
        self.keys.press(None)
        return await self.ends()


@asynccontextmanager
async def at_the_prompts(
    printed: Mapping[str, object] | None,
    home: Path,
    *,
    surroundings: Surroundings | None = None,
    pause: Callable[[float], Awaitable[None]] = never,
    before: Callable[[Sitting], Awaitable[object]] | None = None,
) -> AsyncIterator[Talk]:
    """The wizard at its home menu, on the rehearsal that printed this; the input ends with the block. `before` does
    what was done in earlier days."""
    sitting = sitting_for(printed, home, surroundings=surroundings)
    if before is not None:
        await before(sitting)
    talk = Talk(sitting, pause=pause)
    try:
        await talk.reads("Type a number")
        yield talk
    finally:
        if not talk.ending.done():
            talk.keys.press(None)
            ended, _ = await asyncio.wait([talk.ending], timeout=PATIENCE)
            if not ended:
                raise AssertionError(f"it does not end when the input does. It said:\n{talk.said[-3000:]}")
