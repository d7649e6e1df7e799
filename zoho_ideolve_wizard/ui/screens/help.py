"""Help for one step: what it is, where to click, what usually goes wrong, where the guide errs."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine


class HelpScreen(ModalScreen[None]):
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%;
        VerticalScroll { width: 92%; max-width: 100; height: 90%; background: $panel; padding: 1 2; }
        Markdown { background: transparent; padding: 0; } }
    """
    BINDINGS = [
        Binding("escape,f1,q,question_mark", "dismiss", "Close", id="help.close"),
        Binding("f3,slash", "app.messages", "Messages", id="help.messages"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Markdown(self._text, open_links=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
