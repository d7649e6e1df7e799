"""A short list of what can be done now: one Enter each."""

from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.ui.widgets.hanging import Hanging


class Menu(OptionList):
    """Choices as (key, words, about). Says OptionSelected with the key as its id."""

    DEFAULT_CSS = """
    Menu {
        height: auto; max-height: 100%; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        self.call_after_refresh(self.keep_in_view)

    def on_focus(self) -> None:
        self.call_after_refresh(self.keep_in_view)

    def keep_in_view(self) -> None:
        """The list is as high as its choices, so what scrolls is what it stands in; with the first choice, what
        stands above it is seen too."""
        scroller = next((one for one in self.ancestors if isinstance(one, ScrollableContainer)), None)
        if not self.has_focus or self.highlighted is None or scroller is None:
            return
        line = self._index_to_line.get(self.highlighted)
        if line is None:
            return  # Not laid out: it is about to be shown, or the screen is being left.
        choice = Region(0, line, self.size.width, self._heights[self.highlighted])
        for node in self.ancestors_with_self:
            if node is scroller:
                break
            if isinstance(node, Widget):
                choice = choice.translate(node.virtual_region.offset)
        top = Region(0, 0, choice.width, choice.bottom) if self.highlighted == 0 else choice
        fits = top.height <= scroller.scrollable_content_region.height
        scroller.scroll_to_region(top if fits else choice, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is short: page keys are for the text above it."""
        return action not in ("page_up", "page_down") and super().check_action(action, parameters)

    def offer(self, choices: list[tuple[str, str, str]], *, aligned: bool = False) -> None:
        """Shows these choices; the cursor stays on the same one where it is still there. `aligned`: all that is
        said about them begins in one column, and wraps there."""
        here = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        self.clear_options()
        widest = max((len(words) for _, words, _ in choices), default=0) + 2
        for key, words, about in choices:
            if aligned:
                self.add_option(
                    Option(Hanging(Content.styled(words.ljust(widest), "bold"), about, "$secondary"), id=key)
                )
                continue
            line = Content.assemble((words, "bold"), (f"  {about}" if about else "", "$secondary"))
            self.add_option(Option(line, id=key))
        keys = [key for key, _, _ in choices]
        self.highlighted = keys.index(here) if here in keys else 0 if keys else None
