"""What is wanted at the team while the services have not answered yet: it comes then, or is given up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.support.acts import until
from tests.support.fixed import Setup, Words
from tests.support.fixed_http import Later, Says
from tests.support.stillness import stillness
from tests.support.stills import team
from tests.support.stills.still import Still
from zoho_ideolve_wizard.ui.screens.differences import DifferencesScreen
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.review import ReviewScreen
from zoho_ideolve_wizard.ui.screens.team import TeamScreen

WANTED = [("x", "then the differences", DifferencesScreen), ("v", "then the review", ReviewScreen)]


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with stillness():
        yield


def _late(words: Words) -> tuple[Setup, Later]:
    """CRM's own access is what is waited for."""
    there = team.company(words)
    (found,) = [reply for text, reply in there.replies if text == "/oauth/v2/token"]
    assert isinstance(found, Says)
    later = Later(found)
    return replace(there, replies=(("/oauth/v2/token", later), *there.replies)), later


def _said(pilot: Pilot[str]) -> str:
    return " ".join(str(one.render()) for one in pilot.app.screen.query(Static))


def _wants(screen: TeamScreen) -> bool:
    return any(one.group == "open" and not one.is_finished for one in screen.workers)


@pytest.mark.parametrize(("key", "then", "kind"), WANTED)
def test_it_is_said_and_comes_when_they_have_answered(
    key: str, then: str, kind: type[Screen[object]], tmp_path: Path
) -> None:
    setup, later = _late(Words())

    async def act(pilot: Pilot[str]) -> None:
        await team.asking(pilot)
        await pilot.press(key)
        await until(
            pilot, lambda: f"Asking CRM for its users (1 of 3), {then}..." in _said(pilot), "the wish"
        )
        later.come.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, kind), "what was wanted")

    Still("late", lambda _words: setup).visit(tmp_path, lambda _app: None, act=act)


@pytest.mark.parametrize(("key", "then", "kind"), WANTED)
def test_given_up_it_does_not_come_later(
    key: str, then: str, kind: type[Screen[object]], tmp_path: Path
) -> None:
    setup, later = _late(Words())

    async def act(pilot: Pilot[str]) -> None:
        await team.asking(pilot)
        here = pilot.app.screen
        assert isinstance(here, TeamScreen)
        await pilot.press(key)
        await until(pilot, lambda: then in _said(pilot), "the wish")
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped. What is shown is what was known before" in _said(pilot), "it")
        await until(pilot, lambda: not _wants(here), "the end of the wish")
        later.come.set()
        await pilot.press("f5")
        await until(pilot, lambda: here.facts is not None and not here.busy, "another look")
        assert pilot.app.screen is here

    Still("late", lambda _words: setup).visit(tmp_path, lambda _app: None, act=act)


def test_without_a_wish_escape_goes_back_meanwhile(tmp_path: Path) -> None:
    setup, _ = _late(Words())

    async def act(pilot: Pilot[str]) -> None:
        await team.asking(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen), "the home screen")

    Still("late", lambda _words: setup).visit(tmp_path, lambda _app: None, act=act)
