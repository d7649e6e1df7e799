"""Long work: how far it is, what is done now, how long it took; and ten minutes that are waited for, with a way out."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.acts import setup_of, until
from tests.support.fixed import Setup, Words
from tests.support.fixed_http import Never
from tests.support.stills import catalog
from tests.support.stills.still import Still
from tests.support.stills.tasks import blocked_at_first, by_api, does_it, run_into_a_block, run_into_a_wait
from zoho_ideolve_wizard.engine import block
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.home import board
from zoho_ideolve_wizard.guide.words import failures
from zoho_ideolve_wizard.ui.leaving import Leave
from zoho_ideolve_wizard.ui.screens.log import LogScreen
from zoho_ideolve_wizard.ui.widgets.running import WAITS
from zoho_ideolve_wizard.ui.widgets.task_list import TaskList
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane


def pane(pilot: Pilot[str]) -> TasksPane:
    return setup_of(pilot).query_one(TasksPane)


def summary(pilot: Pilot[str]) -> str:
    return str(pane(pilot).query_one("#summary", Static).render())


def hint(pilot: Pilot[str]) -> str:
    return str(pane(pilot).query_one("#hint", Static).render())


def test_the_time_ticks_while_nothing_else_happens(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        assert summary(pilot).startswith("3 of 5 · ")
        assert "Now: The group Sales exists, and 1 more" in summary(pilot)
        await until(pilot, lambda: "0:01 so far" in summary(pilot), "the first second")
        await until(pilot, lambda: "0:02 so far" in summary(pilot), "the second one")

    catalog.still("workspace-running").visit(tmp_path, lambda _app: None, act=act)


def test_the_log_is_one_key_away_meanwhile_and_the_work_goes_on_behind_it(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, LogScreen), "the log")
        await pilot.press("f9")
        await until(pilot, lambda: pilot.app.screen is setup_of(pilot), "the setup")
        assert pane(pilot).busy

    catalog.still("workspace-running").visit(tmp_path, lambda _app: None, act=act)


def test_ten_minutes_are_counted_down_by_the_clock_and_stopping_ends_them(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_block(pilot)
        first = summary(pilot)
        assert first.startswith("1 of 5 · waits until ")
        lines = [str(option.prompt) for option in pane(pilot).query_one(TaskList).options]
        assert sum(" waits " in line for line in lines) == 4
        assert WAITS in first
        assert "too many requests" in hint(pilot)
        assert "the wizard goes on by itself at " in hint(pilot)
        await until(pilot, lambda: summary(pilot) != first, "a tick")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: isinstance(pilot.app.screen, Leave), "the question")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not pane(pilot).busy, "the end of the wait")
        outcomes = pane(pilot).board.outcomes.values()
        assert Outcome.FAILED in outcomes
        assert Outcome.RUNNING not in outcomes
        assert not pane(pilot).board.waiting

    catalog.still("workspace-blocked").visit(tmp_path, lambda _app: None, act=act)


def test_after_the_wait_it_goes_on_by_itself_reading_and_making(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real wait, shortened: a service that refuses for a moment."""
    monkeypatch.setattr(failures, "LONGEST_WAIT", 0.0)
    monkeypatch.setattr(block, "MARGIN", 0.0)
    monkeypatch.setattr(board, "MARGIN", 0.0)
    said: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        await pilot.press("s")
        await until(pilot, lambda: bool(pilot.app.screen.query(TasksPane)), "the tasks")
        await until(pilot, lambda: "looks again by itself at " in hint(pilot), "that it waits")
        said.append(summary(pilot))
        await until(pilot, lambda: not pane(pilot).busy, "that it has looked")
        await does_it(pilot)
        await until(pilot, lambda: "the wizard goes on by itself at " in hint(pilot), "that it waits again")
        await until(pilot, lambda: pane(pilot).board.done, "the end, without another key")
        said.append(summary(pilot))

    Still("at-first", blocked_at_first, "workspace/create").visit(tmp_path, lambda _app: None, act=act)
    assert said[0].startswith("Waits until ")
    assert WAITS in said[0]


def test_reading_that_takes_long_says_for_how_long(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await pilot.press("s")
        await until(pilot, lambda: bool(pilot.app.screen.query(TasksPane)), "the tasks")
        await until(pilot, lambda: summary(pilot) == "Reading what exists", "what is done")
        await until(pilot, lambda: "Reading what exists: 0:03 so far" in summary(pilot), "how long it took")

    def never_read(words: Words) -> Setup:
        return replace(by_api(words), replies=(("GET ", Never()),))

    Still("reading", never_read, "workspace/create").visit(tmp_path, lambda _app: None, act=act)
