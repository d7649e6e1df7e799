"""From a first start to a connected company, over HTTP, and once more."""

from pathlib import Path

import pytest

from tests.support.admin import Admin, at_the_wizard
from tests.support.company import AS_PASTED, WORKSPACE, as_asked, in_order
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import steps


async def connects(admin: Admin, person: Person) -> None:
    """Steps 5 to 7: the form with the values from the clipboard, then what is by hand in CRM."""
    form = await admin.copies()
    pair = await person.saves_connector(
        host=form["Host"],
        client_id=form["Client Id"],
        client_secret=form["Client Secret"],
        grant_type=form["Grant Type"],
        refresh_token=form["Refresh Token"],
        user=form["User"],
        workspace=form["Workspace"],
    )
    await admin.confirms_by_hand()
    await admin.wait_for("connector", "pair")
    await admin.fills({"connector.client_id": pair.id, "connector.api_key": pair.secret})
    await admin.continues_to("connector", "validate")
    await admin.does_it()
    await admin.continues_to("connection", "connection")
    await admin.confirms_by_hand()
    await admin.wait_for("automation", "way")
    await admin.fill("automation.way", "vendor")
    await admin.continue_()
    for part in ("functions", "rules", "schedules"):
        await admin.wait_for("automation", part)
        await admin.confirms_all_by_hand()
        await admin.continue_()


@pytest.mark.timeout(120)
async def test_a_first_time_admin_connects_the_company_by_pasting_the_address_back(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await admin.sets_up()
        await admin.fills_in_what_was_noted()
        await admin.fill("secrets.vault", "memory")
        await admin.continues_to("prerequisites", "sign-up")
        await admin.confirms_by_hand()

        await admin.wait_for("workspace", "names")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("workspace", "create")
        await admin.does_it()
        await admin.reads("5 done")
        await admin.continues_to("application", "way")

        await admin.fill("consent.way", "paste")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("application", "register")
        await admin.confirms_by_hand()
        await admin.wait_for("application", "credentials")
        await admin.fills_in_what_was_noted()
        await admin.continues_to("consent", "consent")
        await admin.reads("The browser then shows an error page: that is expected.")
        address = await admin.copies_choice("copy")
        browser = await person.accepts(address)
        assert not browser.reached
        await admin.pastes_code(browser.address)
        await admin.reads("Acme Instruments (organization 60012345)")
        await admin.chooses("yes")
        await admin.until_phase("connected")
        await admin.continues_to("connector", "form")

        await connects(admin, person)

        await admin.wait_for("people", "roster")
        await admin.types_people(AS_PASTED)
        await admin.reads("12 people: 8 in sales, 5 experts")
        await admin.continues_to("people", "invite")
        await admin.does_it()
        await admin.reads("25 done")
        await admin.continues_to("finish", "report")
        await admin.reads("Done on your side. ")
        assert "Still open" not in admin.words
        assert [steps.of_step(step, admin.sitting) for step in steps.SETUP] == [Standing.DONE] * 9
        await admin.chooses("report")
        await admin.reads("Saved, readable by you only:")

    assert in_order(rehearsal.workspace(WORKSPACE)) == as_asked(rehearsal.value("primary_contact"))
    assert len(rehearsal.ideolve["workspaces"]) == 1  # type: ignore[arg-type]
    assert rehearsal.ideolve["disabled"] == []
    assert rehearsal.live_tokens == 1


async def test_a_second_run_finds_everything_and_writes_nothing(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    passphrase = {"secrets.vault": "passphrase", "secrets.passphrase": "four or five words do"}
    async with at_the_wizard(rehearsal.printed, home) as first:
        await headstart(first.sitting, rehearsal, person, "finish", answers=passphrase, people=AS_PASTED)
    before, held = rehearsal.writes, rehearsal.ideolve

    async with at_the_wizard(rehearsal.printed, home) as again:
        await again.sets_up()
        await again.answers_dialog("ok", typed="four or five words do")
        await again.wait_for("finish", "report")
        for step, part in (("workspace", "create"), ("people", "invite"), ("connector", "validate")):
            await again.goes_to(step, part)
            await again.presses("f5")
            await again.has_looked()
            assert again.tasks.board.to_run() == []
            assert set(again.tasks.board.outcomes.values()) <= {Outcome.NOTHING, Outcome.VERIFIED}
        await again.goes_to("people", "invite")
        await again.has_looked()
        await again.reads("Has an invitation, not yet accepted.")

    assert rehearsal.writes == before
    assert rehearsal.ideolve == held
