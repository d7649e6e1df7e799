"""Health: counted by query, told in a line; and over the rehearsal what it says when something is missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support import crm_side
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide import finish
from zoho_ideolve_wizard.guide.crm_side import by_catalog, health, pausing
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed
from zoho_ideolve_wizard.guide.crm_side.health import Health
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import Archived, CrmRecords

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
WEEK = health.counted(TODAY - timedelta(days=7), TODAY, Archived(9, 1), Archived(3, 0))


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (WEEK, "7 days: 13 new, 12 archived, 1 without a note"),
        (replace(WEEK, accounts=9), "7 days: 12 new, 12 archived"),
        (replace(WEEK, accounts=0, accounts_archived=0, deals=0, deals_archived=0), "7 days: nothing new"),
        (replace(WEEK, since="2026-11-24T09:00:00+00:00", accounts=9), "1 day: 12 new, 12 archived"),
        (replace(WEEK, since="2026-11-22T11:00:00+00:00", accounts=9), "3 days: 12 new, 12 archived"),
    ],
)
def test_the_line_on_the_home_screen(given: Health, line: str) -> None:
    assert given.line == line


def test_before_it_went_live_there_is_nothing_to_count(sitting: Sitting) -> None:
    assert not health.offered(sitting)
    assert health.report_lines(sitting) == []


async def test_asking_too_early_says_what_to_do_first(sitting: Sitting) -> None:
    with pytest.raises(ServiceFailure, match="Finish the step CRM automation first"):
        await health.ask(sitting)


async def adds(sitting: Sitting, rehearsal: Rehearsed, count: int) -> None:
    """Accounts that come into CRM over its API, each with what follows from it."""
    records = CrmRecords(automation_crm_needed(sitting))
    for number in range(count):
        await records.create_account(f"Mill {number}")
    rehearsal.settle()


async def test_what_is_new_is_archived(automated: Sitting, rehearsal: Rehearsed) -> None:
    assert health.last(automated) is None
    assert health.report_lines(automated) == ["Not counted yet: Automation does it."]
    await adds(automated, rehearsal, 3)
    found = await health.ask(automated)
    assert found.line == "1 day: 3 new, 3 archived"
    assert (found.trouble, found.remedy) == ("", "")
    assert health.last(automated) == found
    assert health.report_lines(automated)[1:] == ["Accounts: 3 new, 3 archived.", "Deals: 0 new, 0 archived."]


async def test_counting_writes_nothing(automated: Sitting, rehearsal: Rehearsed) -> None:
    writes = rehearsal.writes
    await health.ask(automated)
    assert rehearsal.writes == writes


async def test_a_rule_that_was_switched_off_is_told_with_the_number(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    await adds(automated, rehearsal, 1)
    crm_side.rule_of(rehearsal, ours.RULES[0].name).active = False
    await adds(automated, rehearsal, 2)
    found = await health.ask(automated)
    assert found.line == "1 day: 3 new, 1 archived, 2 without a note"
    assert found.trouble == "The rule “Ideolve accounts” is switched off."
    assert "Workflow Rules › Ideolve accounts" in found.remedy


async def test_the_rule_of_deals_counts_as_well_and_before_anything_is_missing(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    crm_side.rule_of(rehearsal, ours.RULES[1].name).mapping = {"deal_id": ""}
    found = await health.ask(automated)
    assert found.line == "1 day: nothing new"
    assert "hands nothing to the argument deal_id" in found.trouble


async def test_a_dead_key_is_told_even_without_the_automations_token(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    await automated.put_secrets({"connector.api_key": "fake-dead-key-0123456789"})
    automated.profile.set("automation.how", "by_hand")
    found = await health.ask(automated)
    assert "does not accept the Client Id and API key that the wizard has" in found.trouble
    assert "those in CRM's variables could not be read" in found.trouble


async def test_the_function_of_a_schedule_that_is_gone_is_told(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    setup = rehearsal.company.setup
    setup.functions = [one for one in setup.functions if one.name != "ideolve_catch_up"]
    assert (await health.ask(automated)).trouble == "CRM has no function ideolve_catch_up."


async def test_what_could_not_be_read_is_not_called_in_order(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    crm_side.rule_of(rehearsal, ours.RULES[0].name).active = False
    await adds(automated, rehearsal, 1)
    rehearsal.faults(("GET /crm/v8/settings/automation/workflow_rules", "status", 404, 0))
    found = await health.ask(automated)
    assert found.trouble.startswith("All that could be read is in order. Zoho CRM")


async def test_without_the_automations_token_it_says_where_to_look(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    crm_side.rule_of(rehearsal, ours.RULES[0].name).active = False
    await adds(automated, rehearsal, 1)
    automated.profile.set("automation.how", "by_hand")
    found = await health.ask(automated)
    assert found.trouble.startswith(
        "Ideolve accepts the Client Id and key that the wizard has. What CRM holds"
    )
    assert "cannot be read without the automation's token" in found.trouble
    assert "Workflow Rules" in found.remedy
    await automated.vault.forget("connector.api_key")
    found = await health.ask(automated)
    assert found.trouble.startswith("The wizard has no key at hand to ask Ideolve with. What CRM holds")


async def test_all_in_order_and_yet_some_without_a_note(automated: Sitting, rehearsal: Rehearsed) -> None:
    crm_side.rule_of(rehearsal, ours.RULES[0].name).active = False
    await adds(automated, rehearsal, 1)
    crm_side.rule_of(rehearsal, ours.RULES[0].name).active = True
    found = await health.ask(automated)
    assert found.without == 1
    assert "are in order" in found.trouble
    assert "the schedule catches up" in found.remedy


async def test_a_pause_that_was_set_in_crm_is_seen(automated: Sitting, rehearsal: Rehearsed) -> None:
    switch = rehearsal.company.setup.variable("ideolve_state")
    assert switch is not None
    switch.value = "paused"
    assert not pausing.known(automated).paused
    found = await health.ask(automated)
    assert "paused" in found.trouble
    assert pausing.known(automated).paused


async def test_only_the_last_seven_days_count(automated: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=90)
    monkeypatch.setattr(health, "went_live", lambda _sitting: long_ago)
    found = await health.ask(automated)
    assert found.days == 7


async def test_a_missing_field_is_told_as_that(automated: Sitting, rehearsal: Rehearsed) -> None:
    setup = rehearsal.company.setup
    setup.fields = [one for one in setup.fields if one.api_name != "Ideolve_Note_Id"]
    with pytest.raises(ServiceFailure, match="a field is missing there"):
        await health.ask(automated)


async def test_what_was_counted_stands_in_the_report(automated: Sitting, rehearsal: Rehearsed) -> None:
    await adds(automated, rehearsal, 2)
    assert "Not counted yet" in finish.report(automated, [])
    await health.ask(automated)
    report = finish.report(automated, [])
    assert "## Health" in report
    assert "1 day: 2 new, 2 archived, counted on" in report


async def test_what_was_taken_away_is_counted_no_more(automated: Sitting) -> None:
    rule = by_catalog.key_of(ours.RULES[0])
    assert health.offered(automated)
    gone = Task(f"uninstall/{rule}/2026-11-24", "The rule is deleted", "Zoho CRM", ByHand(()))
    automated.ledger.end(gone, Outcome.CONFIRMED)
    automated.ledger.undo(Task(rule, "Rule", "Zoho CRM", ByHand(())), "It was removed.")
    assert not health.offered(automated)
    automated.ledger.end(Task(rule, "Rule", "Zoho CRM", ByHand(())), Outcome.CONFIRMED)
    assert health.offered(automated)


async def test_it_tells_what_it_counts_and_reads(automated: Sitting) -> None:
    told: list[str] = []
    await health.ask(automated, told.append)
    assert told == [
        "Counting accounts (1 of 3)",
        "Counting deals (2 of 3)",
        "Reading rules, functions and variables (3 of 3)",
    ]
