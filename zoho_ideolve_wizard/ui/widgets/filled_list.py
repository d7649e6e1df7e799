"""A list that takes the cursor only while there is something in it: on an empty one it is nowhere to be seen."""

from textual.widgets import OptionList


class FilledList(OptionList):
    """Emptied under the cursor it keeps it, for what is to be taken back."""

    def allow_focus(self) -> bool:
        return super().allow_focus() and self.option_count > 0
