"""A replaced client secret, and a new API key of Ideolve's: proven, then carried to where they are used."""

from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import Pair, Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.connector import form_key
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, client_secret_of

pytestmark = pytest.mark.timeout(120)

SECRET = "zoho.new_client_secret"


def client_of(admin: Admin) -> str:
    card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    return card.client_id


def pair_in_use(admin: Admin) -> Pair:
    return Pair(admin.sitting.answer("connector.client_id"), admin.sitting.secret("connector.api_key"))


async def saves_form_outside(admin: Admin, person: Person) -> Pair:
    """In Ideolve, without the wizard: which issues another pair."""
    return await person.saves_connector(
        host=admin.sitting.answer("connector.host"),
        client_id=client_of(admin),
        client_secret=admin.sitting.secret(client_secret_of(client_of(admin))),
        refresh_token=at.slots(admin.sitting)["current"],
        user=admin.sitting.answer("ideolve.primary_contact"),
        workspace=admin.sitting.answer("workspace.name"),
    )


@pytest.mark.parametrize("quits", [False, True])
async def test_a_new_client_secret_is_proven_and_put_into_the_form(
    rehearsal: Rehearsed, person: Person, home: Path, *, quits: bool
) -> None:
    rehearsal.settings(connector_saved_again="same")
    async with at.connected(rehearsal, person, home) as admin:
        client_id, before, token = client_of(admin), pair_in_use(admin), at.slots(admin.sitting)
        secret = await person.makes_new_secret(client_id)
        await at.opens_tokens(admin)
        await at.begins(admin, "secret", "secret")
        await admin.fill(SECRET, "fake-secret-mistyped-987654")
        await admin.continue_()
        await admin.until(lambda: admin.problem(SECRET), "a refusal")
        assert "Zoho does not accept the client secret." in admin.problem(SECRET)
        assert admin.sitting.secret(client_secret_of(client_id)) != secret
        await admin.fill(SECRET, secret)
        await admin.continues_to("token", "form")
        assert admin.sitting.secret(client_secret_of(client_id)) == secret
        assert admin.sitting.secret("zoho.client_secret") == secret
        if not quits:
            await rest_of_the_secret(admin, person, before, secret)
            assert at.slots(admin.sitting) == token
            await nothing_to_change(admin, rehearsal, secret)
    if quits:
        async with at.again(rehearsal, home) as later:
            await later.reads("Ideolve's form is to be saved again, and its pair proven: go on.")
            await at.opens_tokens(later)
            await at.begins(later, "form", "form")
            await rest_of_the_secret(later, person, before, secret)
            assert at.slots(later.sitting) == token
    assert rehearsal.live_tokens == 1


async def rest_of_the_secret(admin: Admin, person: Person, before: Pair, secret: str) -> None:
    form = await admin.copies("Client Secret")
    assert form["Client Secret"] == secret
    await at.saves_form(admin, person)
    await at.says_same_pair(admin)
    await admin.does_it()
    await admin.continues_to("token", "functions")
    await admin.continue_()
    await at.at_tokens(admin)
    assert pair_in_use(admin) == before
    await admin.chooses("check")
    await admin.reads("Checked: 1 valid.")
    await admin.presses("escape")
    await admin.reads("check, regenerate, widen, revoke")


async def nothing_to_change(admin: Admin, rehearsal: Rehearsed, secret: str) -> None:
    writes = rehearsal.writes
    await at.opens_tokens(admin)
    await at.begins(admin, "secret", "secret")
    await admin.fill(SECRET, secret)
    await admin.continue_()
    await admin.until(lambda: admin.problem(SECRET), "a refusal")
    assert "There is nothing to change" in admin.problem(SECRET)
    assert rehearsal.writes == writes


async def test_a_pair_left_unproven_after_the_form_is_told_at_the_next_start(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        await at.begins(admin, "form", "form")
        pair = await at.saves_form(admin, person)
        card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
        assert card is not None
        key = form_key(admin.sitting, card)
        # As if the form had been saved a minute after the last proof, not within the same second.
        admin.sitting.ledger._db.execute(
            "update entry set ended = datetime('now', '+1 minute') || '+00:00' where key = ? and ended ="
            " (select max(ended) from entry where key = ?)",
            (key, key),
        )
    async with at.again(rehearsal, home) as later:
        await at.opens_tokens(later)
        await later.reads("Ideolve's form is to be saved again, and its pair proven: go on.")
        await at.begins(later, "form", "pair")
        await at.says_new_pair(later, pair)
        await later.does_it()
        assert pair_in_use(later) == pair


async def test_a_new_api_key_is_proven_carried_and_goes_into_the_functions(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        token, old = at.slots(admin.sitting), pair_in_use(admin)
        new = await saves_form_outside(admin, person)
        await at.opens_tokens(admin)
        await at.begins(admin, "key", "pair")
        await admin.fills({"connector.new_client_id": new.id, "connector.new_api_key": old.secret})
        await admin.continues_to("token", "prove")
        await admin.does_it()
        await admin.reads("Ideolve does not accept this Client Id and API key together.")
        assert pair_in_use(admin) == old
        await admin.presses("f7")
        await admin.wait_for("token", "pair")
        await admin.fill("connector.new_api_key", new.secret)
        await admin.continues_to("token", "prove")
        await admin.does_it()
        assert pair_in_use(admin) == new
        await admin.continues_to("token", "functions")
        await admin.reads("7 for you")
    async with at.again(rehearsal, home) as later:
        await later.reads("The functions in CRM do not hold the new API key everywhere yet.")
        await at.opens_tokens(later)
        await at.begins(later, "functions", "functions")
        await later.confirms_all_by_hand()
        await later.continue_()
        await at.at_tokens(later)
        assert at.slots(later.sitting) == token

        writes = rehearsal.writes
        await at.begins(later, "key", "pair")
        await later.fills({"connector.new_client_id": new.id, "connector.new_api_key": new.secret})
        await later.continues_to("token", "prove")
        await later.does_it()
        await later.continues_to("token", "functions")
        await later.reads("7 done")
        assert rehearsal.writes == writes
        assert pair_in_use(later) == new
