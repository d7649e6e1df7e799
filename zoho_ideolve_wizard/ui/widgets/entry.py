"""One entry of the index of messages: what it says, why that usually happens, what to do."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.guide.words.index import Entry
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll


class EntryText(Scroll):
    """Scrolls where it is longer than its place. `said` is what stood on the screen, if it was a real one."""

    DEFAULT_CSS = """
    EntryText {
        height: 1fr; background: transparent;
        Static { height: auto; }
        .line { color: $secondary; margin-bottom: 1; }
        .head { color: $text-primary; text-style: bold; }
        .text { margin-bottom: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static("", id="said", classes="text")
        yield Static("", id="line", classes="line")
        yield Static(Content("Why it happens"), id="why", classes="head")
        yield Static("", id="cause", classes="text")
        yield Static(Content("What to do"), id="do", classes="head")
        yield Static("", id="remedy", classes="text")
        yield Static("", id="retried", classes="line")

    def show(self, entry: Entry, said: str = "") -> None:
        # What was said may hold the cause as well, which has its own place below.
        told = " ".join(said.split()) or entry.what
        words = told.replace(entry.remedy, "").replace(entry.cause, "")
        self._put("#said", " ".join(words.split()), bold=True)
        self._put("#line", " · ".join([entry.system, *entry.codes]))
        self._put("#cause", entry.cause)
        self._put("#remedy", entry.remedy)
        self._put("#retried", entry.retried)
        self.query_one("#why").display = bool(entry.cause)
        self.query_one("#do").display = True
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Nothing fits what was typed."""
        for part in self.query(Static):
            part.display = False

    def _put(self, where: str, text: str, *, bold: bool = False) -> None:
        part = self.query_one(where, Static)
        part.update(Content.styled(harmless(text), "bold" if bold else ""))
        part.display = bool(text)
