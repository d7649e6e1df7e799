"""Where a code, or the address that holds it, is pasted while consent is waited for."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from zoho_ideolve_wizard.ui.widgets.field import OneValue


class PastePlace(Vertical):
    """Shown while there is something to ask for."""

    DEFAULT_CSS = """
    PastePlace {
        height: auto; display: none;
        #paste-prompt { height: auto; margin-top: 1; color: $secondary; }
        #paste { border: none; height: 1; padding: 0 1;
            &:focus { border: none; } }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static("", id="paste-prompt")
        yield OneValue(id="paste", placeholder="paste here, then Enter")

    @property
    def field(self) -> Input:
        return self.query_one("#paste", Input)

    def ask(self, prompt: str) -> None:
        """Hidden where `prompt` is empty."""
        self.query_one("#paste-prompt", Static).update(Content(prompt))
        self.display = bool(prompt)

    def again(self) -> None:
        """What stands there is replaced by whatever comes next."""
        self.field.focus()
        self.field.action_select_all()

    def take(self, text: str) -> bool:
        """Whether it was taken: what was pasted while the cursor was elsewhere is."""
        if not self.display or self.field.has_focus:
            return False
        self.field.value = "".join(line.strip() for line in text.splitlines())
        self.field.focus()
        return True
