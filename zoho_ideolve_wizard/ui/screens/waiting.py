"""Shown while something outside takes its time; invisible at first, and always with a way out."""

from collections.abc import Awaitable, Callable

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from zoho_ideolve_wizard.engine import pace
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine

PATIENCE = pace.SOON
"""Seconds before anything is said."""


class Waiting(ModalScreen[str | None]):
    """Runs `work` and answers with what it returned, or None when the admin stopped waiting.

    Until it is seen it takes no focus: what is pressed meanwhile was meant for the screen behind.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Waiting {
        align: center middle;
        #box { width: 60; max-width: 94%; height: auto; padding: 1 2; background: $dialog; }
        #box, KeyLine { display: none; }
        &.-slow #box, &.-slow KeyLine { display: block; }
        #title { text-style: bold; color: $primary; margin-bottom: 1; }
        #far { margin: 1 0; color: $text-accent; }
    }
    """
    BINDINGS = [
        helping.binding("waiting"),
        Binding("escape", "leave", "Stop waiting", id="waiting.leave"),
    ]

    def __init__(self, work: Callable[[], Awaitable[str]], title: str, words: str) -> None:
        super().__init__()
        self._awaited = work
        self._title = title
        self._words = words
        self._began = pace.now()

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content(self._title), id="title")
            yield Static(Content(self._words))
            yield Static("", id="far")
            yield Button("Stop waiting", id="leave", variant="primary", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self.set_timer(PATIENCE, self._tell)
        self._wait()

    def _tell(self) -> None:
        self.add_class("-slow")
        self._tick()
        self.set_interval(1.0, self._tick)
        self.query_one(Button).focus()

    def _tick(self) -> None:
        self.query_one("#far", Static).update(pace.so_far(self._began, soon=0.0))

    @work(exclusive=True, group="waiting")
    async def _wait(self) -> None:
        self.dismiss(await self._awaited())

    def on_button_pressed(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        self.workers.cancel_group(self, "waiting")
        self.dismiss(None)
