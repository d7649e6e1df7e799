"""What is said of the clipboard is what can be known; it can be emptied once a secret went there."""

import stat
import sys
import threading
from pathlib import Path

import pyperclip
import pytest

from tests.support.admin import at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.ui import clipboard
from zoho_ideolve_wizard.ui.screens.value import ValueScreen


async def test_after_a_secret_it_can_be_emptied(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector")
        token = admin.sitting.secret(tokens.key_of(Purpose.CONNECTOR, Slot.CURRENT))
        await admin.sets_up()
        await admin.has_looked()
        await admin.presses("c")
        assert admin.clipboard == []
        await admin.copies("Refresh Token")
        assert admin.clipboard[-1] == token
        await admin.presses("c")
        await admin.until(lambda: admin.clipboard[-1] == "", "the clipboard is emptied")
        await admin.reads("To be sure, copy something else.")
        emptied = len(admin.clipboard)
        await admin.presses("c")
        assert len(admin.clipboard) == emptied


async def said(home: Path, *, over_ssh: bool) -> tuple[str, list[str]]:
    """What copying says, and what it sent to the terminal."""
    async with at_the_wizard(None, home) as admin:
        words = await clipboard.copy(admin.app, "https://crm.zoho.in", over_ssh=over_ssh)
        return words, admin.clipboard


async def test_copied_is_said_where_the_system_said_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    words, sent = await said(home, over_ssh=False)
    assert words == "Copied."
    assert taken == sent == ["https://crm.zoho.in"]


async def test_without_a_system_clipboard_the_terminals_is_tried_and_nothing_is_promised(home: Path) -> None:
    words, sent = await said(home, over_ssh=False)
    assert words == "Sent to your terminal's clipboard. Nothing to paste? Press v to see it."
    assert sent == ["https://crm.zoho.in"]


async def test_a_system_clipboard_that_hangs_is_not_waited_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = threading.Event()
    monkeypatch.setattr(pyperclip, "copy", lambda _text: never.wait())
    monkeypatch.setattr(clipboard, "LIMIT", 0.05)
    words, sent = await said(home, over_ssh=False)
    never.set()
    assert words.startswith("Sent to your terminal's clipboard.")
    assert sent == ["https://crm.zoho.in"]


async def test_over_ssh_the_clipboard_of_the_other_computer_is_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    words, sent = await said(home, over_ssh=True)
    assert "Copied" not in words
    assert taken == []
    assert sent == ["https://crm.zoho.in"]


async def test_a_value_alone_is_undecorated_and_saved_for_its_owner_only(home: Path) -> None:
    address = f"https://accounts.zoho.in/oauth/v2/auth?scope={'ZohoCRM.users.READ,' * 20}&state=fake"
    async with at_the_wizard(None, home) as admin:
        await admin.app.push_screen(ValueScreen("The address", address, home))
        await admin.settled()
        lines = admin.screen.splitlines()
        first = next(number for number, line in enumerate(lines) if line.startswith("https://"))
        rows = -(-len(address) // admin.app.size.width)
        assert "".join(lines[first : first + rows]) == address
        await admin.presses("s")
        await admin.reads("Saved, readable by you only:")
    file = home / "value.txt"
    assert file.read_text() == f"{address}\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_secret_alone_is_asked_about_first_and_never_saved(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector")
        secret = admin.sitting.secret(tokens.key_of(Purpose.CONNECTOR, Slot.CURRENT))
        await admin.sets_up()
        await admin.has_looked()
        await admin.copies("Refresh Token")
        await admin.presses("up", "v")
        await admin.answers_dialog("show")
        await admin.until(lambda: isinstance(admin.app.screen, ValueScreen), "the secret alone")
        await admin.reads(secret)
        await admin.presses("s")
        assert not (admin.sitting.profile.path.parent / "value.txt").exists()
