"""By-hand work in the browser, from the terminal: opened, ticked on both sides, and gone with the task."""

import errno
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.by_hand import to_copy
from zoho_ideolve_wizard.rehearsing import surroundings_of
from zoho_ideolve_wizard.sheet.sheet import Sheet
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.screens.sheet import FILE, SheetScreen
from zoho_ideolve_wizard.ui.screens.value import ValueScreen
from zoho_ideolve_wizard.ui.widgets.conveyor import DONE, Conveyor

SSH = {"SSH_CONNECTION": "198.51.100.7 50000 192.0.2.10 2222", "USER": "ana"}


@asynccontextmanager
async def at_the_form(
    rehearsal: Rehearsed, person: Person, home: Path, *, over_ssh: bool = False
) -> AsyncIterator[Admin]:
    """Before the connector's form, which has two secrets."""
    surroundings = surroundings_of(rehearsal.printed, environ=SSH if over_ssh else {}, real_profile=None)
    async with at_the_wizard(rehearsal.printed, home, surroundings=surroundings) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector/form")
        await admin.sets_up()
        await admin.until(lambda: admin.has(Conveyor), "the form")
        yield admin


def browser() -> httpx.AsyncClient:
    return httpx.AsyncClient(trust_env=False, verify=False, follow_redirects=True)  # noqa: S501 - loopback


def conveyor(admin: Admin) -> Conveyor:
    return admin.setup.query_one(Conveyor)


def sheet(admin: Admin) -> Sheet:
    found = conveyor(admin).sheet
    assert found is not None
    return found


def saved_below(home: Path) -> Path:
    (found,) = home.rglob(FILE)
    return found


async def posts(client: httpx.AsyncClient, room: httpx.URL, path: str) -> httpx.Response:
    headers = {"Origin": f"http://localhost:{room.port}"}
    return await client.post(room.join(path), headers=headers)


async def test_one_key_opens_it_and_what_is_copied_there_is_ticked_here(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home) as admin, browser() as client:
        await admin.presses("b")
        await admin.until(lambda: admin.opened, "the browser")
        await admin.reads("Sent to your browser")
        page = await client.get(admin.opened[-1])
        assert page.status_code == 200
        assert "Refresh Token" in page.text
        assert not [secret for secret in rehearsal.secrets() if secret in page.text]
        secret = (await posts(client, page.url, "values/value-2-4")).json()["text"]
        assert rehearsal.is_alive(secret)
        assert secret not in admin.screen
        await posts(client, page.url, "ticks/value-2-4")
        await admin.until(lambda: re.search(r"✓ Refresh Token", admin.screen), "the tick in the terminal")
        assert not re.search(r"✓ Client Id", admin.words)
        await admin.copies("Client Id")
        await admin.reads("✓ Client Id")
        assert "value-2-1" in sheet(admin).ticks


async def test_when_all_is_ticked_in_the_browser_the_cursor_stands_where_that_can_be_said(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home, over_ssh=True) as admin, browser() as client:
        await admin.presses("b")
        await admin.until(lambda: isinstance(admin.app.screen, SheetScreen), "the sheet's pane")
        page = await client.get(sheet(admin).address)
        for key in to_copy(conveyor(admin).page):
            await posts(client, page.url, f"ticks/{key}")
        await admin.until(
            lambda: conveyor(admin).highlighted == conveyor(admin).get_option_index(DONE), "the last line"
        )
        await admin.presses("escape")
        await admin.reads("All of it is ticked. When it is done: End, Enter.")
        await admin.shows("I have done this")


async def test_pressed_twice_at_once_it_starts_once_and_shows_one_pane(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home, over_ssh=True) as admin, browser() as client:
        admin.app.simulate_key("b")
        admin.app.simulate_key("b")
        await admin.until(lambda: isinstance(admin.app.screen, SheetScreen), "the sheet's pane")
        await admin.settled()
        assert [isinstance(one, SheetScreen) for one in admin.app.screen_stack].count(True) == 1
        assert (await client.get(sheet(admin).address)).status_code == 200


async def test_where_nothing_may_listen_that_is_said(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_port: int) -> list[socket.socket]:
        raise PermissionError(errno.EACCES, "Permission denied")

    async with at_the_form(rehearsal, person, home) as admin:
        with monkeypatch.context() as patched:
            patched.setattr("zoho_ideolve_wizard.sheet.sheet.bind", refuses)
            await admin.presses("b")
            await admin.reads("The copy sheet cannot be served from here")
        await admin.presses("b")
        await admin.until(lambda: admin.opened, "the browser")


async def test_the_button_does_the_same(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        await admin.pilot.click("#sheet")
        await admin.until(lambda: admin.opened, "the browser")
        assert admin.opened[-1].startswith("http://localhost:")


def alone(admin: Admin) -> list[str]:
    """What stands on a line of the screen with nothing else."""
    return [line.strip() for line in admin.screen.splitlines()]


async def test_asked_again_its_address_is_shown_to_open_copy_or_save(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home) as admin, browser() as client:
        await admin.presses("b")
        await admin.until(lambda: admin.opened, "the browser")
        await admin.presses("b")
        await admin.until(lambda: isinstance(admin.app.screen, SheetScreen), "the sheet's pane")
        await admin.reads("Not opened yet. 0 of 7 ticked.")
        assert sheet(admin).address in alone(admin)
        assert "ssh" not in admin.words
        first = sheet(admin).address
        room = (await client.get(first)).url
        await admin.reads("Opened in a browser. 0 of 7 ticked.")
        second = sheet(admin).address
        await admin.until(lambda: second in alone(admin), "another address")
        await posts(client, room, "ticks/value-2-0")
        await admin.reads("Opened in a browser. 1 of 7 ticked.")
        await admin.presses("c")
        await admin.until(lambda: second in admin.clipboard, "the address on the clipboard")
        await admin.presses("o")
        assert admin.opened == [first, second]
        await admin.presses("s")
        await admin.reads("Saved, readable by you only, until the copy sheet is gone")
        saved = saved_below(home)
        assert saved.read_text(encoding="utf-8") == f"{second}\n"
        assert saved.stat().st_mode & 0o077 == 0
        await admin.presses("f1")
        await admin.until(lambda: isinstance(admin.app.screen, HelpScreen), "help")
        await admin.presses("escape")
        await admin.presses("escape")
        await admin.until(lambda: not isinstance(admin.app.screen, SheetScreen), "the way back")
        assert (await client.get(room)).status_code == 200, "it lives on while the task is open"
        await admin.reads("Enter copies and moves on.")
        await admin.presses("v")
        await admin.until(lambda: isinstance(admin.app.screen, ValueScreen), "the value alone")
        await admin.presses("escape")
        await admin.until(lambda: not isinstance(admin.app.screen, ValueScreen), "the way back")
        await admin.reads("Enter copies and moves on.")
        await admin.confirms_by_hand()
        assert not saved.exists()


async def test_over_ssh_no_browser_is_opened_and_the_exact_line_is_shown(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home, over_ssh=True) as admin, browser() as client:
        await admin.presses("b")
        await admin.until(lambda: isinstance(admin.app.screen, SheetScreen), "the sheet's pane")
        await admin.until(lambda: sheet(admin).address in alone(admin), "the address")
        port = sheet(admin).port
        line = admin.sitting.surroundings.tunnel(port, *admin.sitting.surroundings.pages)
        assert line.count(" -L ") == 1 + len(admin.sitting.surroundings.pages) > 1
        assert line in admin.words, "the sheet's own links lead to pages that are on this computer too"
        assert admin.opened == []
        await admin.presses("o")
        assert admin.opened == []
        await admin.presses("t")
        await admin.until(lambda: line in admin.clipboard, "the line on the clipboard")
        assert (await client.get(sheet(admin).address)).status_code == 200
        await admin.presses("s")
        await admin.reads("Saved")
        saved = saved_below(home)
        assert saved.read_text(encoding="utf-8").splitlines()[0] == line


async def test_it_is_gone_when_the_task_is_done(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_form(rehearsal, person, home) as admin, browser() as client:
        await admin.presses("b")
        await admin.until(lambda: admin.opened, "the browser")
        room = (await client.get(admin.opened[-1])).url
        one = sheet(admin)
        await admin.confirms_by_hand()
        await admin.until(lambda: one.gone, "the sheet's end")
        await one.ended()
        for address in (str(room), one.address):
            try:
                await client.get(address)
            except httpx.ConnectError:
                continue
            raise AssertionError("it still answers")


async def test_it_is_gone_when_the_task_is_left_and_when_the_wizard_is(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        await admin.presses("b")
        await admin.until(lambda: admin.opened, "the browser")
        left = sheet(admin)
        await admin.presses("f7")
        await admin.until(lambda: left.gone, "the sheet's end")
        await admin.presses("f8")
        await admin.until(lambda: admin.has(Conveyor), "the form again")
        await admin.presses("b")
        await admin.until(lambda: len(admin.opened) == 2, "another sheet")
        last = sheet(admin)
        assert last is not left
        assert (left.gone, last.gone) == (True, False)
        assert last.room != left.room
        await admin.quits()
    assert last.gone
    await left.ended()
    await last.ended()


async def test_where_no_browser_can_be_opened_the_address_is_shown(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_form(rehearsal, person, home) as admin:
        admin.setup._open_page = lambda _address: False
        await admin.presses("b")
        await admin.until(lambda: isinstance(admin.app.screen, SheetScreen), "the sheet's pane")
        await admin.presses("o")
        await admin.reads("No browser can be opened from here.")
