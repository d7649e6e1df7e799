"""The command `rehearsal`, and joining one that runs."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.command import COMMAND, ROOT, refused
from tests.support.terminal import ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on POSIX")


@pytest.fixture
def rehearsing() -> Iterator[tuple["subprocess.Popen[str]", dict[str, object]]]:
    with subprocess.Popen(
        [*COMMAND, "rehearsal", "--port", "0", "--redirect-uri", "http://localhost:9321/cb"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def test_it_prints_one_line_when_it_listens_and_ends_cleanly_on_ctrl_c(
    rehearsing: tuple["subprocess.Popen[str]", dict[str, object]],
) -> None:
    process, printed = rehearsing
    assert printed["redirect_uri"] == "http://localhost:9321/cb"
    answer = httpx.get(f"{printed['control']}/state", trust_env=False)
    assert answer.json()["requests"]["writes"] == 0
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=20)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_its_control_address_tells_again_what_it_printed(
    rehearsing: tuple["subprocess.Popen[str]", dict[str, object]],
) -> None:
    _, printed = rehearsing
    assert httpx.get(f"{printed['control']}/announcement", trust_env=False).json() == printed


def test_the_wizard_joins_it_and_offers_what_it_printed(
    rehearsing: tuple["subprocess.Popen[str]", dict[str, object]], home: Path
) -> None:
    _, printed = rehearsing
    wizard = [*COMMAND, "--rehearse", str(printed["control"]), "--home", str(home)]
    with Terminal(wizard) as terminal:
        terminal.wait_for("nothing here is real", "Set up")
        terminal.type(ENTER)
        terminal.wait_for("What is it for?", "F4 Fill in")
        terminal.type("\x1bOS")
        terminal.wait_for("https://crm.zoho.in/crm/org60012345/tab")
        terminal.type("\x11")
        assert terminal.end() == 0


def test_an_address_of_something_else_is_told(
    rehearsing: tuple["subprocess.Popen[str]", dict[str, object]],
) -> None:
    _, printed = rehearsing
    assert "No rehearsal answers at" in refused("--rehearse", f"{printed['control']}/elsewhere")


def test_a_rehearsal_leaves_the_real_profile_alone(home: Path) -> None:
    with Terminal([*COMMAND, "--rehearse", "--home", str(home)]) as terminal:
        terminal.wait_for("nothing here is real", "Set up")
        terminal.type("\x11")
        assert terminal.end() == 0
    assert [path.name for path in home.iterdir()] == ["rehearsal"]


def kept_in(home: Path) -> Path:
    return home / "rehearsal" / "profiles" / "default" / "rehearsal.json"


def test_a_rehearsal_with_a_home_goes_on_where_it_was(home: Path) -> None:
    command = [*COMMAND, "--rehearse", "--home", str(home)]
    with Terminal(command) as terminal:
        terminal.wait_for("nothing here is real", "everything is kept")
        control = json.loads(kept_in(home).read_text(encoding="utf-8"))["origins"]["control"]
        httpx.post(f"{control}/settings", json={"licences": 7}, trust_env=False)
        announced = httpx.get(f"{control}/announcement", trust_env=False).json()
        assert "Another wizard has this profile open" in refused(*command[len(COMMAND) :])
        terminal.type("\x11")
        assert terminal.end() == 0
    assert kept_in(home).stat().st_mode & 0o777 == 0o600
    with Terminal(command) as terminal:
        terminal.wait_for("nothing here is real", "everything is kept")
        assert httpx.get(f"{control}/announcement", trust_env=False).json() == announced
        assert httpx.get(f"{control}/settings", trust_env=False).json()["licences"] == 7
        terminal.type("\x11")
        assert terminal.end() == 0
    kept_in(home).write_text("{", encoding="utf-8")
    assert f"To begin a new rehearsal, delete the folder {home / 'rehearsal'}." in refused(
        *command[len(COMMAND) :]
    )


def test_a_rehearsal_without_a_home_is_thrown_away_and_says_so(home: Path) -> None:
    places = {"HOME": str(home), "TMPDIR": str(home)}
    home.mkdir()
    with Terminal([*COMMAND, "--rehearse"], environ=places) as terminal:
        terminal.wait_for("nothing here is real", "this rehearsal is thrown away")
        assert list(home.glob("rehearsal-*"))
        terminal.type("\x11")
        assert terminal.end() == 0
    assert not list(home.glob("rehearsal-*"))
