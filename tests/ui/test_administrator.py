"""The administrator changes: who set everything up hands over, and is removed."""

from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.administrator import ASHA, RADHA, VIKRAM, set_up_by_asha, set_up_by_vikram
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY

pytestmark = pytest.mark.timeout(120)


async def test_the_whole_way_with_a_client_of_the_successors_own(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin, team = change.admin, change.team
        await team.removes(VIKRAM)
        await admin.reads("gave the consent that Ideolve's token rests on")
        await admin.answers_dialog("change")
        await change.part("who")
        await admin.shows(f"(•) Asha Rao <{ASHA}>")
        assert VIKRAM not in admin.screen
        await change.names(ASHA, "anew")
        await change.registers()
        await change.enters_client()
        await change.consents()
        await admin.until_phase("question")
        await admin.reads("Asha Rao takes over from Vikram Shah")
        await change.accepts()
        assert at.slots(admin.sitting)["current"] == change.old
        await change.saves_form()
        await change.says_pair()
        assert at.slots(admin.sitting)["current"] == change.old
        await change.proves()
        assert at.slots(admin.sitting)["retiring"] == change.old
        await change.does_the_functions()
        await change.hands_over_the_connection()
        assert admin.sitting.answer(CONNECTION_BY) == ASHA
        await change.ends_old("now")

        await admin.reads("Vikram Shah can go")
        assert not rehearsal.is_alive(change.old)
        assert rehearsal.live_tokens == 1
        written = team.written
        await admin.answers_dialog("remove")
        await team.part("how")
        await admin.continue_()
        await change.part("consent")
        await change.consents()
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await team.continues_to("plan")
        await team.runs(VIKRAM)
        await team.writes_to_the_vendor()
        assert team.now.crm[VIKRAM].startswith("disabled")
        assert VIKRAM not in team.now.members | team.now.sales
        assert VIKRAM not in team.listed
        assert team.written > written

        written = team.written
        await admin.presses("m")
        await team.part("who")
        await admin.reads("CRM lists no other active administrator.")
        await admin.fill("administrator.successor", VIKRAM)
        await admin.continue_()
        assert "no other active administrator" in admin.problem("administrator.successor")
        await team.leaves()
        assert team.written == written


async def test_with_the_client_kept_and_the_old_token_later(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin, team = change.admin, change.team
        await change.begins()
        await change.names(ASHA)
        await change.consents()
        await change.accepts()
        await change.token_is_swapped()
        await admin.reads("The client at Zoho is in an account that stays")
        await admin.confirms_all_by_hand()
        await admin.continue_()
        await change.ends_old("later")
        await team.looks()
        await admin.reads(f"Vikram Shah hands over to {ASHA}: m goes on")
        assert at.slots(admin.sitting)["retiring"] == change.old
        assert rehearsal.is_alive(change.old)
        assert admin.sitting.answer("zoho.client_id") == rehearsal.value("client_id")
        await team.removes(VIKRAM)
        await admin.reads("gave the consent")
        await admin.answers_dialog("ok")

        written = team.written
        await admin.presses("m")
        await change.part("old")
        assert team.written == written
        await change.ends_old("now")
        await admin.reads("Vikram Shah can go")
        await admin.answers_dialog("stay")
        assert not rehearsal.is_alive(change.old)
        await team.looks()
        assert "hands over" not in admin.words
        await team.removes(VIKRAM)
        await team.part("how")


async def test_it_can_be_practised_to_its_end_with_the_company_as_it_is(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_asha(rehearsal, person, home) as change:
        admin = change.admin
        await change.begins()
        await admin.until(lambda: f"(•) Radha Iyer <{RADHA}>" in admin.screen, "CRM's administrators")
        await change.names(RADHA)
        person.signed_in_as = "radha"
        await change.consents()
        await admin.until_phase("question")
        await admin.reads("Radha Iyer takes over from Asha Rao")
        await change.accepts()
        await change.token_is_swapped()
        await admin.confirms_all_by_hand()
        assert admin.sitting.answer(CONNECTION_BY) == RADHA
        await admin.continue_()
        await change.ends_old("now")
        await admin.reads("Asha Rao can go")
        assert not rehearsal.is_alive(change.old)
        assert rehearsal.live_tokens == 1
