"""What leads nowhere is not offered, and what leads home says so."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from tests.support.acts import app_of, until
from tests.support.stillness import stillness
from tests.support.stills.catalog import still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.widgets.key_line import entries_of


def offered(app: WizardApp) -> dict[str, str]:
    """Each key and what it does, of all that the line and the palette have."""
    return {entry.key: entry.words for entry in entries_of(app.screen, hidden=True)}


@pytest.mark.parametrize(
    ("name", "has_next"),
    [
        ("finish-token", True),
        ("report-filled", False),
        ("team-add", True),
        ("team-plan", False),
        ("pause", False),
    ],
)
def test_after_the_last_part_no_next_one_is_offered(name: str, has_next: bool, tmp_path: Path) -> None:
    with stillness():
        keys = still(name).visit(tmp_path, offered)
    assert keys.get("F8") == ("Next part" if has_next else None)
    assert keys["Esc"] == "Back"


def test_before_the_first_part_there_is_home_and_that_is_what_it_says(tmp_path: Path) -> None:
    first = still("company-empty")

    async def act(pilot: Pilot[str]) -> None:
        await first.act(pilot)
        app = app_of(pilot)
        keys = offered(app)
        assert (keys["Esc"], "F7" in keys) == ("Home", False)
        assert str(app.screen.query_one("#back", Button).label) == "Home"
        await pilot.press("f7")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen), "home")

    with stillness():
        first.visit(tmp_path, lambda _app: None, act=act)


def test_help_beside_the_first_part_is_closed_first(tmp_path: Path) -> None:
    first = still("company-empty").at("first", size=(120, 40))

    async def act(pilot: Pilot[str]) -> None:
        await first.act(pilot)
        panel = app_of(pilot).screen.query_one("#help-panel")
        await pilot.press("f1")
        await until(pilot, lambda: panel.display, "the help")
        await pilot.press("escape")
        await until(pilot, lambda: not panel.display, "it is gone")
        assert not isinstance(pilot.app.screen, HomeScreen)
        assert offered(app_of(pilot))["Esc"] == "Home"

    with stillness():
        first.visit(tmp_path, lambda _app: None, act=act)
