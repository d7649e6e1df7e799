"""The copy sheet's own pane: its address, to be opened, copied, saved, or reached through a tunnel."""

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from zoho_ideolve_wizard.engine.by_hand import to_copy
from zoho_ideolve_wizard.guide.copy_sheet import copy_sheet, tunnel
from zoho_ideolve_wizard.guide.credentials import consent_scene
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.sheet.sheet import Sheet
from zoho_ideolve_wizard.sheet.troubles import NOT_SERVED, sentences
from zoho_ideolve_wizard.ui import bare, clipboard, helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

FILE = "copy-sheet.txt"
AGAIN = "press b there, beside the task"


class SheetScreen(ModalScreen[None]):
    """The address and the tunnel line stand alone on their lines, undecorated, to be selected by hand; the blanks
    before them do no harm to either."""

    help_key = "sheet"
    DEFAULT_CSS = """
    SheetScreen { background: $background; layout: vertical;
        Static { height: auto; }
        .about { color: $secondary; }
        #what-it-is, .alone { margin-bottom: 1; }
        #state { margin-bottom: 1; }
        #said { color: $secondary; margin-top: 1; }
        #buttons { height: 1; }
        Button { margin-right: 2; } }
    """
    BINDINGS = [
        Binding("escape,b,q", "dismiss", "Back", id="sheet.back"),
        Binding("o", "open", "Open", id="sheet.open", tooltip="Open it in the browser"),
        Binding("c", "copy", "Copy", id="sheet.copy", tooltip="Copy the address"),
        Binding("t", "tunnel", "Copy the SSH line", id="sheet.tunnel"),
        Binding("s", "save", "Save to a file", id="sheet.save", tooltip="Only you can read the file"),
        Binding(
            "p", "alone", "Outside the wizard", id="sheet.alone", tooltip="Print it on the bare terminal"
        ),
        helping.binding("sheet"),
        Binding("left", "app.focus_previous", "Before", show=False, id="sheet.before"),
        Binding("right", "app.focus_next", "After", show=False, id="sheet.after"),
    ]

    def __init__(
        self,
        sheet: Sheet,
        folder: Path,
        open_page: Callable[[str], bool] | None,
        tunnel: str = "",
        *,
        badge: str = "",
    ) -> None:
        """`open_page` is None where no browser is to be opened; `tunnel` is the line to run over SSH."""
        super().__init__()
        self._sheet = sheet
        self._folder = folder
        self._open_page = open_page
        self._tunnel = tunnel
        self._badge = badge

    def compose(self) -> ComposeResult:
        yield TitleBar("Copy sheet", self._badge)
        there = " there" if self._tunnel else ""
        with Scroll(classes="page", can_focus=False):
            yield Static(
                "This task as a page in your browser, with a Copy button for each value.", id="what-it-is"
            )
            if self._tunnel:
                yield Static(consent_scene.TUNNEL, classes="about")
                yield Static(Content(harmless(self._tunnel)), id="tunnel", classes="alone")
            yield Static(
                f"Open this address{there}. It opens once; then another one stands here:", classes="about"
            )
            yield Static("", id="address", classes="alone")
            yield Static("", id="state", classes="about")
            with Horizontal(id="buttons"):
                if self._open_page is not None:
                    yield Button("Open", id="open", variant="primary", compact=True)
                yield Button("Copy", id="copy", compact=True)
                if self._tunnel:
                    yield Button("Copy the SSH line", id="copy-tunnel", compact=True)
                yield Button("Save", id="save", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Static("", id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        self._draw()
        self._unwatch = self._sheet.watch(lambda: self.call_later(self._draw))
        self.query(Button).first().focus()

    def on_unmount(self) -> None:
        self._unwatch()

    def _draw(self) -> None:
        self.query_one("#address", Static).update(Content(self._sheet.address))
        self.query_one("#state", Static).update(Content(state_of(self._sheet)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return self._open_page is not None
        if action == "tunnel":
            return bool(self._tunnel)
        return super().check_action(action, parameters)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(harmless(text)))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "open":
                self.action_open()
            case "copy":
                self.action_copy()
            case "copy-tunnel":
                self.action_tunnel()
            case "save":
                self.action_save()
            case _:
                self.dismiss()

    def action_open(self) -> None:
        if self._open_page is not None and self._open_page(self._sheet.address):
            self._say("Sent to your browser. Nothing there? Copy the address instead.")
        else:
            self._say("No browser can be opened from here. Copy the address instead.")

    def action_copy(self) -> None:
        self._copy("Address", self._sheet.address)

    def action_tunnel(self) -> None:
        self._copy("SSH line", self._tunnel)

    @work(group="copy")
    async def _copy(self, what: str, text: str) -> None:
        otherwise = "Nothing to paste? Select it above, or press p."
        said = await clipboard.copy(self.app, text, over_ssh=bool(self._tunnel), otherwise=otherwise)
        self._say(f"{what}: {said}")

    @work(exclusive=True, group="alone")
    async def action_alone(self) -> None:
        await bare.show(self.app, "\n\n".join(self._lines))

    @property
    def _lines(self) -> list[str]:
        return [line for line in (self._tunnel, self._sheet.address) if line]

    def action_save(self) -> None:
        """The file goes when the sheet does."""
        path = self._folder / FILE
        try:
            save_owner_only(path, "\n".join(self._lines) + "\n")
        except OSError as error:
            self._say(f"{path} could not be written: {error.strerror or error}. Copy the address instead.")
            return
        self._sheet.when_gone(lambda: path.unlink(missing_ok=True))
        self._say(f"Saved, readable by you only, until the copy sheet is gone: {path}")


def state_of(sheet: Sheet) -> str:
    """How far the browser is."""
    if sheet.gone:
        return "The task has ended, and the copy sheet with it."
    keys = to_copy(sheet.page)
    ticked = f" {sum(key in sheet.ticks for key in keys)} of {len(keys)} ticked." if keys else ""
    return f"{'Opened in a browser.' if sheet.opened else 'Not opened yet.'}{ticked}"


async def in_browser(
    app: App[str], conveyor: Conveyor, sitting: Sitting, open_page: Callable[[str], bool]
) -> str:
    """Opens the conveyor's page of work in the browser, or shows how to; asked again, always the latter.

    Returns what is left to say where the conveyor stands.
    """
    new = conveyor.sheet is None
    sheet = conveyor.sheet = conveyor.sheet or copy_sheet(sitting, conveyor.page, conveyor.ticks, AGAIN)
    try:
        await sheet.start()
    except OSError as problem:
        sheet.close()
        conveyor.sheet = None
        return sentences(NOT_SERVED.about(why=str(problem)))
    if sheet.gone or isinstance(app.screen, SheetScreen):
        return ""
    line = tunnel(sitting, sheet)
    if new and not line and open_page(sheet.address):
        return "Sent to your browser; what you copy there is ticked here. Nothing there? Press b again."
    folder = sitting.profile.path.parent
    badge = sitting.surroundings.badge
    await app.push_screen_wait(SheetScreen(sheet, folder, None if line else open_page, line, badge=badge))
    return ""
