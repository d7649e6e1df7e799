"""Shown while something outside takes its time; invisible at first, and always with a way out."""

from collections.abc import Awaitable, Callable

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, LoadingIndicator, Static

from zoho_ideolve_wizard.ui import helping

PATIENCE = 3.0
"""Seconds before anything is said."""


class Waiting(ModalScreen[str | None]):
    """Runs `work` and answers with what it returned, or None when the admin stopped waiting."""

    DEFAULT_CSS = """
    Waiting {
        align: center middle;
        #box { width: 60; max-width: 94%; height: auto; padding: 1 2; background: $panel; display: none; }
        &.-slow #box { display: block; }
        LoadingIndicator { height: 1; margin: 1 0; }
    }
    """
    BINDINGS = [helping.binding("waiting"), Binding("escape", "leave", "Stop waiting", id="waiting.leave")]

    def __init__(self, work: Callable[[], Awaitable[str]], words: str) -> None:
        super().__init__()
        self._awaited = work
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content(self._words))
            yield LoadingIndicator()
            yield Button("Stop waiting", id="leave", compact=True)

    def on_mount(self) -> None:
        self.set_timer(PATIENCE, lambda: self.add_class("-slow"))
        self._wait()

    @work(exclusive=True, group="waiting")
    async def _wait(self) -> None:
        self.dismiss(await self._awaited())

    def on_button_pressed(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        self.workers.cancel_group(self, "waiting")
        self.dismiss(None)
