"""Rules made by hand: looked at once all are said to be made, and mended where one is not right."""

from pathlib import Path

from tests.support import crm_side
from tests.support.admin import at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.crm_side import by_catalog
from zoho_ideolve_wizard.guide.steps import PLACE
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor

ACCOUNTS, DEALS, MEETINGS = ours.RULES


async def test_the_one_that_is_not_right_is_under_the_cursor_and_its_page_says_how_to_mend_it(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "automation")
        await crm_side.build(admin.sitting, rehearsal, person)
        rehearsal.company.setup.rules.clear()
        admin.sitting.ledger.remember(PLACE, "automation/our-rules")
        await admin.sets_up()
        await admin.has_looked()
        await admin.continue_()
        for number, rule in enumerate(ours.RULES, 1):
            await admin.reads(f"By hand, {number} of 3: {rule.name}")
            before = ours.RULES[number - 2].name
            assert (f"Done: {before}." in admin.hint) is (number > 1)
            made = crm_side.makes_rule(rehearsal, rule)
            if rule is DEALS:
                made.mapping = {}
            await admin.confirms_by_hand()
        key = by_catalog.key_of(DEALS)
        await admin.until(lambda: admin.outcome(key) is Outcome.WAITING_YOU, "what is wrong with it")
        await admin.until(lambda: not admin.tasks.busy, "the end of the look")
        await admin.settled()
        assert {admin.outcome(by_catalog.key_of(one)) for one in (ACCOUNTS, MEETINGS)} == {Outcome.VERIFIED}
        under_cursor = admin.tasks._list.under_cursor()
        assert under_cursor is not None
        assert under_cursor.key == key
        fault = "hands nothing to the argument deal_id"
        assert admin.words.count(fault) == 1, "it is said once"
        assert "map deal_id to Deal Id" in admin.hint
        await admin.presses("enter")
        await admin.until(lambda: admin.has(Conveyor), "its page")
        assert admin.words.count(fault) == 1
        steps = [step.text for step in admin.app.screen.query_one(Conveyor).page.steps]
        assert fault in steps[0]
        assert "map deal_id to Deal Id" in steps[1]
        assert "Create Rule" not in admin.words
        crm_side.rule_of(rehearsal, DEALS.name).mapping = {"deal_id": "id"}
        await admin.confirms_by_hand()
        await admin.until(lambda: admin.outcome(key) is Outcome.VERIFIED, "that it holds now")


async def test_it_looks_by_itself_too_where_all_were_confirmed_at_once(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "automation")
        await crm_side.build(admin.sitting, rehearsal, person)
        made = list(rehearsal.company.setup.rules)
        rehearsal.company.setup.rules.clear()
        admin.sitting.ledger.remember(PLACE, "automation/our-rules")
        await admin.sets_up()
        await admin.has_looked()
        rehearsal.company.setup.rules.extend(made)
        await admin.confirms_all_by_hand()
        await admin.until(
            lambda: set(admin.tasks.board.outcomes.values()) == {Outcome.VERIFIED}, "what CRM says"
        )
