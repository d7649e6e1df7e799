"""Which pages are opened, and in what: never another's host, never a browser that takes our terminal."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.acts import until
from tests.support.admin import at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.services.endpoints import REAL
from zoho_ideolve_wizard.ui import browser
from zoho_ideolve_wizard.ui.browser import may_open, opener

OPENED = (
    "https://accounts.zoho.in/oauth/v2/auth?scope=a,b&state=c",
    "https://api-console.zoho.eu",
    "https://crm.zoho.com/crm/org60012345/",
    "https://www.ideolve.com",
    "http://localhost:8765/go",
    "http://127.0.0.1:8800/",
    "http://[::1]:8765/go",
)
REFUSED = (
    "http://accounts.zoho.in/oauth/v2/auth",
    "https://accounts.zoho.in.attacker.example/oauth/v2/auth",
    "https://accounts.zoho.in@attacker.example/",
    "https://attacker.example/accounts.zoho.in",
    "https://accounts.zoho.in:8443/",
    "https://www.zohoapis.in/",
    "https://accounts.zoho.in\\.attacker.example/",
    "https://accounts.zoho.in/\nhttps://attacker.example/",
    "https://accounts.zoho.in/ --new-window",
    "http://localhost.attacker.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ms-settings:privacy",
    "--version",
    "",
)
DISPLAY = {"DISPLAY": ":0"}
SSH = {"SSH_CONNECTION": "203.0.113.7 50000 198.51.100.4 22"}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for xdg-open")


@pytest.mark.parametrize("url", OPENED)
def test_pages_of_the_services_and_of_this_computer_may_be_opened(url: str) -> None:
    assert may_open(url, REAL.page_origins)


@pytest.mark.parametrize("url", REFUSED, ids=repr)
def test_no_other_page_may_be(url: str) -> None:
    assert not may_open(url, REAL.page_origins)


@pytest.fixture
def xdg_open(tmp_path: Path) -> Path:
    """A program of that name, in a folder of its own; it writes down what it was given, and where it reads from."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    seen = tmp_path / "seen"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" "$(readlink /proc/self/fd/0)" > "{seen}.new"\nmv "{seen}.new" "{seen}"\n'
    )
    program.chmod(0o700)
    return program


@POSIX
@pytest.mark.parametrize(
    "environ",
    [
        {},
        DISPLAY | SSH,
        DISPLAY | {"BROWSER": "lynx"},
        DISPLAY | {"BROWSER": "/usr/bin/w3m:firefox"},
        {"WAYLAND_DISPLAY": "wayland-0", "BROWSER": "elinks %s"},
    ],
    ids=str,
)
def test_without_a_graphical_browser_none_is_tried(environ: Mapping[str, str], xdg_open: Path) -> None:
    assert opener({"PATH": str(xdg_open.parent), **environ}, "linux") == ""


@POSIX
@pytest.mark.parametrize(
    "environ",
    [DISPLAY, {"WAYLAND_DISPLAY": "wayland-0"}, DISPLAY | {"BROWSER": "firefox:lynx"}],
    ids=str,
)
def test_with_a_display_the_desktop_chooses(environ: Mapping[str, str], xdg_open: Path) -> None:
    assert opener({"PATH": str(xdg_open.parent), **environ}, "linux") == str(xdg_open)
    assert opener({"PATH": "", **environ}, "linux") == ""


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_open_pages_themselves_but_not_over_ssh(platform: str) -> None:
    assert opener({}, platform)
    assert opener(SSH, platform) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells where a program reads from")
async def test_a_page_of_the_work_is_opened_apart_from_the_terminal(
    rehearsal: Rehearsed, person: Person, home: Path, xdg_open: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ({"PATH": f"{xdg_open.parent}{os.pathsep}{os.environ['PATH']}"} | DISPLAY).items():
        monkeypatch.setenv(name, value)
    assert shutil.which("xdg-open") == str(xdg_open)
    seen = xdg_open.parents[1] / "seen"
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector")
        origins = admin.sitting.endpoints.page_origins
        await admin.sets_up()
        admin.setup._open_page = lambda url: browser.open_page(url, origins)
        await admin.presses("o")
        await until(admin.pilot, seen.exists, "the browser")
        await admin.reads("Opened in your browser.")
    assert seen.read_text().splitlines() == [str(rehearsal.printed["ideolve_pages"]), "/dev/null"]
