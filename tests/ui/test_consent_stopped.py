"""A stop while Zoho or the secret store is asked about a token: what was obtained is kept, and nothing is done twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.stillness import Clock
from zoho_ideolve_wizard.engine import pace
from zoho_ideolve_wizard.guide.consent import pending
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.ui.leaving import Leave
from zoho_ideolve_wizard.ui.working import STORE_IS_SLOW

TOKEN, REVOKE, ORG = "POST /oauth/v2/token", "POST /oauth/v2/token/revoke", "GET /crm/v8/org"
NEVER = 600.0
"""Seconds: nobody waits that long."""


@asynccontextmanager
async def at_consent(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Admin]:
    async with at_the_wizard(rehearsal.printed, home) as admin:
        await headstart(admin.sitting, rehearsal, person, "consent", answers={"consent.way": "paste"})
        await admin.sets_up()
        await admin.until_phase("waiting")
        yield admin


async def consents(admin: Admin, person: Person) -> None:
    await admin.pastes_code((await person.accepts(await admin.copies_choice("copy"))).address)


async def stops(admin: Admin) -> None:
    """Escape asks first, since something would be lost."""
    await admin.presses("escape")
    await admin.until(lambda: isinstance(admin.app.screen, Leave), "the question")
    await admin.answers_dialog("stop")


async def test_a_token_whose_owner_was_not_read_yet_is_kept(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home) as admin:
        rehearsal.faults((ORG, "latency", NEVER, 0))
        await consents(admin, person)
        await admin.reads("Asking CRM whose token it is...")
        await stops(admin)
        await admin.until_phase("unproven")
        await admin.reads("Stopped. The token is kept; whose it is can be asked again.")
        assert rehearsal.live_tokens == 1
        rehearsal.faults()
        await admin.chooses("prove")
        await admin.until_phase("question")
        assert rehearsal.live_tokens == 1


async def test_whether_a_token_was_revoked_is_asked_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_consent(rehearsal, person, home) as admin:
        await consents(admin, person)
        await admin.until_phase("question")
        rehearsal.faults((REVOKE, "latency", NEVER, 0))
        await admin.chooses("no")
        await admin.reads("Asking Zoho to revoke that token...")
        await stops(admin)
        await admin.until_phase("question")
        await admin.reads("Whether Zoho has revoked that token already is unknown: answer once more to see.")
        rehearsal.faults()
        await admin.chooses("no")
        await admin.until_phase("waiting")
        assert rehearsal.live_tokens == 0


async def test_a_secret_store_that_does_not_answer_is_spoken_of_and_can_be_left(
    rehearsal: Rehearsed, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    clock = Clock()
    monkeypatch.setattr(pace, "now", clock)
    async with at_consent(rehearsal, person, home) as admin:
        await consents(admin, person)
        await admin.until_phase("question")
        with monkeypatch.context() as patched:
            patched.setattr(tokens, "promote", never)
            await admin.chooses("yes")
            await admin.until(lambda: admin.consent.busy, "the store to be asked")
            clock.at = 7.0
            await admin.reads(f"Keeping the token... 0:07 so far. {STORE_IS_SLOW}")
            await stops(admin)
            await admin.reads("Stopped. The token may not be kept yet: go on with what is offered then.")
        assert pending(admin.sitting) is not None
        await admin.chooses("yes")
        await admin.until_phase("connected")


async def test_waiting_for_the_browser_is_no_work(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    """One can leave it, and nothing is asked."""
    async with at_consent(rehearsal, person, home) as admin:
        assert not admin.app.busy
        await admin.presses("f8")
        await admin.until(lambda: admin.setup.step.key != "consent", "the next step")
