"""A list in parts, with a blank line between them where there is room for all of those lines."""

from textual.events import Resize
from textual.strip import Strip
from textual.style import Style
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.ui.widgets.by_line import ByLine


class Spread(ByLine):
    """Textual draws a rule after an option that has a divider; here it is left blank."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._apart: list[int] = []
        """Before these options a part begins."""

    def begins_apart(self) -> None:
        """What is added next begins a part."""
        if self.option_count:
            self._apart.append(self.option_count)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - Textual asks the base class as well, by itself
        self.spread()

    def spread(self) -> None:
        before = [self.options[index - 1] for index in self._apart]
        drawn = sum(option._divider for option in before)
        lines = sum(self._heights.values()) - drawn
        fits = lines + len(before) <= self.scrollable_content_region.height
        if drawn != (len(before) if fits else 0):
            for option in before:
                option._divider = fits
            self._clear_caches()
            self.refresh()

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        strips = super()._get_option_render(option, style)
        if not option._divider:
            return strips
        plain = self.get_visual_style("option-list--option").rich_style
        return [*strips[:-1], Strip.blank(strips[-1].cell_length, plain)]
