"""Whether two Deluge sources are the same but for layout: CRM's editor lays code out anew when it saves."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

_QUOTES = "\"'"


def same_code(one: str, other: str) -> bool:
    """True if they differ in blanks, indentation, empty lines and line ends alone, outside of quoted text."""
    return _lines(one) == _lines(other)


@lru_cache(maxsize=64)  # asked for at every drawing of the list of steps
def fingerprint(source: str) -> str:
    """A short text that is equal for sources which `same_code` calls the same."""
    return sha256("\n".join(_lines(source)).encode()).hexdigest()[:16]


def lines_that_differ(one: str, other: str) -> int:
    """How many lines would have to change to make the one the other, layout aside."""
    from difflib import SequenceMatcher

    changes = SequenceMatcher(None, _lines(one), _lines(other), autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for how, a, b, c, d in changes if how != "equal")


def _lines(source: str) -> list[str]:
    # An empty line or an indentation means nothing to Deluge. A line break ends a comment, so it counts.
    tight = (_without_blanks(line) for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return [line for line in tight if line]


def _without_blanks(line: str) -> str:
    kept: list[str] = []
    quote, escaped = "", False
    for char in line:
        if quote:
            kept.append(char)
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == quote:
                quote = ""
        elif not char.isspace():
            kept.append(char)
            quote = char if char in _QUOTES else ""
    return "".join(kept)
