"""The home screen's glance: from settings and record alone, and never more than is known."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from tests.guide.desk import CARD, connected, sitting_in
from tests.support.fixed import FixedSitting, Made
from tests.support.stills import automation
from tests.support.stills.home import (
    done,
    everybody_joined,
    fail,
    half,
    lock,
    refuse,
    vendor_asked,
)
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide import connector, steps
from zoho_ideolve_wizard.guide.automation import CONSENT, pair_tasks
from zoho_ideolve_wizard.guide.credentials import token_refused, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import health
from zoho_ideolve_wizard.guide.home import glance as looked
from zoho_ideolve_wizard.guide.home import home_menu, progress
from zoho_ideolve_wizard.guide.home.glance import Glance
from zoho_ideolve_wizard.guide.home.next_up import Next
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import job_people, team_differences
from zoho_ideolve_wizard.guide.team.differences import Difference, Mend
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.integration.roster import Person


def glance(sitting: Sitting) -> Glance:
    return looked.glance(sitting, progress.progress(sitting))


def menu(sitting: Sitting) -> list[home_menu.Entry]:
    return home_menu.entries(sitting, progress.progress(sitting), can_rehearse=False)


def health_of(sitting: Sitting) -> tuple[str, str]:
    line = glance(sitting).health
    return line.state, line.words


# -- healthy or not


def test_nothing_answered_yet(sitting: Sitting) -> None:
    found = glance(sitting)
    assert (found.health.state, found.health.words) == ("unknown", "Not connected yet.")
    assert found.next.words == "Step 1 of 9, Before you start: Your company"
    assert (found.company, found.awaited, found.tokens) == ("", (), ())
    assert found.secrets.words.startswith("none yet")


def test_half_way_counts_the_steps_and_names_the_next_thing(made: Made) -> None:
    found = glance(made(half))
    assert (found.health.state, found.health.words) == ("started", "Being set up: 4 of 9 steps done")
    assert (
        found.next.words == "Step 5 of 9, Ideolve connector. Still open: Fill in and save the connector form"
    )
    assert found.next.goes == "go-on"
    assert found.company == 'Hill and Sons Trading · workspace "Zoho CRM"'


def test_what_failed_comes_before_how_far_it_is(made: Made) -> None:
    sitting = made(half)
    fail(sitting)
    assert health_of(sitting) == ("wrong", "Failed: The group Sales exists")


def test_with_the_vendors_functions_nothing_more_is_claimed_than_is_known(made: Made) -> None:
    sitting = made(done)
    assert health_of(sitting) == ("good", "Nothing is known to be wrong")
    assert "monthly checks" in glance(sitting).next.words


def test_differences_of_the_last_look_at_the_team_are_said_and_nobody_is_asked(made: Made) -> None:
    sitting = made(done)
    asked, not_asked = TeamFacts(users=()), TeamFacts()
    differs = [Difference("bo@x.example", "is no user of CRM", Mend.ADD, Person("bo@x.example"))] * 5
    hint = Difference("bo@x.example", "has the same name", Mend.NOTHING, Person("bo@x.example"))
    team_differences.note(sitting, [*differs, hint], asked)
    team_differences.note(sitting, [], not_asked)
    assert health_of(sitting) == ("you", "5 differences in the team, as of the last look")
    assert glance(sitting).next == Next("Team: 5 differences (x)", "team")
    team_differences.note(sitting, [hint], asked)
    assert health_of(sitting) == ("good", "Nothing is known to be wrong")


def test_with_our_functions_the_last_count_says_it(made: Made) -> None:
    sitting = made(automation.running)
    automation.healthy(sitting)
    counted = health.last(sitting)
    assert counted is not None
    counted = replace(counted, asked_at=tokens.now())
    sitting.ledger.remember("automation/health", json.dumps(asdict(counted)))
    assert health_of(sitting) == ("good", f"In order · {counted.line} · counted today")
    assert glance(sitting).next.words == "Nothing is due."


def test_a_count_of_long_ago_says_nothing_of_today(made: Made) -> None:
    sitting = made(automation.running)
    automation.healthy(sitting)
    counted = health.last(sitting)
    assert counted is not None
    old = replace(counted, asked_at="2020-01-01T12:00:00+00:00")
    sitting.ledger.remember("automation/health", json.dumps(asdict(old)))
    state, words = health_of(sitting)
    assert state == "unknown"
    assert words.startswith("Was in order ")
    assert glance(sitting).next.goes == "automation"


def test_what_counting_found_wrong_is_said_and_its_remedy_is_next(made: Made) -> None:
    sitting = made(automation.running)
    automation.ill(sitting)
    counted = health.last(sitting)
    assert counted is not None
    state, words = health_of(sitting)
    assert state == "wrong"
    assert counted.trouble in words
    assert glance(sitting).next == Next(counted.remedy, "automation")


def test_paused_is_neither_well_nor_ill(made: Made) -> None:
    sitting = made(automation.running)
    automation.paused(sitting)
    state, words = health_of(sitting)
    assert state == "waiting"
    assert words.startswith("Paused since ")
    assert "Resume" in glance(sitting).next.words


def test_a_token_that_zoho_refused_is_ill_until_it_has_worked_again(made: Made) -> None:
    sitting = made(done)
    refuse(sitting)
    assert health_of(sitting)[0] == "wrong"
    found = glance(sitting)
    assert found.next.goes == "token"
    assert [line.state for line in found.tokens] == ["wrong"]
    card = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    later = replace(card, last_worked_at="2099-01-01T00:00:00.000+00:00")
    tokens.note(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT, later)
    assert health_of(sitting)[0] == "good"


# -- next


def test_the_part_that_was_left_open_is_next_and_not_one_that_is_done(made: Made) -> None:
    sitting = made(half)
    for left, step in [("people/roster", "people"), ("prerequisites/company", "connector")]:
        sitting.ledger.remember(steps.PLACE, left)
        found = progress.progress(sitting).next
        assert found is not None
        assert found.step.key == step


def test_a_job_that_was_begun_goes_on(made: Made) -> None:
    sitting = made(done)
    bo = "bo.chen@hillandsons.example"
    job_people.keep_job_people(sitting, Job.REMOVE, [Person(bo)])
    assert not glance(sitting).next.goes  # It was only looked at.
    sitting.ledger.end(Task("any", "", "Ideolve", ByHand(()), person=bo), Outcome.VERIFIED)
    found = glance(sitting).next
    assert (found.words, found.goes) == ("Removing 1 person was begun: go on in Team", "team")


# -- a setup that was finished once


def finished(made: Made) -> FixedSitting:
    sitting = made(automation.running)
    everybody_joined(sitting)
    automation.healthy(sitting)
    sitting.ledger.remember("setup/finished", tokens.now())
    return sitting


def new_pair(sitting: Sitting) -> None:
    sitting.profile.set(connector.PAIR_SINCE, tokens.now())
    for task in pair_tasks(sitting):
        sitting.ledger.end(task, Outcome.VERIFIED)


def test_the_last_step_is_done_once_its_report_was_seen_and_that_is_next_till_then(made: Made) -> None:
    sitting = made(lambda words: replace(done(words), before="finish"))
    everybody_joined(sitting)
    found = progress.progress(sitting)
    assert (found.done, found.steps[-1][1]) == (8, Standing.NOT_STARTED)
    assert steps.of_step(steps.SETUP[-1], sitting) is Standing.NOT_STARTED
    assert glance(sitting).next == Next("Step 9 of 9, Finish: Where it stands", "go-on")
    assert menu(sitting)[0] == ("go-on", "Go on with the setup", "8 of 9 steps done")
    steps.see_report(sitting)
    found = progress.progress(sitting)
    assert (found.done, found.over) == (9, True)
    assert steps.of_step(steps.SETUP[-1], sitting) is Standing.DONE


def test_a_report_that_is_looked_at_before_the_end_does_not_end_it(made: Made) -> None:
    sitting = made(half)
    steps.see_report(sitting)
    assert not steps.reported(sitting)


def test_it_is_noted_and_stays_so_whatever_comes(made: Made) -> None:
    sitting = made(lambda words: replace(done(words), before="finish"))
    everybody_joined(sitting)
    progress.note(sitting)
    assert not progress.finished_once(sitting)
    steps.see_report(sitting)
    assert progress.finished_once(sitting)
    sitting.profile.set("workspace.name", "Another one")
    progress.note(sitting)
    assert progress.finished_once(sitting)


def test_what_a_new_pair_has_made_unproven_is_to_do_again(made: Made) -> None:
    sitting = finished(made)
    new_pair(sitting)
    found = glance(sitting)
    assert found.health.words == "Set up; 4 things to do again"
    assert found.next.words == ("To do again: A test note shows its id, and 2 more (step 7, CRM automation)")
    assert menu(sitting)[0] == ("go-on", "See the setup", "4 things to do again")
    lock(sitting)
    assert health_of(sitting) == ("you", "Set up; something was to be done again when it was last open")


def test_a_new_token_that_waits_is_next_and_all_is_as_well_as_before(made: Made) -> None:
    sitting = finished(made)
    before = health_of(sitting)
    pending = replace(CARD, issued_at=tokens.now(), accepted="yes")
    tokens.note(sitting.profile, Purpose.CONNECTOR, Slot.PENDING, pending)
    found = glance(sitting)
    assert (found.health.state, found.health.words) == before
    assert found.next.goes == "token"
    assert found.next.words.startswith("A new token of ")
    sitting.profile.set("connector.pair_since", tokens.now())  # steps of the setup are open again
    assert glance(sitting).next.goes == "token"
    lock(sitting)
    found = glance(sitting)
    assert found.next.words.startswith("Open your secrets. Then: A new token of ")


def test_functions_without_the_new_pair_come_before_what_is_to_be_proven(made: Made) -> None:
    sitting = finished(made)
    sitting.profile.set(connector.PAIR_SINCE, tokens.now())
    found = glance(sitting)
    assert found.health.words.startswith("A change of token or key is half done")
    assert found.next == Next("The functions in CRM do not hold the new API key everywhere yet.", "token")


def test_what_is_wrong_comes_before_an_old_token_which_can_wait(made: Made) -> None:
    sitting = finished(made)
    old = replace(CARD, issued_at="2026-07-01T09:00:00+00:00")
    tokens.note(sitting.profile, Purpose.CONNECTOR, Slot.RETIRING, old)
    assert glance(sitting).next == Next(
        f"The old token of {ago.day_of(old.issued_at)} waits to be revoked.", "token"
    )
    automation.ill(sitting)
    assert glance(sitting).next.goes == "automation"


async def test_another_purposes_token_of_an_older_client_is_no_step_to_do_again(sitting: Sitting) -> None:
    await connected(sitting)
    sitting.profile.set("zoho.client_id", "1000.ANOTHERCLIENT0123")
    await sitting.keep_token(Purpose.AUTOMATION, Slot.CURRENT, CARD, "fake-token")
    assert steps.of_part(CONSENT, sitting) is Standing.DONE


# -- locked


def test_a_finished_setup_is_not_counted_down_while_its_secrets_are_locked(made: Made) -> None:
    sitting = made(done)
    everybody_joined(sitting)
    lock(sitting)
    found = glance(sitting)
    assert (found.health.state, found.health.words) == ("good", "Nothing is known to be wrong")
    assert found.next.words == "Open your secrets. Nothing is known to be due."
    assert found.secrets.words.endswith("locked: Enter opens")
    assert found.steps == ()
    first_entry = menu(sitting)[0]
    assert first_entry == (
        "go-on",
        "Open your secrets",
        "locked: Enter opens; 9 of 9 steps were done then",
    )
    assert not [one for one in menu(sitting) if "of 9 steps done" in one[2]]


def test_half_way_and_locked_it_says_what_was_known_the_last_time(made: Made) -> None:
    sitting = made(half)
    lock(sitting)
    found = glance(sitting)
    assert "4 of 9 steps were done when it was last open" in found.health.words
    assert found.next.words == "Open your secrets. Then go on with Ideolve connector."


def test_what_was_never_seen_open_is_not_made_up(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path, answers={"secrets.vault": "passphrase"})
    found = glance(sitting)
    assert found.next.words == "Open your secrets."
    assert menu(sitting)[0][2] == "locked: Enter opens"
    sitting.ledger.close()


async def test_secrets_kept_for_one_run_are_gone_and_not_locked(tmp_path: Path) -> None:
    first = await connected(sitting_in(tmp_path, answers={"secrets.vault": "memory"}))
    await first.close()
    later = sitting_in(tmp_path)
    found = glance(later)
    assert "for one run only" in found.secrets.words
    assert [line.state for line in found.tokens] == ["unknown"]
    assert "not at hand" in found.tokens[0].words
    await later.close()


# -- tokens


async def test_each_token_says_what_for_how_old_when_it_worked_and_what_ends_it(sitting: Sitting) -> None:
    await connected(sitting, replace(CARD, issued_at=tokens.now(), last_worked_at=""))
    await sitting.keep_token(
        Purpose.AUTOMATION, Slot.CURRENT, replace(CARD, last_worked_at=tokens.now()), "fake-token"
    )
    ideolve, ours = glance(sitting).tokens
    assert ideolve.words.split("  ") == [
        one
        for one in ideolve.words.split("  ")
        if one.strip() in ("Ideolve", "made today", "not used yet", "rests on Asha Rao", "")
    ]
    assert (ideolve.state, ours.state) == ("unknown", "good")
    assert "worked today" in ours.words
    assert ideolve.words.index("rests on") == ours.words.index("rests on")
    assert "20 newer ones" in ours.more


async def test_of_many_tokens_the_first_are_told_and_what_is_wrong_is_among_them(sitting: Sitting) -> None:
    await connected(sitting)
    for purpose, slot in [
        (Purpose.CONNECTOR, Slot.RETIRING),
        (Purpose.TEAM, Slot.CURRENT),
        (Purpose.AUTOMATION, Slot.CURRENT),
    ]:
        await sitting.keep_token(purpose, slot, CARD, f"fake-{purpose}-{slot}")
    found = glance(sitting)
    assert len(found.tokens) == 4
    shown = [(line.label, line.words) for line in found.lines() if line in found.lines()[2:-1]]
    assert [label for label, _ in shown] == ["Tokens", ""]
    assert shown[-1][1] == "3 more (t)"
    assert len([line for line in found.lines(most_tokens=8) if line.words.startswith(("Team", "Auto"))]) == 2
    refuse_of(sitting, Purpose.AUTOMATION)
    first = glance(sitting).lines()[2]
    assert (first.label, first.state) == ("Tokens", "wrong")
    assert first.words.startswith("Automation")


def refuse_of(sitting: Sitting, purpose: Purpose) -> None:
    token_refused.note(sitting, purpose, Slot.CURRENT, CARD)


def test_the_whole_setup_has_a_line_of_its_own_above_the_steps(made: Made) -> None:
    whole, first, *rest = glance(made(half)).steps
    assert (whole.label, whole.words, whole.state) == ("Setup", "4 of 9 steps done", "started")
    assert (first.label, first.words, first.state) == ("", "1 Before you start", "good")
    assert rest[-1].state == "unknown", "there is nothing to report on yet"


def test_a_setup_that_is_over_leaves_its_place_to_what_comes_after(made: Made) -> None:
    sitting = finished(made)
    assert glance(sitting).steps == ()
    assert menu(sitting)[0] == ("setup", "See the setup", "all 9 steps done")
    new_pair(sitting)
    assert len(glance(sitting).steps) == 10


def test_of_many_that_are_waited_for_the_first_are_told(made: Made) -> None:
    sitting = made(done)
    vendor_asked(sitting)
    found = glance(sitting)
    (line,) = [line for line in found.lines(most_awaited=1) if line.state == "waiting"]
    assert line.words.endswith("· 1 more (w)")
    assert len([line for line in found.lines() if line.state == "waiting"]) == 2
