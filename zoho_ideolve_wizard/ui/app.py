"""The application: themes, the home screen, and what every screen may ask of it."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.home import home_menu, next_up, progress
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.ui import browser, symbols
from zoho_ideolve_wizard.ui.clicking import ClickingApp
from zoho_ideolve_wizard.ui.everywhere import KeyedApp
from zoho_ideolve_wizard.ui.fitting import FittingApp
from zoho_ideolve_wizard.ui.hung_up import HungUpApp
from zoho_ideolve_wizard.ui.leaving import LeavingApp
from zoho_ideolve_wizard.ui.parting import PartingApp
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.signals import SignalledApp
from zoho_ideolve_wizard.ui.themed import ThemedApp

REHEARSE = "rehearse"
"""The result with which the application asks to be started again on the rehearsal."""


class WizardApp(
    FittingApp, LeavingApp, PartingApp, KeyedApp, ClickingApp, SignalledApp, HungUpApp, ThemedApp
):
    """`sitting` is what the screens draw from; `can_rehearse` whether the rehearsal is on offer."""

    CSS_PATH = "app.tcss"
    TITLE = "Zoho CRM to Ideolve"
    ENABLE_COMMAND_PALETTE = True
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-usual"), (32, "-tall")]
    BINDINGS: ClassVar = [
        Binding("f9", "log", "Log", id="app.log", show=False, tooltip="What is asked and done, line by line"),
        Binding("f3", "messages", "Messages", id="app.messages", show=False),
    ]

    def __init__(
        self,
        sitting: Sitting,
        *,
        can_rehearse: bool = False,
        ascii_only: bool | None = None,
        open_page: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self._can_rehearse = can_rehearse
        self.ascii_only = symbols.plain_terminal() if ascii_only is None else ascii_only
        self.open_page = open_page or partial(browser.open_page, known=sitting.endpoints.page_origins)
        self.bug: Exception | None = None
        self._counted = False

    def _handle_exception(self, error: Exception) -> None:
        """Instead of Textual's own traceback, which prints local variables, and with them secrets."""
        self._return_code = 1
        self.bug = error
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        logging.getLogger(__name__).error("the wizard stopped", exc_info=error)
        self._close_messages_no_wait()

    async def on_unmount(self) -> None:
        try:
            progress.note(self.sitting)
        finally:
            await self.sitting.close()

    def on_mount(self) -> None:
        self.begin_theme()
        self.push_screen(
            HomeScreen(self.sitting, can_rehearse=self._can_rehearse, ascii_only=self.ascii_only)
        )
        if self.chosen_keys():
            self.call_after_refresh(self.use_chosen_keys)
        if damage := self.sitting.profile.damage:
            self.push_screen(Dialog("The settings were damaged", str(damage), {"ok": "Go on with new ones"}))

    @on(HomeScreen.Chosen)
    def _chosen(self, event: HomeScreen.Chosen) -> None:
        self.opens(event.what)

    def opens(self, what: str) -> None:
        """What the home screen and the palette offer, by its key."""
        match what:
            case next_up.GO_ON:
                self._go_on()
            case "setup":
                self._open_setup()
            case "team":
                self._open_team()
            case "administrator":
                self._open_team(what)
            case "token":
                self._open_tokens()
            case "automation":
                self._open_automation()
            case "pause" | "resume" | "prove" | "demo":
                self._open_job(what)
            case home_menu.AWAITED:
                self._open_awaited()
            case "rehearse":
                self.exit(REHEARSE)
            case _:
                self.run_worker(self.action_quit(), group="quit")

    @work(exclusive=True, group="setup")
    async def _open_setup(self) -> None:
        """The secret store is opened first: answers depend on what it holds."""
        from zoho_ideolve_wizard.ui.unlocking import unlock

        if await unlock(self, self.sitting):
            await self.push_screen(self._setup_screen())

    @work(exclusive=True, group="setup")
    async def _go_on(self) -> None:
        """To what is next in the setup. Where only opened secrets show whether there is any, and there is none, or
        something else comes first, the home screen says so."""
        from zoho_ideolve_wizard.ui.unlocking import unlock

        was_locked = progress.locked(self.sitting)
        if not await unlock(self, self.sitting):
            return
        setup = progress.progress(self.sitting)
        found = setup.next
        elsewhere = was_locked and next_up.next_up(self.sitting, setup).goes != next_up.GO_ON
        if found is None or elsewhere:
            for screen in self.screen_stack:
                if isinstance(screen, HomeScreen):
                    screen.draw()
            return
        self.sitting.ledger.remember(steps.PLACE, found.key)
        await self.push_screen(self._setup_screen())

    @work(exclusive=True, group="setup")
    async def _open_team(self, then: str = "") -> None:
        from zoho_ideolve_wizard.ui.screens.team import TeamScreen
        from zoho_ideolve_wizard.ui.unlocking import unlock

        if await unlock(self, self.sitting):
            await self.push_screen(
                TeamScreen(self.sitting, ascii_only=self.ascii_only, open_page=self.open_page, then=then)
            )

    def _setup_screen(self) -> Screen[None]:
        from zoho_ideolve_wizard.ui.screens.setup import SetupScreen

        return SetupScreen(self.sitting, ascii_only=self.ascii_only, open_page=self.open_page)

    @work(exclusive=True, group="setup")
    async def _open_tokens(self) -> None:
        from zoho_ideolve_wizard.ui.screens.token import TokenScreen
        from zoho_ideolve_wizard.ui.unlocking import unlock

        if await unlock(self, self.sitting):
            await self.push_screen(
                TokenScreen(self.sitting, ascii_only=self.ascii_only, open_page=self.open_page)
            )

    @work(exclusive=True, group="setup")
    async def _open_automation(self) -> None:
        """It counts by itself once a start; later, when asked to."""
        from zoho_ideolve_wizard.ui.screens.automation import AutomationScreen
        from zoho_ideolve_wizard.ui.unlocking import unlock

        if await unlock(self, self.sitting):
            count, self._counted = not self._counted, True
            await self.push_screen(
                AutomationScreen(
                    self.sitting, ascii_only=self.ascii_only, open_page=self.open_page, count=count
                )
            )

    @work(exclusive=True, group="setup")
    async def _open_job(self, key: str) -> None:
        from zoho_ideolve_wizard.ui.screens import automation_jobs
        from zoho_ideolve_wizard.ui.unlocking import unlock

        if key == "demo" or await unlock(self, self.sitting):
            await self.push_screen(
                automation_jobs.screen(
                    key, self.sitting, ascii_only=self.ascii_only, open_page=self.open_page
                )
            )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        from zoho_ideolve_wizard.ui.commands import commands

        return commands(self, screen)

    def action_help(self) -> None:
        """That of what is on the screen; a dialog's is that of the screen behind it."""
        from zoho_ideolve_wizard.ui import helping

        helping.show(self)

    def action_slips(self) -> None:
        """Where the vendor's guide errs, all of it on one page."""
        from zoho_ideolve_wizard.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(texts.help_of(texts.CORRECTIONS_KEY)))

    def _open_awaited(self) -> None:
        from zoho_ideolve_wizard.ui.screens.awaited import AwaitedScreen

        self.push_screen(AwaitedScreen(self.sitting, ascii_only=self.ascii_only))

    def action_log(self) -> None:
        """What was done so far, over whatever is open."""
        from zoho_ideolve_wizard.ui.screens.log import LogScreen

        if not isinstance(self.screen, LogScreen):
            self.push_screen(LogScreen(self.sitting))

    def action_messages(self) -> None:
        """The index of messages, over whatever is open."""
        from zoho_ideolve_wizard.ui.screens.index import IndexScreen

        if not isinstance(self.screen, IndexScreen):
            self.push_screen(IndexScreen(self.sitting.surroundings.badge))
