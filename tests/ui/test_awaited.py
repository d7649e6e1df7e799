"""Who is waited for: reminded with one Enter, and ticked off when it is done; the wizard sends nothing."""

from pathlib import Path

from tests.support.admin import Admin, at_the_wizard
from tests.support.company import AS_PASTED
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.crm_side.automation_access import VENDOR, WAY
from zoho_ideolve_wizard.ui.screens.awaited import ABOUT, NOBODY, AwaitedScreen
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.value import ValueScreen


async def waits(admin: Admin, rehearsal: Rehearsed, person: Person) -> AwaitedScreen:
    """Everybody was invited, and nobody has joined."""
    await headstart(admin.sitting, rehearsal, person, "finish", answers={WAY: VENDOR}, people=AS_PASTED)
    home = admin.app.screen
    assert isinstance(home, HomeScreen)
    home.draw()
    await admin.presses("w")
    await admin.until(lambda: isinstance(admin.app.screen, AwaitedScreen), "who is waited for")
    await admin.settled()
    assert isinstance(admin.app.screen, AwaitedScreen)
    return admin.app.screen


async def one_less(admin: Admin, screen: AwaitedScreen, count: int) -> None:
    await admin.until(lambda: screen._list.option_count == count, "one less")


async def test_enter_copies_the_reminder_and_nothing_is_sent(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        screen = await waits(admin, rehearsal, person)
        writes = rehearsal.writes
        await admin.reads(ABOUT)
        assert screen._list.option_count == len(admin.sitting.profile.people())
        await admin.presses("enter")
        await admin.until(lambda: admin.clipboard, "a message")
        assert admin.clipboard[-1].startswith("Subject: Your invitation to the Ideolve workspace")
        await admin.presses("a")
        await admin.until(lambda: len(admin.clipboard) == 2, "an address")
        assert admin.clipboard[-1] in {one.address for one in admin.sitting.profile.people()}
        await admin.presses("v")
        await admin.until(lambda: isinstance(admin.app.screen, ValueScreen), "the message alone")
        assert "I sent it today, and it still waits for you." in admin.words
        await admin.presses("escape", "escape")
        assert isinstance(admin.app.screen, HomeScreen)
        assert rehearsal.writes == writes


async def test_what_is_done_is_asked_about_and_written_down(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        screen = await waits(admin, rehearsal, person)
        count = screen._list.option_count
        await admin.presses("d")
        await admin.answers_dialog("no")
        assert screen._list.option_count == count
        while screen._list.option_count:
            await admin.presses("d")
            await admin.answers_dialog("yes")
            count -= 1
            await one_less(admin, screen, count)
        await admin.reads(NOBODY)
        await admin.presses("escape")
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        await admin.settled()
        assert "to accept the invitation" not in admin.words
        await admin.presses("w")
        assert isinstance(admin.app.screen, HomeScreen), "there is nothing to open any more"


async def test_who_joins_is_seen_when_the_team_is_looked_at(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        rehearsal.settings(invitations="accept")
        await waits(admin, rehearsal, person)
        await admin.presses("escape")
        await admin.presses("p")
        await admin.reads("as of")
        await admin.presses("escape")
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        await admin.settled()
        assert "to accept the invitation" not in admin.words
