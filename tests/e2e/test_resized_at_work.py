"""Resized in the middle of work: nothing is lost, and what was drawn is drawn again."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from tests.support.hands import Hands
from tests.support.person import Person
from tests.support.rehearsal_process import held_by, rehearsal_process
from tests.support.terminal import Terminal
from tests.support.walk import UNSEEN_OF_THE_WORKSPACE, Walk
from tests.support.ways import ByKeys

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(300),
]

SIZES = ((60, 15), (200, 60), (50, 10), (100, 30), (60, 16), (80, 24))


@pytest.fixture
def printed() -> Iterator[Mapping[str, object]]:
    """A rehearsal in which groups and controls take their time."""
    with rehearsal_process() as printed:
        fault = {"match": "* /rehearsal-admin/workspaces/*", "kind": "latency", "value": 2, "times": 0}
        address = f"{printed['control']}/faults"
        httpx.post(address, json={"faults": [fault]}, trust_env=False).raise_for_status()
        yield printed


async def test_resized_while_tasks_run_all_of_it_is_done_and_drawn(
    printed: Mapping[str, object], home: Path
) -> None:
    command = [sys.executable, "-m", "zoho_ideolve_wizard", "--rehearse", str(printed["control"])]
    async with Person(printed) as person:
        with Terminal([*command, "--home", str(home)]) as terminal:
            hands = Hands(terminal)
            way = ByKeys(hands)
            walk = Walk(way, person, printed)
            walk.company()
            hands.sees("2  Workspace", "Fill in")
            way.fills_in_what_was_noted(*UNSEEN_OF_THE_WORKSPACE)
            way.does("Do it: 5")
            hands.sees("Stop", "running")
            for columns, rows in SIZES:
                terminal.resize(columns, rows)
                if columns < 60 or rows < 16:
                    hands.sees("too small: at least 60x16")
                else:
                    hands.sees("Workspace and groups", "Home")
                    assert max(map(len, terminal.screen.splitlines())) <= columns
            hands.sees("5 done", "done       The group Sales exists", "Continue")
            hands.presses("ctrl+q")
            assert terminal.end() == 0
            assert b"mistake in its own code" not in terminal.raw
    ideolve = held_by(printed)["ideolve"]
    (workspace,) = ideolve["workspaces"]  # type: ignore[index]
    assert sorted(workspace["groups"]) == ["Experts", "Sales"]
