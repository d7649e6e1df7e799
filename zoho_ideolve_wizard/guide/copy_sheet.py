"""By-hand work for the browser as well, as this sitting has it."""

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.sheet.sheet import USUAL_PORT, Sheet


def copy_sheet(sitting: Sitting, page: Page, ticks: Ticks, again: str) -> Sheet:
    """Not started yet. `again`: what to do in the terminal for another address."""
    surroundings = sitting.surroundings
    return Sheet(
        page,
        ticks,
        sitting.secret,
        sitting.endpoints.page_origins,
        again=again,
        badge=surroundings.badge,
        port=USUAL_PORT if surroundings.over_ssh else 0,
    )


def tunnel(sitting: Sitting, sheet: Sheet) -> str:
    """The line to run on the computer with the browser, for the sheet and for the pages of a rehearsal that it leads
    to; empty where that computer is this one."""
    around = sitting.surroundings
    return around.tunnel(sheet.port, *around.pages) if around.over_ssh else ""
