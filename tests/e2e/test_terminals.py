"""Terminals of other kinds: each is drawn on with what it can do, and left as it was."""

import sys
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.e2e.test_terminal import REHEARSE, TURNED_ON_AND_OFF
from tests.e2e.tools import needed
from tests.support.hands import Hands
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(240),
]

SIXTEEN = {"default", "black", "red", "green", "brown", "blue", "magenta", "cyan", "white"}
SIXTEEN |= {f"bright{color}" for color in SIXTEEN}

ASCII_ONLY = ({"TERM": "linux"}, {"LANG": "C", "LC_ALL": "C"}, {"TERM": "linux", "LANG": "C"})
FEW_COLORS = ({"TERM": "linux"}, {"TERM": "xterm-16color"})
OTHERS = (
    {"TERM": "xterm"},
    {"TERM": "screen-256color"},
    {"TERM": "tmux-256color"},
    {"TERM": "vt220"},
    {"COLORTERM": "truecolor"},
    {"NO_COLOR": "1"},
)


def goes_in_and_out(terminal: Terminal) -> str:
    """To the first form and out again; what stood on the screen there."""
    hands = Hands(terminal)
    hands.sees("Set up", "nothing here is real", "Quit")
    hands.presses("s")
    hands.sees("1 Before you start", "What is it for?", "Continue", "Home", "Help")
    seen = terminal.screen
    assert max(map(len, seen.splitlines())) <= terminal.columns
    return seen


def leaves(terminal: Terminal) -> None:
    terminal.type("\x11")
    assert terminal.end() == 0
    for what, (on, off) in TURNED_ON_AND_OFF.items():
        if on in terminal.raw:
            assert terminal.raw.rindex(off) > terminal.raw.rindex(on), what


def colors(terminal: Terminal) -> set[str]:
    cells = [terminal.cell(row, column) for row in range(terminal.rows) for column in range(terminal.columns)]
    return {cell.fg for cell in cells} | {cell.bg for cell in cells}


def named(environ: Mapping[str, str]) -> str:
    return ",".join(f"{name}={value}" for name, value in environ.items())


@pytest.mark.parametrize("environ", ASCII_ONLY, ids=named)
def test_where_more_than_ascii_may_not_be_drawn_nothing_else_is(
    environ: Mapping[str, str], home: Path
) -> None:
    with Terminal([*REHEARSE, str(home)], environ=environ) as terminal:
        seen = goes_in_and_out(terminal)
        assert seen.isascii(), {letter for letter in seen if not letter.isascii()}
        assert "(*) Archive, and ask experts" in seen
        leaves(terminal)


@pytest.mark.parametrize("environ", FEW_COLORS, ids=named)
def test_sixteen_colors_are_enough(environ: Mapping[str, str], home: Path) -> None:
    with Terminal([*REHEARSE, str(home)], environ=environ) as terminal:
        goes_in_and_out(terminal)
        assert colors(terminal) <= SIXTEEN
        assert len(colors(terminal)) > 2
        leaves(terminal)


@pytest.mark.parametrize("environ", OTHERS, ids=named)
def test_it_starts_draws_and_leaves(environ: Mapping[str, str], home: Path) -> None:
    with Terminal([*REHEARSE, str(home)], environ=environ) as terminal:
        goes_in_and_out(terminal)
        assert (colors(terminal) == {"default"}) is ("NO_COLOR" in environ)
        leaves(terminal)


MULTIPLEXERS = {
    "tmux": ("tmux", "-f", "/dev/null", "-L", "{name}", "new-session"),
    "screen": ("screen", "-c", "/dev/null", "-S", "{name}"),
}


@pytest.mark.parametrize("program", MULTIPLEXERS)
def test_in_a_terminal_multiplexer_as_in_a_terminal(program: str, home: Path) -> None:
    needed(program)
    name = f"wizard-{uuid.uuid4().hex[:8]}"
    inside: Sequence[str] = [part.format(name=name) for part in MULTIPLEXERS[program]]
    with Terminal([*inside, *REHEARSE, str(home)]) as terminal:
        goes_in_and_out(terminal)
        terminal.resize(120, 40)
        terminal.wait_for("Where may the wizard keep secrets?")
        terminal.resize(50, 12)
        terminal.wait_for("too small: at least 60x16")
        terminal.resize(80, 24)
        terminal.wait_for("What is it for?", "Continue")
        terminal.type("\x11")
        terminal.end()
        assert "mistake in its own code" not in terminal.raw.decode(errors="replace")
