"""The line of a step's parts. Where not all fit, the neighbours of the one that is open, each whole, and which it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from zoho_ideolve_wizard.guide.step import Part

_BETWEEN = " › "
_CUT = "…"


class PartName(Static):
    """A part's name in the line of parts; a click opens it."""

    @dataclass
    class Clicked(Message):
        part: Part

    def __init__(self, part: Part, *, here: bool) -> None:
        super().__init__(Content(part.title), classes="part-name -here" if here else "part-name")
        self._part = part

    def on_click(self) -> None:
        self.post_message(self.Clicked(self._part))


class Trail(Horizontal):
    """Takes no room for a step of one part: the heading says it."""

    def __init__(self, parts: Sequence[Part], here: Part) -> None:
        super().__init__(classes="trail")
        self._parts = parts
        self._here = next((number for number, part in enumerate(parts) if part is here), 0)
        self.display = len(parts) > 1

    @property
    def _count(self) -> str:
        return f"{self._here + 1} of {len(self._parts)}  "

    def compose(self) -> ComposeResult:
        yield Static(self._count, classes="between", id="part-count")
        yield Static(f"{_CUT}{_BETWEEN}", classes="between", id="cut-before")
        for number, part in enumerate(self._parts):
            if number:
                yield Static(_BETWEEN, classes="between", id=f"before-{number}")
            yield PartName(part, here=number == self._here)
        yield Static(f"{_BETWEEN}{_CUT}", classes="between", id="cut-after")

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        shown = fitting(
            [cell_len(part.title) for part in self._parts], self._here, self.size.width, len(self._count)
        )
        for number, name in enumerate(self.query(PartName)):
            name.display = number in shown
        for number in range(1, len(self._parts)):
            self.query_one(f"#before-{number}").display = number in shown and number - 1 in shown
        self.query_one("#part-count").display = len(shown) < len(self._parts)
        self.query_one("#cut-before").display = shown.start > 0
        self.query_one("#cut-after").display = shown.stop < len(self._parts)


def fitting(widths: Sequence[int], here: int, room: int, count: int) -> range:
    """Which names fit into so many cells, the open one always among them; `count` is the width of "5 of 9"."""
    between, every = len(_BETWEEN), range(len(widths))
    if sum(widths) + between * (len(widths) - 1) <= room:
        return every

    def needs(shown: range) -> int:
        cut = (shown.start > 0) + (shown.stop < len(widths))
        names = sum(widths[number] for number in shown) + between * (len(shown) - 1)
        return count + names + cut * (between + len(_CUT))

    shown = range(here, here + 1)
    for _ in every:  # what comes next is worth more than what is over
        after, before = range(shown.start, shown.stop + 1), range(shown.start - 1, shown.stop)
        if after.stop <= len(widths) and needs(after) <= room:
            shown = after
        if before.start >= 0 and needs(range(before.start, shown.stop)) <= room:
            shown = range(before.start, shown.stop)
    return shown
