"""Pause and resume: one variable in CRM, by the wizard or by hand; and nothing is sent meanwhile."""

import pytest

from tests.support import crm_side
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.deluge.served import LIMITS
from zoho_ideolve_wizard.deluge.variables import STATE
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials.token_revoke import revoke
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import pausing
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.words import index, texts
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords


async def turns(sitting: Sitting) -> Board:
    """As the job does: looks, does what it can, has the rest done by hand, and settles."""
    make, settle = pausing.job(sitting)
    (part,) = make(sitting).parts
    assert isinstance(part, Do)
    board = Board(part, sitting)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    for page in board.pages():
        board.confirm(page)
    settle(sitting)
    return board


def switch(rehearsal: Rehearsed) -> str:
    found = rehearsal.company.setup.variable("ideolve_state")
    return found.value if found else ""


@pytest.mark.parametrize("how", ["api", "by_hand"])
async def test_paused_and_resumed_and_paused_again(
    automated: Sitting, rehearsal: Rehearsed, how: str
) -> None:
    automated.profile.set("automation.how", how)
    by_api = how == "api"
    for wanted, paused in (("paused", True), ("running", False), ("paused", True), ("running", False)):
        board = await turns(automated)
        assert board.done
        (outcome,) = board.outcomes.values()
        assert outcome is (Outcome.VERIFIED if by_api else Outcome.CONFIRMED)
        assert pausing.known(automated).paused is paused
        assert switch(rehearsal) == (wanted if by_api else "running")
    assert pausing.known(automated).times == 4


async def test_by_hand_the_page_says_which_variable_and_what_to_enter(automated: Sitting) -> None:
    automated.profile.set("automation.how", "by_hand")
    make, _ = pausing.job(automated)
    (part,) = make(automated).parts
    assert isinstance(part, Do)
    (page,) = Board(part, automated).pages()
    assert "CRM Variables" in page.steps[0].text
    assert [value.text for step in page.steps for value in step.values] == [STATE.name, "paused"]


async def test_without_the_token_it_says_why_it_is_by_hand(automated: Sitting) -> None:
    why = "By hand: the automation's token"
    make, _ = pausing.job(automated)
    assert why not in make(automated).parts[0].intro
    await revoke(automated, Purpose.AUTOMATION, Slot.CURRENT)
    make, _ = pausing.job(automated)
    assert make(automated).parts[0].intro.startswith(why)
    automated.profile.set("automation.how", "by_hand")
    make, _ = pausing.job(automated)
    assert why not in make(automated).parts[0].intro, "so it was chosen"


async def test_what_is_turned_in_crm_already_is_not_written_again(
    automated: Sitting, rehearsal: Rehearsed
) -> None:
    found = rehearsal.company.setup.variable("ideolve_state")
    assert found is not None
    found.value = "paused"
    writes = rehearsal.writes
    board = await turns(automated)
    assert list(board.outcomes.values()) == [Outcome.NOTHING]
    assert rehearsal.writes == writes
    assert pausing.known(automated).paused


async def test_without_the_variable_it_says_so(automated: Sitting, rehearsal: Rehearsed) -> None:
    rehearsal.company.setup.variables.clear()
    board = await turns(automated)
    assert list(board.outcomes.values()) == [Outcome.FAILED]
    assert "has no variable ideolve_state" in "".join(board.lines.values())
    assert not pausing.known(automated).paused


async def test_nothing_is_sent_while_it_is_paused(automated: Sitting, rehearsal: Rehearsed) -> None:
    records = CrmRecords(automation_crm_needed(automated))
    await turns(automated)
    await records.create_account("Quiet Mill")
    rehearsal.settle()
    assert rehearsal.ideolve["notes"] == []
    await turns(automated)
    await records.create_account("Busy Mill")
    rehearsal.settle()
    notes = rehearsal.ideolve["notes"]
    assert isinstance(notes, list)
    assert [note["subject"] for note in notes] == ["Account: Busy Mill"]
    assert crm_side.runs(rehearsal) == ["ideolve_account_saved: done"] * 2


def test_what_a_pause_loses_is_said_as_the_functions_have_it(automated: Sitting) -> None:
    make, _ = pausing.job(automated)
    (part,) = make(automated).parts
    assert "A meeting added meanwhile is never told" in part.intro
    assert "neither is tried again" in next(limit for limit in LIMITS if "added while paused" in limit)
    told = [texts.help_of("automation-health"), texts.help_of("automation-switch"), part.intro]
    told += [entry.remedy for entry in index.entries() if "Pause" in entry.remedy]
    assert [text for text in told if "is never told" not in text or "nothing is lost" in text] == []
