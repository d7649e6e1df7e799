"""Terminals with few means, as what is written to them shows: the Linux console, NO_COLOR, another encoding."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.e2e.test_terminal import REHEARSE
from tests.support.terminal import ENTER, ESCAPE, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed")

QUIT = "\x11"
HELP_ON_THE_CONSOLE = "\x1b[[A"
"""F1, as the Linux console sends it."""

CONSOLE = {"TERM": "linux", "COLORTERM": "", "LANG": "C.UTF-8", "LC_ALL": ""}

_STYLES = {0, 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29, 39, 49}
"""Styles, and the terminal's own colours."""
_SIXTEEN = {*range(30, 38), *range(90, 98), *range(40, 48)}


def shown(home: Path, environ: Mapping[str, str]) -> bytes:
    """All that is written while somebody opens the setup, its help and the keys, and quits."""
    with Terminal([*REHEARSE, str(home)], environ=environ) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type(ENTER)
        terminal.wait_for("1  Before you start", "Continue")
        terminal.type(HELP_ON_THE_CONSOLE if environ.get("TERM") == "linux" else "\x1bOP")
        terminal.wait_for("What this is")
        terminal.type(ESCAPE)
        terminal.wait_for("Continue")
        terminal.type("\x1b[24~")
        terminal.wait_for("filters: a key")
        terminal.type(QUIT)
        assert terminal.end() == 0
        return terminal.raw


def numbers(raw: bytes) -> Iterator[int]:
    """Of every change of style, its numbers."""
    for found in re.findall(rb"\x1b\[([\d;]*)m", raw):
        yield from (int(number or 0) for number in found.split(b";"))


def text(raw: bytes) -> str:
    """What is written without what acts on the terminal."""
    return re.sub(rb"\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[\[?][\d;?<>=]*[ $]?[A-Za-z]", b"", raw).decode(
        errors="replace"
    )


def test_the_linux_console_gets_sixteen_colours_and_ascii(home: Path) -> None:
    raw = shown(home, CONSOLE)
    used = set(numbers(raw))
    assert used & _SIXTEEN
    assert used - _SIXTEEN - _STYLES == set()
    assert [sign for sign in text(raw) if not sign.isascii()] == []


def test_with_no_color_no_colour_is_written(home: Path) -> None:
    raw = shown(home, {"NO_COLOR": "1"})
    used = set(numbers(raw))
    assert used - _STYLES == set()
    assert 7 in used, "the cursor is reversed"


def test_where_utf8_is_not_spoken_nothing_but_ascii_is_written(home: Path) -> None:
    raw = shown(home, {"LC_ALL": "C", "PYTHONUTF8": "1"})
    assert [sign for sign in text(raw) if not sign.isascii()] == []
