"""A step's help beside it, where there is room: it goes along from step to step until it is closed."""

from textual.app import ComposeResult
from textual.widgets import Static

from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.ui.helping import BESIDE_FROM
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll

_OUTSIDE = "Tab goes in · Esc or F1 closes"
_INSIDE = "Arrows, PgUp, PgDn scroll · Esc closes"


class HelpPanel(Scroll):
    """Closed at first. Tab reaches it, so that it can be scrolled by keys."""

    DEFAULT_CSS = """
    HelpPanel {
        display: none; width: 36%; max-width: 76; height: 1fr; padding: 1 0 0 1; background: $panel;
        border-left: outer $panel;
        &:focus { border-left: outer $primary; }
        #panel-keys { dock: bottom; height: auto; padding-top: 1; background: $panel; color: $secondary; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="help-panel")
        self._open = False
        self._key = ""
        self._shown = ""

    def compose(self) -> ComposeResult:
        yield Static(_OUTSIDE, id="panel-keys")

    def on_focus(self) -> None:
        self.query_one("#panel-keys", Static).update(_INSIDE)

    def on_blur(self) -> None:
        self.query_one("#panel-keys", Static).update(_OUTSIDE)

    def toggle(self) -> None:
        """The focus goes back to where Tab came from."""
        if self._open and self.has_focus:
            self.screen.focus_previous()
        self._open = not self._open
        self.fit()
        self.screen.refresh_bindings()

    def follow(self, key: str) -> None:
        """The step that is open now."""
        self._key = key
        self.fit()

    def fit(self) -> None:
        """To the step, and to the room that there is."""
        wide = self.app.size.width >= BESIDE_FROM
        self.display = self._open and wide and texts.has_help(self._key)
        if self.display and self._shown != self._key:
            self._shown = self._key
            self.call_later(self._fill)

    async def _fill(self) -> None:
        from zoho_ideolve_wizard.ui.widgets.help_text import HelpText  # Markdown takes time to import

        text = texts.help_of(self._key)
        found = self.query(HelpText)
        if found:
            await found.first().update(text)
        else:
            await self.mount(HelpText(text), before="#panel-keys")
        self.scroll_home(animate=False)
