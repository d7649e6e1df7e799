"""The last step before the terminal: no text from outside can move its cursor or turn its direction.

Names come from services, files and pastes. What would act on a terminal is taken out of every line that
is drawn, whichever widget drew it; what is copied or sent stays as it is.
"""

import re
from typing import TYPE_CHECKING

from textual.filter import LineFilter

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color

_ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls but the line feed; escape sequences begin with one
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # marks that turn the direction of writing
    "\u2028\u2029]"  # separators of lines and paragraphs
)
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a character, which no terminal can be sent."""


def harmless(text: str) -> str:
    """Without what acts on a terminal; all of that is counted as no cell wide. Line feeds stay."""
    if text.isprintable() and text.isascii():
        return text
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _ACTS.sub("", text))


class Harmless(LineFilter):
    """Textual's place for changing lines just before they are drawn; whatever drew them."""

    def apply(self, segments: "list[Segment]", background: "Color") -> "list[Segment]":  # noqa: ARG002
        return [
            segment if segment.control else segment._replace(text=harmless(segment.text))
            for segment in segments
        ]
