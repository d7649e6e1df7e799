"""No text from outside can move a terminal's cursor or turn its direction.

Names come from services, files and pastes; what is copied or sent stays as it is.
"""

import re

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
