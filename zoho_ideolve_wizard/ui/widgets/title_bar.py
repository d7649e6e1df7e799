"""The one line on top: what this is, where one is, and whether it is the real thing."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.ui.outside import harmless


class TitleBar(Horizontal):
    DEFAULT_CSS = """
    TitleBar {
        height: 1; background: $panel; padding: 0 1;
        #what { width: 1fr; text-style: bold; color: $primary; }
        #badge { width: auto; text-align: right; color: $secondary; }
    }
    """

    def __init__(self, place: str, badge: str) -> None:
        super().__init__()
        self._place = place
        self._badge = badge

    def compose(self) -> ComposeResult:
        yield Static(
            Content.from_markup("Zoho CRM to Ideolve [not bold]· $place", place=self._place), id="what"
        )
        yield Static(Content(harmless(self._badge)), id="badge")
