"""The last step before the terminal: no text from outside can move its cursor or turn its direction.

Names come from services, files and pastes. What would act on a terminal is taken out of every line that
is drawn, whichever widget drew it; what is copied or sent stays as it is.
"""

from typing import TYPE_CHECKING

from textual.filter import LineFilter

from zoho_ideolve_wizard.guide.words.harmless import harmless

__all__ = ["Harmless", "harmless"]

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color


class Harmless(LineFilter):
    """Textual's place for changing lines just before they are drawn; whatever drew them."""

    def apply(self, segments: "list[Segment]", background: "Color") -> "list[Segment]":  # noqa: ARG002
        return [
            segment if segment.control else segment._replace(text=harmless(segment.text))
            for segment in segments
        ]
