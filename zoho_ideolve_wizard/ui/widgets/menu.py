"""A short list of what can be done now: one Enter each."""

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Menu(OptionList):
    """Choices as (key, words, about). Says OptionSelected with the key as its id."""

    DEFAULT_CSS = """
    Menu {
        height: auto; max-height: 100%; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """
    BINDINGS = [
        Binding("j", "cursor_down", "Down", show=False, id="menu.down"),
        Binding("k", "cursor_up", "Up", show=False, id="menu.up"),
    ]

    def offer(self, choices: list[tuple[str, str, str]]) -> None:
        """Shows these choices; the cursor stays on the same one where it is still there."""
        here = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        self.clear_options()
        for key, words, about in choices:
            line = Content.assemble((words, "bold"), (f"  {about}" if about else "", "$secondary"))
            self.add_option(Option(line, id=key))
        keys = [key for key, _, _ in choices]
        self.highlighted = keys.index(here) if here in keys else 0 if keys else None
