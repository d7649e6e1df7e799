"""A line of a list in two columns: what begins it, and a text that wraps beside that, never under it."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from zoho_ideolve_wizard.ui.outside import harmless

NARROWEST = 16
"""Cells that the text needs beside its beginning; with fewer, it goes below."""


class Hanging(Visual):
    """`first` is one line; `text` may come from outside."""

    def __init__(
        self, first: Content, text: str, style: str = "", *, more: tuple[str, str] = ("", "")
    ) -> None:
        self._first = first
        self._rest = Content.assemble((harmless(text), style), (harmless(more[0]), more[1]))

    @property
    def plain(self) -> str:
        return f"{self._first.plain}{self._rest.plain}"

    def __str__(self) -> str:
        return self.plain

    def _indent(self, width: int) -> int:
        """How far in the text stands; where it has no room, it has its own lines, a little further in."""
        beside = self._first.cell_length
        return beside if width - beside >= NARROWEST else -1

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._first.cell_length + self._rest.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        indent = self._indent(width)
        if indent < 0:
            return 1 + self._rest.get_height(rules, max(1, width - 3))
        return self._rest.get_height(rules, width - indent)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        indent = self._indent(width)
        beside = indent if indent >= 0 else 3
        first = self._first.render_strips(width if indent < 0 else beside, 1, style, options)
        rest = self._rest.render_strips(max(1, width - beside), None, style, options)
        blank = Strip.blank(beside, style.rich_style)
        strips = [Strip.join([blank, strip]) for strip in rest]
        if indent < 0:
            strips = [*first, *strips]
        else:
            strips[0] = Strip.join([first[0].extend_cell_length(beside, style.rich_style), rest[0]])
        return strips if height is None else strips[:height]
