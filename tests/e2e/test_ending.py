"""Told to end from outside, or left without its terminal: nothing typed is lost, and the terminal is as it was."""

import signal
import sys
from pathlib import Path

import httpx
import pytest

from tests.e2e.test_terminal import REHEARSE, TURNED_ON_AND_OFF
from tests.support.hands import Hands
from tests.support.rehearsal_process import held_by, rehearsal_process
from tests.support.terminal import Terminal
from tests.support.walk import UNSEEN_OF_THE_COMPANY, UNSEEN_OF_THE_WORKSPACE
from tests.support.ways import ByKeys

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.timeout(300),
]

HALF_TYPED = "https://crm.zoho.in/crm/org77"
"""Nothing that the example in the empty field shows as well."""
CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}


def half_types(terminal: Terminal) -> None:
    """Into the first form, with the cursor in the second field."""
    hands = Hands(terminal)
    hands.sees("Set up", "Quit")
    ByKeys(hands).opens("Set up")
    hands.sees("What is it for?")
    hands.waits_for_cursor_at("What is it for?")
    hands.presses("tab")
    hands.waits_for_cursor_at("Address of your Zoho CRM")
    hands.types(HALF_TYPED)
    hands.sees(HALF_TYPED)


def finds_it_again(home: Path) -> None:
    """At the next start; the profile is not taken to be in use."""
    with Terminal([*REHEARSE, str(home)]) as terminal:
        hands = Hands(terminal)
        hands.sees("Quit")
        hands.presses("s")
        hands.sees(HALF_TYPED)
        hands.presses("ctrl+q")
        assert terminal.end() == 0


@pytest.mark.parametrize("number", CODES, ids=lambda number: number.name)
def test_a_signal_ends_it_in_order(number: signal.Signals, home: Path) -> None:
    with Terminal([*REHEARSE, str(home)]) as terminal:
        before = terminal.modes
        half_types(terminal)
        assert terminal.modes != before
        terminal.send_signal(number)
        assert terminal.end(closes=False) == CODES[number]
        assert terminal.modes == before
        for what, (on, off) in TURNED_ON_AND_OFF.items():
            assert terminal.raw.rindex(off) > terminal.raw.rindex(on), what
        assert b"mistake in its own code" not in terminal.raw
    finds_it_again(home)


def test_a_terminal_that_is_closed_takes_the_wizard_with_it_and_nothing_else(home: Path) -> None:
    with Terminal([*REHEARSE, str(home)]) as terminal:
        half_types(terminal)
        assert terminal.hangs_up() == CODES[signal.SIGHUP]
    finds_it_again(home)


def test_told_to_end_while_work_is_under_way_it_looks_at_the_next_start(home: Path) -> None:
    with rehearsal_process() as printed:
        command = [*REHEARSE[:-1], str(printed["control"]), "--home", str(home)]
        with Terminal(command) as terminal:
            hands = Hands(terminal)
            way = ByKeys(hands)
            hands.sees("Set up", "Quit")
            way.opens("Set up")
            way.fills_in_what_was_noted(*UNSEEN_OF_THE_COMPANY)
            hands.sees("sign up with the primary", "Open page")
            way.says_done()
            hands.sees("2  Workspace")
            way.fills_in_what_was_noted(*UNSEEN_OF_THE_WORKSPACE)
            hands.finds("Do it: 5")
            _makes_groups_slow(printed)
            way.does("Do it: 5")
            hands.sees("Stop", "running    The group Sales exists")
            terminal.send_signal(signal.SIGTERM)
            assert terminal.end() == CODES[signal.SIGTERM]
        _makes_groups_slow(printed, slow=False)
        with Terminal(command) as terminal:
            hands = Hands(terminal)
            way = ByKeys(hands)
            hands.sees("Quit")
            hands.presses("s")
            hands.sees("unknown    The group Sales exists", "kept for one run only")
            hands.presses("f7")  # and enters the key again, as it is told there
            way.fills_in_what_was_noted()
            way.does("Do it")
            hands.sees("5 done")
            hands.presses("ctrl+q")
            assert terminal.end() == 0
        held = held_by(printed)["ideolve"]
    (workspace,) = held["workspaces"]  # type: ignore[index]
    assert sorted(workspace["groups"]) == ["Experts", "Sales"]


def _makes_groups_slow(printed: object, *, slow: bool = True) -> None:
    control = str(printed["control"])  # type: ignore[index]
    fault = {"match": "POST /rehearsal-admin/workspaces/*", "kind": "latency", "value": 30, "times": 0}
    faults = [fault] if slow else []
    httpx.post(f"{control}/faults", json={"faults": faults}, trust_env=False).raise_for_status()
