"""Whole screens look as if laid out by one hand: where the first column is, and the free lines at top and bottom."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.support.acts import app_of, until
from tests.support.stillness import stillness
from tests.support.stills.catalog import still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.widgets.menu import Menu

SCREENS = (
    "home-at-work",
    "awaited",
    "log",
    "keys",
    "index-all",
    "team",
    "differences",
    "access-review",
    "tokens",
    "tokens-checked",
    "automation-ill",
    "demonstration-note",
    "sheet",
    "sheet-over-ssh",
)
FIRST = 2
"""The column at which everything begins."""


def drawn(app: WizardApp) -> list[str]:
    """Without the title and the keys."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()[1:-1]]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("name", SCREENS)
def test_all_begins_in_one_column_below_a_free_line_and_another_is_above_the_keys(
    name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    with stillness():
        lines = still(name).at(name, size=size).visit(tmp_path, drawn)
    assert [lines[0], lines[-1]] == ["", ""]
    assert min(len(line) - len(line.lstrip()) for line in lines if line) == FIRST
    assert lines[1]


def test_a_value_alone_begins_at_the_edge_and_what_is_said_of_it_does_not(tmp_path: Path) -> None:
    value = still("value")

    async def saved(pilot: Pilot[str]) -> None:
        await value.act(pilot)
        await pilot.press("s")
        await until(pilot, lambda: drawn(app_of(pilot))[3].startswith("  Saved, readable by"), "it is saved")

    with stillness():
        lines = value.visit(tmp_path, drawn, act=saved)
    assert lines[1] == "https://www.zohoapis.in"


@pytest.mark.parametrize("name", ["tokens", "automation-ill", "demonstration-note"])
def test_with_room_what_can_be_done_stands_right_below_what_is_told(name: str, tmp_path: Path) -> None:
    def gap(app: WizardApp) -> int:
        lines, top = drawn(app), app.screen.query_one(Menu).region.y - 1
        return next(number for number in range(top) if lines[top - 1 - number])

    with stillness():
        assert still(name).at(name, size=(120, 40)).visit(tmp_path, gap) <= 3
