"""The keys of vi and less: in lists, choices and long texts, and never where something is typed."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, RadioSet, Static
from textual.widgets.option_list import Option

from tests.support.acts import Act, open_setup, until
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.moving import can_move, move, next_with, texts
from zoho_ideolve_wizard.ui.screens.dialog import Prompt
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.people_table import PeopleTable


def visit(name: str, home: Path, act: Act) -> None:
    still = catalog.still(name)

    async def all_of_it(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        await act(pilot)

    still.visit(home, lambda _app: None, act=all_of_it)


def test_in_the_team(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        table = pilot.app.screen.query_one(PeopleTable)
        await pilot.press("j", "j", "k")
        assert table.highlighted == 1
        await pilot.press("G")
        assert table.highlighted == table.option_count - 1
        await pilot.press("g")
        assert table.highlighted == 0
        await pilot.press("slash", *"jkgGn")
        assert pilot.app.screen.query_one("#filter", Input).value == "jkgGn"

    visit("team", tmp_path, act)


def test_finding_in_a_list_and_going_on_from_there(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        people = pilot.app.screen.query_one("#people", OptionList)
        assert pilot.app.focused is people
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt), "a text is asked for")
        await pilot.press(*"EXPERTS.example", "enter")
        await until(pilot, lambda: people.highlighted == 3, "the first one with it")
        await pilot.press("n")
        assert people.highlighted == 4
        await pilot.press("n")
        assert people.highlighted == 3

    visit("roster-filled", tmp_path, act)


def test_a_long_text(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        text = pilot.app.screen.query_one(VerticalScroll)
        await until(
            pilot, lambda: pilot.app.focused is text and text.max_scroll_y > 1, "a text to be scrolled"
        )
        await pilot.press("j", "j", "k")
        await until(pilot, lambda: text.scroll_y == 1, "one line down")
        await pilot.press("G")
        await until(pilot, lambda: text.scroll_y == text.max_scroll_y, "the end")
        await pilot.press("g")
        await until(pilot, lambda: text.scroll_y == 0, "the beginning")

    visit("help-consent", tmp_path, act)


def test_choices_of_a_question(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        choices = pilot.app.focused
        assert isinstance(choices, RadioSet)
        start = choices._selected
        await pilot.press("j")
        assert choices._selected != start
        await pilot.press("k")
        assert choices._selected == start

    catalog.still("company-filled").visit(tmp_path, lambda _app: None, act=act)


@pytest.mark.parametrize(
    ("wanted", "after", "found"),
    [("B", 0, 1), ("b", 1, 3), ("b", 3, 1), (" b ", 2, 3), ("x", 0, None), ("ab", 1, 1)],
)
def test_the_next_with_a_text(wanted: str, after: int, found: int | None) -> None:
    assert next_with(wanted, ["a", "ab", None, "B"], after) == found


class Lists(App[None]):
    def compose(self) -> ComposeResult:
        listed = OptionList(
            "plain",
            Option(Content("styled [b]"), id="two"),
            Option(Hanging(Content("1. "), "hanging"), id="three"),
            Option("disabled", disabled=True),
        )
        yield listed
        yield VerticalScroll(Static("text"))
        yield Input()
        yield Button("Go")


async def test_what_the_entries_say_and_where_one_can_move() -> None:
    app = Lists()
    async with app.run_test():
        assert texts(app.query_one(OptionList)) == ["plain", "styled [b]", "1. hanging", None]
        assert can_move(app.query_one(OptionList))
        assert can_move(app.query_one(VerticalScroll))
        for other in (None, app.query_one(Input), app.query_one(Button)):
            assert not can_move(other)
            move(other, "down")


@pytest.mark.parametrize(
    ("name", "text"),
    [("report-filled", "#lists"), ("tokens-checked", "#cards"), ("automation-ill", "#facts")],
)
def test_page_keys_scroll_the_text_above_a_menu(name: str, text: str, tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        assert isinstance(pilot.app.focused, Menu)
        above = pilot.app.screen.query_one(text)
        if not above.max_scroll_y:
            await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: above.max_scroll_y > 0, "there is more than is shown")
        await pilot.press("pagedown")
        await until(pilot, lambda: above.scroll_y > 0, "it is scrolled")
        await pilot.press("pageup")
        await until(pilot, lambda: above.scroll_y == 0, "it is scrolled back")

    visit(name, tmp_path, act)
