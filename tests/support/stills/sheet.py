"""The copy sheet's pane: on this computer, opened there, and over SSH."""

from textual.pilot import Pilot

from tests.support.acts import open_setup, setup_of, until
from tests.support.fixed import Setup, Words
from tests.support.stills.still import Still
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.sheet.sheet import USUAL_PORT, Sheet
from zoho_ideolve_wizard.ui.screens.sheet import SheetScreen
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor

SSH = {"SSH_CONNECTION": "198.51.100.7 50000 192.0.2.10 22", "USER": "ana"}
WORD = "q3J0vUeXoB5mTzYc7NkLdA"


def _form(_words: Words) -> Setup:
    return Setup(before="connector")


def _form_over_ssh(words: Words) -> Setup:
    surroundings = Surroundings(vaults=("memory",), over_ssh=True, ssh_environ=SSH, badge=words.badge)
    return Setup(before="connector", surroundings=surroundings)


class Silent(Sheet):
    """It has an address, and listens nowhere."""

    async def start(self) -> None:
        pass


async def _asked(pilot: Pilot[str]) -> Sheet:
    """Asks for the conveyor in the browser, whose address is the same in each picture; nothing listens."""
    await open_setup(pilot)
    conveyor = setup_of(pilot).query_one(Conveyor)
    sitting = setup_of(pilot).sitting
    conveyor.sheet = Silent(
        conveyor.page,
        conveyor.ticks,
        sitting.secret,
        sitting.endpoints.page_origins,
        port=USUAL_PORT,
        random_word=lambda: WORD,
    )
    await pilot.press("b")
    await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen), "the sheet's pane")
    await pilot.pause()
    return conveyor.sheet


async def asked(pilot: Pilot[str]) -> None:
    await _asked(pilot)


async def in_use(pilot: Pilot[str]) -> None:
    """Opened, and two values copied there."""
    sheet = await _asked(pilot)
    sheet.redeem(WORD)
    for key in ("page-1", "value-2-0", "value-2-1"):
        sheet.ticks.add(key)
    await until(pilot, lambda: "2 of 7" in str(pilot.app.screen.query_one("#state").render()), "two ticks")
    await pilot.pause()


STILLS = [
    Still("sheet", _form, "connector/form", asked),
    Still("sheet-in-use", _form, "connector/form", in_use),
    Still("sheet-over-ssh", _form_over_ssh, "connector/form", asked),
]
