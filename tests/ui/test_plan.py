"""A plan in the list: the cursor is on what is to be done, Enter on one line does nothing by itself, and the button
says what it does before it does it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Static

from tests.support.acts import Act, open_setup, setup_of, until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.ui.presses import Presses
from zoho_ideolve_wizard.ui.widgets.task_list import TaskList
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane


def visit(name: str, home: Path, act: Act) -> None:
    with stillness():
        catalog.still(name).visit(home, lambda app: app, act=act)


def tasks(pilot: Pilot[str]) -> TasksPane:
    return setup_of(pilot).query_one(TasksPane)


def hint(pilot: Pilot[str]) -> str:
    return str(tasks(pilot).query_one("#hint", Static).render())


def button(pilot: Pilot[str]) -> Button:
    return tasks(pilot).query_one("#primary", Button)


def test_enter_on_one_line_of_a_plan_leads_to_the_button_that_does_all_of_it(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        says = "Do it: 8 things, mails 3 people"
        assert str(button(pilot).label) == says
        assert hint(pilot) == f"Enter goes to the button below: {says}."
        before = dict(tasks(pilot).board.outcomes)
        await pilot.press("down", "enter")
        await until(pilot, lambda: button(pilot).has_focus, "the cursor on the button")
        assert "the whole plan" in hint(pilot)
        assert not tasks(pilot).busy
        assert tasks(pilot).board.outcomes == before
        await pilot.press("shift+tab")
        await until(pilot, lambda: pilot.app.focused is tasks(pilot).query_one(TaskList), "the list again")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: tasks(pilot).board.done, "all of it")
        await until(pilot, lambda: hint(pilot).startswith("8 things done: "), "what was done")
        assert "before you have seen the plan" not in str(tasks(pilot).query_one(".intro", Static).render())

    visit("invite-plan", tmp_path, act)


def test_the_cursor_stands_on_the_first_that_is_to_be_done(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        board, listed = tasks(pilot).board, tasks(pilot).query_one(TaskList)
        under = listed.under_cursor()
        assert under is not None
        assert board.outcomes[under.key] is Outcome.PENDING
        assert board.outcomes[board.tasks[0].key] is Outcome.NOTHING
        top = listed.scroll_offset.y
        first = listed._index_to_line[listed.highlighted or 0]
        assert top <= first < top + listed.size.height

    visit("invite-plan", tmp_path, act)


def test_the_list_follows_what_is_running(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await catalog.still("workspace-running").act(pilot)
        under = tasks(pilot).query_one(TaskList).under_cursor()
        assert under is not None
        begun = (Outcome.RUNNING, Outcome.VERIFIED)
        assert tasks(pilot).board.outcomes[under.key] in begun
        assert under is not tasks(pilot).board.tasks[0]

    visit("workspace-running", tmp_path, act)


def test_a_line_of_two_rows_under_the_cursor_stays_whole_when_more_is_said_below(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        listed = tasks(pilot).query_one(TaskList)
        await pilot.press("end")
        await pilot.pause()
        height = listed.size.height
        tasks(pilot).hint("It is told at length. " * 10)
        await until(pilot, lambda: listed.size.height < height, "less room")
        here = listed.highlighted or 0
        assert listed._heights[here] > 1

        def whole() -> bool:
            bottom = listed._index_to_line[here] + listed._heights[here]
            return bottom <= listed.scroll_offset.y + listed.size.height

        await until(pilot, whole, "all of the line is in view")

    visit("invite-plan", tmp_path, act)


@pytest.mark.parametrize(("pressed", "counts"), [(9.1, False), (9.75, True)])
def test_a_press_in_the_moment_in_which_the_plan_appears_runs_nothing(
    pressed: float, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zoho_ideolve_wizard.ui.presses.HELD", 0.7)
    noted = Presses()
    noted.note(8.0)
    noted.note(pressed)
    assert noted.meant(9.0)
    assert noted.read(9.0) is counts
