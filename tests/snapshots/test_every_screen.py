"""Every screen at 80x24: keys stand whole in their line, text can be read in dark and light, and ASCII does.

Each is visited once, and looked at in several ways.
"""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Select

from tests.support.acts import app_of
from tests.support.looking import hard_to_read, in_theme
from tests.support.stills import catalog
from tests.support.stills.still import Still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.themes import DARK, LIGHT
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine, entries_of


def check_keys(app: WizardApp) -> None:
    """What the line shows is what was placed, each entry with its words and with air around it."""
    line = app.screen.query_one(KeyLine)
    text = app.screen._compositor.render_strips()[line.region.y].text
    assert len(text) == line.size.width
    rest = text
    for one in line.placed:
        words = f"{one.entry.key} {one.entry.words}"
        assert text[one.start - 1 : one.end + 1] == f" {words} "
        rest = rest.replace(words, " " * len(words), 1)
    assert not rest.strip(), f"what no entry accounts for: {rest.strip()}"
    shown = {one.entry.action for one in line.placed}
    offered = entries_of(app.screen)
    assert {entry.action for entry in offered if entry.rank == "help"} <= shown
    assert {entry.action for entry in offered if entry.rank == "out"} & shown or not any(
        entry.rank == "out" for entry in offered
    )
    for one in line.placed:
        assert line._at(one.start) == one.entry
        assert line.region.contains_point(Offset(one.end - 1, line.region.y))


def look_at_keys(app: WizardApp) -> None:
    """A dialog has buttons instead; a list that is opened lies over the line."""
    if not app.screen.query(KeyLine):
        assert app.screen.is_modal, "a whole screen says what its keys do"
    elif not any(question.expanded for question in app.screen.query(Select)):
        check_keys(app)


def not_in_ascii(app: WizardApp) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips() if not strip.text.isascii()]


@pytest.mark.parametrize("still", catalog.AT_80X24, ids=lambda still: still.name)
def test_keys_colours_and_ascii(still: Still, tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await still.act(pilot)
        app = app_of(pilot)
        look_at_keys(app)
        found = hard_to_read(app)
        await in_theme(pilot, LIGHT.name)
        assert [*found, *hard_to_read(app)] == []
        app.ascii_only = True
        await in_theme(pilot, DARK.name)
        assert not_in_ascii(app) == []

    still.visit(tmp_path, lambda _app: None, act=act)


@pytest.mark.parametrize("still", catalog.NARROW, ids=lambda still: still.name)
def test_keys_on_a_narrow_screen(still: Still, tmp_path: Path) -> None:
    still.visit(tmp_path, look_at_keys)
