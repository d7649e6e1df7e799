"""Help is there everywhere, by F1 and by ?; beside the step where there is room."""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Markdown, Static

from tests.support.acts import Act, app_of, open_setup, setup_of, stay_home, until
from tests.support.stills import catalog
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui import screens as ui_screens
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.widgets.help_panel import HelpPanel

EVERYWHERE = (
    ("home", "home"),
    ("team", "team"),
    ("differences", "differences"),
    ("access-review", "access-review"),
    ("tokens-checked", "token"),
    ("automation-ill", "automation-health"),
    ("prove-others", "automation-prove"),
    ("demonstration-note", "demonstration"),
    ("consent-browser", "consent"),
    ("workspace-plan", "workspace"),
    ("value", "connector"),
    ("dialog-quit", "home"),
)
"""A picture of a screen, and the help that belongs to it."""


async def read(pilot: Pilot[str]) -> str:
    """The help that is open in front, as its source."""
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the help is shown")
    shown = pilot.app.screen.query_one(Markdown)
    await until(pilot, lambda: bool(shown.children), "its text is drawn")
    return shown.source


@pytest.mark.parametrize(("name", "key"), EVERYWHERE, ids=[name for name, _ in EVERYWHERE])
@pytest.mark.parametrize("pressed", ["f1", "question_mark"])
def test_help_opens_on_every_screen_and_closes_by_the_same_key(
    name: str, key: str, pressed: str, tmp_path: Path
) -> None:
    still = catalog.still(name)

    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        if isinstance(pilot.app.focused, Input):
            pilot.app.set_focus(None)
        before = pilot.app.screen
        assert helping.key_of(app_of(pilot)) == key
        await pilot.press(pressed)
        assert await read(pilot) == texts.help_of(key)
        await pilot.press(pressed)
        await until(pilot, lambda: pilot.app.screen is before, "the screen is back")

    still.visit(tmp_path, lambda app: app, act=act)


def screens() -> list[type[Screen[Any]]]:
    """Every class of a screen in the package."""
    modules = pkgutil.iter_modules(ui_screens.__path__, f"{ui_screens.__name__}.")
    return [
        one
        for module in modules
        for one in vars(import_module(module.name)).values()
        if isinstance(one, type) and issubclass(one, Screen) and one.__module__ == module.name
    ]


def actions(screen: type[Screen[Any]]) -> set[str]:
    declared = [binding for base in screen.__mro__ for binding in vars(base).get("BINDINGS", ())]
    return {one.action for one in declared if isinstance(one, Binding)}


WITHOUT = {"HelpScreen", "EntryScreen", "PressKey", "ExplainingScreen", "WishesScreen"}
"""Two are help themselves; where a key is asked for, every key is an answer; on the last two others are built."""


@pytest.mark.parametrize("screen", screens(), ids=lambda one: one.__name__)
def test_no_screen_is_without_help(screen: type[Screen[Any]]) -> None:
    """A dialog has that of the screen behind it."""
    assert "app.help" in actions(screen) or screen.__name__ in WITHOUT
    key = getattr(screen, "help_key", "")
    assert not isinstance(key, str) or not key or texts.has_help(key)


def test_a_question_mark_is_typed_where_one_types(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input), "a field is focused")
        field = pilot.app.focused
        assert isinstance(field, Input)
        before = field.value
        await pilot.press("end", "question_mark")
        assert field.value == f"{before}?"
        await pilot.press("f1")
        assert await read(pilot) == texts.help_of("workspace")

    catalog.still("names-filled").visit(tmp_path, lambda app: app, act=act)


def beside(app: WizardApp) -> HelpPanel:
    return app.screen.query_one(HelpPanel)


async def panel_opened(pilot: Pilot[str]) -> None:
    await open_setup(pilot)
    await pilot.press("f1")
    panel = beside(app_of(pilot))
    await until(pilot, lambda: bool(panel.query(Markdown)), "the help stands beside")


def wide(act: Act, tmp_path: Path, columns: int = 120) -> None:
    catalog.still("form-start").at("wide", size=(columns, 40)).visit(tmp_path, lambda app: app, act=act)


def test_with_room_it_stands_beside_the_step_and_the_step_keeps_the_keys(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        focused = pilot.app.focused
        await panel_opened_by(pilot)
        panel = beside(app_of(pilot))
        assert panel.display
        assert panel.region.right <= 120
        assert setup_of(pilot).pane.region.width >= 40
        assert pilot.app.focused is focused
        assert panel.query_one(Markdown).source == texts.help_of("connector")
        await pilot.press("f1")
        await pilot.pause()
        assert not panel.display

    async def panel_opened_by(pilot: Pilot[str]) -> None:
        await pilot.press("f1")
        panel = beside(app_of(pilot))
        await until(pilot, lambda: bool(panel.query(Markdown)), "the help stands beside")

    wide(act, tmp_path)


def test_it_goes_along_to_another_step(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await panel_opened(pilot)
        setup = setup_of(pilot)
        step = next(step for step in setup.steps() if step.key == "people")
        await setup.leave_to(step, step.parts[0])
        shown = beside(app_of(pilot)).query_one(Markdown)
        await until(pilot, lambda: shown.source == texts.help_of("people"), "the help is that of the step")

    wide(act, tmp_path)


def test_where_the_terminal_gets_narrow_it_goes_and_the_key_opens_it_in_front(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await panel_opened(pilot)
        panel = beside(app_of(pilot))
        await pilot.resize_terminal(119, 40)
        await until(pilot, lambda: not panel.display, "there is no room for it")
        await pilot.press("f1")
        assert await read(pilot) == texts.help_of("connector")
        await pilot.press("f1")
        await pilot.resize_terminal(130, 40)
        await until(pilot, lambda: panel.display, "it is back where there is room")

    wide(act, tmp_path)


def test_tab_reaches_it_so_that_it_can_be_read_to_its_end_by_keys(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await panel_opened(pilot)
        panel = beside(app_of(pilot))
        await until(pilot, lambda: panel.max_scroll_y > 0, "there is more than fits")
        for _ in range(20):
            if pilot.app.focused is panel:
                break
            await pilot.press("tab")
        assert pilot.app.focused is panel
        await pilot.press("end")
        await until(pilot, lambda: panel.scroll_y == panel.max_scroll_y, "its end is seen")

    wide(act, tmp_path)


def test_all_slips_of_the_guide_are_one_key_away_from_any_help(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await pilot.press("f1")
        await read(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 4, "another page is open")
        assert await read(pilot) == texts.corrections_page()
        assert isinstance(pilot.app.focused, VerticalScroll)

    catalog.still("home").visit(tmp_path, lambda app: app, act=act)


def keys_told(app: WizardApp) -> str:
    return str(beside(app).query_one("#panel-keys", Static).render())


def test_escape_closes_it_before_it_goes_back_a_part(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await panel_opened(pilot)
        here = setup_of(pilot).part
        assert "Tab goes in" in keys_told(app_of(pilot))
        await pilot.press("escape")
        await pilot.pause()
        assert not beside(app_of(pilot)).display
        assert setup_of(pilot).part is here
        await pilot.press("escape")
        await until(pilot, lambda: setup_of(pilot).part is not here, "the part before")

    wide(act, tmp_path)


def test_escape_in_it_closes_it_and_gives_the_focus_back(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await panel_opened(pilot)
        panel, screen = beside(app_of(pilot)), setup_of(pilot)
        here = screen.part
        await until(pilot, lambda: panel.max_scroll_y > 0, "there is more than fits")
        while not panel.has_focus:
            before = pilot.app.focused
            await pilot.press("tab")
        await until(pilot, lambda: "Esc closes" in keys_told(app_of(pilot)), "its keys are told")
        await pilot.press("pagedown")
        await until(pilot, lambda: panel.scroll_y > 0, "it scrolls")
        await pilot.press("escape")
        await until(pilot, lambda: not panel.display, "it is closed")
        assert screen.part is here
        assert pilot.app.focused is before

    wide(act, tmp_path)
