"""The log, one key away: what was asked of whom, what was done, and no secret in it."""

import stat
import sys
from pathlib import Path

import pytest

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.off_line import OffLine
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.ui.screens import log
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.log import ABOUT, NOTHING, LogScreen


def saved(home: Path) -> Path:
    (path,) = home.rglob("log-*.txt")
    return path


async def opens_log(admin: Admin) -> LogScreen:
    await admin.presses("f9")
    await admin.until(lambda: isinstance(admin.app.screen, LogScreen), "the log")
    await admin.settled()
    assert isinstance(admin.app.screen, LogScreen)
    return admin.app.screen


async def test_before_anything_was_done_it_says_so(off_line: OffLine, home: Path) -> None:
    async with at_the_wizard(None, home) as admin:
        await opens_log(admin)
        await admin.reads(NOTHING)
        await admin.reads(ABOUT)
        await admin.presses("f9")
        assert isinstance(admin.app.screen, HomeScreen)


async def test_each_request_and_each_task_is_a_line_newest_last(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "workspace/create")
        await admin.sets_up()
        await admin.does_it()
        screen = await opens_log(admin)
        lines = [str(option.prompt) for option in screen._list.options]
        asked = next(line for line in lines if "POST" in line and "/rehearsal-admin/workspaces " in line)
        assert "  201 in " in asked
        assert asked.endswith(" ms")
        begun = next(number for number, line in enumerate(lines) if "began    The workspace" in line)
        ended = next(number for number, line in enumerate(lines) if "verified The workspace" in line)
        assert begun < lines.index(asked) < ended
        assert screen._list.highlighted == len(lines) - 1


async def test_it_is_filtered_and_goes_on_while_it_is_open(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector")
        screen = await opens_log(admin)
        every = screen._list.option_count
        await admin.presses("slash")
        await admin.pastes("oauth POST")
        await admin.until(lambda: 0 < screen._list.option_count < every, "fewer lines")
        assert all("/oauth/v2/" in str(option.prompt) for option in screen._list.options)
        await admin.presses("enter")
        assert screen._list.has_focus
        await admin.presses("escape")
        await admin.until(lambda: screen._list.option_count == every, "all of them")
        await admin.sitting.http.request("GET", admin.sitting.endpoints.ideolve_api, service="Ideolve")
        await admin.until(lambda: screen._list.option_count == every + 1, "one more")
        assert screen._list.highlighted == every
        await admin.presses("escape")
        assert isinstance(admin.app.screen, HomeScreen)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
async def test_saved_readable_by_the_admin_only_and_without_a_secret(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people")
        screen = await opens_log(admin)
        await admin.presses("s")
        await admin.reads("Saved, readable by you only: ")
        path = saved(home)
        await admin.reads(str(path))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) == screen._list.option_count
        assert "POST   " in text
        assert "verified" in text
        assert [secret for secret in rehearsal.secrets() if secret in text] == []


async def test_a_save_that_fails_says_why(
    off_line: OffLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    async with at_the_wizard(None, home) as admin:
        await opens_log(admin)
        monkeypatch.setattr(log, "save_owner_only", full)
        await admin.presses("s")
        await admin.reads("could not be written: No space left on device.")
