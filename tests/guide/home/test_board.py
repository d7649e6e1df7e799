"""A part's tasks as they stand: read, run over real HTTP, confirmed by hand, taken back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.guide.desk import sitting_in
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.runner import Progress
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import automation, people, steps, workspace
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Step
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.rehearsing import endpoints_of
from zoho_ideolve_wizard.services.failure import ServiceFailure

SALES, EXPERTS = "group/CRM/Sales", "group/CRM/Experts"
TEAM = (
    Person("ana@acme.example.com", role=Role.SALESPERSON),
    Person("bo@acme.example.com", role=Role.BOTH),
    Person("eve@acme.example.com", role=Role.EXPERT),
)


@pytest.fixture
async def desk(rehearsal: Rehearsed, tmp_path: Path) -> AsyncIterator[Sitting]:
    """On the rehearsal, with the account's pair and the names answered."""
    answers = {
        "ideolve.primary_contact": rehearsal.value("primary_contact"),
        "ideolve.how": "api",
        "ideolve.account_client_id": rehearsal.value("ideolve_client_id"),
        "workspace.name": "CRM",
        "workspace.sales_group": "Sales",
        "workspace.experts_group": "Experts",
    }
    sitting = sitting_in(tmp_path, answers=answers, endpoints=endpoints_of(rehearsal.printed))
    await sitting.open_vault("memory")
    await sitting.put_secrets({"ideolve.account_api_key": rehearsal.value("ideolve_api_key")})
    yield sitting
    await sitting.close()


def part_of(step: Step, key: str) -> Do:
    (found,) = [part for part in step.parts if part.key == key]
    assert isinstance(found, Do)
    return found


CREATE = part_of(workspace.STEP, "create")
INVITE = part_of(people.STEP, "invite")


def nobody_listens(_progress: Progress) -> None:
    pass


async def looked(part: Do, sitting: Sitting) -> Board:
    board = Board(part, sitting)
    await board.look()
    return board


async def done(part: Do, sitting: Sitting) -> Board:
    board = await looked(part, sitting)
    await board.run(board.to_run(), nobody_listens)
    return board


async def test_the_plan_is_run_and_a_second_run_writes_nothing(desk: Sitting, rehearsal: Rehearsed) -> None:
    board = Board(CREATE, desk)
    assert board.needs_look
    await board.look()
    assert board.summary == "the wizard does 5"
    await board.run(board.to_run(), nobody_listens)
    assert board.done
    assert board.summary == "5 done"
    found = rehearsal.workspace("CRM")
    assert found["groups"] == {"Sales": [], "Experts": []}
    writes = rehearsal.writes
    again = await looked(CREATE, desk)
    assert again.to_run() == []
    assert again.done
    assert rehearsal.writes == writes


async def test_people_are_invited_and_put_into_their_groups(desk: Sitting, rehearsal: Rehearsed) -> None:
    await done(CREATE, desk)
    desk.profile.set_people(TEAM)
    assert (await done(INVITE, desk)).done
    found = rehearsal.workspace("CRM")
    groups = found["groups"]
    assert isinstance(groups, dict)
    assert {name: sorted(members) for name, members in groups.items()} == {
        "Sales": ["ana@acme.example.com", "bo@acme.example.com"],
        "Experts": ["bo@acme.example.com", "eve@acme.example.com"],
    }
    assert desk.ledger.latest()["invitation/CRM/ana@acme.example.com"].person == "ana@acme.example.com"


async def test_what_was_undone_elsewhere_is_to_do_again_and_no_longer_claimed(
    desk: Sitting, rehearsal: Rehearsed
) -> None:
    await done(CREATE, desk)
    assert steps.of_part(CREATE, desk) is Standing.DONE
    rehearsal.reset()
    board = await looked(CREATE, desk)
    assert len(board.to_run()) == 5
    assert set(board.lines.values()) == {"It held before; looking again showed that it no longer does."}
    assert steps.of_part(CREATE, desk) is not Standing.DONE
    assert {record.outcome for record in desk.records.values()} == {Outcome.PENDING}


async def test_what_the_service_shows_counts_more_than_what_was_confirmed(
    desk: Sitting, rehearsal: Rehearsed
) -> None:
    desk.profile.set("ideolve.how", "by_hand")
    board = await looked(CREATE, desk)
    for page in board.pages():
        board.confirm(page)
    assert {record.outcome for record in desk.records.values()} == {Outcome.CONFIRMED}
    desk.profile.set("ideolve.how", "api")
    await done(CREATE, desk)
    assert {record.outcome for record in desk.records.values()} == {Outcome.VERIFIED}
    assert rehearsal.workspace("CRM")["groups"] == {"Sales": [], "Experts": []}


async def test_one_that_failed_is_tried_alone_together_with_what_it_needs(
    desk: Sitting, rehearsal: Rehearsed
) -> None:
    rehearsal.faults(("POST /rehearsal-admin/workspaces", "status", 400, 1))
    board = await done(CREATE, desk)
    first = dict(board.outcomes)
    assert (first["workspace/CRM"], first[SALES]) == (Outcome.FAILED, Outcome.PENDING)
    assert board.lines["workspace/CRM"]
    assert board.remedies["workspace/CRM"]
    sales = next(task for task in board.tasks if task.key == SALES)
    await board.run([sales], nobody_listens)
    assert board.outcomes["workspace/CRM"] is Outcome.VERIFIED
    assert board.outcomes[SALES] is Outcome.VERIFIED
    assert board.outcomes[EXPERTS] is Outcome.PENDING
    assert rehearsal.workspace("CRM")["groups"] == {"Sales": []}


async def test_an_answer_that_got_lost_makes_nothing_twice(desk: Sitting, rehearsal: Rehearsed) -> None:
    board = await looked(CREATE, desk)
    rehearsal.faults(("POST /rehearsal-admin/workspaces/CRM/groups", "truncated", 0, 1))
    await board.run(board.to_run(), nobody_listens)
    assert board.done
    assert rehearsal.workspace("CRM")["groups"] == {"Sales": [], "Experts": []}


async def test_a_wrong_key_is_told_before_any_plan(desk: Sitting) -> None:
    await desk.put_secrets({"ideolve.account_api_key": "fake-wrong-key"})
    board = Board(CREATE, desk)
    with pytest.raises(ServiceFailure) as failure:
        await board.look()
    assert "fake-wrong-key" not in str(failure.value)
    assert board.needs_look


async def test_a_key_kept_for_one_run_only_is_asked_for_by_its_place(desk: Sitting) -> None:
    await desk.vault.forget("ideolve.account_api_key")
    with pytest.raises(ServiceFailure, match="Go to Workspace and groups"):
        await Board(CREATE, desk).look()


async def test_stop_leaves_the_rest_to_do(desk: Sitting, rehearsal: Rehearsed) -> None:
    board = await looked(CREATE, desk)

    def stop_at_the_first(progress: Progress) -> None:
        if progress.outcome is Outcome.RUNNING:
            board.stop()

    await board.run(board.to_run(), stop_at_the_first)
    assert board.outcomes["workspace/CRM"] is Outcome.VERIFIED
    assert board.summary == "the wizard does 4 · 1 done"
    assert rehearsal.workspace("CRM")["groups"] == {}


async def test_cancelled_in_the_middle_it_is_unknown_and_goes_on_from_there(
    desk: Sitting, rehearsal: Rehearsed
) -> None:
    board = await looked(CREATE, desk)
    began = asyncio.Event()
    rehearsal.faults(("POST /rehearsal-admin/workspaces", "latency", 30, 1))
    work = asyncio.create_task(board.run(board.to_run(), lambda _progress: began.set()))
    async with asyncio.timeout(10):
        await began.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert board.outcomes["workspace/CRM"] is Outcome.UNKNOWN
    rehearsal.faults()
    assert (await done(CREATE, desk)).done


# -- by hand


def test_a_confirmation_can_be_taken_back_and_given_again(sitting: Sitting) -> None:
    board = Board(part_of(automation.STEP, "schedules"), sitting)
    page = board.pages()[0]
    board.confirm(page)
    (task,) = page.tasks
    assert board.outcomes[task.key] is Outcome.CONFIRMED
    assert board.lines[task.key].startswith("Confirmed by you on ")
    board.take_back(task)
    assert board.outcomes[task.key] is Outcome.WAITING_YOU
    assert board.lines[task.key] == "Taken back."
    assert task in board.pages()[0].tasks
    assert Board(part_of(automation.STEP, "schedules"), sitting).outcomes == board.outcomes


async def test_by_hand_the_pages_come_in_order_and_are_gathered(sitting: Sitting) -> None:
    sitting.profile.set_many(
        {"workspace.name": "CRM", "workspace.sales_group": "Sales", "workspace.experts_group": "Experts"}
    )
    sitting.profile.set_people(TEAM)
    board = await looked(INVITE, sitting)
    assert [page.title for page in board.pages()] == [
        'Invite 3 people to the workspace "CRM"',
        "Put 2 people into Sales",
        "Put 2 people into Experts",
    ]
    for page in board.pages():
        board.confirm(page)
    assert board.done
    assert board.pages() == []
    assert steps.of_part(INVITE, sitting) is Standing.DONE


def test_what_was_confirmed_is_so_the_next_time(tmp_path: Path) -> None:
    part = part_of(automation.STEP, "rules")
    first = sitting_in(tmp_path)
    board = Board(part, first)
    board.confirm(board.pages()[0])
    first.ledger.close()
    again = sitting_in(tmp_path)
    assert list(Board(part, again).outcomes.values()).count(Outcome.CONFIRMED) == 1
    assert steps.of_part(part, again) is Standing.WAITING_YOU
    again.ledger.close()


async def test_tasks_that_looking_did_away_with_do_not_keep_it_open(desk: Sitting) -> None:
    desk.profile.set_people(TEAM)
    board = Board(INVITE, desk)
    gone = {task.key for task in board.tasks if task.person != TEAM[0].address}
    assert gone
    desk.profile.set_people(TEAM[:1])
    await board.look()
    assert set(board.outcomes) == {task.key for task in board.tasks}
    assert not gone & set(board.outcomes)
