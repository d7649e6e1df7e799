"""A list that takes the cursor only while there is something in it: on an empty one it is nowhere to be seen."""

from textual.widgets import OptionList


class FilledList(OptionList):
    def allow_focus(self) -> bool:
        return super().allow_focus() and self.option_count > 0

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if highlighted is None and self.has_focus:
            self.call_after_refresh(self._left_empty)

    def _left_empty(self) -> None:
        if self.has_focus and not self.option_count:
            self.screen.focus_previous()
