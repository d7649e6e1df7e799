"""The automation from the home screen: counted, paused, resumed, proven; and the demonstration."""

from pathlib import Path

import pytest

from tests.support import automation as at
from tests.support import crm_side
from tests.support.admin import Admin, at_the_wizard
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.deluge.variables import STATE
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.crm_side import demonstration as shown
from zoho_ideolve_wizard.guide.crm_side import health, pausing, prove
from zoho_ideolve_wizard.ui.screens import demonstration
from zoho_ideolve_wizard.ui.screens.automation import AutomationScreen
from zoho_ideolve_wizard.ui.screens.demonstration import DemonstrationScreen
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.job import JobScreen


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "EVERY", 0.02)
    monkeypatch.setattr(prove, "LIMIT", 1.0)
    monkeypatch.setattr(demonstration, "PACE", 0.0)
    monkeypatch.setattr(shown, "EVERY", 0.02)
    monkeypatch.setattr(shown, "FIRST_RUN", 0.2)


def switch(rehearsal: Rehearsed) -> str:
    found = rehearsal.company.setup.variable("ideolve_state")
    return found.value if found else ""


async def goes_home(admin: Admin) -> None:
    await admin.presses("f10")
    await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
    await admin.settled()


async def does_the_job(admin: Admin) -> None:
    await admin.until(lambda: isinstance(admin.app.screen, JobScreen), "the job")
    await admin.does_it()


async def test_the_archive_is_counted_once_a_start_and_when_asked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        await admin.reads("not counted yet: Enter counts")
        assert health.last(admin.sitting) is None
        await at.adds_accounts(admin.sitting, rehearsal, 2)
        await at.opens_automation(admin)
        assert "1 day: 2 new, 2 archived" in admin.words
        assert "accounts: 2 new, 2 archived" in admin.words
        await goes_home(admin)
        assert "1 day: 2 new, 2 archived · counted" in admin.words

        crm_side.rule_of(rehearsal, ours.RULES[0].name).active = False
        await at.adds_accounts(admin.sitting, rehearsal, 1)
        counted = health.last(admin.sitting)
        await at.opens_automation(admin)
        assert health.last(admin.sitting) == counted, "once a start is enough; then when asked"
        await admin.presses("c")
        await at.counted(admin)
        await admin.reads("1 without a note")
        await admin.reads("The rule “Ideolve accounts” is switched off.")
        await goes_home(admin)
        await admin.reads("1 without a note · see why")


async def test_counting_can_be_stopped_and_a_refusal_is_told(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        rehearsal.faults(("POST /crm/v8/coql", "latency", 30, 0))
        await admin.presses("a")
        await admin.reads("Counting accounts (1 of 3)...")
        await admin.presses("escape")
        await admin.reads("Stopped.")
        assert isinstance(admin.app.screen, AutomationScreen)
        rehearsal.faults()
        rehearsal.faults(("POST /crm/v8/coql", "status", 500, 0))
        await admin.presses("c")
        await at.counted(admin)
        await admin.reads("Zoho CRM reports a fault of its own")


async def test_paused_and_resumed_from_the_home_screen(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        await admin.presses("z")
        await does_the_job(admin)
        assert switch(rehearsal) == "paused"
        await goes_home(admin)
        await admin.reads("paused since")
        await admin.presses("z")
        await admin.until(lambda: isinstance(admin.app.screen, JobScreen), "the job")
        await admin.reads("after a large import share with nobody first (step 7, What is sent)")
        await does_the_job(admin)
        assert switch(rehearsal) == "running"
        await goes_home(admin)
        assert "paused since" not in admin.words


async def test_by_hand_the_variable_is_turned_with_two_values_to_copy(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        admin.sitting.profile.set("automation.how", "by_hand")
        await admin.presses("z")
        await admin.until(lambda: isinstance(admin.app.screen, JobScreen), "the job")
        copied = await admin.copies("Variable", "Value")
        assert copied == {"Variable": STATE.name, "Value": "paused"}
        await admin.confirms_by_hand()
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        await admin.reads("paused since")


async def test_proven_with_the_other_rules_confirmed_first(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        crm_side.makes_rule(rehearsal, ours.RULES[0], name="Welcome", calls="ideolve_deal_saved")
        await at.opens_automation(admin)
        await admin.presses("p")
        await admin.until(lambda: isinstance(admin.app.screen, JobScreen), "the job")
        await admin.has_looked()
        await admin.continue_()
        await admin.reads("“Welcome” runs when an account is created or edited")
        await admin.confirms_by_hand()
        await does_the_job(admin)
        assert admin.outcome(prove.key(admin.sitting)) is Outcome.VERIFIED
        await admin.highlights(prove.key(admin.sitting))
        await admin.reads("The note stays in Ideolve")
        await admin.presses("f10")
        await admin.until(lambda: isinstance(admin.app.screen, AutomationScreen), "the automation")
        await admin.reads("an account got its note")


async def test_proving_can_be_stopped_and_leaves_no_account(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "LIMIT", 600.0)
    async with at.running(rehearsal, person, home) as admin:
        sync = rehearsal.company.setup.function("ideolve_sync")
        assert sync is not None
        sync.code = ""
        accounts = len(rehearsal.company.records_of("Accounts"))
        await at.opens_automation(admin)
        await admin.presses("p")
        await admin.until(lambda: isinstance(admin.app.screen, JobScreen), "the job")
        await admin.has_looked()
        await admin.continue_()
        await admin.reads("waiting for its note's id")
        assert len(rehearsal.company.records_of("Accounts")) == accounts + 1
        await admin.continue_()
        await admin.answers_dialog("stop")
        await admin.until(lambda: not admin.tasks.busy, "the work's end")
        await admin.reads("Stopped before a note's id came. The test account was deleted.")
        assert len(rehearsal.company.records_of("Accounts")) == accounts


async def test_a_record_becomes_a_note_before_ones_eyes(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        await admin.presses("d")
        await admin.until(lambda: isinstance(admin.app.screen, DemonstrationScreen), "the demonstration")
        await admin.presses("n")
        await admin.reads("So it goes with every account and deal.")
        for words in (
            "CRM: somebody saves the account Lakeside Clinic",
            "CRM: the rule Ideolve accounts fires",
            "Ideolve: a note appears, Account: Lakeside Clinic",
            "- Description: Wants <two> more scanners & a service contract.",
            "CRM: the account keeps the note's id",
        ):
            await admin.reads(words)
        await admin.presses("e")
        await admin.reads("Ideolve: the note gets a comment")
        await admin.reads("+91 20 5550 0199")


async def test_before_the_setup_the_demonstration_says_what_comes_first(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        assert "Automation" not in admin.words
        await admin.presses("d")
        await admin.until(lambda: isinstance(admin.app.screen, DemonstrationScreen), "the demonstration")
        await admin.presses("n")
        await admin.reads("CRM: no rule fired")
        await admin.reads("Go through the setup first")


async def test_on_the_real_services_there_is_no_demonstration(home: Path) -> None:
    async with at_the_wizard(None, home) as admin:
        assert "Demonstration" not in admin.words
        await admin.presses("d", "z", "a")
        assert isinstance(admin.app.screen, HomeScreen)


async def test_taking_it_away_is_a_job_of_the_same_screen(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        await at.opens_automation(admin)
        await admin.chooses("uninstall")
        await admin.until(lambda: isinstance(admin.app.screen, JobScreen), "the job")
        await admin.reads("What becomes of the fields in accounts, deals and meetings?")
        await admin.presses("f10")
        await admin.until(lambda: isinstance(admin.app.screen, AutomationScreen), "the automation")


async def test_the_last_step_counts_when_asked(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.running(rehearsal, person, home) as admin:
        await at.adds_accounts(admin.sitting, rehearsal, 2)
        admin.sitting.ledger.remember("setup/place", "finish/report")
        await admin.sets_up()
        await admin.reads("Not counted yet")
        await admin.chooses("count")
        await admin.reads("1 day: 2 new, 2 archived, counted on")


async def test_the_palette_offers_what_the_home_screen_does(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.running(rehearsal, person, home) as admin:
        titles = [one.title for one in admin.app.get_system_commands(admin.app.screen)]
        assert {"Automation", "Pause", "Prove it", "Demo"} <= set(titles)
        pausing.seen(admin.sitting, paused=True)
        titles = [one.title for one in admin.app.get_system_commands(admin.app.screen)]
        assert "Resume" in titles
        assert "Pause" not in titles


async def test_the_help_says_what_the_numbers_mean(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at.running(rehearsal, person, home) as admin:
        await at.opens_automation(admin)
        await admin.presses("f1")
        await admin.until(lambda: isinstance(admin.app.screen, HelpScreen), "the help")
