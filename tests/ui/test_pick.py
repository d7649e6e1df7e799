"""Names for an answer are chosen from a list: found by a part, taken and left, given up without a change."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.support.acts import app_of, until
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.screens.pick import PickScreen
from zoho_ideolve_wizard.ui.widgets.field import Field

STILL = catalog.still("step7-sent-pick")


def answer(pilot: Pilot[str]) -> str:
    return app_of(pilot).screen_stack[-1].query(Field).first().answer


def taken(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one("#taken", Static).content).partition(".")[0]


async def types(pilot: Pilot[str], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)


def test_a_part_of_the_name_finds_it_and_the_answer_has_it_last(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await STILL.act(pilot)
        await types(pilot, *"region_27", "down")
        listed = pilot.app.screen.query_one(OptionList)
        assert [option.id for option in listed.options] == ["Region_27"]
        await types(pilot, "enter")
        assert taken(pilot) == "4 taken"
        await types(pilot, "f5")
        await until(pilot, lambda: not isinstance(pilot.app.screen, PickScreen), "back at the form")
        assert answer(pilot).endswith(", Region_27")

    STILL.visit(tmp_path, lambda _app: None, act=act)


def test_what_is_taken_is_left_again_and_escape_changes_nothing(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await STILL.act(pilot)
        before = taken(pilot)
        await types(pilot, "down", "space")
        assert taken(pilot) != before
        await types(pilot, "space")
        assert taken(pilot) == before
        await types(pilot, "down", "space", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, PickScreen), "back at the form")
        assert answer(pilot) == "Industry, Phone, Owner"

    STILL.visit(tmp_path, lambda _app: None, act=act)


def test_letters_are_looked_for_wherever_the_cursor_is_and_take_nothing(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await STILL.act(pilot)
        before, wanted = taken(pilot), pilot.app.screen.query_one("#wanted", Input)
        await types(pilot, "down", *"own", "space", "x")
        assert wanted.has_focus
        assert wanted.value == "own x"
        assert taken(pilot) == before
        listed = pilot.app.screen.query_one(OptionList)
        assert not listed.option_count
        await types(pilot, "down")
        assert wanted.has_focus

    STILL.visit(tmp_path, lambda _app: None, act=act)
