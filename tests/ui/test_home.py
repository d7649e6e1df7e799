"""The home screen: Enter does what is next, what is locked is said to be locked, and nothing is read to paint it."""

from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.admin import Admin, at_the_wizard
from tests.support.company import AS_PASTED
from tests.support.headstart import OVER, headstart
from tests.support.off_line import OffLine
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.crm_side.automation_access import VENDOR, WAY
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.ui.screens.dialog import Prompt
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.setup import SetupScreen
from zoho_ideolve_wizard.ui.screens.token import TokenScreen
from zoho_ideolve_wizard.ui.widgets.menu import Menu

SEALED = {"secrets.vault": "passphrase", "secrets.passphrase": at.PASSPHRASE, WAY: VENDOR}


def goes(admin: Admin) -> str | None:
    """What Enter would choose."""
    menu = admin.app.screen.query_one(Menu)
    return menu.get_option_at_index(menu.highlighted or 0).id


async def test_at_the_first_start_there_is_no_team_and_enter_begins_the_setup(
    off_line: OffLine, home: Path
) -> None:
    async with at_the_wizard(None, home) as admin:
        await admin.reads("Not connected yet.")
        assert "Step 1 of 9, Before you start: Your company" in admin.words
        foot = {shown.binding.id for shown in admin.app.screen.active_bindings.values() if shown.enabled}
        assert "home.team" not in foot
        assert "home.token" in foot
        await admin.presses("p")
        assert isinstance(admin.app.screen, HomeScreen)
        await admin.presses("enter")
        await admin.wait_for("prerequisites", "company")
    assert off_line.asked_for == []


async def test_half_way_enter_goes_to_the_next_open_thing_and_not_to_a_done_one_that_was_looked_at(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector")
        await admin.sets_up()
        await admin.goes_to("prerequisites", "company")
        await admin.presses("f10")
        await admin.reads("Being set up: 4 of 9 steps done")
        assert (
            "Step 5 of 9, Ideolve connector. Still open: Fill in and save the connector form" in admin.words
        )
        assert goes(admin) == "go-on"
        await admin.presses("enter")
        await admin.wait_for("connector", "form")


async def test_a_finished_setup_that_is_locked_says_so_and_enter_opens_it(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, OVER, answers=SEALED, people=AS_PASTED)
        assert progress.progress(admin.sitting).over
    writes = rehearsal.writes
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.reads("locked: Enter opens; 9 of 9 steps were done then")
        assert "9 steps done" not in admin.words
        await admin.reads("Nothing is known to be wrong")
        await admin.reads("to accept the invitation")
        await admin.presses("enter")
        await admin.until(lambda: isinstance(admin.app.screen, Prompt), "the passphrase")
        await admin.pastes(at.PASSPHRASE)
        await admin.presses("enter")
        await admin.reads("all 9 steps done")
        assert isinstance(admin.app.screen, HomeScreen)
        assert "locked:" not in admin.words
        await admin.reads("Nothing is due.")
    assert rehearsal.writes == writes


async def test_half_way_and_locked_the_same_key_unlocks_and_goes_on(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector", answers=SEALED)
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.reads("4 of 9 steps were done when it was last open")
        await admin.presses("enter")
        await admin.until(lambda: isinstance(admin.app.screen, Prompt), "the passphrase")
        await admin.pastes(at.PASSPHRASE)
        await admin.presses("enter")
        await admin.wait_for("connector", "form")


async def test_a_token_that_zoho_refuses_is_ill_at_home_and_enter_goes_to_the_tokens(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, OVER, answers={WAY: VENDOR}, people=AS_PASTED)
        rehearsal.forgets(at.slots(admin.sitting)["current"])
        await at.opens_tokens(admin)
        await admin.presses("c")
        await admin.reads("Checked: 1 invalid.")
        await admin.presses("escape")
        await admin.reads("Zoho refuses Ideolve's token")
        assert goes(admin) == "token"
        await admin.presses("enter")
        await admin.until(lambda: isinstance(admin.app.screen, TokenScreen), "the tokens")


async def test_nothing_is_opened_or_asked_to_paint_it(off_line: OffLine, home: Path) -> None:
    async with at_the_wizard(None, home) as admin:
        admin.sitting.profile.set_many({"secrets.vault": "keyring"})
    async with at_the_wizard(None, home) as admin:
        await admin.reads("in this computer's keyring; locked: Enter opens")
        assert not admin.sitting.has_vault
        assert admin.sitting._http is None
    assert off_line.asked_for == []


async def test_where_it_does_not_fit_the_entry_under_the_cursor_is_in_view(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=(60, 20)) as admin:
        await headstart(admin.sitting, rehearsal, person, OVER, answers={WAY: VENDOR}, people=AS_PASTED)
        screen = admin.app.screen
        assert isinstance(screen, HomeScreen)
        screen.draw()
        await admin.settled()
        for title in ("See the setup", "Team", "Waiting", "Tokens", "Quit"):
            await sees(admin, f"   {title}")
            await admin.presses("down")
        await sees(admin, "   See the setup")
        await admin.pilot.resize_terminal(60, 16)
        await sees(admin, "   See the setup")


async def sees(admin: Admin, beginning: str) -> None:
    """An entry of the menu, drawn in view."""

    def drawn() -> bool:
        return any(line.startswith(beginning) for line in admin.screen.splitlines())

    await admin.until(drawn, f"{beginning} in view")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_every_entry_is_seen_and_a_click_opens_it(
    rehearsal: Rehearsed, person: Person, home: Path, size: tuple[int, int]
) -> None:
    async with at_the_wizard(rehearsal.printed, home, size=size) as admin:
        await headstart(admin.sitting, rehearsal, person, OVER, answers={WAY: VENDOR}, people=AS_PASTED)
        screen = admin.app.screen
        assert isinstance(screen, HomeScreen)
        screen.draw()
        await admin.settled()
        for words in ("Health", "Next", "Waiting", "Tokens", "Secrets", "See the setup", "Quit"):
            await admin.shows(words)
        assert not screen.query_one("#middle").vertical_scrollbar.display
        await admin.shows("all 9 steps done")
        assert "9 Finish" not in admin.screen, "the steps are in there"
        await admin.pilot.click("#menu", offset=(2, 0))
        await admin.until(lambda: isinstance(admin.app.screen, SetupScreen), "the setup")
        await admin.settled()


async def test_how_far_it_is_is_noted_with_every_step_and_not_only_at_home(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    """What a killed wizard leaves is what the next start can tell while the secrets are locked."""
    answers = SEALED | {"consent.way": "paste"}
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "application/credentials", answers=answers)
        await admin.sets_up()
        seen = progress.seen(admin.sitting)
        assert seen is not None
        assert (seen.done, seen.next) == (2, "Zoho application")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("consent", "consent")
        seen = progress.seen(admin.sitting)
        assert seen is not None
        assert (seen.done, seen.next) == (3, "Consent and tokens")


async def test_a_token_job_that_was_left_is_where_enter_leads(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    """Also where another client makes other answers; the setup stays finished meanwhile."""
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "people", answers=SEALED | {"consent.way": "paste"})
        await at.opens_tokens(admin)
        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        await admin.quits()
    async with at.again(rehearsal, home) as admin:
        await admin.reads("Open your secrets. Then: A new token of ")
        await admin.presses("enter")
        await admin.answers_dialog("ok", typed=at.PASSPHRASE)
        await admin.reads("Next A new token of ")
        assert isinstance(admin.app.screen, HomeScreen)
        assert goes(admin) == "token"
        await admin.presses("enter")
        await at.at_tokens(admin)
        assert goes(admin) == "regenerate"
