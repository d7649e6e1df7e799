"""Opening a page: only https, or loopback, of the services we know, and only in a graphical browser.

Textual's own `open_url` would start a text browser inside our terminal when there is no display.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def may_open(url: str) -> bool:
    """https anywhere, plain http on this computer only."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def opener(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The program that opens a page in a graphical browser; empty when there is none to be seen."""
    if environ.get("SSH_CONNECTION"):
        return ""
    if platform == "darwin":
        return "open"
    if platform == "win32":
        return "explorer"
    display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return (shutil.which("xdg-open") or "") if display else ""


def open_page(url: str) -> bool:
    """Starts the browser, apart from our terminal. False: there is none, or the page may not be opened."""
    program = opener()
    if not program or not may_open(url):
        return False
    try:
        subprocess.Popen(  # noqa: S603 - a fixed program, and an address that was checked
            [program, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
