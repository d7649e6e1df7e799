"""A service that takes nothing for ten minutes: all that is for it waits together, and goes on by itself."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.engine.tasks import Heard, Refusal, Service, runner
from tests.engine.test_runner import until, when
from zoho_ideolve_wizard.engine import block
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.pace import clock_time
from zoho_ideolve_wizard.engine.task import Outcome, Task


@pytest.fixture(autouse=True)
def no_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "MARGIN", 0.0)


def blocked(seconds: float) -> Refusal:
    return Refusal("Too many requests.", can_retry=True, wait=seconds, blocked=True)


def as_soon_as(heard: Heard, holds: Callable[[], bool]) -> asyncio.Event:
    """Set when it holds, seen whenever something is told."""
    seen = asyncio.Event()
    heard.on = lambda _progress: seen.set() if holds() else None
    return seen


def of(system: str, *tasks: Task) -> list[Task]:
    return [replace(task, system=system) for task in tasks]


async def test_it_says_until_when_by_the_clock_and_stop_ends_the_wait(ledger: Ledger) -> None:
    service, heard = Service(refusals={"a": [blocked(600)]}), Heard()
    waiting = when(heard, Outcome.RUNNING, "Too many requests.")
    running = runner(ledger, heard)
    work = asyncio.create_task(running.run([service.task("a")]))
    await until(waiting)
    told = heard.said[-1]
    assert told.until is not None
    assert 595 < (told.until - datetime.now(UTC)).total_seconds() <= 600
    assert told.line.endswith(f"Nothing is lost: the wizard goes on by itself at {clock_time(told.until)}.")
    running.stop()
    async with asyncio.timeout(5):
        await work
    assert service.asked == ["make a"]
    assert (ledger.latest()["a"].outcome, ledger.latest()["a"].why) == (Outcome.FAILED, "Too many requests.")


async def test_after_it_the_work_goes_on_by_itself_and_nothing_is_asked_meanwhile(ledger: Ledger) -> None:
    service, heard = Service(refusals={"a": [blocked(0.2)]}), Heard()
    began = asyncio.get_running_loop().time()
    asked_at: list[float] = []
    heard.on = lambda _progress: asked_at.append(asyncio.get_running_loop().time())
    await runner(ledger, heard, at_once=1).run([service.task("a"), service.task("b")])
    assert service.asked == ["make a", "look for a", "make a", "make b"]
    assert [line for line in heard.lines if "verified" in line] == ["a: verified", "b: verified"]
    goes_on = next(number for number, one in enumerate(heard.said) if number > 1 and not one.line)
    assert asked_at[goes_on] - began >= 0.2


async def test_what_is_for_another_system_is_not_kept_waiting(ledger: Ledger) -> None:
    zoho, ideolve = Service(refusals={"a": [blocked(600)]}), Service()
    heard = Heard()
    done = as_soon_as(heard, lambda: ideolve.things == {"x", "y", "z"})
    running = runner(ledger, heard, at_once=2)
    tasks = [
        *of("Zoho CRM", zoho.task("a"), zoho.task("b"), zoho.task("c")),
        *of("Ideolve", *(ideolve.task(key) for key in ("x", "y", "z"))),
    ]
    work = asyncio.create_task(running.run(tasks))
    await until(done)
    assert zoho.asked.count("make a") == 1
    assert "make c" not in zoho.asked
    running.stop()
    await work


async def test_all_that_were_refused_wait_together_and_one_asks_first(ledger: Ledger) -> None:
    """Of four that were refused at once, one asks again; refused once more, the others have not asked."""
    keys = ("a", "b", "c", "d")
    service = Service(refusals={key: [blocked(0.1)] for key in keys})
    service.refusals["a"].append(blocked(600))
    heard = Heard()
    refused_again = as_soon_as(heard, lambda: sum(one.until is not None for one in heard.said) == 5)
    running = runner(ledger, heard)
    work = asyncio.create_task(running.run([service.task(key) for key in keys]))
    await until(refused_again)
    assert sorted(service.asked) == ["look for a", "make a", "make a", "make b", "make c", "make d"]
    running.stop()
    async with asyncio.timeout(5):
        await work
    assert {ledger.latest()[key].outcome for key in keys} == {Outcome.FAILED}


async def test_another_refusal_after_it_does_not_keep_the_rest_from_being_tried(ledger: Ledger) -> None:
    service = Service(refusals={"a": [blocked(0.05), Refusal("Wrong key.")]})
    await runner(ledger, at_once=1).run([service.task("a"), service.task("b")])
    assert ledger.latest()["a"].outcome is Outcome.FAILED
    assert ledger.latest()["b"].outcome is Outcome.VERIFIED


async def test_a_block_of_an_hour_is_told_and_not_waited_for(ledger: Ledger) -> None:
    service = Service(refusals={"a": [blocked(3600)]})
    await runner(ledger).run([service.task("a")])
    assert ledger.latest()["a"].outcome is Outcome.FAILED


async def test_a_long_wait_that_is_no_block_is_not_waited_for(ledger: Ledger) -> None:
    service = Service(refusals={"a": [Refusal("Still at it.", can_retry=True, wait=600)]})
    await runner(ledger).run([service.task("a")])
    assert service.asked == ["make a"]
