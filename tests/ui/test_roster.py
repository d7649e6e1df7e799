"""The list of people: whoever is taken off it comes back with one key, and what is open elsewhere is said."""

from pathlib import Path

from textual.pilot import Pilot

from tests.support.acts import Act, app_of, open_setup, settle, setup_of, until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.engine.task import Nothing as Holds
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.ui.widgets.key_line import entries_of
from zoho_ideolve_wizard.ui.widgets.people_list import PeopleList


def visit(home: Path, act: Act) -> None:
    with stillness():
        catalog.still("roster-filled").visit(home, lambda app: app, act=act)


def hint(pilot: Pilot[str]) -> str:
    return str(setup_of(pilot).query_one("#hint").render())


def addresses(pilot: Pilot[str]) -> list[str]:
    return [person.address for person in app_of(pilot).sitting.profile.people()]


def test_whoever_is_removed_by_mistake_comes_back_with_one_key(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        before = addresses(pilot)
        offered = {entry.key: entry.words for entry in entries_of(pilot.app.screen)}
        assert offered["d"] == "Remove"
        assert "u" not in offered
        await pilot.press("down", "d", "d")
        await until(pilot, lambda: len(addresses(pilot)) == len(before) - 2, "two fewer")
        assert hint(pilot) == f"{before[2]} is off the list. Nothing was changed in Ideolve. u takes it back."
        assert {entry.key: entry.words for entry in entries_of(pilot.app.screen)}["u"] == "Take back"
        await pilot.press("u", "u")
        await until(pilot, lambda: sorted(addresses(pilot)) == sorted(before), "all of them again")
        assert "u" not in {entry.key for entry in entries_of(pilot.app.screen)}

    visit(tmp_path, act)


def test_an_invitation_that_is_open_is_said(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        sitting = app_of(pilot).sitting
        (first, *_) = addresses(pilot)
        key = invitation_key(place(sitting), first)
        sitting.ledger.end(Task(key, "Invited", "Ideolve", Holds("")), Outcome.VERIFIED, "Invited.")
        await pilot.press("d")
        await until(pilot, lambda: first not in addresses(pilot), "one fewer")
        workspace = place(sitting).workspace
        assert hint(pilot).startswith(
            f"{first} is off the list, but the invitation to {workspace} is still open."
        )

    visit(tmp_path, act)


def under_cursor(pilot: Pilot[str]) -> str:
    return str(getattr(setup_of(pilot).query_one(PeopleList).highlighted_option, "id", ""))


def test_a_click_on_somebody_selects_and_remove_takes_that_one(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        before = addresses(pilot)
        await pilot.click("#people", offset=(3, 2))
        await until(pilot, lambda: under_cursor(pilot) == f"person-{before[2]}", "the third one is chosen")
        await pilot.pause()
        assert setup_of(pilot).part.key == "roster"
        await pilot.press("d")
        await until(pilot, lambda: addresses(pilot) == [*before[:2], *before[3:]], "that one is off the list")

    visit(tmp_path, act)


def test_whoever_comes_back_finds_the_cursor_where_it_was(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        third = f"person-{addresses(pilot)[2]}"
        await pilot.press("down", "down")
        await until(pilot, lambda: under_cursor(pilot) == third, "the third one is chosen")
        await pilot.press("f8")
        await until(pilot, lambda: not setup_of(pilot).query(PeopleList), "the plan is open")
        await settle(pilot)
        await pilot.press("f7")
        await until(pilot, lambda: bool(setup_of(pilot).query(PeopleList)), "the people are shown again")
        await until(pilot, lambda: under_cursor(pilot) == third, "the cursor is on the third one again")

    visit(tmp_path, act)
