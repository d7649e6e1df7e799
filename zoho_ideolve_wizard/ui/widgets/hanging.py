"""A line of a list in two columns: what begins it, and a text that wraps beside that, never under it."""

import re

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from zoho_ideolve_wizard.ui.outside import harmless

NARROWEST = 16
"""Cells that the text needs beside its beginning; with fewer, it goes below. So does one whose longest word would
be broken there, and not below."""
BELOW = 5
"""How far in it stands there."""
_PIECE = re.compile(r"[^,/;&]+[,/;&]*|[,/;&]+")
"""What is better not broken, of a word longer than a line: an address, or a list without blanks."""


class Hanging(Visual):
    """`first` is one line; `text` may come from outside."""

    def __init__(
        self, first: Content, text: str, style: str = "", *, more: tuple[str, str] = ("", "")
    ) -> None:
        self._first = first
        self._rest = Content.assemble((harmless(text), style), (harmless(more[0]), more[1]))
        self._longest = max(map(cell_len, self._rest.plain.split()), default=0)

    @property
    def plain(self) -> str:
        return f"{self._first.plain}{self._rest.plain}"

    def __str__(self) -> str:
        return self.plain

    def _indent(self, width: int) -> int:
        """How far in the text stands; where it has no room, it has its own lines, a little further in."""
        beside = self._first.cell_length
        needs = max(NARROWEST, min(self._longest, width - BELOW))
        return beside if width - beside >= needs or beside <= BELOW else -1

    def _fitted(self, room: int) -> Content:
        """The text, of which words longer than a line are broken where their pieces end."""
        if self._longest <= room:
            return self._rest
        breaks = []
        for word in re.finditer(r"\S+", self._rest.plain):
            used = 0
            for piece in _PIECE.finditer(word[0]) if cell_len(word[0]) > room else ():
                if used and used + cell_len(piece[0]) > room:
                    breaks.append(word.start() + piece.start())
                    used = 0
                used += cell_len(piece[0])
        return Content("\n").join(self._rest.divide(breaks)) if breaks else self._rest

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._first.cell_length + self._rest.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        indent = self._indent(width)
        if indent < 0:
            room = max(1, width - BELOW)
            return 1 + self._fitted(room).get_height(rules, room)
        return self._fitted(width - indent).get_height(rules, width - indent)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        indent = self._indent(width)
        beside = indent if indent >= 0 else BELOW
        room = max(1, width - beside)
        first = self._first.render_strips(width if indent < 0 else beside, 1, style, options)
        rest = self._fitted(room).render_strips(room, None, style, options)
        blank = Strip.blank(beside, style.rich_style)
        strips = [Strip.join([blank, strip]) for strip in rest]
        if indent < 0:
            strips = [*first, *strips]
        else:
            strips[0] = Strip.join([first[0].extend_cell_length(beside, style.rich_style), rest[0]])
        return strips if height is None else strips[:height]
