"""The steps beside the pane: number, symbol, title; each where it stands."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.guide.home.progress import Progress, progress
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import symbols


class Rail(OptionList):
    DEFAULT_CSS = """
    Rail {
        height: 1fr; max-height: 100%; border: none; padding: 1 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """

    @dataclass
    class Drawn(Message):
        """The symbols that stand beside the steps now."""

        symbols: list[str]

    def __init__(self, sitting: Sitting, *, ascii_only: bool) -> None:
        super().__init__(id="rail")
        self._sitting = sitting
        self._ascii_only = ascii_only
        self.here = ""
        self.found: Progress | None = None

    def on_mount(self) -> None:
        self.show()

    def show(self) -> None:
        """Draws the steps anew; the one that is open stays marked. `found` is where they stand then."""
        self.clear_options()
        self.found = progress(self._sitting)
        drawn = []
        for number, (step, standing) in enumerate(self.found.steps, 1):
            symbol, style = symbols.of(standing, ascii_only=self._ascii_only)
            line = Content.assemble(
                (symbol, style), f" {number} ", (step.title, "bold" if step.key == self.here else "")
            )
            self.add_option(Option(line, id=step.key))
            drawn.append(symbol)
        self.post_message(self.Drawn(drawn))
        if self.here:
            self.highlighted = self.get_option_index(self.here)
            self.call_after_refresh(self.scroll_to_highlight)

    def go(self, key: str) -> None:
        self.here = key
        self.show()


class Steps(Vertical):
    """The rail; where there is room below it, also what its symbols say."""

    DEFAULT_CSS = """
    Steps {
        width: 26; height: 1fr; background: $surface;
        #legend { height: auto; padding: 0 1; color: $secondary; }
    }
    """

    def __init__(self, sitting: Sitting, *, ascii_only: bool) -> None:
        super().__init__()
        self._sitting = sitting
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        yield Rail(self._sitting, ascii_only=self._ascii_only)
        yield Static("", id="legend")

    def on_rail_drawn(self, event: Rail.Drawn) -> None:
        event.stop()
        told = symbols.legend(event.symbols, ascii_only=self._ascii_only)
        lines = [Content.assemble((symbol, style), f" {words}") for symbol, style, words in told]
        self.query_one("#legend", Static).update(Content("\n").join(lines))
