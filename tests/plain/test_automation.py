"""The automation at plain prompts: counted, paused, resumed, proven, removed; and the demonstration."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support import crm_side
from tests.support.automation import adds_accounts
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.crm_side import demonstration, prove
from zoho_ideolve_wizard.guide.sitting import Sitting


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "EVERY", 0.02)
    monkeypatch.setattr(prove, "LIMIT", 1.0)
    monkeypatch.setattr(demonstration, "EVERY", 0.02)
    monkeypatch.setattr(demonstration, "FIRST_RUN", 0.2)


@asynccontextmanager
async def running(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Talk]:
    """Step 7 is done, but for the proof; the home menu is open."""

    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "automation")
        await crm_side.build(sitting, rehearsal, person)

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        yield talk


def switch(rehearsal: Rehearsed) -> str:
    found = rehearsal.company.setup.variable("ideolve_state")
    return found.value if found else ""


async def test_it_counts_by_itself_once_a_start(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with running(rehearsal, person, home) as talk:
        await talk.reads("Automation: sends to Ideolve; not counted yet.")
        await adds_accounts(talk.sitting, rehearsal, 2)
        await talk.chooses("Automation")
        await talk.reads(
            "Sending: goes on.", "Archive: 1 day: 2 new, 2 archived", "accounts: 2 new, 2 archived."
        )
        await talk.chooses("Home")
        await talk.chooses("Automation")
        await talk.reads("Archive: 1 day: 2 new, 2 archived")
        assert "Counting" not in talk.now
        await talk.chooses("Count again")
        await talk.reads("Counting accounts and deals")


async def test_paused_and_resumed(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with running(rehearsal, person, home) as talk:
        await talk.chooses("Automation")
        await talk.chooses("Pause")
        await talk.chooses("Do it: 1 thing")
        assert switch(rehearsal) == "paused"
        await talk.chooses("Continue")
        await talk.reads("Wrong: Sending: paused")
        await talk.chooses("Resume")
        await talk.chooses("Do it: 1 thing")
        await talk.chooses("Continue")
        await talk.reads("Sending: goes on.")
        assert switch(rehearsal) == "running"


async def test_proven(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with running(rehearsal, person, home) as talk:
        await talk.chooses("Automation")
        await talk.chooses("Prove it")
        await talk.chooses("Do it: 1 thing")
        await talk.reads("1 of 1, done:")
        await talk.chooses("Continue")
        await talk.reads("Proof: an account got its note")


async def test_the_demonstration_says_each_thing_when_it_has_happened(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with running(rehearsal, person, home) as talk:
        await talk.chooses("Demonstration")
        await talk.chooses("Save a new account in CRM")
        await talk.reads(
            "CRM: somebody saves the account Lakeside Clinic\n- Industry: Health care\n",
            "Ideolve: a note appears",
            "So it goes with every account and deal.",
        )
        await talk.chooses("Change that account")
        await talk.reads("Ideolve: the note gets a comment")
