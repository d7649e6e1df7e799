"""What a person does with a terminal: sees words, presses keys, types, clicks on words, looks for the cursor.

Nothing here knows a coordinate or a screen of the wizard: things are found by the words that stand on the screen.
"""

import base64
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.support.terminal import Terminal
from zoho_ideolve_wizard.ui.presses import HELD

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "right": "\x1b[C",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
    "ctrl+u": "\x15",
    "f1": "\x1bOP",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f10": "\x1b[21~",
}
_COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
"""How a program puts something on the terminal's clipboard (OSC 52)."""

_LEFT, _WHEEL_DOWN = 0, 65


class Place(NamedTuple):
    """Where words begin, counted from 0."""

    row: int
    column: int


class Hands:
    """At one terminal, for as long as it is open."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    # -- seeing

    def sees(self, *words: str) -> None:
        """Waits until all of it is on the screen together."""
        self.terminal.wait_for(*words)

    def sees_no_more(self, words: str) -> None:
        self.waits(lambda: words not in self.terminal.screen, f"{words!r} is gone")

    def waits(self, condition: Callable[[], bool], what: str) -> None:
        self.terminal.wait_until(condition, what)

    def place(self, words: str | re.Pattern[str]) -> Place | None:
        """Of the words that come last between title and footer, where buttons and answers stand; None if they
        are not there."""
        pattern = re.compile(re.escape(words)) if isinstance(words, str) else words
        lines = self.terminal.screen.split("\n")
        for row, line in list(enumerate(lines))[-2:0:-1]:
            found = list(pattern.finditer(line))
            if found:
                group = 1 if pattern.groups else 0
                return Place(row, found[-1].start(group))
        return None

    def finds(self, words: str | re.Pattern[str]) -> Place:
        """Waits for them."""
        self.waits(lambda: self.place(words) is not None, f"{words!r} can be seen")
        found = self.place(words)
        assert found is not None
        return found

    def rests(self) -> None:
        """Until nothing more is drawn: what was said last may have taken room from what stands above it."""
        self.terminal.rest()

    def reads(self) -> None:
        """For as long as the wizard takes reading to last at least: it runs no plan that is answered sooner."""
        seen = time.monotonic()
        self.waits(lambda: time.monotonic() - seen > HELD, "it is read")

    # -- where the cursor is

    def has_focus(self, words: str) -> bool:
        """Whether a button with these words has the focus: it is underlined then, with or without colours."""
        found = self.place(words)
        return found is not None and self.terminal.cell(*found).underscore

    def waits_for_cursor_at(self, prompt: str) -> None:
        """Until the field below this prompt has it: the prompt is bold then."""

        def is_bold() -> bool:
            found = self.place(prompt)
            return found is not None and self.terminal.cell(*found).bold

        self.waits(is_bold, f"{prompt!r} has the cursor")

    @property
    def bar(self) -> dict[int, str]:
        """The rows that stand out, with their words: what is under the cursor of a list, and fields."""
        column = self.terminal.columns * 3 // 4
        rows = range(1, self.terminal.rows - 1)  # without the title and the footer
        backgrounds = {row: self.terminal.cell(row, column).bg for row in rows}
        usual, _ = Counter(backgrounds.values()).most_common(1)[0]
        return {
            row: self.terminal.stretch(row, column) for row, found in backgrounds.items() if found != usual
        }

    def is_under_bar(self, words: str | re.Pattern[str]) -> bool:
        found = self.place(words)
        return found is not None and found.row in self.bar

    def moves_bar(self, key: str) -> None:
        """Presses a key and waits until other words are under the cursor, wherever that is drawn."""
        before = list(self.bar.values())
        self.presses(key)
        self.waits(lambda: list(self.bar.values()) != before, f"{key} moves the cursor")

    # -- keys

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.terminal.type(KEYS.get(key, key))

    def types(self, text: str) -> None:
        self.terminal.type(text)

    def pastes(self, text: str) -> None:
        """As a terminal marks it."""
        self.terminal.type(f"\x1b[200~{text}\x1b[201~")

    # -- the mouse

    def clicks(self, words: str | re.Pattern[str], *, rows_below: int = 0) -> None:
        """On the first letter, or that many rows below it."""
        row, column = self.finds(words)
        self._mouse(_LEFT, row + rows_below, column, "M")
        self._mouse(_LEFT, row + rows_below, column, "m")

    def clicks_in_footer(self, words: str) -> None:
        """The last line."""
        self.sees(words)
        row = self.terminal.rows - 1
        self.waits(lambda: words in self.terminal.screen.split("\n")[row], f"the footer offers {words!r}")
        column = self.terminal.screen.split("\n")[row].index(words)
        self._mouse(_LEFT, row, column, "M")
        self._mouse(_LEFT, row, column, "m")

    def scrolls_to(self, words: str | re.Pattern[str]) -> bool:
        """Turns the wheel over the middle of the screen once, if these words cannot be seen; whether they can now."""
        self.terminal.catch_up()
        if self.place(words) is None:
            before = self.terminal.look
            self._mouse(_WHEEL_DOWN, self.terminal.rows // 2, self.terminal.columns * 2 // 3, "M")
            self.waits(lambda: self.place(words) is not None or self.terminal.look != before, "it scrolls")
        return self.place(words) is not None

    def _mouse(self, button: int, row: int, column: int, end: str) -> None:
        self.terminal.type(f"\x1b[<{button};{column + 1};{row + 1}{end}")

    # -- the terminal's clipboard

    @property
    def copied(self) -> Sequence[str]:
        """Everything that was ever put on it."""
        return [base64.b64decode(one).decode() for one in _COPIED.findall(self.terminal.raw)]

    def gets(self, deed: Callable[[], None], what: str) -> str:
        """What a deed puts on the clipboard."""
        before = len(self.copied)
        deed()
        self.waits(lambda: len(self.copied) > before, f"{what} is on the clipboard")
        return self.copied[-1]
