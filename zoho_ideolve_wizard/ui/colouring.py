"""Colours changed just before a line is drawn: one colour of text under the cursor, or no colours at all."""

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

if TYPE_CHECKING:
    from rich.segment import Segment

_NONE = Style.from_color(RichColor.default(), RichColor.default())
_LIGHT = 0.5


class OneColourUnderCursor(LineFilter):
    """For high contrast: on the cursor's own background every text is of one colour, whatever it is elsewhere."""

    def __init__(self, background: str, text: str) -> None:
        super().__init__()
        self._background = Color.parse(background).rgb
        self._text = Style(color=text)

    def apply(self, segments: "list[Segment]", background: Color) -> "list[Segment]":  # noqa: ARG002
        return [
            segment._replace(style=segment.style + self._text)
            if segment.style is not None and self._is_cursor(segment.style)
            else segment
            for segment in segments
        ]

    def _is_cursor(self, style: Style) -> bool:
        return style.bgcolor is not None and style.bgcolor.triplet == self._background


class Colourless(LineFilter):
    """Takes every colour away. What had a light background is reversed: Textual's lists cannot be told to be."""

    def apply(self, segments: "list[Segment]", background: Color) -> "list[Segment]":  # noqa: ARG002
        return [
            segment._replace(style=_without_colours(segment.style)) if segment.style is not None else segment
            for segment in segments
        ]


@lru_cache(1024)
def _without_colours(style: Style) -> Style:
    behind = style.bgcolor
    light = behind is not None and not behind.is_default and Color.from_rich_color(behind).brightness > _LIGHT
    return style + _NONE + Style(reverse=light is not bool(style.reverse), dim=False)
