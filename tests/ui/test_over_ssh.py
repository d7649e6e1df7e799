"""Over SSH the pages of a rehearsal are on this computer: the line that leads to them is one key away."""

from pathlib import Path

from tests.support.admin import at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.rehearsing import surroundings_of
from zoho_ideolve_wizard.ui.screens.value import ValueScreen

SSH = {"SSH_CONNECTION": "198.51.100.7 50000 192.0.2.10 22", "USER": "ana"}


async def test_a_page_of_the_rehearsal_comes_with_the_line_that_leads_to_it(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    surroundings = surroundings_of(rehearsal.printed, environ=SSH, real_profile=None)
    async with at_the_wizard(rehearsal.printed, home, surroundings=surroundings) as admin:
        await headstart(admin.sitting, rehearsal, person, "application", answers={"consent.way": "paste"})
        await admin.sets_up()
        await admin.continues_to("application", "register")
        admin.setup._open_page = lambda _url: False
        await admin.presses("o")
        await admin.reads("v there shows the SSH line that leads to it.")
        await admin.presses("v")
        await admin.until(lambda: isinstance(admin.app.screen, ValueScreen), "the line and the address")
        assert isinstance(admin.app.screen, ValueScreen)
        line, _, address = admin.app.screen._value.partition("\n\n")
        port = address.rpartition(":")[2].partition("/")[0]
        assert line.startswith("ssh -L ")
        assert line.endswith(" ana@192.0.2.10")
        assert f"-L {port}:localhost:{port} " in line
        assert line.count("-L ") == 4, "Ideolve, the API Console, Zoho's accounts and CRM"
