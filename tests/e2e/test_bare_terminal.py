"""A long address outside of the screens, as one line of the bare terminal; what is waited for goes on meanwhile."""

import sys
from pathlib import Path

import pytest

from tests.support.hands import Hands
from tests.support.person import Person
from tests.support.rehearsal_process import rehearsal_process
from tests.support.terminal import Terminal
from tests.support.walk import Walk
from tests.support.ways import ByKeys

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(300),
]


async def test_the_address_is_one_line_and_consent_goes_on_behind_it(home: Path) -> None:
    with rehearsal_process() as printed:
        command = [sys.executable, "-m", "zoho_ideolve_wizard", "--rehearse", str(printed["control"])]
        with Terminal([*command, "--home", str(home)]) as terminal:
            async with Person(printed) as person:
                hands = Hands(terminal)
                way = ByKeys(hands)
                walk = Walk(way, person, printed)
                walk.company()
                walk.workspace()
                walk.application("In the browser on this computer")
                address = way.copies_choice("Copy the whole address")
                way.opens("Show it alone")
                hands.sees("The address", "Outside the wizard")
                hands.presses("p")
                hands.sees("Press Enter to go back to the wizard.")
                assert f"\r\n{address}\r\n".encode() in terminal.raw
                page = await person.accepts(address)
                assert page.reached, "the wizard answers the browser"
                hands.presses("enter")
                hands.sees("The address", "Outside the wizard")
                hands.presses("escape")
                hands.sees("Yes, this is the company")
                hands.presses("ctrl+q")
                assert terminal.end() == 0
