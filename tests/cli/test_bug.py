"""A bug of our own ends in a short apology, the place of a log without secrets, and a terminal in order."""

import re
import stat
import sys
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, Terminal
from zoho_ideolve_wizard.integration.locations import locations

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed")

LOCAL, TOLD = "fake-secret-in-a-variable", "fake-secret-that-the-log-knows"
TOKEN = "1000.fakecode0123456789.fakecode9876543210"

WITH_A_BUG = f"""
import sys
from zoho_ideolve_wizard.cli import main
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.home import HomeScreen

def bug(self, *_):
    secret = "{LOCAL}"
    sitting = self if isinstance(self, Sitting) else getattr(self, "sitting", None) or self._sitting
    sitting._redactor.hide("{TOLD}")
    raise RuntimeError("went wrong with {TOLD} and {TOKEN}")

async def async_bug(self):
    bug(self)

{{where}}
sys.exit(main(sys.argv[1:]))
"""

_MODES = re.compile(r"\x1b(\[\?\d+[hl]|\[K|\][^\x07]*\x07)")
"""What puts the terminal in order."""

PLACES = {
    "while the first screen is drawn": "HomeScreen.draw = bug",
    "in work beside the screen, after Enter": "WizardApp._setup_screen = bug",
    "while a secret is looked up": "Sitting.secret = bug",
    "while closing, after q": "Sitting.close = async_bug",
}


@pytest.mark.parametrize("where", PLACES.values(), ids=PLACES)
def test_no_traceback_and_no_secret(where: str, home: Path) -> None:
    command = [sys.executable, "-c", WITH_A_BUG.format(where=where), "--home", str(home)]
    with Terminal(command) as terminal:
        if "draw" not in where and "secret" not in where:
            terminal.wait_for("Set up", "Quit")
            terminal.type("q" if "close" in where else ENTER)
        code = terminal.end()
    log = locations(home).log("default")
    afterwards = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
    lines = [_MODES.sub("", line).strip() for line in afterwards.splitlines()]
    assert "The wizard stopped because of a mistake in its own code. We are sorry. What you" in lines
    assert all(len(line) <= 80 for line in lines if str(log) not in line)
    assert str(log) in lines
    assert b"\x1b[?25h" in terminal.raw
    assert code == 1
    said, logged = terminal.raw.decode(errors="replace"), log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert "RuntimeError" in logged
    assert "[hidden]" in logged
    for text in (said, logged):
        assert LOCAL not in text
        assert TOLD not in text
        assert TOKEN not in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_next_start_goes_on_as_if_nothing_had_been(home: Path) -> None:
    command = [
        sys.executable,
        "-c",
        WITH_A_BUG.format(where="WizardApp._setup_screen = bug"),
        "--home",
        str(home),
    ]
    with Terminal(command) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type(ENTER)
        assert terminal.end() == 1
    with Terminal([sys.executable, "-m", "zoho_ideolve_wizard", "--home", str(home)]) as terminal:
        terminal.wait_for("Set up", "Quit")
        terminal.type("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("plain", [False, True], ids=["on screens", "in plain prompts"])
def test_of_a_rehearsal_that_is_thrown_away_the_log_stays_and_nothing_else(
    home: Path, *, plain: bool
) -> None:
    command = [sys.executable, "-c", WITH_A_BUG.format(where="Sitting.secret = bug"), "--rehearse"]
    home.mkdir()
    with Terminal([*command, *(["--plain"] if plain else [])], environ={"TMPDIR": str(home)}) as terminal:
        assert terminal.end() == 1
    said = terminal.raw.decode(errors="replace")
    assert "only its log stays" in " ".join(said.split())
    (log,) = [path for path in home.rglob("*") if path.is_file()]
    assert str(log) in said
    assert "RuntimeError" in log.read_text(encoding="utf-8")
