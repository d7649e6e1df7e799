"""Work that takes long says how far it is, and hears that it is to stop."""

import asyncio

from tests.engine.tasks import Heard, runner
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.task import Automatic, Outcome, Task
from zoho_ideolve_wizard.engine.watch import Watch


async def test_it_says_how_far_it_is_and_ends_when_the_admin_stops_it(ledger: Ledger) -> None:
    watch, heard = Watch(), Heard()

    async def do() -> str:
        watch.say("Waiting.")
        return "Stopped." if await watch.pause(60) else "Waited."

    async def look() -> bool:
        return False

    at_work = runner(ledger, heard)
    waiting = asyncio.Event()

    def on(_progress: object) -> None:
        if heard.said[-1].line == "Waiting.":
            waiting.set()

    heard.on = on
    run = asyncio.create_task(at_work.run([Task("t", "It waits", "CRM", Automatic(do, look, watch=watch))]))
    async with asyncio.timeout(5):
        await waiting.wait()
        at_work.stop()
        await run
    assert [(one.outcome, one.line) for one in heard.said] == [
        (Outcome.RUNNING, ""),
        (Outcome.RUNNING, "Waiting."),
        (Outcome.VERIFIED, "Stopped."),
    ]


async def test_without_a_runner_it_waits_and_tells_nobody() -> None:
    watch = Watch()
    watch.say("Nobody hears this.")
    assert await watch.pause(0) is False
