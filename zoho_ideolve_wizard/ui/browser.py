"""Opening a page: only of the services we know, over https, or on this computer; and only in a graphical browser.

Textual's own `open_url` would start a text browser inside our terminal when there is no display.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Collection, Mapping
from pathlib import PurePath

from zoho_ideolve_wizard.services.origins import is_loopback, origin_of
from zoho_ideolve_wizard.services.zoho.consent.ssh import over_ssh

_IN_A_TERMINAL = frozenset(
    {"browsh", "carbonyl", "elinks", "links", "links2", "lynx", "netrik", "w3m", "www-browser"}
)
"""Browsers that would want our terminal."""


def may_open(url: str, known: Collection[str] | None = None) -> bool:
    """https of these origins, or of any where none are given; plain http on this computer only."""
    origin = origin_of(url)
    if not origin or not url.isprintable() or " " in url or "\\" in url:
        return False
    if is_loopback(url):
        return True
    return origin.startswith("https://") and (known is None or origin in known)


def opener(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The program that opens a page in a graphical browser; empty when there is none to be seen."""
    if over_ssh(environ):
        return ""
    if platform == "darwin":
        return "open"
    if platform == "win32":
        return "start"
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")) or _wants_a_terminal(environ):
        return ""
    return shutil.which("xdg-open", path=environ.get("PATH")) or ""


def _wants_a_terminal(environ: Mapping[str, str]) -> bool:
    """Whether the first of $BROWSER, which xdg-open obeys, is a text browser."""
    first = environ.get("BROWSER", "").split(os.pathsep)[0].split()
    return bool(first) and PurePath(first[0]).name in _IN_A_TERMINAL


def open_page(url: str, known: Collection[str]) -> bool:
    """Starts the browser, apart from our terminal. False: there is none, or the page may not be opened."""
    program = opener()
    if not program or not may_open(url, known):
        return False
    try:
        if sys.platform == "win32":
            os.startfile(url)  # noqa: S606 - an address that was checked; explorer.exe would split it at its commas
            return True
        started = subprocess.Popen(  # noqa: S603 - a fixed program, and an address that was checked
            [program, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    threading.Thread(
        target=started.wait, name="browser", daemon=True
    ).start()  # so that it leaves nothing behind
    return True
