"""The administrator changes, cut off on the way: the old token still works, the next start goes on where it was."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.administrator import ASHA, Change, next_start, set_up_by_vikram
from tests.support.person import Pair, Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.team.administrator_state import change_of

pytestmark = pytest.mark.timeout(150)
NOTHING = "check, regenerate, widen, revoke"
TOKEN, ORG, AUTH = "POST /oauth/v2/token", "GET /crm/v8/org", "POST /v4/user/"


async def names(change: Change) -> None:
    await change.names(ASHA, "anew")


async def consents(change: Change) -> None:
    await change.consents()
    await change.admin.until_phase("question")


async def rest(change: Change) -> None:
    await change.hands_over_the_connection()
    await change.part("old")


STAGES: list[Callable[[Change], Awaitable[None]]] = [
    Change.begins,
    names,
    Change.registers,
    Change.enters_client,
    consents,
    Change.accepts,
    Change.saves_form,
    Change.says_pair,
    Change.proves,
    Change.does_the_functions,
    rest,
]

# How many stages were gone through, where the job opens again, and how many need not be gone through again.
LEFT = {
    "after the client was registered": (3, "credentials", 3),
    "before the successor was accepted": (5, "consent", 5),
    "before the form was saved": (6, "form", 6),
    "before the proof": (8, "prove", 8),
}


async def finishes(change: Change, done: int) -> None:
    """All that was left, and the state that must come of it."""
    for stage in STAGES[done:]:
        await stage(change)
    admin = change.admin
    assert at.slots(admin.sitting)["retiring"] == change.old
    assert change.rehearsal.is_alive(change.old)
    assert change.rehearsal.live_tokens == 2
    assert change.client is not None
    assert admin.sitting.answer("zoho.client_id") == change.client.id
    found = (admin.sitting.answer("connector.client_id"), admin.sitting.secret("connector.api_key"))
    assert found == change.pair
    await change.ends_old("now")
    await admin.reads("Vikram Shah can go")
    assert not change.rehearsal.is_alive(change.old)
    assert change.rehearsal.live_tokens == 1


@pytest.mark.parametrize("where", LEFT)
async def test_quit_and_started_again(rehearsal: Rehearsed, person: Person, home: Path, where: str) -> None:
    gone, opens, done = LEFT[where]
    async with set_up_by_vikram(rehearsal, person, home) as first:
        for stage in STAGES[:gone]:
            await stage(first)
    async with next_start(first, home) as later:
        await later.the_old_one_works()
        await later.goes_on(opens)
        await finishes(later, done)


async def test_quit_after_the_exchange_the_rest_is_done_later(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as first:
        for stage in STAGES[:9]:
            await stage(first)
    async with next_start(first, home) as later:
        assert rehearsal.is_alive(later.old)
        await later.admin.presses("m")
        await later.part("functions")
        await later.admin.confirms_all_by_hand()
        await later.continues_to("rest")
        await later.team.leaves()
        await later.admin.presses("m")
        await later.part("rest")
        await finishes(later, 10)


async def test_a_failure_at_each_arrow(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin = change.admin
        for stage in STAGES[:4]:
            await stage(change)
        await admin.until_phase("waiting")
        page = await person.rejects(await admin.copies_choice("copy"))
        await admin.pastes_code(page.address)
        await admin.reads("Consent was refused.")
        await change.the_old_one_works()

        rehearsal.faults((TOKEN, "drop"))
        await change.consents()
        await admin.until_phase("failed")
        await change.the_old_one_works()
        await admin.chooses("again")

        rehearsal.faults((ORG, "status", 500, 9))
        await change.consents()
        await admin.until_phase("unproven")
        rehearsal.faults()
        await change.the_old_one_works()
        await admin.chooses("prove")
        await change.accepts()

        await change.saves_form()
        assert change.pair is not None
        await at_pair(change, Pair(change.pair.id, "fake-api-key-mistyped"))
        await admin.does_it()
        await admin.reads("Ideolve does not accept this Client Id and API key together.")
        await change.the_old_one_works()
        await admin.presses("f7")
        await change.part("pair")
        await change.says_pair()
        rehearsal.faults((AUTH, "status", 503, 9))
        await admin.does_it()
        await admin.reads("Ideolve has a fault at the moment")
        rehearsal.faults()
        await change.the_old_one_works()
        await change.proves()
        await change.does_the_functions()
        await rest(change)

        rehearsal.faults(("POST /oauth/v2/token/revoke", "status", 500))
        await change.ends_old("now")
        await admin.until(lambda: admin.problem("token.old"), "the refusal")
        assert at.slots(admin.sitting)["retiring"] == change.old
        await admin.continue_()
        await admin.reads("Vikram Shah can go")
    assert not rehearsal.is_alive(change.old)
    assert rehearsal.live_tokens == 1


async def at_pair(change: Change, pair: Pair) -> None:
    right, change.pair = change.pair, pair
    await change.says_pair()
    change.pair = right


async def test_given_up_under_tokens_the_job_asks_for_consent_again(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin = change.admin
        for stage in STAGES[:6]:
            await stage(change)
        await change.team.leaves()
        await admin.presses("f10")
        await at.opens_tokens(admin)
        await admin.chooses("give-up")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
        await change.the_old_one_works()
        await admin.presses("escape")
        await change.team.opens()
        await change.goes_on("consent")
        await finishes(change, 4)


@pytest.mark.parametrize("gone", [4, 7])
async def test_given_up_everything_stays_with_whoever_it_was(
    rehearsal: Rehearsed, person: Person, home: Path, gone: int
) -> None:
    """Once the form was saved with the successor's token, it is to be saved again."""
    async with set_up_by_vikram(rehearsal, person, home) as change:
        admin = change.admin
        for stage in STAGES[:gone]:
            await stage(change)
        await change.team.leaves()
        await admin.presses("m")
        await admin.answers_dialog("give-up")
        await admin.until(lambda: change_of(admin.sitting) is None, "the end of it")
        await change.the_old_one_works()
        assert rehearsal.live_tokens == 1
        assert admin.sitting.answer("zoho.client_id") == rehearsal.value("client_id")
        assert admin.sitting.secret("zoho.client_secret") == rehearsal.value("client_secret")
        await change.team.looks()
        assert "hands over" not in admin.words
        await admin.presses("f10")
        await admin.reads("Ideolve's form is to be saved again" if gone == 7 else NOTHING)
