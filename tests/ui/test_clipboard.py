"""The clipboard can be emptied once a secret went there, and what is said of it is what can be known."""

from pathlib import Path

from tests.support.admin import at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import tokens
from zoho_ideolve_wizard.guide.tokens import Purpose, Slot


async def test_after_a_secret_it_can_be_emptied(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connector")
        token = admin.sitting.secret(tokens.key_of(Purpose.CONNECTOR, Slot.CURRENT))
        await admin.sets_up()
        await admin.has_looked()
        await admin.presses("c")
        assert admin.clipboard == []
        await admin.copies("Refresh Token")
        assert admin.clipboard[-1] == token
        await admin.presses("c")
        await admin.until(lambda: admin.clipboard[-1] == "", "the clipboard is emptied")
        await admin.reads("To be sure, copy something else.")
        emptied = len(admin.clipboard)
        await admin.presses("c")
        assert len(admin.clipboard) == emptied
