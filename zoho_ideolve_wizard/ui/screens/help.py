"""Help for one step: what it is, where to click, what usually goes wrong, where the guide errs."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.ui.moving import VI_KEYS
from zoho_ideolve_wizard.ui.widgets.help_text import HelpText
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll


class HelpScreen(ModalScreen[None]):
    DEFAULT_CSS = """
    HelpScreen { align: center middle;
        Scroll { max-width: 104; background: $dialog; padding: 1 2; } }
    """
    BINDINGS = [
        Binding("escape,f1,q,question_mark", "dismiss", "Back", id="help.close"),
        Binding("f3,slash", "app.messages", "Messages", id="help.messages"),
        *VI_KEYS,
        Binding("f4", "slips", "Where the guide errs", id="help.slips"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Scroll():
            yield HelpText(self._text)
        yield KeyLine()

    def on_mount(self) -> None:
        for text in self.query(Scroll):  # there is none while the wizard is being closed
            text.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "slips":
            return self._text != texts.corrections_page()
        return super().check_action(action, parameters)

    def action_slips(self) -> None:
        self.app.push_screen(HelpScreen(texts.corrections_page()))
