"""Ctrl+C and quitting: copies what is selected, else asks to stop the work, else to quit; a hurried Enter does neither."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static

from tests.support.acts import Act, app_of, open_setup, setup_of, stay_home, until
from tests.support.fixed import FixedSitting
from tests.support.fixed_http import Later, Says
from tests.support.stillness import stillness
from tests.support.stills import catalog
from tests.support.stills.still import Still
from tests.support.stills.tasks import groups_say, run_into_a_wait
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.ui import presses
from zoho_ideolve_wizard.ui.leaving import Leave
from zoho_ideolve_wizard.ui.presses import READ_FIRST, Presses
from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

GROUP = "workspace/Zoho CRM/group/"


def visit(name: str | Still, home: Path, act: Act) -> None:
    still = catalog.still(name) if isinstance(name, str) else name
    with stillness():
        still.visit(home, lambda _app: None, act=act)


async def asked(pilot: Pilot[str], key: str, title: str) -> Leave:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, Leave), f"{title} after {key}")
    leave = pilot.app.screen
    assert isinstance(leave, Leave)
    assert str(leave.query_one("#title").render()) == title
    await until(pilot, lambda: pilot.app.focused is not None, "a button with the cursor")
    return leave


def words(pilot: Pilot[str]) -> str:
    return " ".join(str(one.render()) for one in pilot.app.screen.query("#hint, Said"))


def tasks(pilot: Pilot[str]) -> TasksPane:
    return setup_of(pilot).query_one(TasksPane)


def outcomes(pilot: Pilot[str]) -> list[Outcome]:
    return sorted(tasks(pilot).board.outcomes.values())


# -- quitting


def test_enter_pressed_in_a_hurry_does_not_quit(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        leave = await asked(pilot, "ctrl+c", "Quit?")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not leave, "the end of the question")
        assert not pilot.app._exit

    visit("home-halfway", tmp_path, act)


def test_ctrl_c_again_quits(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await asked(pilot, "ctrl+c", "Quit?")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: pilot.app._exit, "the end")

    visit("home-halfway", tmp_path, act)


def thrown_away(name: str) -> Still:
    """That still in a rehearsal which nobody said to keep."""
    still = catalog.still(name)

    def mend(made: FixedSitting) -> None:
        still.mend(made)
        made.surroundings = replace(made.surroundings, throw_away=True)

    return replace(still, mend=mend)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_what_would_be_thrown_away_is_asked_for(key: str, tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        leave = await asked(pilot, key, "Quit?")
        assert "--rehearse --home DIR" in str(leave.query_one(".text", Static).render())
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not leave, "the end of the question")
        assert not pilot.app._exit
        await asked(pilot, key, "Quit?")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pilot.app._exit, "the end")

    visit(thrown_away("home-halfway"), tmp_path, act)


def test_where_nothing_was_entered_nothing_is_asked(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await pilot.press("q")
        await until(pilot, lambda: pilot.app._exit, "the end")

    visit(thrown_away("home"), tmp_path, act)


def test_of_a_hidden_field_it_is_said_that_it_is_not_kept(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        leave = await asked(pilot, "ctrl+c", "Quit?")
        assert "hidden field" not in str(leave.query_one(".text", Static).render())
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not leave, "the end of the question")
        hidden = next(one for one in pilot.app.screen.query(Input) if one.password and one.display)
        hidden.focus()
        await pilot.press(*"half")
        leave = await asked(pilot, "ctrl+c", "Quit?")
        assert "What is typed into a hidden field is not kept." in str(
            leave.query_one(".text", Static).render()
        )

    visit("pair-empty", tmp_path, act)


# -- copying


def test_a_selection_is_copied_and_said_to_be_sent_where_nothing_more_is_known(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        field = pilot.app.screen.query(Input).first()
        field.focus()
        field.select_all()
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "selection" in words(pilot), "what is said of it")
        assert pilot.app.clipboard == field.value
        assert "Sent to your terminal's clipboard." in words(pilot)
        assert not isinstance(pilot.app.screen, Leave)

    still = catalog.still("company-filled")
    still.visit(tmp_path, lambda _app: None, act=act)


def test_a_screen_without_a_line_lends_one_until_the_next_key(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        pilot.app.screen.text_select_all()
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "selection" in words(pilot), "what is said of it")
        pilot.app.screen.clear_selection()
        await pilot.press("down")
        assert not pilot.app.screen.query("Said")

    visit("home-halfway", tmp_path, act)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+x"])
@pytest.mark.parametrize("still", ["credentials-empty", "dialog-locked"])
def test_what_is_typed_behind_dots_is_not_copied_and_that_is_said(
    tmp_path: Path, still: str, key: str
) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await catalog.still(still).act(pilot)
        if still == "credentials-empty":
            await open_setup(pilot)
        field = next(one for one in pilot.app.screen.query(OneValue) if one.password)
        field.value = "fake-secret"
        field.focus()
        field.select_all()
        here = pilot.app.screen
        await pilot.press(key)
        await until(pilot, lambda: "Nothing was copied" in words(pilot), "what is said of it")
        assert pilot.app.clipboard == ""
        assert field.value == "fake-secret"
        assert pilot.app.screen is here

    visit(still, tmp_path, act)


# -- stopping


def test_enter_pressed_in_a_hurry_does_not_stop_the_work(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        pane = tasks(pilot)
        pane.query_one("#primary", Button).focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Leave), "the question")
        for _ in range(5):
            await pilot.press("enter")
            await pilot.pause()
        assert pane.busy
        assert not pane.stopping

    visit("workspace-running", tmp_path, act)


def test_stopping_lets_end_what_is_under_way_and_begins_nothing_more(tmp_path: Path) -> None:
    later = Later(Says(201, {"status": "SUCCESS"}))

    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        leave = await asked(pilot, "ctrl+c", "Stop the work?")
        assert "Work is under way: " in str(leave.query_one(".text").render())
        await pilot.press("ctrl+c")
        await until(pilot, lambda: tasks(pilot).stopping, "the stop")
        assert tasks(pilot).busy
        later.come.set()
        await until(pilot, lambda: not tasks(pilot).busy, "the end of what was under way")
        assert Outcome.UNKNOWN not in outcomes(pilot)
        assert outcomes(pilot).count(Outcome.VERIFIED) == 5

    still = catalog.still("workspace-running")
    visit(Still("stopped", groups_say(later), still.place), tmp_path, act)


def test_the_third_ctrl_c_stops_at_once_and_says_what_is_unknown(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        await asked(pilot, "ctrl+c", "Stop the work?")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: tasks(pilot).stopping, "the stop")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not tasks(pilot).busy, "the end")
        await until(pilot, lambda: "Unknown now:" in words(pilot), "what is unknown")
        unknown = [
            one.title
            for one in tasks(pilot).board.tasks
            if tasks(pilot).board.outcomes[one.key] is Outcome.UNKNOWN
        ]
        assert len(unknown) == 2
        assert all(title in words(pilot) for title in unknown)

    visit("workspace-running", tmp_path, act)


def test_quitting_can_wait_for_the_end_of_what_is_under_way(tmp_path: Path) -> None:
    later = Later(Says(201, {"status": "SUCCESS"}))

    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        await asked(pilot, "ctrl+q", "Quit?")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: tasks(pilot).stopping, "the stop")
        assert not pilot.app._exit
        board = tasks(pilot).board
        later.come.set()
        await until(pilot, lambda: pilot.app._exit, "the end")
        assert Outcome.UNKNOWN not in board.outcomes.values()

    still = catalog.still("workspace-running")
    visit(Still("quit", groups_say(later), still.place), tmp_path, act)


def test_work_is_not_left_behind_unasked(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await run_into_a_wait(pilot)
        for key in ("f8", "f7", "f10"):
            await pilot.press(key)
            await until(pilot, lambda: "Work is under way here" in words(pilot), f"a word after {key}")
            assert tasks(pilot).busy
            tasks(pilot).hint("")

    visit("workspace-running", tmp_path, act)


def test_the_key_line_says_what_ctrl_c_does_now(tmp_path: Path) -> None:
    def means(pilot: Pilot[str]) -> str:
        return app_of(pilot).active_bindings["ctrl+c"].binding.description

    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        assert means(pilot) == "Quit"
        await run_into_a_wait(pilot)
        assert means(pilot) == "Stop"
        pilot.app.screen.text_select_all()
        assert means(pilot) == "Copy"

    visit("workspace-running", tmp_path, act)


# -- a plan is read before it is run


def test_a_key_that_is_held_runs_no_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def act(pilot: Pilot[str]) -> None:
        monkeypatch.setattr(presses, "HELD", float("inf"))
        await open_setup(pilot)

        async def repeats() -> None:
            while READ_FIRST not in words(pilot):
                await pilot.press("enter")
                await pilot.pause()

        await asyncio.wait_for(repeats(), 30)
        assert Outcome.RUNNING not in outcomes(pilot)
        assert Outcome.VERIFIED not in outcomes(pilot)
        monkeypatch.setattr(presses, "HELD", 0.0)
        await until(pilot, lambda: not pilot.app.screen.query("Button.-active"), "the button is let go")
        await pilot.press("enter")
        await until(pilot, lambda: Outcome.VERIFIED in outcomes(pilot), "the run")

    visit("names-filled", tmp_path, act)


def test_a_key_that_is_held_confirms_nothing_that_is_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first Enter opens a page on which nothing is to be copied, so that the next one would confirm it."""

    async def act(pilot: Pilot[str]) -> None:
        await catalog.still("prove").act(pilot)
        monkeypatch.setattr(presses, "HELD", float("inf"))
        for _ in range(4):
            await pilot.press("enter")
            await pilot.pause()
        await until(pilot, lambda: READ_FIRST in words(pilot), "why nothing happens")
        pane = pilot.app.screen.query_one(TasksPane)
        assert Outcome.CONFIRMED not in pane.board.outcomes.values()
        await pilot.press("down", "enter")
        await until(pilot, lambda: Outcome.CONFIRMED in pane.board.outcomes.values(), "the confirmation")

    visit("prove", tmp_path, act)


def test_a_key_that_is_held_does_not_say_that_it_is_the_company(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act(pilot: Pilot[str]) -> None:
        monkeypatch.setattr(presses, "HELD", float("inf"))
        await open_setup(pilot)
        app_of(pilot).presses.note(presses.now())
        pane = setup_of(pilot).query_one(ConsentPane)
        await pilot.press("enter")
        await until(pilot, lambda: READ_FIRST in words(pilot), "why nothing happens")
        assert pane.phase == "question"
        monkeypatch.setattr(presses, "HELD", 0.0)
        await pilot.press("enter")
        await until(pilot, lambda: pane.phase == "connected", "the answer")

    visit("consent-question", tmp_path, act)


@pytest.mark.parametrize(
    ("pressed", "drawn", "meant"),
    [
        ((8.9, None, 9.1), 9.0, True),
        ((8.9, None), 9.0, False),
        ((10.0,), 9.0, True),
        ((8.9,), 9.0, False),
        ((8.0, 8.9), 9.0, False),
        ((8.5, 9.05, 9.08), 9.0, False),
        ((8.5, 9.15), 9.0, False),
        ((8.5, 9.5), 9.0, True),
        ((8.5, 8.53, 8.56, 9.6), 9.0, True),
        ((), 9.0, False),
    ],
    ids=[
        "pressed after another key",
        "pressed before another key",
        "pressed after it was drawn",
        "queued while it was drawn",
        "queued, after another",
        "repeated by a key held since before",
        "the first repetition of a key held",
        "pressed again after a while",
        "let go and pressed again",
        "never pressed",
    ],
)
def test_which_press_is_meant(
    pressed: tuple[float | None, ...], drawn: float, meant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "HELD", 0.7)
    noted = Presses()
    for at in pressed:
        if at is None:
            noted.interrupt()
        else:
            noted.note(at)
    assert noted.meant(drawn) is meant


def test_a_click_is_one_press_though_it_climbs_back_to_the_application(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "HELD", 0.7)

    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        button = setup_of(pilot).query_one("#primary", Button).region.offset
        down = events.MouseDown(None, *button, 0, 0, 1, shift=False, meta=False, ctrl=False)
        pilot.app.post_message(down)
        await pilot.pause()
        assert app_of(pilot).presses.meant(down.time)

    visit("workspace-plan", tmp_path, act)
