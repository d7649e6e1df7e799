"""A settings file that cannot be read is set aside and told, line and column."""

import sys
from pathlib import Path

import pytest

from tests.cli.command import COMMAND
from tests.support.terminal import ENTER, Terminal
from zoho_ideolve_wizard.integration.locations import locations


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed")
def test_it_opens_all_the_same_and_says_where_the_damage_is(home: Path) -> None:
    path = locations(home).settings("default")
    path.parent.mkdir(parents=True)
    path.write_text('format = 1\nuse = "archive\n', encoding="utf-8")
    with Terminal([*COMMAND, "--home", str(home)]) as terminal:
        terminal.wait_for("The settings were damaged", "line 2, column")
        terminal.type(ENTER)
        terminal.wait_for("Not connected yet.")
        terminal.type("\x11")
        assert terminal.end() == 0
    (kept,) = path.parent.glob("profile.toml.damaged-*")
    assert kept.read_text(encoding="utf-8") == 'format = 1\nuse = "archive\n'
