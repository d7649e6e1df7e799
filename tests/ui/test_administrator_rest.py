"""The administrator changes: what is handed over besides the token, and what only partly hangs on the leaver."""

from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.administrator import (
    ASHA,
    KEY,
    RADHA,
    VIKRAM,
    Change,
    makes_administrator,
    set_up_by_vikram,
)
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import at_the_team
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.ui.screens.team import TeamScreen

pytestmark = pytest.mark.timeout(120)
ZOE = "zoe.winter@acme.example.com"


async def test_the_primary_contact_of_both_systems_hands_over(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    """Asha did everything, and leaves: the vendor is asked, CRM's primary contact changes."""
    makes_administrator(rehearsal, VIKRAM)
    async with at_the_team(rehearsal, person, home, answers=at.KEPT) as team:
        change = Change(team.admin, person, rehearsal, team)
        admin = team.admin
        await team.removes(ASHA)
        await admin.reads("is the primary contact of Ideolve")
        await admin.answers_dialog("change")
        await change.part("who")
        await change.names(VIKRAM)
        person.signed_in_as = "vikram"
        await change.consents()
        await change.accepts()
        await change.token_is_swapped()
        await admin.reads(f"Ideolve's primary contact is {VIKRAM}")
        await admin.continue_()
        await admin.confirms_by_hand()  # the connection
        await admin.confirms_by_hand()  # the client
        await admin.reads("CRM neither deactivates nor deletes its primary contact")
        rehearsal.company.primary_email = VIKRAM
        await admin.confirms_by_hand()
        await admin.reads("Write to Mithi")
        sent = await admin.copies("Message")
        assert f"Please make somebody else our primary contact on Ideolve: {VIKRAM}" in sent["Message"]
        await admin.confirms_by_hand()
        await change.ends_old("now")
        await admin.reads("Asha Rao can go")
        await admin.answers_dialog("remove")
        await admin.reads("Nobody else can maintain it: settle with Mithi, its vendor, who takes over first.")
        await admin.answers_dialog("ok")
        outcomes = [one.outcome for one in admin.sitting.records.values() if "primary-contact" in one.key]
        assert sorted(outcomes) == [Outcome.CONFIRMED, Outcome.WAITING_OTHER]


async def test_the_teams_token_of_the_leaver_is_revoked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin, team = change.admin, change.team
        person.signed_in_as = "vikram"
        await team.adds(f"Zoe Winter <{ZOE}>")
        await team.continues_to("how")
        await team.continues_to("consent")
        await change.consents()
        await admin.until_phase("question")
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await team.leaves()
        of_team = at.in_slot(admin.sitting, Slot.CURRENT, Purpose.TEAM)
        assert rehearsal.is_alive(of_team)

        person.signed_in_as = "asha"
        await change.begins()
        await change.names(ASHA)
        await change.consents()
        await change.accepts()
        await change.token_is_swapped()
        await admin.reads("The team's token, consented by Vikram Shah, is revoked")
        await admin.does_it()
        assert not rehearsal.is_alive(of_team)
        assert at.in_slot(admin.sitting, Slot.CURRENT, Purpose.TEAM) == ""
        await admin.confirms_all_by_hand()
        await admin.continue_()
        await change.ends_old("now")
        await admin.reads("Vikram Shah can go")
        assert rehearsal.live_tokens == 1


async def test_of_whoever_made_only_the_connection_only_that_is_handed_over(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    makes_administrator(rehearsal, VIKRAM)
    makes_administrator(rehearsal, RADHA, administrator=False)
    async with at_the_team(
        rehearsal,
        person,
        home,
        answers=at.KEPT,
        before=lambda admin: admin.sitting.profile.set(CONNECTION_BY, VIKRAM),
    ) as team:
        change = Change(team.admin, person, rehearsal, team)
        admin, token = team.admin, change.old
        await team.removes(VIKRAM)
        await admin.reads("gave the consent that the connection in CRM rests on")
        await admin.answers_dialog("change")
        await change.part("who")
        assert [part.key for part in admin.setup.step.parts] == ["who", "rest"]
        await change.continues_to("rest")
        await admin.reads(f"{ASHA}")
        await admin.confirms_by_hand()
        await admin.reads("Vikram Shah can go")
        await admin.answers_dialog("remove")
        await team.part("how")
        assert admin.sitting.answer(CONNECTION_BY) == ASHA
        assert at.slots(admin.sitting) == {"current": token}
        assert team.written == 0


async def test_it_begins_from_the_palette_too_and_says_where_there_is_nothing(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home, answers=at.KEPT) as team:
        admin = team.admin
        await admin.presses("escape")
        (command,) = [
            one
            for one in admin.app.get_system_commands(admin.app.screen)
            if one.title == "The administrator changes"
        ]
        command.callback()
        await admin.wait_for(KEY, "who")
        await team.leaves()
        assert isinstance(admin.app.screen, TeamScreen)
        assert "hands over" not in admin.words  # nothing was answered yet
