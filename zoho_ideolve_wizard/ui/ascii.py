"""For terminals that show ASCII only: every sign that we or Textual draw has a twin as wide as itself."""

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from textual.filter import LineFilter

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color

_TWINS = {
    "✓": "+",
    "✗": "!",
    "›": ">",
    "»": "*",
    "·": "-",
    "•": "*",
    "●": "*",
    "◊": "*",
    "…": "~",
    "\u2013": "-",
    "\u2014": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "▲": "^",
    "▼": "v",
    "▶": ">",
    "⏎": "<",
    "█": "#",
    "▐": "|",
    "▌": "|",
    "▎": "|",
    "▊": "|",
    "▍": "|",
    "▏": "|",
    "▕": "|",
}
_BLANKS = "▁▂▃▄▅▆▇▔▀"
"""Parts of a block, as at the ends of a scrollbar: without them it is a little shorter."""

_LINES = range(0x2500, 0x2580)
_ACROSS = set("─━═╌┄┈╴╶╸╺╼╾┅┉╍")
_DOWN = set("│┃║╎┆┊╵╷╹╻╽╿┇┋╏")


def _line(character: str) -> str:
    return "-" if character in _ACROSS else "|" if character in _DOWN else "+"


TWINS = str.maketrans(
    {**{chr(code): _line(chr(code)) for code in _LINES}, **dict.fromkeys(_BLANKS, " "), **_TWINS}
)


def in_ascii(text: str) -> str:
    """Signs as their twins; letters that ASCII has not as question marks. As many cells as before."""
    if text.isascii():
        return text
    return "".join(
        character if character.isascii() else "?" * get_character_cell_size(character)
        for character in text.translate(TWINS)
    )


class AsciiTwins(LineFilter):
    """Works on lines just before they are drawn, whichever widget drew them.

    `letters`: whether the terminal can show other letters than those of ASCII, and only signs are replaced.
    """

    def __init__(self, *, letters: bool) -> None:
        super().__init__()
        self._letters = letters

    def apply(self, segments: "list[Segment]", background: "Color") -> "list[Segment]":  # noqa: ARG002
        return [
            segment
            if segment.control
            else segment._replace(
                text=segment.text.translate(TWINS) if self._letters else in_ascii(segment.text)
            )
            for segment in segments
        ]
