"""A list that is read line by line: no key passes over anything, and it ends at its ends."""

from textual.events import Resize
from textual.widgets import OptionList


class ByLine(OptionList):
    """Every line can be under the cursor, and stays in view when the room changes. A line that is taller than the
    list is scrolled through before the cursor leaves it."""

    _height = 0

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Textual moves the bar only while it is shown; a list that was emptied and filled again starts anew."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def on_resize(self, event: Resize) -> None:
        """What is said below may take room, or give it back."""
        here = self.highlighted
        if here is not None and here in self._index_to_line:
            top = self._index_to_line[here]
            if top < self.scroll_y + max(self._height, 1) and top + self._heights[here] > self.scroll_y:
                self.call_after_refresh(self.scroll_to_highlight)
        self._height = event.size.height

    def action_cursor_down(self) -> None:
        self._step(1)

    def action_cursor_up(self) -> None:
        self._step(-1)

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def _step(self, by: int) -> None:
        if self.option_count and not self._scrolled_within(by):
            here = self.highlighted if self.highlighted is not None else -by
            self.highlighted = min(max(here + by, 0), self.option_count - 1)

    def _page(self, by: int) -> None:
        """A page begins where the view ended, and the cursor with it: what is in view is not gone through again."""
        if not self.option_count or self._scrolled_within(by):
            return
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        begins = self._index_to_line
        ends = {index: line + self._heights[index] for index, line in begins.items()}
        if by > 0:
            there = next((index for index, end in ends.items() if end > top + room), self.option_count - 1)
            above = begins.get(there, 0)
        else:
            there = next((index for index in reversed(begins) if begins[index] < top), 0)
            above = ends.get(there, 0) - room
        self.highlighted = there
        self.scroll_to(y=max(0, above), animate=False, force=True, immediate=True)

    def _scrolled_within(self, by: int) -> bool:
        """Whether the line under the cursor had more to show in that direction, and shows it now."""
        here, room = self.highlighted, self.scrollable_content_region.height
        if here is None or self._heights.get(here, 0) <= room:
            return False
        top = self._index_to_line[here]
        hidden = (
            top + self._heights[here] - (self.scroll_offset.y + room)
            if by > 0
            else self.scroll_offset.y - top
        )
        if hidden <= 0:
            return False
        self.scroll_relative(y=by * min(hidden, max(1, room - 1)), animate=False, force=True)
        return True
