"""Says lines and asks for answers; nothing is ever drawn over, and nothing here knows what is asked."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from zoho_ideolve_wizard.plain.keyboard import Keyboard
from zoho_ideolve_wizard.plain.spoken import exactly, folded, sentence, spoken

BEAT = 30.0
"""Seconds between two lines that say that work goes on."""

PATIENCE = 3.0
"""Seconds after which a secret store that does not answer is spoken of: it may show a dialog of its own."""

Result = TypeVar("Result")

HINT = "At any prompt: ? for help, b to go back, q to leave."
COMMANDS = (
    "? gives this help, ?? the help of the whole step. b goes back to what was before, g to another step, and q leaves. "
    "To answer with one of these signs itself, put a backslash before it."
)


class Back(Exception):
    """To what was before."""


class Leave(Exception):
    """Out of this, to where it was started."""


class Go(Exception):
    """To another step."""


_ELSEWHERE: dict[str, type[Exception]] = {"b": Back, "q": Leave, "g": Go}


@dataclass(frozen=True)
class Choice:
    """A numbered line of a menu: what is answered, its words, and more about it."""

    key: str
    words: str
    about: str = ""

    @property
    def line(self) -> str:
        if not self.about:
            return self.words
        between = ". " if self.about[0].isupper() else ": "
        return sentence(f"{self.words}{between}{self.about}")


class Stopped(Exception):
    """Ctrl+C, while something was waited for: that alone is given up."""


class Console:
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
        self._long_help: Callable[[], str] = str
        self._listed: tuple[Choice, ...] = ()
        self._stop: tuple[Callable[[], None], str] | None = None

    # -- saying

    def say(self, *lines: str) -> None:
        """Each on a line of its own; while a prompt stands open, below it, and the prompt once more."""
        self._tell(folded(spoken(line), self._width()) for line in lines)

    def section(self, *lines: str) -> None:
        """What begins here: after an empty line. Menus are said in full again."""
        self._listed = ()
        self.say("", *lines)

    def alone(self, value: str) -> None:
        """A value on a line of its own, undecorated, to be copied as it is."""
        self._tell([exactly(value)])

    def _tell(self, lines: Iterable[str]) -> None:
        if self._prompt:
            self._write("\n")
        for line in lines:
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

    @contextmanager
    def helped_by(self, text: Callable[[], str]) -> Iterator[None]:
        """While this lasts, ?? says this."""
        before, self._long_help = self._long_help, text
        try:
            yield
        finally:
            self._long_help = before

    # -- asking

    async def ask(self, prompt: str, *, help: str = "", hidden: bool = False) -> str:  # noqa: A002 - what it is
        """One answer, as typed. Raises Back, Leave or Go for those commands, EndOfInput at the end."""
        while True:
            self._prompt = f"{folded(spoken(prompt), self._width())} "
            self._write(self._prompt)
            shown = False
            try:
                typed = await self._keyboard.line(hidden=hidden)
                shown = self._echoes and not hidden
            finally:
                self._prompt = ""
                if not shown:
                    self._write("\n")
            command = typed.strip().casefold()
            if command == "?":
                self.say(*(line for line in (help, COMMANDS) if line))
            elif command == "??":
                self.say(*(self._long_help() or "There is no longer help here.").splitlines())
            elif command in _ELSEWHERE:
                raise _ELSEWHERE[command]
            elif command.startswith("\\") and command[1:] in ("?", "??", *_ELSEWHERE):
                return typed.strip()[1:]
            else:
                return typed

    async def choose(
        self,
        choices: Sequence[Choice],
        *,
        title: str = "",
        default: str = "",
        help: str = "",  # noqa: A002 - what it is
        says: str = "Enter takes",
    ) -> str:
        """The key of one of the numbered lines below the title. Enter takes the default, which is spoken.

        The same lines are not said twice running: l lists them again.
        """
        known = tuple(choices) == self._listed
        if title:
            self.say(title)
        if not known:
            self._list(choices)
        return await self._number(choices, default, help, says, known=known)

    def _list(self, choices: Sequence[Choice]) -> None:
        self._listed = tuple(choices)
        self.say(*(f"{number}. {choice.line}" for number, choice in enumerate(choices, 1)))

    async def _number(
        self,
        choices: Sequence[Choice],
        default: str,
        help: str,  # noqa: A002 - what it is
        says: str,
        *,
        known: bool,
    ) -> str:
        usual = next((f"{n}, {one.words}" for n, one in enumerate(choices, 1) if one.key == default), "")
        what = "Type 1" if len(choices) == 1 else f"Type a number, 1 to {len(choices)}"
        while True:
            lists = ", or l to list them again" if known else ""
            line = f"{what}{lists}. {says} {usual}:" if usual else f"{what}{lists}:"
            typed = (await self.ask(line, help=help)).strip()
            if not typed and default:
                return default
            if typed.casefold() == "l":
                self._list(choices)
                known = False
                continue
            for number, choice in enumerate(choices, 1):
                if typed.casefold() in (str(number), choice.words.casefold()):
                    return choice.key
            self.say(f"Type a number from 1 to {len(choices)}; l lists what they stand for.")

    async def agrees(self, question: str, *, help: str = "") -> bool:  # noqa: A002 - what it is
        """Yes or no; Enter is no."""
        while True:
            typed = (
                (await self.ask(f"{question} Type yes or no. Enter means no:", help=help)).strip().casefold()
            )
            if typed in ("", "n", "no"):
                return False
            if typed in ("y", "yes"):
                return True
            self.say("Type yes or no.")

    async def ask_or(
        self,
        prompt: str,
        coming: "asyncio.Task[Result] | None",
        *,
        help: str = "",  # noqa: A002 - what it is
    ) -> str | None:
        """What was typed; None if what is coming came first. Then the prompt is taken back."""
        if coming is None:
            return await self.ask(prompt, help=help)
        asking = asyncio.ensure_future(self.ask(prompt, help=help))
        try:
            await asyncio.wait([asking, coming], return_when=asyncio.FIRST_COMPLETED)
            return None if coming.done() and not asking.done() else await asking
        finally:
            if not asking.done():
                asking.cancel()
                with suppress(asyncio.CancelledError):
                    await asking

    async def lines(self, prompt: str, *, help: str = "") -> str:  # noqa: A002 - what it is
        """Several lines, up to an empty one or a full stop alone. Commands count on the first line only."""
        first = await self.ask(prompt, help=help)
        found: list[str] = []
        line = first
        while line.strip() not in ("", "."):
            found.append(line)
            line = await self._keyboard.line()
        return "\n".join(found)
