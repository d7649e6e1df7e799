"""Which colours: each theme is shown as the cursor comes to it, and kept when taken."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.ui import helping, themes
from zoho_ideolve_wizard.ui.moving import VI_KEYS
from zoho_ideolve_wizard.ui.themes import OURS
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine

_FEW = "This terminal shows sixteen colors, so that theme is used here, whichever is chosen."
_NONE = "NO_COLOR is set: no color is shown, whichever is chosen."
_KEPT = "Enter keeps it for the next start as well."
_TAKEN = "Enter takes it."


class ThemeScreen(ModalScreen[str | None]):
    """Answers with the name of the theme taken, or None."""

    DEFAULT_CSS = """
    ThemeScreen {
        align: center middle;
        #box { width: 60; max-width: 94%; height: auto; padding: 1 2; background: $dialog; }
        #title { text-style: bold; color: $primary; margin-bottom: 1; }
        #about { height: auto; margin-top: 1; }
        #themes { height: auto; border: none; padding: 0; background: transparent;
            &:focus { border: none; background-tint: transparent; } }
        #themes > .option-list--option { padding: 0 1; }
    }
    """
    BINDINGS = [
        helping.binding("theme"),
        Binding("escape,q", "leave", "Cancel", id="theme.leave"),
        *VI_KEYS,
    ]

    def __init__(self, now: str, *, kept: bool) -> None:
        """`now` is the theme in use; `kept`: whether there is a next start that knows of the choice."""
        super().__init__()
        self._now = now
        self._kept = kept

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content("Theme"), id="title")
            yield OptionList(
                *(Option(Content(words), id=name) for name, (_, words) in OURS.items()), id="themes"
            )
            about = _NONE if self.app.no_color else _FEW if self._few else ""
            yield Static(
                Content(f"{about} {_KEPT if self._kept else _TAKEN} Esc leaves all as it is.".strip()),
                id="about",
            )
        yield KeyLine()

    @property
    def _few(self) -> bool:
        return self.app.console.color_system in themes.FEW

    def on_mount(self) -> None:
        listed = self.query_one(OptionList)
        listed.highlighted = list(OURS).index(self._now) if self._now in OURS else 0
        listed.focus()

    @on(OptionList.OptionHighlighted)
    def _try(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id and not (self._few or self.app.no_color):
            self.app.theme = event.option_id

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        self.dismiss(None)
