"""Whose consent it is when the administrator changes: the successor's, and nobody else's unasked."""

from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.administrator import ASHA, NISHA, Change, makes_administrator, set_up_by_vikram
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed

pytestmark = pytest.mark.timeout(120)
UNTOUCHED = "The new token was revoked and forgotten; the token in use is untouched."


async def is_turned_away(change: Change, *reasons: str) -> None:
    """With words; nothing is kept of it, and the same part goes on with the right account."""
    admin = change.admin
    await change.consents()
    await admin.until_phase("failed")
    for reason in (*reasons, UNTOUCHED):
        await admin.reads(reason)
    assert at.slots(admin.sitting) == {"current": change.old}
    assert change.rehearsal.live_tokens == 1
    await change.the_old_one_works()
    await admin.chooses("again")
    await admin.until_phase("waiting")


async def test_whoever_leaves_another_company_and_whoever_is_no_administrator_are_turned_away(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as change:
        await change.begins()
        await change.names(ASHA)
        person.signed_in_as = "vikram"
        await is_turned_away(change, "This consent is Vikram Shah's again, who is to be replaced.")
        person.signed_in_as = "mira"
        await is_turned_away(change, "but this profile belongs to Acme Instruments.")
        person.signed_in_as = "asha"
        makes_administrator(rehearsal, ASHA, administrator=False)
        await is_turned_away(change, "Asha Rao", "is not an administrator of Acme Instruments.")
        makes_administrator(rehearsal, ASHA)
        await change.consents()
        await change.accepts()
        assert set(at.slots(change.admin.sitting)) == {"current", "pending"}


@pytest.mark.parametrize("goes_on", [True, False])
async def test_somebody_else_than_was_named_is_a_question(
    rehearsal: Rehearsed, person: Person, home: Path, *, goes_on: bool
) -> None:
    makes_administrator(rehearsal, NISHA)
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin = change.admin
        await change.begins()
        await change.names(NISHA)
        await change.consents()
        await admin.until_phase("question")
        await admin.reads(f"You named {NISHA}, and this is Asha Rao <{ASHA}>.")
        await admin.chooses("yes" if goes_on else "no")
        await admin.until_phase("connected" if goes_on else "waiting")
        assert ("pending" in at.slots(admin.sitting)) is goes_on
        assert rehearsal.live_tokens == (2 if goes_on else 1)
        await change.the_old_one_works()
        await change.team.leaves()
        await admin.reads(f"Vikram Shah hands over to {ASHA if goes_on else NISHA}: m goes on")


async def test_nobody_else_can_be_named_while_a_successors_token_waits(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    makes_administrator(rehearsal, NISHA)
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin = change.admin
        await change.begins()
        await change.names(ASHA)
        await change.consents()
        await change.accepts()
        for part in ("consent", "who"):
            await admin.presses("f7")
            await change.part(part)
        await admin.fill("administrator.successor", NISHA)
        await admin.continue_()
        await admin.until(lambda: admin.problem("administrator.successor"), "the refusal")
        assert f"A new token of {ASHA} waits already." in admin.problem("administrator.successor")


async def test_who_cannot_be_listed_is_typed(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    """The leaver has gone already, and the token with them."""
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin = change.admin
        rehearsal.forgets(change.old)
        admin.sitting.access.clear()
        await change.begins()
        await admin.fill("administrator.successor", "vikram.shah@acme.example.com")
        await admin.continue_()
        assert "That is who leaves." in admin.problem("administrator.successor")
        await change.names(ASHA)
        await change.consents()
        await change.accepts()
        await change.token_is_swapped()
        await admin.confirms_all_by_hand()
        await admin.continue_()
        await change.ends_old("now")
        await admin.reads("Vikram Shah can go")
        assert rehearsal.live_tokens == 1
