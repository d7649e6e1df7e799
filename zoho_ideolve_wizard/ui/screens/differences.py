"""Where the systems and the list disagree, and who is still waited for: Enter mends the one under the cursor."""

from collections.abc import Collection

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.task import Record
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.differences import MEND_WORDS, NO_DIFFERENCE, Difference, Mend
from zoho_ideolve_wizard.guide.team.team_memory import vendor_did, waiting_for_vendor
from zoho_ideolve_wizard.guide.team.team_words import HAS_DONE, IT_IS_DONE, not_done_yet
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

ENTER = "Enter mends the one under the cursor; you see a plan first."


class DifferencesScreen(Screen[Difference | None]):
    """Answers with the difference to mend, or None."""

    help_key = "differences"

    DEFAULT_CSS = """
    DifferencesScreen {
        #about { height: auto; color: $secondary; margin-bottom: 1; }
        #about, OptionList { max-width: 124; }
        OptionList { height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
            &:focus { border: none; background-tint: transparent; } }
        OptionList > .option-list--option { padding: 0 1; }
    }
    """
    BINDINGS = [
        helping.binding("differences"),
        Binding("escape,f10", "leave", "Back", id="differences.leave"),
    ]

    def __init__(self, sitting: Sitting, found: list[Difference], not_asked: Collection[str] = ()) -> None:
        """`not_asked` are the reasons why a service could not be asked."""
        super().__init__()
        self._not_asked = not_asked
        self._sitting = sitting
        self._found = found
        self._waiting: list[Record] = []

    def compose(self) -> ComposeResult:
        yield TitleBar("Team · Differences", self._sitting.surroundings.badge)
        with Vertical(classes="page"):
            yield Static("", id="about")
            yield OptionList(id="found")
        yield KeyLine()

    def on_mount(self) -> None:
        self._draw()
        self.query_one("#found").focus()

    def _draw(self) -> None:
        self._waiting = waiting_for_vendor(self._sitting)
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        for index, one in enumerate(self._found):
            first = Content.styled(f"{MEND_WORDS[one.mend]:<20}", "$text-primary")
            more = (f" {one.words}", "")
            listed.add_option(
                Option(Hanging(first, one.address, "bold", more=more), id=f"difference-{index}")
            )
        for index, record in enumerate(self._waiting):
            first = Content.styled(f"{IT_IS_DONE:<20}", "$text-warning")
            more = (f": {not_done_yet(record)}", "")
            listed.add_option(Option(Hanging(first, record.title, "bold", more=more), id=f"waiting-{index}"))
        about = ENTER if listed.option_count else NO_DIFFERENCE
        self.query_one("#about", Static).update(Content(harmless("\n".join([about, *self._not_asked]))))
        listed.highlighted = 0 if listed.option_count else None

    @on(OptionList.OptionSelected, "#found")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _, number = (event.option_id or "").partition("-")
        if kind == "waiting":
            self._ask(self._waiting[int(number)])
        elif (one := self._found[int(number)]).mend is not Mend.NOTHING:
            self.dismiss(one)

    @work(exclusive=True, group="ask")
    async def _ask(self, record: Record) -> None:
        """Only the admin can know, so it is not said by one Enter too many."""
        dialog = Dialog(HAS_DONE, f"{record.title}.", {"no": "Not yet", "yes": "Yes, done"})
        if await self.app.push_screen_wait(dialog) == "yes":
            vendor_did(self._sitting, record)
            self._draw()

    def action_leave(self) -> None:
        self.dismiss(None)
