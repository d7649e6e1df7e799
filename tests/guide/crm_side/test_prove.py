"""Prove it, over the rehearsal: one account makes the whole chain work, and is gone again; or the link is named."""

from collections.abc import Callable

import pytest

from tests.guide.proving import fails, names, notes, proves, said
from tests.support import crm_side
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.engine.watch import Watch
from zoho_ideolve_wizard.guide.crm_side import prove, throw_away
from zoho_ideolve_wizard.guide.crm_side.chain import Link
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords

ACCOUNTS = ours.RULES[0].name


async def test_an_account_gets_its_note_and_is_gone_again(built: Sitting, rehearsal: Rehearsed) -> None:
    before = names(rehearsal)
    board = await proves(built)
    assert board.done, said(board, built)
    (note,) = notes(rehearsal)
    assert f"got the note {note['id']}" in said(board, built)
    assert "The test account was deleted. The note stays in Ideolve" in said(board, built)
    assert "Ideolve setup test" in str(note["subject"])
    assert names(rehearsal) == before
    assert throw_away.left_over(built.ledger) is None


async def test_looking_again_says_that_it_was_proven_and_makes_nothing(
    built: Sitting, rehearsal: Rehearsed
) -> None:
    await proves(built)
    writes = rehearsal.writes
    board = await proves(built)
    assert board.done
    assert board.outcomes[prove.key(built)] is Outcome.NOTHING
    assert (len(notes(rehearsal)), rehearsal.writes) == (1, writes)
    assert built.records[prove.key(built)].outcome is Outcome.VERIFIED


def lacks_rule(rehearsal: Rehearsed) -> None:
    rehearsal.company.setup.rules.remove(crm_side.rule_of(rehearsal, ACCOUNTS))


def switched_off(rehearsal: Rehearsed) -> None:
    crm_side.rule_of(rehearsal, ACCOUNTS).active = False


def unmapped(rehearsal: Rehearsed) -> None:
    crm_side.rule_of(rehearsal, ACCOUNTS).mapping = {"account_id": ""}


def mapped_to_the_name(rehearsal: Rehearsed) -> None:
    crm_side.rule_of(rehearsal, ACCOUNTS).mapping = {"account_id": "Account_Name"}


def wrong_function(rehearsal: Rehearsed) -> None:
    other = rehearsal.company.setup.function("ideolve_deal_saved")
    assert other is not None
    crm_side.rule_of(rehearsal, ACCOUNTS).function_id = other.id


def lacks_variable(rehearsal: Rehearsed) -> None:
    setup = rehearsal.company.setup
    setup.variables = [one for one in setup.variables if one.api_name != "ideolve_note_url"]


def paused(rehearsal: Rehearsed) -> None:
    switch = rehearsal.company.setup.variable("ideolve_state")
    assert switch is not None
    switch.value = "paused"


def wrong_key(rehearsal: Rehearsed) -> None:
    key = rehearsal.company.setup.variable("ideolve_api_key")
    assert key is not None
    key.value = "fake-other-key-0123456789"


def lacks_field(rehearsal: Rehearsed) -> None:
    setup = rehearsal.company.setup
    setup.fields = [one for one in setup.fields if (one.module, one.api_name) != ("Accounts", prove.NOTE)]


def lacks_function(rehearsal: Rehearsed) -> None:
    setup = rehearsal.company.setup
    setup.functions = [one for one in setup.functions if one.name != "ideolve_account_saved"]


def ideolve_down(rehearsal: Rehearsed) -> None:
    rehearsal.faults(("POST /v4/user", "status", 503, 0))


BEFORE: dict[Link, Callable[[Rehearsed], None]] = {
    Link.RULE_MISSING: lacks_rule,
    Link.RULE_OFF: switched_off,
    Link.UNMAPPED: unmapped,
    Link.OTHER_MAPPED: mapped_to_the_name,
    Link.WRONG_FUNCTION: wrong_function,
    Link.VARIABLE_MISSING: lacks_variable,
    Link.PAUSED: paused,
    Link.KEY_WRONG: wrong_key,
    Link.FIELD_MISSING: lacks_field,
    Link.FUNCTION_MISSING: lacks_function,
    Link.IDEOLVE_DOWN: ideolve_down,
}


@pytest.mark.parametrize("link", BEFORE)
async def test_the_broken_link_is_named_before_anything_is_made(
    built: Sitting, rehearsal: Rehearsed, link: Link
) -> None:
    accounts = names(rehearsal)
    BEFORE[link](rehearsal)
    with pytest.raises(ServiceFailure) as raised:
        await prove.prove(built, Watch())
    assert raised.value.code == link.value
    assert "No account was made" in raised.value.what
    assert raised.value.remedy
    assert (names(rehearsal), notes(rehearsal)) == (accounts, [])


async def test_a_function_that_only_others_call_is_missed_before_anything_is_made(
    built: Sitting, rehearsal: Rehearsed
) -> None:
    accounts, setup = names(rehearsal), rehearsal.company.setup
    setup.functions = [one for one in setup.functions if one.name != "ideolve_sync"]
    failure = await fails(built)
    assert failure.code == Link.FUNCTION_MISSING.value
    assert "CRM has no function ideolve_sync. No account was made for the test." in failure.what
    assert names(rehearsal) == accounts


async def test_what_the_function_wrote_into_the_account_is_told(built: Sitting, rehearsal: Rehearsed) -> None:
    accounts = names(rehearsal)
    rehearsal.faults(("POST /v4/user/asha.rao@acme.example.com/note", "status", 503, 0))
    failure = await fails(built)
    assert failure.code == Link.NOT_TAKEN.value, failure
    assert "The test account was deleted." in failure.what
    assert names(rehearsal) == accounts

    rehearsal.faults()
    rehearsal.settings(notes_without_id=True)
    failure = await fails(built)
    assert failure.code == Link.NO_ID.value, failure
    assert names(rehearsal) == accounts


async def test_with_all_in_order_and_no_id_it_points_to_the_failures(
    built: Sitting, rehearsal: Rehearsed
) -> None:
    accounts = names(rehearsal)
    sync = rehearsal.company.setup.function("ideolve_sync")
    assert sync is not None
    sync.code = ""
    failure = await fails(built)
    assert failure.code == Link.FAILURES.value
    assert "Functions › Failures" in failure.remedy
    assert names(rehearsal) == accounts


async def test_other_rules_are_listed_and_confirmed_first(built: Sitting, rehearsal: Rehearsed) -> None:
    crm_side.makes_rule(rehearsal, ours.RULES[0], name="Welcome", calls="ideolve_deal_saved")
    board = Board(prove.PART, built)
    await board.look()
    assert board.to_run() == []
    (page,) = board.pages()
    assert "“Welcome” runs when an account is created or edited: it calls " in page.steps[0].text
    board.confirm(page)
    assert [task.key for task in board.to_run()] == [prove.key(built)]
    crm_side.makes_rule(rehearsal, ours.RULES[0], name="Another", calls="ideolve_deal_saved")
    await board.look()
    assert board.to_run() == [], "a rule that came later is asked about again"


async def test_without_the_token_it_is_by_hand(built: Sitting) -> None:
    built.profile.set("automation.how", "by_hand")
    board = Board(prove.PART, built)
    await board.look()
    titles = [page.title for page in board.pages()]
    assert titles == [
        "Look at the other rules on accounts, which may act on the test account",
        "A new account gets its note in Ideolve",
    ]
    for page in board.pages():
        board.confirm(page)
    assert board.done


async def test_what_crm_refuses_becomes_work_by_hand(built: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuses(*_: object) -> str:
        raise ServiceFailure(service="Zoho CRM", what="Not here.", code="NO_PERMISSION", by_hand=True)

    monkeypatch.setattr(CrmRecords, "create_account", refuses)
    board = await proves(built)
    assert board.outcomes[prove.key(built)] is Outcome.WAITING_YOU
    (page,) = board.pages()
    assert page.steps[0].values[0].text == "Ideolve setup test (to be deleted)"
    assert throw_away.left_over(built.ledger) is None


async def test_what_was_proven_can_be_proven_once_more(built: Sitting, rehearsal: Rehearsed) -> None:
    assert prove.once_more(built) is prove.PART
    await proves(built)
    crm_side.rule_of(rehearsal, ACCOUNTS).active = False
    board = Board(prove.once_more(built), built)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    latest = prove.latest(built)
    assert latest is not None
    assert (latest.outcome, "switched off" in latest.why) == (Outcome.FAILED, True)
    assert built.records[prove.key(built)].outcome is Outcome.VERIFIED

    crm_side.rule_of(rehearsal, ACCOUNTS).active = True
    board = Board(prove.once_more(built), built)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    assert board.done
    latest = prove.latest(built)
    assert latest is not None
    assert latest.outcome is Outcome.VERIFIED
    assert len(notes(rehearsal)) == 2
