"""The account that is made to prove the automation is gone in the end, whatever happens on the way."""

import asyncio

import pytest

from tests.guide.proving import fails, names, proves, said
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.runner import Progress
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.engine.watch import Watch
from zoho_ideolve_wizard.guide.crm_side import automation_state, prove, throw_away
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords


class _Stops(Watch):
    """Whoever waits is told to stop at once."""

    async def pause(self, seconds: float) -> bool:
        return True


async def test_stopped_while_waiting_the_account_is_deleted_all_the_same(
    built: Sitting, rehearsal: Rehearsed
) -> None:
    accounts = names(rehearsal)
    rehearsal.faults(("POST /v4/user/asha.rao@acme.example.com/note", "latency", 2, 0))
    failure = await fails(built, _Stops())
    assert (failure.code, names(rehearsal)) == ("STOPPED", accounts)


async def test_what_cannot_be_deleted_now_is_offered_and_deleted_later(
    built: Sitting, rehearsal: Rehearsed
) -> None:
    accounts = names(rehearsal)
    rehearsal.faults(("DELETE /crm/v8/Accounts", "status", 500, 0))
    board = await proves(built)
    assert board.done, "the proof holds, whatever became of the account"
    assert "could not be deleted" in said(board, built)
    assert len(names(rehearsal)) == len(accounts) + 1
    left = throw_away.left_over(built.ledger)
    assert left is not None

    rehearsal.faults()
    board = await proves(built)
    assert board.done
    assert board.outcomes[prove.left_over_key(left)] is Outcome.VERIFIED
    assert (names(rehearsal), throw_away.left_over(built.ledger)) == (accounts, None)


async def test_after_a_sudden_end_the_account_is_found_again(built: Sitting, rehearsal: Rehearsed) -> None:
    """By its id; and where that never arrived, by its name."""
    accounts = names(rehearsal)
    records = CrmRecords(automation_crm_needed(built))
    for lost in (False, True):
        account = await throw_away.make(built, records, f"Ideolve setup test {lost}")
        if lost:
            throw_away.remember(built.ledger, throw_away.ThrowAway(account.name))
        assert len(names(rehearsal)) == len(accounts) + 1
        board = await proves(built)
        assert board.done
        assert names(rehearsal) == accounts


async def test_a_lost_answer_leaves_no_account_behind(built: Sitting, rehearsal: Rehearsed) -> None:
    accounts = names(rehearsal)
    rehearsal.faults(("POST /crm/v8/Accounts", "drop", 0, 1))
    board = await proves(built)
    assert board.done, said(board, built)
    assert names(rehearsal) == accounts


async def test_a_sudden_end_while_waiting_is_mended_at_the_next_occasion(
    built: Sitting, rehearsal: Rehearsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = names(rehearsal)
    monkeypatch.setattr(prove, "EVERY", 60.0)
    board, made = Board(prove.PART, built), asyncio.Event()
    await board.look()

    def tell(progress: Progress) -> None:
        if "waiting for its note's id" in progress.line:
            made.set()

    running = asyncio.create_task(board.run(board.to_run(), tell))
    async with asyncio.timeout(10):
        await made.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(names(rehearsal)) == len(accounts) + 1
    assert built.records[prove.key(built)].outcome is Outcome.UNKNOWN
    assert "a test account is still in CRM" in automation_state.home_line(built)

    monkeypatch.setattr(prove, "EVERY", 0.02)
    assert (await proves(built)).done
    assert (names(rehearsal), automation_state.left_over(built)) == (accounts, "")
