"""The glance on the home screen: a symbol, what it is about, and what is known, line below line."""

from collections.abc import Sequence

from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from zoho_ideolve_wizard.guide.home.glance import Glance, Line
from zoho_ideolve_wizard.ui import symbols
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.stacked import Stacked

_LABELS = 9
"""Cells that the labels take."""


class GlanceView(Static):
    DEFAULT_CSS = """
    GlanceView { height: auto; }
    """

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__("", id="glance")
        self._ascii_only = ascii_only

    def show(self, found: Glance, *, roomy: bool) -> None:
        """`roomy`: there is place for all who are waited for, for what is said beside, for every step, and for a
        free line between."""
        if not roomy:
            self.update(Stacked([self._line(line) for line in found.lines()]))
            return
        lines = [*found.lines(most_awaited=8, named=6, most_tokens=8), *found.steps]
        drawn: list[Visual] = []
        for index, line in enumerate(lines):
            if index and line.label:
                drawn.append(Content(" "))
            beside = self._legend(found.steps[1:]) if found.steps and line is found.steps[0] else ""
            drawn.append(self._line(line, beside or (f"\n{line.more}" if line.more else "")))
        self.update(Stacked(drawn))

    def _legend(self, steps: Sequence[Line]) -> str:
        """What the symbols of the steps say; where they are all alike, the words beside say it."""
        told = symbols.legend((self._symbol(line)[0] for line in steps), ascii_only=self._ascii_only)
        return "".join(f"   {symbol} {words}" for symbol, _, words in told) if len(told) > 1 else ""

    def _symbol(self, line: Line) -> tuple[str, str]:
        return symbols.of_state(line.state, ascii_only=self._ascii_only) if line.state else (" ", "")

    def _line(self, line: Line, more: str = "") -> Hanging:
        symbol, style = self._symbol(line)
        label = Content.assemble((f"{symbol} ", style), (line.label.ljust(_LABELS), "bold"))
        return Hanging(label, line.words, style if line.state == "wrong" else "", more=(more, "$secondary"))
