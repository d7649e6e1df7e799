"""The index of messages: what one types filters it, Enter opens the whole entry."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.guide.words import index
from zoho_ideolve_wizard.guide.words.index import Entry
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.moving import VI_KEYS
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.entry import EntryText
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

HINT = "A code, some words, or a whole message"
NONE = "Nothing here has that. Try fewer words, or the code alone."


class IndexScreen(Screen[None]):
    """The cursor stays in the search field: the arrow keys move through the list meanwhile."""

    help_key = "messages"

    DEFAULT_CSS = """
    IndexScreen {
        #search { height: 1; width: 100%; border: none; padding: 0 1;
            &:focus { border: none; } }
        #count { height: 1; color: $secondary; }
        #both { height: 1fr; margin-top: 1; }
        #found { width: 1fr; height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
            &:focus { border: none; background-tint: transparent; } }
        #found > .option-list--option { padding: 0 1; }
        #beside { display: none; width: 1fr; padding: 0 1 0 3; }
        &.-beside #beside { display: block; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-alone"), (120, "-beside")]
    BINDINGS = [
        helping.binding("index"),
        Binding("escape,f10,f3", "leave", "Back", id="index.leave"),
        Binding("enter", "open", "Whole entry", id="index.open"),
        Binding("down", "move('cursor_down')", "Down", show=False, id="index.down"),
        Binding("up", "move('cursor_up')", "Up", show=False, id="index.up"),
        Binding("pagedown", "move('page_down')", "Page down", show=False, id="index.pagedown"),
        Binding("pageup", "move('page_up')", "Page up", show=False, id="index.pageup"),
    ]

    def __init__(self, badge: str = "", *, search: str = "") -> None:
        super().__init__()
        self._badge = badge
        self._search = search
        self._every = index.entries()
        self._found: list[Entry] = []

    def compose(self) -> ComposeResult:
        yield TitleBar("Messages and what to do", self._badge)
        with Vertical(classes="page"):
            yield OneValue(self._search, placeholder=HINT, id="search")
            yield Static("", id="count")
            with Horizontal(id="both"):
                yield OptionList(id="found")
                with Vertical(id="beside"):
                    yield EntryText()
        yield KeyLine()

    def on_mount(self) -> None:
        if not self.query("#found"):
            return  # The wizard is being closed this moment: there is nothing to draw on.
        self._draw()
        self.query_one("#search").focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draw()

    def _draw(self) -> None:
        text = self.query_one("#search", Input).value
        self._found = index.find(text, self._every)
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options([Option(_line(entry), id=entry.key) for entry in self._found])
        listed.highlighted = 0 if self._found else None
        many = (
            f"{len(self._found)} of {len(self._every)} messages. Enter shows one whole."
            if self._found
            else NONE
        )
        self.query_one("#count", Static).update(Content(many))
        if not self._found:
            self.query_one(EntryText).clear()

    @on(OptionList.OptionHighlighted, "#found")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._found):
            self.query_one(EntryText).show(self._found[event.option_index])

    @on(OptionList.OptionSelected, "#found")
    @on(Input.Submitted, "#search")
    def _chosen(self, event: OptionList.OptionSelected | Input.Submitted) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        chosen = self.query_one("#found", OptionList).highlighted
        if chosen is not None:
            self.app.push_screen(EntryScreen(self._found[chosen]))

    async def action_move(self, where: str) -> None:
        await self.query_one("#found", OptionList).run_action(where)

    def action_leave(self) -> None:
        """Out of a search, then out of the index."""
        search = self.query_one("#search", Input)
        if search.value:
            search.value = ""
            search.focus()
        else:
            self.dismiss(None)


class EntryScreen(ModalScreen[None]):
    """One entry, whole; with `said`, what stood on the screen, the service's own words among it."""

    DEFAULT_CSS = """
    EntryScreen {
        align: center middle;
        #box { width: 76; max-width: 94%; height: auto; max-height: 86%; padding: 1 2; background: $dialog; }
        EntryText { height: auto; max-height: 72vh; }
    }
    """
    BINDINGS = [
        Binding("escape,q,enter,f1,question_mark,w", "dismiss", "Back", id="entry.close"),
        Binding("f3,slash", "messages", "All messages", id="entry.messages"),
        *VI_KEYS,
    ]

    def __init__(self, entry: Entry, said: str = "") -> None:
        super().__init__()
        self._entry = entry
        self._said = said

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield EntryText()
        yield KeyLine()

    def on_mount(self) -> None:
        for text in self.query(EntryText):  # there is none while the wizard is being closed
            text.show(self._entry, self._said)
            text.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "messages":  # From the index itself there is nothing to open.
            return not any(isinstance(screen, IndexScreen) for screen in self.app.screen_stack)
        return super().check_action(action, parameters)

    def action_messages(self) -> None:
        self.app.switch_screen(IndexScreen())


def _line(entry: Entry) -> Hanging:
    code = entry.codes[0] if entry.codes else entry.system
    return Hanging(Content.styled(f"{harmless(code):<22.22}  ", "$secondary"), entry.what)
