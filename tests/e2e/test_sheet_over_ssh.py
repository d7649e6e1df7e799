"""The copy sheet from a real terminal that is reached over SSH: nothing is opened, all that is needed is shown."""

import re
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.terminal import ENTER, ESCAPE, Terminal

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(180),
]

REHEARSE = (sys.executable, "-m", "zoho_ideolve_wizard", "--rehearse", "--home")
OVER_SSH = {"SSH_CONNECTION": "198.51.100.7 50000 192.0.2.10 22", "USER": "ana"}
F8 = "\x1b[19~"
CTRL_Q = "\x11"


def test_address_and_tunnel_stand_alone_on_their_lines_and_it_ends_with_the_wizard(home: Path) -> None:
    with (
        Terminal([*REHEARSE, str(home)], environ=OVER_SSH) as terminal,
        httpx.Client(trust_env=False) as browser,
    ):
        terminal.wait_for("Set up", "Quit")
        terminal.type("s")
        terminal.wait_for("What is it for?")
        terminal.type(F8)
        terminal.wait_for("By hand:", "In the browser", "Open page")
        terminal.type("b")
        terminal.wait_for("Not opened yet.")
        lines = [line.strip() for line in terminal.screen.splitlines()]
        (address,) = [line for line in lines if re.fullmatch(r"http://localhost:\d+/\S{22,}", line)]
        port = address.split(":")[2].partition("/")[0]
        assert any(line.startswith(f"ssh -L {port}:localhost:{port} -L ") for line in lines)
        terminal.type("p")
        terminal.wait_for("Press Enter to go back to the wizard.")
        pages = rb"(?: -L (\d+):localhost:\1)+"  # Those of the rehearsal, to which the sheet leads.
        own = f"ssh -L {port}:localhost:{port}".encode()
        alone = rb"\r\n" + own + pages + rb" ana@192\.0\.2\.10\r\n\r\n" + address.encode() + rb"\r\n"
        assert re.search(alone, terminal.raw), "each unbroken, undecorated"
        page = browser.get(address, follow_redirects=True)
        terminal.type(ENTER)
        assert "sign up" in page.text
        terminal.wait_for("Opened in a browser.")
        browser.post(
            page.url.join("ticks/page-1"), headers={"Origin": f"http://localhost:{port}"}
        ).raise_for_status()
        terminal.type(ESCAPE)
        terminal.wait_for("✓ Page")
        terminal.type(CTRL_Q)
        assert terminal.end() == 0
        with pytest.raises(httpx.TransportError):
            browser.get(page.url)
