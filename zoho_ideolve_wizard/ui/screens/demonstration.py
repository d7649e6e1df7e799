"""The demonstration, in the rehearsal alone: a record saved in CRM becomes a note in Ideolve, step by step."""

import asyncio
from collections.abc import AsyncIterator

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.guide.crm_side import demonstration
from zoho_ideolve_wizard.guide.crm_side.demonstration import Event
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.facts import FactLines, Line
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.snug import Inside, Snug
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar
from zoho_ideolve_wizard.ui.working import Working

PACE = 0.7
"""Seconds between two steps, so that each can be read: the stand-ins are quicker than eyes."""

_MOST = 60


class DemonstrationScreen(Screen[None], Working):
    help_key = "demonstration"
    DEFAULT_CSS = """
    DemonstrationScreen {
        #about, Inside, #hint { max-width: 104; }
        #about { height: auto; margin-bottom: 1; color: $secondary; }
        #hint { height: auto; max-height: 4; min-height: 1; color: $secondary; }
        #hint.-error { color: $text-error; }
        #choices { height: auto; }
        &.-tall #hint { margin-top: 1; }
    }
    """
    BINDINGS = [
        helping.binding("demo"),
        Binding("n", "choose('new')", "New account", id="demo.new"),
        Binding("e", "choose('change')", "Change it", id="demo.change"),
        Binding("pageup", "scroll(-1)", "Up", show=False, id="demo.up"),
        Binding("pagedown", "scroll(1)", "Down", show=False, id="demo.down"),
        Binding("escape", "leave", "Back", id="demo.leave"),
        Binding("f10", "home", "Home", show=False, id="demo.home"),
    ]

    def __init__(self, sitting: Sitting, *, ascii_only: bool) -> None:
        super().__init__()
        self._sitting = sitting
        self._ascii_only = ascii_only
        self._account_id = ""
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        yield TitleBar("Demonstration", self._sitting.surroundings.badge)
        with Vertical(classes="page"):
            yield Static(Content(demonstration.ABOUT), id="about")
            with Snug(id="events"), Inside():
                yield FactLines(_MOST, 2, ascii_only=self._ascii_only)
            yield Static("", id="hint")
            with Scroll(id="choices", can_focus=False):
                yield Menu(id="menu")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        self._draw()

    # -- what is shown

    def _choices(self) -> list[tuple[str, str, str]]:
        if self.busy:
            return [("stop", "Stop", "")]
        new = (
            "new",
            "Save a new account in CRM" if not self._lines else "Another account",
            "its note appears",
        )
        change = ("change", "Change that account", "its note gets a comment")
        return [change, new] if self._account_id else [new]

    def _draw(self) -> None:
        self.query_one(FactLines).show(self._lines)
        menu = self.query_one(Menu)
        menu.offer(self._choices(), aligned=True)
        self.query_one("#events").scroll_end(animate=False)
        self.refresh_bindings()

    def say(self, text: str, *, error: bool = False) -> None:
        hint = self.query_one("#hint", Static)
        hint.update(Content(harmless(text)))
        hint.set_class(error, "-error")

    # -- what is done

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose(event.option_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose" and self.is_mounted:
            return bool({key for key, _, _ in self._choices()}.intersection(parameters))
        return super().check_action(action, parameters)

    def action_choose(self, key: str) -> None:
        stage = self._sitting.surroundings.stage
        if key == "stop":
            self.stop()
        elif stage is not None and key == "new":
            self._account_id, self._lines = "", []
            self._work = self._show(demonstration.new_account(stage))
        elif stage is not None and key == "change":
            self._work = self._show(demonstration.changed_account(stage, self._account_id))

    @work(exclusive=True, group="demonstration")
    async def _show(self, events: AsyncIterator[Event]) -> None:
        """One event after the other, at a pace that can be read; Escape or Stop ends it."""
        self.say("Watch: each line is said when it has happened.")
        self._draw()
        said, wrong, account_id = "", False, self._account_id
        try:
            async for event in events:
                account_id = account_id or event.account_id
                self._lines += _lines(event)
                wrong = not event.well
                self._draw()
                await asyncio.sleep(PACE)
            said = "" if wrong else "So it goes with every account and deal."
        except ServiceFailure as failure:
            said, wrong = str(failure), True
        self._account_id = "" if wrong else account_id
        self._work = None
        self.say(said, error=wrong)
        self._draw()

    # -- keys

    def action_scroll(self, by: int) -> None:
        self.query_one("#events").scroll_relative(y=4 * by, animate=False)

    def action_home(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        self.app.pop_screen()

    def stopped(self, words: str) -> None:
        self.say(words)
        self._draw()

    @property
    def stop_means(self) -> str:
        return "What was saved in CRM stays there."


def _lines(event: Event) -> list[Line]:
    state = "good" if event.well else "wrong"
    return [(state, event.title, ""), *(("", "", line) for line in event.lines)]
