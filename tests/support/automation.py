"""An administrator whose automation runs, at the home screen; and what the rehearsal then holds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support import crm_side
from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords
from zoho_ideolve_wizard.ui.screens.automation import AutomationScreen
from zoho_ideolve_wizard.ui.screens.home import HomeScreen


@asynccontextmanager
async def running(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Admin]:
    """Step 7 is done, but for the proof."""
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "automation")
        await crm_side.build(admin.sitting, rehearsal, person)
        screen = admin.app.screen
        assert isinstance(screen, HomeScreen)
        screen.on_screen_resume()
        await admin.settled()
        yield admin


async def adds_accounts(sitting: Sitting, rehearsal: Rehearsed, count: int) -> None:
    records = CrmRecords(automation_crm_needed(sitting))
    for number in range(count):
        await records.create_account(f"Mill {number}")
    rehearsal.settle()


async def opens_automation(admin: Admin) -> AutomationScreen:
    """From the home screen; it counts at once, the first time."""
    await admin.presses("a")
    await admin.until(lambda: isinstance(admin.app.screen, AutomationScreen), "the automation")
    return await counted(admin)


async def counted(admin: Admin) -> AutomationScreen:
    screen = admin.app.screen
    assert isinstance(screen, AutomationScreen)
    await admin.until(lambda: not screen.busy, "the end of counting")
    await admin.settled()
    return screen
