"""The automation after setup: what was archived, whether it sends, and what to do when it does not."""

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.guide.crm_side import automation_state, health
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words.failures import told
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import helping, whys
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens import automation_jobs
from zoho_ideolve_wizard.ui.screens.explaining import ExplainingScreen
from zoho_ideolve_wizard.ui.widgets.facts import FactLines
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.snug import Inside, Snug
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar
from zoho_ideolve_wizard.ui.working import Wait, Working

_COUNTING = "Counting accounts and deals"
_STOPPED = "What is shown is what was known before."
_STOP = ("stop", "Stop", _STOPPED)


class AutomationScreen(ExplainingScreen, Working):
    """With `count` it counts as soon as it is open."""

    CSS_PATH = "automation.tcss"
    help_key = automation_state.KEY
    BINDINGS = [
        helping.binding("automation"),
        Binding("c", "choose('count')", "Count", id="automation.count"),
        Binding("z", "choose('pause')", "Pause", id="automation.pause"),
        Binding("z", "choose('resume')", "Resume", id="automation.resume"),
        Binding("p", "choose('prove')", "Prove it", id="automation.prove"),
        Binding("x", "choose('uninstall')", "Remove", show=False, id="automation.uninstall"),
        Binding("d", "choose('demo')", "Demo", id="automation.demo"),
        whys.binding("automation"),
        Binding("pageup", "scroll(-1)", "Up", show=False, id="automation.up"),
        Binding("pagedown", "scroll(1)", "Down", show=False, id="automation.down"),
        Binding("escape", "leave", "Back", id="automation.leave"),
        Binding("f10", "home", "Home", show=False, id="automation.home"),
    ]

    def __init__(
        self, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool], count: bool = True
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self._ascii_only = ascii_only
        self._open_page = open_page
        self._count_first = count
        self._said: tuple[str, bool] = ("", False)

    def compose(self) -> ComposeResult:
        yield TitleBar("Automation", self.sitting.surroundings.badge)
        with Vertical(classes="page"):
            with Snug(id="facts"), Inside():
                yield FactLines(most=8, width=9, ascii_only=self._ascii_only)
            yield Static("", id="hint")
            with Scroll(id="choices", can_focus=False):
                yield Menu(id="menu")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        if self._count_first and health.offered(self.sitting):
            self._work = self._count()

    def on_screen_resume(self) -> None:
        self._draw()

    # -- what is shown

    def _draw(self) -> None:
        found = automation_state.facts(self.sitting)
        self.query_one(FactLines).show(
            (fact.state if fact.label else "", fact.label, fact.words) for fact in found
        )
        self.query_one(Menu).offer(
            [_STOP] if self.busy else automation_state.choices(self.sitting), aligned=True
        )
        self._hint()
        self.refresh_bindings()

    def _hint(self) -> None:
        said, wrong = self._said
        hint = self.query_one("#hint", Static)
        hint.update(Content(harmless(said or automation_state.left_over(self.sitting))))
        hint.set_class(wrong, "-error")

    def say(self, text: str, *, error: bool = False) -> None:
        self._said = (text, error)
        if self.is_current:
            self._draw()

    def show_wait(self, words: str) -> None:
        self._said = (words, False)
        if self.query("#hint"):  # there is none left while the screen is left
            self._hint()

    # -- what is done

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose(event.option_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose" and self.is_mounted:
            offered = {key for key, _, _ in automation_state.choices(self.sitting)}
            return not self.busy and bool(offered.intersection(parameters))
        return super().check_action(action, parameters)

    def action_choose(self, key: str) -> None:
        if key == "stop":
            self.stop()
        elif key == "count":
            self._work = self._count()
        else:
            self._said = ("", False)
            self.app.push_screen(
                automation_jobs.screen(
                    key, self.sitting, ascii_only=self._ascii_only, open_page=self._open_page
                )
            )

    @work(exclusive=True, group="automation")
    async def _count(self) -> None:
        """Shows that it runs; Escape or Stop ends it."""
        try:
            with self.waiting(Wait(_COUNTING, _STOPPED)) as tell:
                self._draw()
                await health.ask(self.sitting, tell)
            said, wrong = "", False
        except ServiceFailure as failure:
            said, wrong = told(failure), True
        self._work = None
        self.say(said, error=wrong)

    # -- keys

    def action_scroll(self, by: int) -> None:
        self.query_one("#facts").scroll_relative(y=4 * by, animate=False)

    def action_leave(self) -> None:
        self.action_home()

    def action_home(self) -> None:
        self.workers.cancel_group(self, "automation")
        self.app.pop_screen()
