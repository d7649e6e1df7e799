"""The glance on the home screen: a symbol, what it is about, and what is known, line below line."""

from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from zoho_ideolve_wizard.guide.glance import Glance, Line
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
            drawn.append(self._line(line, roomy=True))
        self.update(Stacked(drawn))

    def _line(self, line: Line, *, roomy: bool = False) -> Hanging:
        symbol, style = symbols.of_state(line.state, ascii_only=self._ascii_only)
        label = Content.assemble((f"{symbol} ", style), (line.label.ljust(_LABELS), "bold"))
        more = f"\n{line.more}" if roomy and line.more else ""
        return Hanging(label, line.words, style if line.state == "wrong" else "", more=(more, "$secondary"))
