"""The log: each request and each task as one line, newest last; filtered, and saved for somebody else to read."""

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.activity import Entry
from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

_EVERY = 0.5
"""Seconds between two looks whether there is something new."""
ABOUT = "No secret is in it: addresses without their queries, no headers, no bodies."
NOTHING = "Nothing yet: no request has been answered, and no task was begun."


class LogScreen(Screen[None]):
    help_key = "log"
    DEFAULT_CSS = """
    LogScreen {
        #wanted { height: 1; width: 100%; border: none; padding: 0 1;
            &:focus { border: none; } }
        #entries { height: 1fr; max-height: 100%; margin-top: 1; padding: 0; border: none;
            background: transparent;
            &:focus { border: none; background-tint: transparent; }
            & > .option-list--option { padding: 0 1; }
            & > .option-list--option-disabled { color: $secondary; } }
        #said { height: auto; color: $secondary; margin-top: 1; }
    }
    """
    BINDINGS = [
        helping.binding("log"),
        Binding("slash", "filter", "Filter", id="log.filter"),
        Binding("s", "save", "Save", id="log.save"),
        Binding("escape,f9,f10,q", "leave", "Back", id="log.leave"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._seen = -1

    def compose(self) -> ComposeResult:
        yield TitleBar("Log", self._sitting.surroundings.badge)
        with Vertical(classes="page"):
            yield OneValue(placeholder="/ filters: a host, a status, a name", id="wanted")
            yield OptionList(id="entries")
            yield Static(Content(ABOUT), id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        self._draw()
        self._list.focus()
        self.set_interval(_EVERY, self._look)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#entries", OptionList)

    def _look(self) -> None:
        if self._sitting.activity.count != self._seen:
            self._draw()

    @on(Input.Changed, "#wanted")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draw()

    @on(Input.Submitted, "#wanted")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    def _draw(self) -> None:
        """Follows the end, unless the cursor was moved away from it."""
        listed, activity = self._list, self._sitting.activity
        follows = listed.highlighted in (None, listed.option_count - 1)
        here = listed.get_option_at_index(listed.highlighted).id if listed.highlighted is not None else None
        self._seen = activity.count
        found = activity.entries(self.query_one("#wanted", OneValue).value)
        listed.clear_options()
        listed.add_options([Option(_line(one), id=str(one.number)) for one in found])
        if not found:
            listed.add_option(
                Option(Content(NOTHING if not activity.count else "No line has that."), disabled=True)
            )
            return
        numbers = [str(one.number) for one in found]
        listed.highlighted = len(found) - 1 if follows or here not in numbers else numbers.index(here)

    def action_filter(self) -> None:
        self.query_one("#wanted").focus()

    def action_save(self) -> None:
        """For a report to somebody else; it may name people, so only the admin can read it."""
        path = self._sitting.profile.path.parent / f"log-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        try:
            save_owner_only(path, self._sitting.activity.text())
        except OSError as error:
            said = f"{path} could not be written: {error.strerror or error}. Check its folder's permissions."
        else:
            said = f"Saved, readable by you only: {path}"
        self.query_one("#said", Static).update(Content(harmless(said)))

    def action_leave(self) -> None:
        """Out of the filter first."""
        wanted = self.query_one("#wanted", OneValue)
        if wanted.has_focus or wanted.value:
            wanted.clear()
            self._list.focus()
        else:
            self.dismiss(None)


def _line(entry: Entry) -> Hanging:
    time, _, text = entry.line.partition("  ")
    return Hanging(Content.styled(f"{time}  ", "$secondary"), text, "$text-error" if entry.trouble else "")
