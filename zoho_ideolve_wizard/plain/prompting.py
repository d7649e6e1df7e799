"""Asks for answers, line by line; nothing is ever drawn over, and nothing here knows what is asked."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from zoho_ideolve_wizard.plain.spoken import chapters, folded, sentence, spoken
from zoho_ideolve_wizard.plain.voice import Result, Voice

HINT = (
    "At any prompt: ? for help, b to go back, u to go up to the menu, q to quit. At a list, its number or the first "
    "words of a line choose; l says the lines again."
)
COMMANDS = (
    "? gives this help, ?? the help of the whole step. b goes back to what was before, g to another step, u up to the "
    "menu that this was started from; q quits the wizard. l says a list again, and the first words of a line do as well "
    "as its number. The words help, back, up, list and quit do the same, why does as help; again repeats what was said "
    "last. "
    "To answer with one of these itself, put a backslash before it."
)


class Back(Exception):
    """To what was before."""


class Leave(Exception):
    """Out of this, to where it was started."""


class Quit(Exception):
    """Out of the wizard."""


class Go(Exception):
    """To another step."""


_ELSEWHERE: dict[str, type[Exception]] = {"b": Back, "u": Leave, "q": Quit, "g": Go}
_WORDS = {"help": "?", "why": "?", "back": "b", "up": "u", "quit": "q"}
_AGAIN = "again"
_KEYS = "keys"
LIST = ("l", "list")
_ESCAPED = ("?", "??", _AGAIN, _KEYS, *LIST, *_ELSEWHERE, *_WORDS)


def _nothing_else(_typed: str) -> str:
    return ""


@dataclass(frozen=True)
class Choice:
    """A numbered line of a menu: what is answered, its words, and more about it."""

    key: str
    words: str
    about: str = ""

    @property
    def line(self) -> str:
        if not self.about:
            return sentence(self.words)
        between = " " if self.words[-1] in ".?!" else ". " if self.about[0].isupper() else ": "
        return sentence(f"{self.words}{between}{self.about}")


class Console(Voice):
    """Says, and asks. `clipboard` is whether one has not failed yet to answer here; `heard_of_steps` whether it was
    said what can be typed between the steps of by-hand work."""

    clipboard = True
    heard_of_steps = False

    _long_help: Callable[[], str] = str
    _general = COMMANDS
    _listed: tuple[Choice, ...] = ()

    def section(self, *lines: str) -> None:
        """What begins here: after an empty line. Menus are said in full again."""
        self._listed = ()
        super().section(*lines)

    @contextmanager
    def helped_by(self, text: Callable[[], str]) -> Iterator[None]:
        """While this lasts, ?? says this."""
        before, self._long_help = self._long_help, text
        try:
            yield
        finally:
            self._long_help = before

    # -- asking

    async def ask(
        self,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - what it is
        hidden: bool = False,
        short: str = "",
        asks: str = "",
        unsaid: Sequence[Choice] = (),
    ) -> str:
        """One answer, as typed. Raises Back, Leave, Quit or Go for those commands, EndOfInput at the end.

        `short`: the prompt without what the help says, for when it comes again. `asks`: the question, where the prompt
        does not have it: said again after help. `unsaid`: lines that it has and that were not said this time: again
        says them.
        """
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
            command = _WORDS.get(command, command)
            if command == "?":
                self._say_help(help, asks)
            elif command == _KEYS:
                self.say(COMMANDS)
            elif command == "??":
                await self._read_help()
            elif command == _AGAIN:
                self._say_again()
                self._list(unsaid)
                continue
            else:
                self._recent = []
                if command in _ELSEWHERE:
                    raise _ELSEWHERE[command]
                escaped = command.startswith("\\") and command[1:] in _ESCAPED
                return typed.strip()[1:] if escaped else typed
            prompt = short or prompt

    def _say_help(self, help: str, asks: str) -> None:  # noqa: A002 - what it is
        """What is asked here; what can be typed anywhere is said the first time only."""
        general, self._general = self._general, f"What can be typed at any prompt: {_KEYS} says it."
        self.say(*(line for line in (help, general, asks) if line))

    async def _read_help(self) -> None:
        """The help of the step: its chapters to choose from, if it has several."""
        found = chapters(self._long_help())
        if len(found) <= 1:
            self.say(*(found[0].lines if found else ["Nothing more is said here than at ?."]))
            return
        before = self._long_help, self._listed
        self._long_help = str
        choices = [Choice(str(number), one.title) for number, one in enumerate(found)]
        try:
            while chosen := await self.choose([*choices, Choice("", "Back")], title="Help. About what?"):
                self.say(*found[int(chosen)].lines)
        except (Back, Leave):
            pass
        finally:
            self._long_help, self._listed = before

    async def choose(
        self,
        choices: Sequence[Choice],
        *,
        title: str = "",
        default: str = "",
        help: str = "",  # noqa: A002 - what it is
        says: str = "Enter takes",
        also: Callable[[str], str] = _nothing_else,
        asks: str = "",
    ) -> str:
        """The key of one of the numbered lines below the title. Enter takes the default, which is spoken.

        The same lines are not said twice running: l lists them again. `also`: the key of what else can be typed, in
        small letters. `asks`: the question, if it was said already, without a title.
        """
        known = tuple(choices) == self._listed
        if title:
            self.say(title)
        if not known:
            self._list(choices)
        return await self._number(choices, default, help, says, known=known, also=also, asks=asks or title)

    def knows(self, choices: Sequence[Choice]) -> None:
        """These lines were said before, in this order: they are not said again unless asked for."""
        self._listed = tuple(choices)

    def _list(self, choices: Sequence[Choice]) -> None:
        self._listed = tuple(choices) or self._listed
        self.say(*(f"{number}. {choice.line}" for number, choice in enumerate(choices, 1)))

    async def _number(
        self,
        choices: Sequence[Choice],
        default: str,
        help: str,  # noqa: A002 - what it is
        says: str,
        *,
        known: bool,
        also: Callable[[str], str],
        asks: str,
    ) -> str:
        usual = next((f"{n}, {one.words}" for n, one in enumerate(choices, 1) if one.key == default), "")
        what = "Type 1" if len(choices) == 1 else f"Type a number, 1 to {len(choices)}"
        while True:
            lists = ", or l to list them again" if known else ""
            line = f"{what}{lists}. {says} {usual}:" if usual else f"{what}{lists}:"
            unsaid = choices if known else ()
            typed = (await self.ask(line, help=help, asks=asks, unsaid=unsaid)).strip()
            if not typed and usual:
                return default
            if typed.casefold() in LIST:
                self._list(choices)
                known = False
                continue
            if key := also(typed.casefold()):
                return key
            found = _meant(choices, typed.casefold().rstrip("."))
            if len(found) == 1:
                return choices[found[0]].key
            if found:
                named = "; ".join(f"{index + 1}, {choices[index].words}" for index in found)
                self.say(f"Several begin so: {named}. Type the number.")
            else:
                self.say(f"Type a number from 1 to {len(choices)}; l lists what they stand for.")

    async def agrees(self, question: str, *, help: str = "") -> bool:  # noqa: A002 - what it is
        """Yes or no; Enter is no, and so is going back to what was asked before."""
        while True:
            try:
                typed = await self.ask(f"{question} Type yes or no. Enter means no:", help=help)
            except Back:
                return False
            typed = typed.strip().casefold()
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

    async def lines(self, prompt: str, more: str, *, help: str = "") -> str:  # noqa: A002 - what it is
        """Several lines, up to an empty one or a full stop alone; `more` asks for each after the first. Commands
        count on the first line only."""
        line = await self.ask(prompt, help=help)
        found: list[str] = []
        while line.strip() not in ("", "."):
            found.append(line)
            self._write(f"{more} ")
            line = await self._keyboard.line()
            if not self._echoes:
                self._write("\n")
        return "\n".join(found)


def _meant(choices: Sequence[Choice], typed: str) -> list[int]:
    """Places of the choices with that number or those words; failing that, of those that begin so."""
    every = list(enumerate(choices))
    exact = [index for index, one in every if typed in (str(index + 1), one.words.casefold())]
    return exact or [index for index, one in every if typed and one.words.casefold().startswith(typed)]
