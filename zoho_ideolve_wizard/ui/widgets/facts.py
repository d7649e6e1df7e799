"""Lines of a symbol, a heading and a text that wraps beside them."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.ui import symbols
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging

Line = tuple[str, str, str]
"""State (good, wrong, running, unknown; "" for no symbol), heading, text."""


class FactLines(Vertical):
    """`most` is how many lines it may come to show; `width` that of the headings."""

    DEFAULT_CSS = """
    FactLines { height: auto; Static { height: auto; } }
    """

    def __init__(self, most: int, width: int, *, ascii_only: bool) -> None:
        super().__init__()
        self._most = most
        self._width = width
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        for _ in range(self._most):
            yield Static("")

    def show(self, lines: Iterable[Line]) -> None:
        """These, and nothing else."""
        shown = list(lines)[: self._most]
        for number, place in enumerate(self.query(Static)):
            place.display = number < len(shown)
            if place.display:
                place.update(self._line(*shown[number]))

    def _line(self, state: str, heading: str, text: str) -> Hanging:
        symbol, style = symbols.of_state(state, ascii_only=self._ascii_only) if state else (" ", "")
        first = Content.assemble((f"{symbol} ", style), (heading.ljust(self._width), "bold"))
        return Hanging(first, text, style if state == "wrong" else "" if heading else "$secondary")
