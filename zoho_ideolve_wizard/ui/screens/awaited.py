"""Who is waited for: a message to remind each of them is ready, and what is done by now can be said to be."""

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.guide.home.awaited import Awaited, each, over
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.ui import clipboard, helping, symbols
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.value import ValueScreen
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

ABOUT = "Enter copies a message that reminds them; d says that it is done. The wizard sends no mail itself."
NOBODY = "Nobody is waited for."
_NAMES = 28
"""Cells for the names, if there are as many."""


class AwaitedScreen(Screen[None]):
    DEFAULT_CSS = """
    AwaitedScreen {
        #about { height: auto; color: $secondary; margin-bottom: 1; }
        #waiting { height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
            &:focus { border: none; background-tint: transparent; }
            & > .option-list--option { padding: 0 1; } }
        #said { height: auto; min-height: 1; color: $secondary; margin-top: 1; }
    }
    """
    help_key = "team-remind"
    BINDINGS = [
        helping.binding("awaited"),
        Binding("enter", "copy", "Copy message", id="awaited.copy", show=False),
        Binding("v", "show_message", "Show it", id="awaited.show"),
        Binding("a", "address", "Copy address", id="awaited.address"),
        Binding("d", "done", "It is done", id="awaited.done"),
        Binding("j", "move('cursor_down')", "Down", show=False, id="awaited.down"),
        Binding("k", "move('cursor_up')", "Up", show=False, id="awaited.up"),
        Binding("escape,f10,q,w", "leave", "Back", id="awaited.leave"),
    ]

    def __init__(self, sitting: Sitting, *, ascii_only: bool) -> None:
        super().__init__()
        self._sitting = sitting
        self._ascii_only = ascii_only
        self._waiting: list[Awaited] = []

    def compose(self) -> ComposeResult:
        yield TitleBar("Waiting for others", self._sitting.surroundings.badge)
        with Vertical(classes="page"):
            yield Static("", id="about")
            yield OptionList(id="waiting")
            yield Static("", id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        self._draw()
        self._list.focus()

    @property
    def _list(self) -> OptionList:
        return self.query_one("#waiting", OptionList)

    @property
    def _here(self) -> Awaited | None:
        index = self._list.highlighted
        return self._waiting[index] if index is not None and index < len(self._waiting) else None

    def _draw(self) -> None:
        here = self._list.highlighted or 0
        self._waiting = each(self._sitting)
        self._list.clear_options()
        self._list.add_options([Option(self._line(one)) for one in self._waiting])
        self._list.highlighted = min(here, len(self._waiting) - 1) if self._waiting else None
        self.query_one("#about", Static).update(Content(ABOUT if self._waiting else NOBODY))
        self.refresh_bindings()

    def _line(self, one: Awaited) -> Hanging:
        symbol, style = symbols.of_state("waiting", ascii_only=self._ascii_only)
        name = harmless(one.who[0]).replace("\n", " ")
        first = Content.assemble((f"{symbol} ", style), (f"{name:<{_NAMES}.{_NAMES}}  ", "bold"))
        what = " ".join([one.what, *one.whom])
        since = f", {ago.since(one.since)}" if one.since else ""
        how = f"; {one.how}" if one.how else ""
        return Hanging(first, what, more=(f"{since}{how}", "$secondary"))

    def say(self, text: str, *, error: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(harmless(text)))
        said.set_class(error, "-error")

    # -- what is done

    @on(OptionList.OptionSelected, "#waiting")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_copy()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return False
        here = self._here
        match action:
            case "done":
                return here is not None
            case "copy" | "show_message":
                return here is not None and bool(here.message)
            case "address":
                return here is not None and bool(here.records[0].person)
        return super().check_action(action, parameters)

    def action_copy(self) -> None:
        if self._here is not None and self._here.message:
            self._copy("The message", self._here.message)
        elif self._here is not None and self._here.how:
            self.say(f"{self._here.how}. If you did it on Ideolve's own page: d.")
        else:
            self.say(
                "No message of the wizard's fits here. The plan that asked for it shows the one it used."
            )

    def action_address(self) -> None:
        if self._here is not None:
            self._copy("The address", self._here.records[0].person)

    @work(exclusive=True, group="copy")
    async def _copy(self, what: str, text: str) -> None:
        said = await clipboard.copy(self.app, text, over_ssh=self._sitting.surroundings.over_ssh)
        self.say(f"{what}: {said}")

    def action_show_message(self) -> None:
        if self._here is not None and self._here.message:
            folder = self._sitting.profile.path.parent
            badge = self._sitting.surroundings.badge
            self.app.push_screen(ValueScreen("Message", self._here.message, folder, badge=badge))

    @work(exclusive=True, group="done")
    async def action_done(self) -> None:
        """Only the admin can know, so it is not said by one key too many."""
        one = self._here
        if one is None:
            return
        what = " ".join([one.what, *one.whom])
        text = f"{one.who[0]}: {what}. It is written down as confirmed by you, with today's date."
        dialog = Dialog("Is it done?", text, {"no": "Not yet", "yes": "Yes, it is done"})
        if await self.app.push_screen_wait(dialog) == "yes":
            over(self._sitting, one)
            self._draw()
            self.say("Written down.")

    async def action_move(self, where: str) -> None:
        await self._list.run_action(where)

    def action_leave(self) -> None:
        self.dismiss(None)
