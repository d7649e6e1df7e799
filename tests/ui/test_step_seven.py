"""Step 7 on the screen: from nothing to complete, with the connection, three rules and two schedules by hand."""

from pathlib import Path

import pytest

from tests.support.admin import Admin, at_the_wizard
from tests.support.crm_pages import CrmPages
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.crm_side import prove
from zoho_ideolve_wizard.ui.screens.pick import PickScreen


async def by_hand(admin: Admin) -> dict[str, str]:
    """What the page that is open gives, its own address included."""
    await admin.until(lambda: bool(admin.tasks.board.pages()), "by-hand work")
    page = admin.tasks.board.pages()[0]
    values = {value.label: value.text for step in page.steps for value in step.values}
    return {"Page": page.steps[0].url, **values}


async def consents(admin: Admin, person: Person) -> None:
    address = await admin.copies_choice("copy")
    await admin.pastes_code((await person.accepts(address)).address)
    await admin.until_phase("question")
    assert "By hand instead" not in admin.words, "the new token is taken or revoked first"
    await admin.chooses("yes")
    await admin.until_phase("connected")


@pytest.mark.timeout(150)
async def test_an_admin_builds_the_crm_side_and_a_record_becomes_a_note(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "EVERY", 0.05)
    crm = CrmPages(person, rehearsal.company.name)
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "connection", answers={"consent.way": "paste"})
        await admin.sets_up()
        await admin.wait_for("connection", "connection")
        await crm.connects(await by_hand(admin))
        await admin.confirms_by_hand()

        await admin.wait_for("automation", "way")
        await admin.fill("automation.way", "ours")
        await admin.continues_to("automation", "paths")
        await admin.continues_to("automation", "note")
        await admin.does_it()
        await admin.reads("Ideolve says that it took it")
        await admin.continues_to("automation", "how")
        await admin.continues_to("automation", "consent")
        await admin.reads("By hand instead")
        await admin.chooses("by_hand")
        await admin.wait_for("automation", "how")
        await admin.continues_to("automation", "consent")
        await admin.pastes_code("1000.fakewrongcode0123456789abcdef.0123456789abcdef")
        await admin.until_phase("failed")
        await admin.reads("By hand instead")
        await admin.chooses("again")
        await consents(admin, person)
        await admin.continues_to("automation", "sent")
        await admin.until(lambda: "f6 chooses from the list" in admin.words.casefold(), "CRM's own fields")
        await admin.fill("automation.account_fields", "Phone, Industri")
        await admin.continue_()
        await admin.reads("Did you mean Industry?")
        await admin.fill("automation.account_fields", "phone")
        await admin.presses("f6")
        await admin.until(lambda: isinstance(admin.app.screen, PickScreen), "the list of all fields")
        await admin.reads("1 taken.")
        await admin.presses("slash")
        await admin.presses(*"indus")
        await admin.presses("enter")
        await admin.presses("space")
        await admin.reads("2 taken.")
        await admin.presses("tab")
        await admin.presses("enter")
        await admin.until(lambda: not isinstance(admin.app.screen, PickScreen), "back at the form")
        assert admin.field("automation.account_fields").answer == "Phone, Industry"
        await admin.continues_to("automation", "preview")
        await admin.has_looked()
        await admin.confirms_all_by_hand()
        await admin.continues_to("automation", "before")
        await admin.until(lambda: "Without a note now: 7 accounts and 6 deals" in admin.words, "the count")
        await admin.presses("down", "down", "enter", "enter")
        await admin.until(lambda: "Changed in the last 30 days" in admin.words, "the field of the day")
        await admin.presses(*"2999-01-01")
        await admin.continue_()
        await admin.reads("That day is still to come.")
        await admin.fill("automation.before", "leave")
        await admin.continues_to("automation", "build")
        await admin.does_it()
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}

        await admin.continues_to("automation", "our-rules")
        await admin.has_looked()
        await admin.continue_()
        for _ in ours.RULES:
            await crm.makes_rule(await by_hand(admin))
            await admin.confirms_by_hand()
        await admin.reads("3 done")  # The wizard looks by itself.
        await admin.until(lambda: not admin.tasks.busy, "the end of that look")
        assert set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}

        await admin.continues_to("automation", "our-schedules")
        await admin.continue_()
        for _ in ours.SCHEDULES:
            await crm.makes_schedule(await by_hand(admin))
            await admin.confirms_by_hand()

        await admin.wait_for("automation", "prove")
        await admin.does_it()
        assert set(admin.tasks.board.outcomes.values()) <= {Outcome.VERIFIED, Outcome.NOTHING}
        automation = next(step for step in steps.SETUP if step.key == "automation")
        assert steps.of_step(automation, admin.sitting) is Standing.DONE

    assert [one.state for one in rehearsal.company.setup.runs] == ["done"]
    assert {rule.name for rule in rehearsal.company.setup.rules} == {rule.name for rule in ours.RULES}
    assert len(rehearsal.company.setup.schedules) == len(ours.SCHEDULES)


async def test_the_other_way_shows_the_vendors_parts_at_once(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "automation")
        await admin.sets_up()
        await admin.wait_for("automation", "way")
        await admin.fill("automation.way", "vendor")
        await admin.continues_to("automation", "functions")
        assert [part.key for part in admin.setup.step.parts] == ["way", "functions", "rules", "schedules"]
        await admin.presses("f7")
        await admin.wait_for("automation", "way")
        await admin.fill("automation.way", "ours")
        await admin.continues_to("automation", "paths")
        assert "our-rules" in [part.key for part in admin.setup.step.parts]
