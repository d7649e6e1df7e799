"""Any size at any time: all is there again, and where nothing can be drawn that is said."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tests.support.acts import Act, app_of, open_setup, setup_of, stay_home, until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.fitting import TooSmall
from zoho_ideolve_wizard.ui.screens.dialog import Dialog

SIZES = ((60, 16), (200, 60), (80, 24), (30, 8), (79, 15), (59, 40), (1, 1), (80, 24))
SCREENS = (
    "home",
    "names-filled",
    "workspace-plan",
    "workspace-running",
    "form-middle",
    "consent-browser",
    "consent-question",
    "roster-problems",
    "invite-plan",
    "report-filled",
    "help-consent",
    "value",
    "team",
    "tokens-waiting",
    "automation-ill",
)
WORDS = "The terminal is too small: at least 60x16."


def visit(name: str, home: Path, act: Act) -> None:
    with stillness():
        catalog.still(name).visit(home, lambda _app: None, act=act)


@pytest.mark.parametrize("name", SCREENS)
def test_any_size_and_back_loses_nothing(name: str, tmp_path: Path) -> None:
    still = catalog.still(name)

    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        app = app_of(pilot)
        screen, focused, words = app.screen, app.focused, _words(app.screen)
        for columns, rows in SIZES:
            await pilot.resize_terminal(columns, rows)
            await until(pilot, lambda: bool(app.screen.query(TooSmall)) == app.too_small, "the size is told")
            assert app.bug is None
            assert app.screen is screen
        await until(pilot, lambda: _words(app.screen) == words, f"{words} again")
        assert app.focused is focused

    visit(name, tmp_path, act)


def test_below_the_least_size_that_is_said_and_no_key_reaches_what_cannot_be_seen(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        field = setup_of(pilot).query(Input).first()
        field.focus()
        await pilot.pause()
        before = field.value
        await pilot.resize_terminal(59, 15)
        await until(pilot, lambda: WORDS in _drawn(pilot), WORDS)
        assert "It is 59x15." in _drawn(pilot)
        assert "Ctrl+Q quits." in _drawn(pilot)
        assert "Workspace" not in _drawn(pilot)
        app = pilot.app
        app.post_message(events.Key("x", "x"))
        app.post_message(events.Paste("pasted"))
        app.post_message(events.Key("f10", None))
        await pilot.pause()
        await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: WORDS not in _drawn(pilot), "room")
        assert field.value == before
        assert app.screen is setup_of(pilot)
        assert app.focused is field

    visit("names-filled", tmp_path, act)


def test_started_too_small_it_says_so_and_opens_when_there_is_room(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await until(pilot, lambda: WORDS in _drawn(pilot), WORDS)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Set up" in _drawn(pilot), "the home screen")
        assert pilot.app.focused is not None

    with stillness():
        catalog.still("home").at("small", size=(59, 24)).visit(tmp_path, lambda _app: None, act=act)


def test_a_question_that_comes_meanwhile_is_covered_too_and_waits(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        app = app_of(pilot)
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "too small" in _drawn(pilot), WORDS)
        app.action_ask_to_quit()
        await until(pilot, lambda: isinstance(app.screen, Dialog), "the question")
        await until(pilot, lambda: "too small" in _drawn(pilot) and "Quit?" not in _drawn(pilot), WORDS)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Quit?" in _drawn(pilot), "the question")

    visit("home", tmp_path, act)


def test_while_work_is_under_way_it_is_not_quit_unseen(tmp_path: Path) -> None:
    still = catalog.still("workspace-running")

    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        app = app_of(pilot)
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "The work goes on meanwhile." in _drawn(pilot), "that work goes on")
        app.post_message(events.Key("ctrl+q", None))
        await pilot.pause()
        assert app.is_running
        assert app.screen is setup_of(pilot)

    visit("workspace-running", tmp_path, act)


def test_what_is_gone_from_the_screen_cannot_be_clicked(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        pane = setup_of(pilot).pane
        column, row = pane.query_one(".intro").region.offset
        gone = pane.remove()
        down = events.MouseDown(None, column, row, 0, 0, 1, shift=False, meta=False, ctrl=False)
        await pilot.app.on_event(down)
        await gone
        assert app_of(pilot).bug is None

    visit("names-filled", tmp_path, act)


def _drawn(pilot: Pilot[str]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return " ".join(" ".join(strip.text for strip in strips).split())


def _words(screen: Screen[object]) -> list[str]:
    return [str(one.render()) for one in screen.query("Static") if one.display]
