"""A rehearsal with a home, closed and opened again: what the wizard wrote down still fits what the stand-ins hold."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.guide.desk import sitting_in
from tests.support import crm_side
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.ports import free_port
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.watch import Watch
from zoho_ideolve_wizard.guide.credentials.token_check import Answer, check
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import health, prove
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.rehearsal.server import start
from zoho_ideolve_wizard.rehearsing import KeptRehearsal, endpoints_of, surroundings_of

PASSPHRASE = "four or five words do"
VAULT = {"secrets.vault": "passphrase", "secrets.passphrase": PASSPHRASE}


@asynccontextmanager
async def opened(home: Path) -> AsyncIterator[tuple[Sitting, Rehearsed]]:
    memory = KeptRehearsal(home / "rehearsal.json")
    with start(redirect_uri=f"http://localhost:{free_port()}/callback", memory=memory) as running:
        rehearsed = Rehearsed(running)
        surroundings = surroundings_of(rehearsed.printed, environ={}, real_profile=None)
        sitting = sitting_in(home, endpoints=endpoints_of(rehearsed.printed), surroundings=surroundings)
        try:
            yield sitting, rehearsed
        finally:
            await sitting.close()
            rehearsed.close()


async def test_tokens_rules_and_notes_go_on_at_the_next_start(tmp_path: Path) -> None:
    async with opened(tmp_path) as (sitting, rehearsed), Person(rehearsed.printed) as person:
        await headstart(sitting, rehearsed, person, "automation", answers=VAULT)
        await crm_side.build(sitting, rehearsed, person)
        await prove.prove(sitting, Watch())
    for _ in range(2):
        async with opened(tmp_path) as (sitting, rehearsed):
            await sitting.open_vault("passphrase", PASSPHRASE)
            for purpose in (Purpose.CONNECTOR, Purpose.AUTOMATION):
                assert (await check(sitting, purpose, Slot.CURRENT)).answer is Answer.VALID
            found = await health.ask(sitting)
            assert found.trouble == ""
            await prove.prove(sitting, Watch())
    assert crm_side.runs(rehearsed) == ["ideolve_account_saved: done"] * 3
