"""More scopes for the token: those it has are kept, and the way there is that of regenerating."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import headstart
from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.credentials import token_scopes, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.team import team_questions

CONTACTS, NOTES = "ZohoCRM.modules.contacts.READ", "ZohoCRM.modules.notes.READ"
EXTRA = "zoho.extra_scopes.connector"


def scopes_in_use(admin: Admin) -> set[str]:
    card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    return set(card.scopes.split(","))


@pytest.mark.timeout(120)
async def test_widened_and_then_nothing_to_add(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        before = scopes_in_use(admin)
        await at.opens_tokens(admin)
        await at.begins(admin, "widen", "scopes")
        await admin.fill(EXTRA, f"{CONTACTS} , {NOTES}")
        await admin.continues_to("token", "credentials")
        await admin.continues_to("token", "consent")
        await at.consents_and_accepts(admin, person)
        assert scopes_in_use(admin) == before
        pair = await at.saves_form(admin, person)
        await at.says_new_pair(admin, pair)
        await admin.does_it()
        await at.ends_with(admin, "now")
        assert scopes_in_use(admin) == before | {CONTACTS, NOTES}
        await admin.reads("modules.contacts.READ, modules.notes.READ")

        writes, alive = rehearsal.writes, rehearsal.live_tokens
        await at.begins(admin, "widen", "scopes")
        await admin.fill(EXTRA, NOTES)
        await admin.continue_()
        await admin.until(lambda: admin.problem(EXTRA), "a refusal")
        assert admin.problem(EXTRA) == "The token has these already. There is nothing to add."
        await at.leaves(admin)
        assert (rehearsal.writes, rehearsal.live_tokens) == (writes, alive) == (writes, 1)

        await at.begins(admin, "regenerate", "consent")
        await at.consents_and_accepts(admin, person)
        card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.PENDING)
        assert card is not None
        assert set(card.scopes.split(",")) == before | {CONTACTS, NOTES}


async def test_what_is_no_scope_is_refused_and_what_writes_is_asked_about(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        await at.begins(admin, "widen", "scopes")
        for text, says in (
            ("", "needed to go on"),
            ("ZohoInvoice.fullaccess.all", "is not CRM's"),
            ("ZohoCRM.modules", "does not look like a scope"),
            (f"{CONTACTS}, ZohoCRM.modules.contacts.LOOK", "does not look like a scope"),
            ("ZohoCRM.modules.contacts.ALL", "lets Ideolve change things"),
        ):
            await admin.fill(EXTRA, text)
            await admin.continue_()
            assert says in admin.problem(EXTRA), text
        await admin.continues_to("token", "credentials")


async def test_the_teams_token_that_lacks_something_is_widened_and_the_old_one_revoked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        sitting = admin.sitting
        sitting.profile.set("team.crm", "api")
        await headstart.consent(sitting, rehearsal, person, team_questions.CONSENT)
        await at.opens_tokens(admin)
        assert "Widen the team's token" not in admin.words
        card = tokens.card(sitting.profile, Purpose.TEAM, Slot.CURRENT)
        assert card is not None
        old = at.in_slot(sitting, Slot.CURRENT, Purpose.TEAM)
        few = ",".join(one for one in card.scopes.split(",") if "coql" not in one and "deals" not in one)
        tokens.note(sitting.profile, Purpose.TEAM, Slot.CURRENT, replace(card, scopes=few))
        await admin.presses("f10")
        await at.opens_tokens(admin)
        await admin.reads("it lacks coql.READ and 1 more")

        await at.begins(admin, "widen-team", "consent")
        await at.consents(admin, person)
        await admin.chooses("yes")
        await admin.until_phase("connected")
        new = at.in_slot(sitting, Slot.CURRENT, Purpose.TEAM)
        assert new != old
        assert (rehearsal.is_alive(new), rehearsal.is_alive(old)) == (True, False)
        assert at.in_slot(sitting, Slot.RETIRING, Purpose.TEAM) == ""
        assert token_scopes.lacking(sitting, Purpose.TEAM) == ()
        await at.leaves(admin)
        assert "Widen the team's token" not in admin.words
