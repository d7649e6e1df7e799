"""One value alone on the screen, undecorated, to be selected by hand where copying does not work."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.ui import bare, helping
from zoho_ideolve_wizard.ui.browser import may_open
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar


class ValueScreen(Screen[None]):
    DEFAULT_CSS = """
    ValueScreen { background: $background; layout: vertical;
        TitleBar { margin-bottom: 1; }
        #said { color: $secondary; margin: 1 2; &.-error { color: $text-error; } } }
    """
    BINDINGS = [
        helping.binding("value"),
        Binding("escape,v,q", "dismiss", "Back", id="value.back"),
        Binding("s", "save", "Save to a file", id="value.save", tooltip="Only you can read the file"),
        Binding(
            "p", "alone", "Outside the wizard", id="value.alone", tooltip="Print it on the bare terminal"
        ),
    ]

    def __init__(
        self, label: str, value: str, folder: Path, *, secret: bool = False, badge: str = ""
    ) -> None:
        super().__init__()
        self._badge = badge
        self._label = label
        self._value = value
        self._folder = folder
        self._secret = secret

    def compose(self) -> ComposeResult:
        yield TitleBar(harmless(self._label), self._badge)
        link = Style(link=self._value) if may_open(self._value) else Style()
        yield Static(Content.styled(harmless(self._value), link), id="value")
        yield Static("", id="said")
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("save", "alone") and self._secret:
            return False
        return super().check_action(action, parameters)

    def action_save(self) -> None:
        path = self._folder / "value.txt"
        save_owner_only(path, self._value + "\n")
        self.say(f"Saved, readable by you only: {path}")

    def say(self, text: str, *, error: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(harmless(text)))
        said.set_class(error, "-error")

    @work(exclusive=True, group="alone")
    async def action_alone(self) -> None:
        await bare.show(self.app, self._value)
