"""The first screen: how the integration is, what is next, and what can be started."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.guide.crm_side import automation_state, pausing
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.home.glance import Glance, glance
from zoho_ideolve_wizard.guide.home.home_menu import entries, team_offered
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.glance import GlanceView
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

WORDS = (
    "Companies keep accounts and deals in Zoho CRM and talk about them in Ideolve. "
    "This wizard joins the two: it does what an API can do, and walks you through the rest."
)
_WIDE, _TALL = 110, 32
"""From this size on there is room for more than a glance."""


class HomeScreen(Screen[None]):
    CSS_PATH = "home.tcss"
    help_key = "home"
    HORIZONTAL_BREAKPOINTS = [(0, "-usual"), (_WIDE, "-wide"), (150, "-huge")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]
    BINDINGS = [
        helping.binding("home"),
        Binding("s", "choose('setup')", "Set up", id="home.setup"),
        Binding("p", "choose('team')", "Team", id="home.team"),
        Binding("a", "choose('automation')", "Automation", id="home.automation"),
        Binding("z", "choose('pause')", "Pause", id="home.pause"),
        Binding("z", "choose('resume')", "Resume", id="home.resume"),
        Binding("t", "choose('token')", "Tokens", id="home.token"),
        Binding("w", "choose('awaited')", "Waiting", id="home.awaited"),
        Binding("d", "choose('demo')", "Demo", id="home.demo"),
        Binding("q", "app.quit", "Quit", id="home.quit"),
    ]

    @dataclass
    class Chosen(Message):
        what: str

    def __init__(self, sitting: Sitting, *, can_rehearse: bool, ascii_only: bool = False) -> None:
        super().__init__()
        self._sitting = sitting
        self._can_rehearse = can_rehearse
        self._ascii_only = ascii_only
        self._found: Glance | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar("Home", self._sitting.surroundings.badge)
        with Scroll(id="middle", classes="page", can_focus=False), Container(id="columns"):
            with Container(id="left"):
                yield Static("", id="company")
                yield GlanceView(ascii_only=self._ascii_only)
            yield Menu(id="menu")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        self.draw()

    def on_resize(self) -> None:
        if self._found is not None:
            self._show(self._found)
            self.call_after_refresh(self.query_one(Menu).keep_in_view)

    def draw(self) -> None:
        """As profile and record are now."""
        setup = progress.progress(self._sitting)
        progress.note(self._sitting, setup)
        self._found = glance(self._sitting, setup)
        self._show(self._found)
        offered = entries(self._sitting, setup, self._found.awaited, can_rehearse=self._can_rehearse)
        self.query_one(Menu).offer(offered, aligned=True)
        self._highlight(self._found.next.goes)
        self.refresh_bindings()

    def _show(self, found: Glance) -> None:
        self.query_one("#company", Static).update(Content(harmless(found.company or WORDS)))
        self.query_one("#company").set_class(bool(found.company), "-known")
        roomy = self.size.width >= _WIDE and self.size.height >= _TALL
        self.query_one(GlanceView).show(found, roomy=roomy)

    def _highlight(self, goes: str) -> None:
        """Enter does what is next."""
        menu = self.query_one(Menu)
        keys = [option.id for option in menu.options]
        menu.highlighted = keys.index(goes) if goes in keys else 0

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(event.option_id or ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self._offers(str(parameters[0]))
        return super().check_action(action, parameters)

    def _offers(self, what: str) -> bool:
        match what:
            case "team":
                return team_offered(self._sitting)
            case "automation":
                return automation_state.offered(self._sitting)
            case "pause" | "resume":
                paused = pausing.known(self._sitting).paused
                return automation_state.offered(self._sitting) and paused is (what == "resume")
            case "awaited":
                return self._found is not None and bool(self._found.awaited)
            case "demo":
                return automation_state.demonstrates(self._sitting)
        return True

    def action_choose(self, what: str) -> None:
        self.post_message(self.Chosen(what))
