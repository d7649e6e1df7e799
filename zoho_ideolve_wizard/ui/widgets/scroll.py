"""A column that scrolls, and shows that it has."""

from textual.containers import VerticalScroll


class Scroll(VerticalScroll):
    """All of it is drawn again when it has scrolled.

    Textual draws what differs between two maps of the screen. When the layout changes in the same turn, and something
    asks for a place in between, both maps are the new one, and what stood there before would stay (Textual 8.2).
    """

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.refresh()
