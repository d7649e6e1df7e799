"""The whole setup in a real terminal of 80 columns and 24 rows, by keys alone."""

import sys
from pathlib import Path

import pytest

from tests.support.hands import Hands
from tests.support.person import Person
from tests.support.rehearsal_process import held_by, rehearsal_process
from tests.support.terminal import Terminal
from tests.support.walk import Walk
from tests.support.ways import ByKeys

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.xdist_group("by keys"),
    pytest.mark.timeout(400),
]

WIZARD = (sys.executable, "-m", "zoho_ideolve_wizard")


async def test_the_whole_setup_by_keys_alone(home: Path) -> None:
    with rehearsal_process() as printed:
        command = [*WIZARD, "--rehearse", str(printed["control"]), "--home", str(home)]
        with Terminal(command, patience=15) as terminal:
            async with Person(printed) as person:
                await Walk(ByKeys(Hands(terminal)), person, printed).all_of_it()
        assert held_by(printed)
