"""The steps beside the pane: number, symbol, title; each where it stands."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.guide.progress import Progress, progress
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import symbols


class Rail(OptionList):
    DEFAULT_CSS = """
    Rail {
        width: 26; height: 1fr; max-height: 100%; border: none; padding: 1 0; background: $surface;
        &:focus { border: none; background-tint: $foreground 3%; }
        & > .option-list--option { padding: 0 1; }
    }
    """

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
        for number, (step, standing) in enumerate(self.found.steps, 1):
            symbol, style = symbols.of(standing, ascii_only=self._ascii_only)
            line = Content.assemble(
                (symbol, style), f" {number} ", (step.title, "bold" if step.key == self.here else "")
            )
            self.add_option(Option(line, id=step.key))
        if self.here:
            self.highlighted = self.get_option_index(self.here)
            self.call_after_refresh(self.scroll_to_highlight)

    def go(self, key: str) -> None:
        self.here = key
        self.show()
