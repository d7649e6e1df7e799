"""A token ends when the admin is done with it, and never unasked."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.step import Consent
from zoho_ideolve_wizard.services.failure import ServiceFailure


async def has_a_token(admin: Admin, person: Person, purpose: Purpose) -> str:
    """Consented to for that, and accepted."""
    attempt = consent.Attempt(admin.sitting, Consent("consent", "", "", purpose))
    await attempt.exchange(attempt.read((await person.accepts(attempt.url)).address))
    await attempt.accept()
    return at.in_slot(admin.sitting, Slot.CURRENT, purpose)


async def test_the_teams_token_ends_after_a_question(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        team, ideolves = await has_a_token(admin, person, Purpose.TEAM), at.slots(admin.sitting)
        await at.opens_tokens(admin)
        await admin.reads("The team's token, in use")
        await admin.reads("users.ALL")
        await admin.presses("c")
        await admin.reads("Checked: 2 valid.")
        await admin.presses("x")  # harmless on the screen before: Differences
        assert rehearsal.is_alive(team)
        await admin.chooses("revoke-team")
        await admin.reads("The wizard can no longer add or remove users in CRM")
        await admin.presses("enter")
        await admin.reads("The team's token, in use")
        assert rehearsal.is_alive(team)
        await admin.chooses("revoke-team")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
        assert "The team's token" not in admin.words
        assert at.in_slot(admin.sitting, Slot.CURRENT, Purpose.TEAM) == ""
        assert at.slots(admin.sitting) == ideolves
    assert not rehearsal.is_alive(team)
    assert rehearsal.live_tokens == 1


async def test_the_automations_token_ends_when_it_is_built(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        built, ideolves = await has_a_token(admin, person, Purpose.AUTOMATION), at.slots(admin.sitting)
        await at.opens_tokens(admin)
        await admin.reads("The automation's token, in use")
        await admin.chooses("revoke-automation")
        await admin.reads("What was built stays, and goes on sending.")
        await admin.presses("escape")
        await admin.reads("The automation's token, in use")
        assert rehearsal.is_alive(built)
        await admin.chooses("revoke-automation")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
        assert "The automation's token" not in admin.words
        assert at.slots(admin.sitting) == ideolves
    assert not rehearsal.is_alive(built)
    assert rehearsal.live_tokens == 1


async def test_for_the_team_another_company_is_turned_away(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        person.signed_in_as = "mira"
        attempt = consent.Attempt(admin.sitting, Consent("team", "", "", Purpose.TEAM))
        grant = attempt.read((await person.accepts(attempt.url)).address)
        with pytest.raises(ServiceFailure, match="The new token was revoked and forgotten"):
            await attempt.exchange(grant)
        assert at.in_slot(admin.sitting, Slot.PENDING, Purpose.TEAM) == ""
    assert rehearsal.live_tokens == 1


async def test_ideolves_token_ends_after_a_warning(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        await at.opens_tokens(admin)
        await admin.chooses("revoke")
        await admin.reads("Ideolve stops reading your CRM at once")
        await admin.answers_dialog("keep")
        assert rehearsal.live_tokens == 1
        rehearsal.faults(("POST /oauth/v2/token/revoke", "drop"))
        await admin.chooses("revoke")
        await admin.answers_dialog("yes")
        await admin.reads("closed the connection")
        assert set(at.slots(admin.sitting)) == {"current"}
        await admin.chooses("revoke")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
        await admin.reads("There is no token yet.")
        assert at.slots(admin.sitting) == {}
    assert rehearsal.live_tokens == 0


async def test_a_token_that_zoho_no_longer_knows_is_forgotten_here_too(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as admin:
        rehearsal.forgets(at.slots(admin.sitting)["current"])
        await at.opens_tokens(admin)
        await admin.chooses("revoke")
        await admin.answers_dialog("yes")
        await admin.reads("Zoho no longer knew it. It is forgotten here too.")
        assert at.slots(admin.sitting) == {}


async def test_a_token_in_use_is_not_revoked_by_its_second_entry(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    """The wizard died between writing down the new token as the one in use and forgetting that it waited."""
    async with at.connected(rehearsal, person, home) as admin:
        token = at.slots(admin.sitting)["current"]
        card = tokens.card(admin.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
        assert card is not None
        for slot in (Slot.PENDING, Slot.RETIRING):
            await admin.sitting.keep_token(Purpose.CONNECTOR, slot, replace(card, accepted="yes"), token)
        await at.opens_tokens(admin)
        assert "old, to be revoked" not in admin.words
        await admin.chooses("give-up")
        await admin.answers_dialog("yes")
        await admin.reads("It is the token in use, which stays.")
        assert at.slots(admin.sitting)["current"] == token
    assert rehearsal.is_alive(token)
