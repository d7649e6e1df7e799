"""The one line on top: what this is, where one is, and whether it is the real thing."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.ui.outside import harmless

WHAT = "Zoho CRM to Ideolve"


class TitleBar(Horizontal):
    """Where there is no room for all of it, where one is stays."""

    DEFAULT_CSS = """
    TitleBar {
        height: 1; background: $panel; padding: 0 1;
        #what { width: 1fr; text-style: bold; color: $primary; text-wrap: nowrap; text-overflow: ellipsis; }
        #badge { width: auto; text-align: right; color: $secondary; }
    }
    """

    def __init__(self, place: str, badge: str) -> None:
        super().__init__()
        self._place = place
        self._badge = badge

    def compose(self) -> ComposeResult:
        yield Static("", id="what")
        yield Static(Content(harmless(self._badge)), id="badge")

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        whole = Content.from_markup("$what [not bold]· $place", what=WHAT, place=self._place)
        room = self.size.width - cell_len(harmless(self._badge)) - 1
        for line in self.query("#what").results(Static):  # there is none left while the screen is left
            line.update(whole if whole.cell_length <= room else Content(self._place))
