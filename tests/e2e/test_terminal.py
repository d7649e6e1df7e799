"""The wizard in a real terminal: opened, resized, and gone again without a trace."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, Terminal

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(240),
]

REHEARSE = (sys.executable, "-m", "zoho_ideolve_wizard", "--rehearse", "--home")

TURNED_ON_AND_OFF = {
    "the other screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "a hidden cursor": (b"\x1b[?25l", b"\x1b[?25h"),
    "mouse clicks": (b"\x1b[?1000h", b"\x1b[?1000l"),
    "mouse moves": (b"\x1b[?1003h", b"\x1b[?1003l"),
    "marked pastes": (b"\x1b[?2004h", b"\x1b[?2004l"),
}


def test_from_home_to_the_first_form_by_keys_then_resized_and_quit(home: Path) -> None:
    with Terminal([*REHEARSE, str(home)]) as terminal:
        terminal.wait_for("Set up", "nothing here is real", "Quit")
        terminal.type(ENTER)
        terminal.wait_for("1  Before you start", "What is it for?", "F1 Help")
        assert max(map(len, terminal.screen.splitlines())) <= 80
        terminal.resize(120, 40)
        terminal.wait_for("Where may the wizard keep secrets?", "Continue")
        assert len(max(terminal.screen.splitlines(), key=len)) > 80
        terminal.resize(60, 20)
        terminal.wait_for("Before you start", "What is it for?")
        assert len(max(terminal.screen.splitlines(), key=len)) <= 60
        terminal.type("\x11")
        assert terminal.end() == 0


def test_quitting_leaves_the_terminal_as_it_was(home: Path) -> None:
    wizard = shlex.join([*REHEARSE, str(home)])
    script = f"echo before=$(stty -g); {wizard}; echo code=$?; echo after=$(stty -g)"
    with Terminal(["/bin/sh", "-c", script]) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type("\x11")
        assert terminal.end() == 0
    said = terminal.raw.decode(errors="replace")
    (before,), (after,) = re.findall(r"before=(\S+)", said), re.findall(r"after=(\S+)", said)
    assert before == after
    assert "code=0" in said
    for what, (on, off) in TURNED_ON_AND_OFF.items():
        assert on in terminal.raw, what
        assert terminal.raw.rindex(off) > terminal.raw.rindex(on), what


def test_ctrl_c_asks_before_it_quits(home: Path) -> None:
    with Terminal([*REHEARSE, str(home)]) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type("\x03")
        terminal.wait_for("Quit?", "Everything is kept. The next start", "Stay")
        terminal.type("\x03")
        assert terminal.end() == 0


def test_the_next_start_opens_where_one_was_with_what_was_half_typed(home: Path) -> None:
    with Terminal([*REHEARSE, str(home)]) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type(ENTER)
        terminal.wait_for("What is it for?")
        terminal.type("\t")
        terminal.wait_for("paste its")
        terminal.type("https://crm.zoho.in/crm/org6")
        terminal.wait_for("https://crm.zoho.in/crm/org6")
        terminal.type("\x1b[21~")
        terminal.wait_for("joins the two")
        terminal.type("q")
        assert terminal.end() == 0
    with Terminal([*REHEARSE, str(home)]) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type(ENTER)
        terminal.wait_for("https://crm.zoho.in/crm/org6")
        terminal.type("\x11")
        assert terminal.end() == 0
