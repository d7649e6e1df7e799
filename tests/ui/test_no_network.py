"""On the real endpoints without a network: the host that cannot be reached is named, and no other is tried."""

from pathlib import Path

import pytest

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.off_line import OffLine
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed

ANSWERS = {
    "use": "collaboration",
    "zoho.data_center": "in",
    "ideolve.primary_contact": "crm@acme.example.com",
    "secrets.vault": "memory",
    "workspace.name": "Zoho CRM",
    "consent.way": "self_client",
    "zoho.client_id": "1000.FAKECLIENT0000000000000000000",
    "connector.client_id": "fake-client-id",
}
SECRETS = {"zoho.client_secret": "fake-secret-of-a-client", "connector.api_key": "fake-secret-api-key"}
CODE = "1000." + "fakecode" * 4 + "." + "fakecode" * 4


async def begins_at(admin: Admin, place: str) -> None:
    await admin.sitting.open_vault("memory")
    admin.sitting.profile.set_many(ANSWERS)
    await admin.sitting.put_secrets(SECRETS)
    admin.sitting.ledger.remember("setup/place", place)
    await admin.sets_up()


@pytest.mark.parametrize(
    ("refused", "why"),
    [(False, "its name cannot be looked up"), (True, "it refused the connection")],
    ids=["no network", "nothing listens"],
)
async def test_zoho_cannot_be_reached(off_line: OffLine, home: Path, refused: bool, why: str) -> None:
    off_line.refuses = refused
    async with at_the_wizard(None, home) as admin:
        await begins_at(admin, "consent/consent")
        assert off_line.asked_for == []
        await admin.pastes_code(CODE)
        await admin.until_phase("failed")
        await admin.reads(f"accounts.zoho.in cannot be reached: {why}.")
    assert set(off_line.asked_for) == {"accounts.zoho.in"}


async def test_ideolve_cannot_be_reached(off_line: OffLine, home: Path) -> None:
    async with at_the_wizard(None, home) as admin:
        await begins_at(admin, "connector/validate")
        await admin.does_it()
        await admin.reads("api.ideolve.com cannot be reached: its name cannot be looked up.")
    assert set(off_line.asked_for) == {"api.ideolve.com"}


async def test_live_workspace_and_people_are_by_hand_and_need_no_network(
    off_line: OffLine, home: Path
) -> None:
    async with at_the_wizard(None, home) as admin:
        await begins_at(admin, "workspace/names")
        assert not [
            field for field in admin.pane.query("Field") if field.id == "field-ideolve-how" and field.display
        ]
        await admin.continues_to("workspace", "create")
        await admin.has_looked()
        assert admin.tasks.board.to_run() == []
        assert len(admin.tasks.board.pages()) == 5
    assert off_line.asked_for == []


async def test_an_address_that_names_a_strangers_server_sends_nothing_anywhere(
    off_line: OffLine, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "paste"})
        await admin.sets_up()
        address = (await person.accepts(await admin.copies_choice("copy"))).address
        before, after = address.split("accounts-server=")
        stranger = f"{before}accounts-server=https%3A%2F%2Faccounts.zoho.example&{after.partition('&')[2]}"
        await admin.pastes_code(stranger)
        await admin.reads("not one of Zoho's; nothing was sent there.")
    assert off_line.asked_for == []
    assert rehearsal.live_tokens == 0
