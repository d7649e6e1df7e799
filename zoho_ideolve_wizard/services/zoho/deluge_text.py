"""Whether two Deluge sources are the same but for layout: CRM's editor lays code out anew when it saves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

_QUOTES = "\"'"


def same_code(one: str, other: str) -> bool:
    """True if they differ in blanks, indentation, empty lines and line ends alone, outside of quoted text."""
    return _lines(one) == _lines(other)


@lru_cache(maxsize=64)  # asked for at every drawing of the list of steps
def fingerprint(source: str) -> str:
    """A short text that is equal for sources which `same_code` calls the same."""
    return sha256("\n".join(_lines(source)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Change:
    """One place where two sources differ: the lines of the one alone, and of the other alone, without indentation.

    `line` is where that is in the one, from 1.
    """

    line: int
    one: tuple[str, ...]
    other: tuple[str, ...]


def changes(one: str, other: str) -> list[Change]:
    """What would have to change to make the one the other, layout aside, from the top."""
    from difflib import SequenceMatcher

    left, right = _numbered(one), _numbered(other)
    found = SequenceMatcher(
        None, [each.tight for each in left], [each.tight for each in right], autojunk=False
    )
    end = left[-1].number + 1 if left else 1
    return [
        Change(
            left[a].number if a < len(left) else end,
            tuple(each.text for each in left[a:b]),
            tuple(each.text for each in right[c:d]),
        )
        for how, a, b, c, d in found.get_opcodes()
        if how != "equal"
    ]


class _Line(NamedTuple):
    number: int
    text: str
    tight: str


def _lines(source: str) -> list[str]:
    return [line.tight for line in _numbered(source)]


def _numbered(source: str) -> list[_Line]:
    # An empty line or an indentation means nothing to Deluge. A line break ends a comment, so it counts.
    every = enumerate(source.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)
    return [_Line(number, text.strip(), tight) for number, text in every if (tight := _without_blanks(text))]


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
