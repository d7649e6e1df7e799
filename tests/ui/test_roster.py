"""The list of people: whoever is taken off it comes back with one key, and what is open elsewhere is said."""

from pathlib import Path

from textual.pilot import Pilot

from tests.support.acts import Act, app_of, open_setup, setup_of, until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.engine.task import Nothing as Holds
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.ui.widgets.key_line import entries_of


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
