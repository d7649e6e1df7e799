"""Text can be read and the focus be seen: in every theme, on terminals of many, 256 and sixteen colours, and without.

WCAG 2.2 asks for 4.5 to 1 (AA), for high contrast 7 to 1 (AAA). Dark and light are measured on every screen in
`test_snapshots`; here all themes on one screen of each kind.
"""

from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from textual.pilot import Pilot

from tests.support.acts import app_of
from tests.support.looking import (
    contrast,
    few_colours_only,
    focus_is_lost,
    hard_to_read,
    in_theme,
)
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.themes import OURS, SIXTEEN

_SCREENS = (
    "home-halfway",
    "dialog-locked",
    "company-wrong",
    "credentials-empty",
    "workspace-partly-failed",
    "workspace-running",
    "form-middle",
    "connection-start",
    "consent-browser",
    "consent-connected",
    "consent-doubts",
    "roster-empty",
    "roster-problems",
    "report-filled",
    "help-automation",
    "tokens-checked",
    "token-question",
    "team",
    "automation-ill",
    "demonstration-note",
    "keys",
    "theme",
)


def measured(pilot: Pilot[str], theme: str) -> list[str]:
    """What is hard to read in this theme, on the terminals that it is for."""
    few = theme == SIXTEEN.name
    systems = (ColorSystem.STANDARD,) if few else (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
    return [*hard_to_read(app_of(pilot), *systems), *few_colours_only(app_of(pilot))]


@pytest.mark.parametrize("name", [*_SCREENS, "choices-open"])
def test_text_can_be_read_and_the_focus_be_seen_in_every_theme(name: str, tmp_path: Path) -> None:
    found: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        await catalog.still(name).act(pilot)
        opened = pilot.app.focused
        for theme in OURS:
            await in_theme(pilot, theme)
            found.extend(measured(pilot, theme))
            if name in _SCREENS:
                found.extend(await focus_is_lost(pilot, coloured=True))
                pilot.app.screen.set_focus(opened)

    catalog.still(name).visit(tmp_path, lambda _app: None, act=act)
    assert found == []


@pytest.mark.parametrize("theme", OURS)
def test_the_commands_can_be_read_in_every_theme(theme: str, tmp_path: Path) -> None:
    """Textual draws them once, in the theme in which they are opened."""
    found: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        await catalog.still("palette").act(pilot)
        found.extend(measured(pilot, theme))

    catalog.still("palette").at("palette", theme=theme).visit(tmp_path, lambda _app: None, act=act)
    assert found == []


@pytest.mark.parametrize("name", _SCREENS)
def test_the_focus_is_seen_without_colour(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    found: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        await catalog.still(name).act(pilot)
        found.extend(await focus_is_lost(pilot, coloured=False))

    catalog.still(name).visit(tmp_path, lambda _app: None, act=act)
    assert found == []


def test_the_measure_itself() -> None:
    assert contrast(Color.parse("#ffffff"), Color.parse("#000000")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)
    grey, white = Color.parse("#777777"), Color.parse("#ffffff")
    assert contrast(grey, white, ColorSystem.STANDARD) != contrast(grey, white)
