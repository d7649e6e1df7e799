"""The runner does what can be done, in order, a few at a time, and nothing twice."""

import asyncio
from pathlib import Path

import pytest

from tests.engine.tasks import Heard, Refusal, Service, by_hand, ledger_at, runner, task
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.runner import Progress, by_hand_of
from zoho_ideolve_wizard.engine.task import Automatic, Nothing, Outcome


async def until(condition: asyncio.Event) -> None:
    async with asyncio.timeout(5):
        await condition.wait()


def when(heard: Heard, outcome: Outcome, line: str = "") -> asyncio.Event:
    """Set as soon as some task is told to be there."""
    seen = asyncio.Event()

    def on(progress: Progress) -> None:
        if progress.outcome is outcome and line in progress.line:
            seen.set()

    heard.on = on
    return seen


# -- order and needs


async def test_each_task_is_done_after_what_it_needs_and_told_as_it_goes(ledger: Ledger) -> None:
    service, heard = Service(), Heard()
    await runner(ledger, heard, at_once=1).run(
        [service.task("group", needs=("workspace",)), service.task("workspace")]
    )
    assert service.asked == ["make workspace", "make group"]
    assert heard.lines == [
        "workspace: running",
        "workspace: verified",
        "group: running",
        "group: verified",
    ]
    assert heard.said[-1].line == "Made group."
    assert ledger.latest()["group"].outcome is Outcome.VERIFIED
    assert ledger.latest()["group"].why == "Made group."


async def test_what_needs_a_failed_task_is_left_alone_and_all_else_is_done(ledger: Ledger) -> None:
    service = Service(refusals={"workspace": [Refusal("No.")]})
    await runner(ledger).run(
        [
            service.task("workspace"),
            service.task("group", needs=("workspace",)),
            service.task("member", needs=("group",)),
            service.task("other"),
        ]
    )
    assert service.things == {"other"}
    assert set(ledger.latest()) == {"workspace", "other"}
    assert ledger.latest()["workspace"].outcome is Outcome.FAILED
    assert ledger.latest()["workspace"].remedy == "Do something about it."


async def test_what_needs_the_admins_hand_waits_for_it(ledger: Ledger) -> None:
    service = Service()
    manual, after = task("manual"), service.task("after", needs=("manual",))
    await runner(ledger).run([manual, after])
    assert service.things == set()
    ledger.end(manual, Outcome.CONFIRMED)
    await runner(ledger).run([manual, after])
    assert service.things == {"after"}


async def test_a_need_that_holds_already_or_is_not_in_the_plan_keeps_nobody_waiting(ledger: Ledger) -> None:
    service = Service()
    await runner(ledger).run(
        [task("held", Nothing("It is there.")), service.task("a", needs=("held", "elsewhere"))]
    )
    assert service.things == {"a"}
    assert "held" not in ledger.latest()


async def test_no_more_than_a_few_are_under_way_at_a_time(ledger: Ledger) -> None:
    service = Service()
    await runner(ledger, at_once=3).run([service.task(str(number)) for number in range(10)])
    assert service.most_at_once == 3
    assert len(service.things) == 10


# -- failures


async def test_what_may_work_later_is_tried_again_and_the_reason_is_told(ledger: Ledger) -> None:
    service, heard = Service(refusals={"a": [Refusal("Busy.", can_retry=True)] * 2}), Heard()
    await runner(ledger, heard).run([service.task("a")])
    assert service.asked == ["make a", "look for a", "make a", "look for a", "make a"]
    assert [progress.line for progress in heard.said[1:3]] == ["Trying again in 0 s. Busy."] * 2
    assert ledger.latest()["a"].outcome is Outcome.VERIFIED


async def test_after_three_tries_it_has_failed_and_says_why(ledger: Ledger) -> None:
    service = Service(refusals={"a": [Refusal("Busy.", can_retry=True)] * 9})
    await runner(ledger).run([service.task("a")])
    assert service.asked.count("make a") == 3
    assert (ledger.latest()["a"].outcome, ledger.latest()["a"].why) == (Outcome.FAILED, "Busy.")


async def test_what_cannot_work_later_is_tried_once(ledger: Ledger) -> None:
    service = Service(refusals={"a": [Refusal("Wrong key.")]})
    await runner(ledger).run([service.task("a")])
    assert service.asked == ["make a"]


async def test_the_first_wait_doubles_and_a_service_may_ask_for_a_longer_one(ledger: Ledger) -> None:
    for refusal, wait in [(Refusal("Busy.", can_retry=True), 5), (Refusal("x", can_retry=True, wait=40), 40)]:
        service, heard = Service(refusals={"a": [refusal]}), Heard()
        waiting = when(heard, Outcome.RUNNING, "Trying again")
        running = runner(ledger, heard, first_wait=5)
        work = asyncio.create_task(running.run([service.task("a")]))
        await until(waiting)
        assert heard.said[-1].line.startswith(f"Trying again in {wait} s.")
        running.stop()
        await work


async def test_a_service_that_wants_a_very_long_pause_is_not_waited_for(ledger: Ledger) -> None:
    service = Service(refusals={"a": [Refusal("Come back in an hour.", can_retry=True, wait=3600)]})
    await runner(ledger).run([service.task("a")])
    assert service.asked == ["make a"]
    assert ledger.latest()["a"].outcome is Outcome.FAILED


async def test_a_refusal_for_lack_of_an_api_turns_it_into_its_by_hand_twin(ledger: Ledger) -> None:
    service = Service(refusals={"a": [Refusal("No such API.", by_hand=True)]})
    one = service.task("a", twin=by_hand("a"))
    assert by_hand_of(one, ledger.latest()) is None
    await runner(ledger).run([one, service.task("after", needs=("a",))])
    assert ledger.latest()["a"].outcome is Outcome.WAITING_YOU
    assert ledger.latest()["a"].why == "No such API. So this one is by hand."
    assert by_hand_of(one, ledger.latest()) == by_hand("a")
    assert "after" not in ledger.latest()


async def test_without_a_twin_such_a_refusal_is_a_failure(ledger: Ledger) -> None:
    service = Service(refusals={"a": [Refusal("No such API.", by_hand=True)]})
    await runner(ledger).run([service.task("a")])
    assert ledger.latest()["a"].outcome is Outcome.FAILED


async def test_a_bug_of_ours_is_raised_and_what_was_under_way_is_unknown(ledger: Ledger) -> None:
    service = Service(refusals={"bug": [ZeroDivisionError()]})
    stuck = Service(gate=asyncio.Event())
    with pytest.raises(ZeroDivisionError):
        await runner(ledger).run([stuck.task("stuck"), service.task("bug"), service.task("fine")])
    outcomes = {key: record.outcome for key, record in ledger.latest().items()}
    assert outcomes["bug"] is Outcome.UNKNOWN
    assert outcomes["stuck"] is Outcome.UNKNOWN
    assert outcomes["fine"] is Outcome.VERIFIED
    assert service.asked.count("make bug") == 1


# -- nothing twice


async def test_a_lost_answer_is_looked_up_before_it_is_repeated(ledger: Ledger) -> None:
    service = Service(late={"a": [Refusal("No answer came.", can_retry=True)]})
    await runner(ledger).run([service.task("a")])
    assert service.asked == ["make a", "look for a"]
    assert ledger.latest()["a"].why == "Done: the service said so when asked."


async def test_so_it_is_when_the_admin_tries_again_what_failed(ledger: Ledger) -> None:
    service = Service(late={"a": [Refusal("No answer came.")]})
    await runner(ledger).run([service.task("a")])
    assert ledger.latest()["a"].outcome is Outcome.FAILED
    await runner(ledger).run([service.task("a")])
    assert service.asked == ["make a", "look for a"]
    assert ledger.latest()["a"].outcome is Outcome.VERIFIED


@pytest.mark.parametrize("it_had_worked", [True, False])
async def test_what_was_under_way_when_the_program_died_is_looked_up_first(
    tmp_path: Path, it_had_worked: bool
) -> None:
    service = Service(things={"a"} if it_had_worked else set())
    with ledger_at(tmp_path / "ledger.sqlite3") as died:
        died.begin(service.task("a"))
    with ledger_at(tmp_path / "ledger.sqlite3") as again:
        await runner(again).run([service.task("a")])
        assert again.latest()["a"].outcome is Outcome.VERIFIED
    assert service.asked == (["look for a"] if it_had_worked else ["look for a", "make a"])


async def test_a_service_that_cannot_be_asked_leaves_it_undone_and_failed(tmp_path: Path) -> None:
    service = Service()

    async def look() -> bool:
        raise Refusal("Not reachable.")

    one = service.task("a")
    blind = task("a", Automatic(service.automatic("a").do, look))
    with ledger_at(tmp_path / "ledger.sqlite3") as died:
        died.begin(one)
    with ledger_at(tmp_path / "ledger.sqlite3") as again:
        await runner(again).run([blind])
        assert again.latest()["a"].outcome is Outcome.FAILED
    assert service.things == set()


# -- stopping


async def test_stop_lets_what_is_under_way_end_and_starts_nothing_more(ledger: Ledger) -> None:
    service, heard = Service(gate=asyncio.Event()), Heard()
    began = when(heard, Outcome.RUNNING)
    running = runner(ledger, heard, at_once=1)
    work = asyncio.create_task(running.run([service.task("a"), service.task("b")]))
    await until(began)
    running.stop()
    assert service.gate is not None
    service.gate.set()
    await work
    assert service.things == {"a"}
    assert set(ledger.latest()) == {"a"}


async def test_stop_ends_the_wait_for_another_try(ledger: Ledger) -> None:
    service, heard = Service(refusals={"a": [Refusal("Busy.", can_retry=True, wait=50)]}), Heard()
    waiting = when(heard, Outcome.RUNNING, "Trying again in 50 s.")
    running = runner(ledger, heard)
    work = asyncio.create_task(running.run([service.task("a")]))
    await until(waiting)
    running.stop()
    async with asyncio.timeout(5):
        await work
    assert service.asked == ["make a"]
    assert (ledger.latest()["a"].outcome, ledger.latest()["a"].why) == (Outcome.FAILED, "Busy.")


async def test_cancelling_ends_at_once_and_the_next_run_looks_first(ledger: Ledger) -> None:
    service, heard = Service(gate=asyncio.Event()), Heard()
    began = when(heard, Outcome.RUNNING)
    work = asyncio.create_task(runner(ledger, heard).run([service.task("a"), service.task("b")]))
    await until(began)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert ledger.latest()["a"].outcome is Outcome.UNKNOWN
    assert heard.lines[-1].endswith("unknown")
    service.gate = None
    service.asked.clear()
    await runner(ledger).run([service.task("a")])
    assert service.asked == ["look for a", "make a"]
