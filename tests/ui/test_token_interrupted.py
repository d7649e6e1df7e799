"""Regenerating, cut off at each arrow: the old token still works, the next start says where it stands, and the
rest can be done then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import tokens as at
from tests.support.admin import Admin
from tests.support.person import Pair, Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.credentials.token_check import Answer, check
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot

pytestmark = pytest.mark.timeout(120)

TOKEN, ORG, AUTH = "POST /oauth/v2/token", "GET /crm/v8/org", "POST /v4/user/"
WAITS = "waits, the old one is in use: go on."
NOTHING = "check, regenerate, widen, revoke"


@dataclass
class Way:
    """Somebody on the way to a new token; `pair` is what the form showed."""

    admin: Admin
    person: Person
    rehearsal: Rehearsed
    pair: Pair | None = None

    async def to_consent(self) -> None:
        await at.opens_tokens(self.admin)
        await at.begins(self.admin, "regenerate", "consent")

    async def to_question(self) -> None:
        await at.consents(self.admin, self.person)
        await self.admin.until_phase("question")

    async def to_form(self) -> None:
        await self.admin.chooses("yes")
        await self.admin.until_phase("connected")
        await self.admin.continues_to("token", "form")

    async def to_saved(self) -> None:
        """Saved in Ideolve, and the wizard does not know it yet."""
        form = await self.admin.copies()
        self.pair = await self.person.saves_connector(
            host=form["Host"],
            client_id=form["Client Id"],
            client_secret=form["Client Secret"],
            refresh_token=form["Refresh Token"],
            user=form["User"],
            workspace=form["Workspace"],
        )

    async def to_pair(self) -> None:
        await self.admin.confirms_by_hand()
        await self.admin.wait_for("token", "pair")

    async def to_prove(self) -> None:
        assert self.pair is not None
        await at.says_new_pair(self.admin, self.pair)

    async def to_promoted(self) -> None:
        await self.admin.does_it()
        assert self.admin.tasks.board.done

    async def to_end(self) -> None:
        await at.ends_with(self.admin, "later")


STAGES: list[Callable[[Way], Awaitable[None]]] = [
    Way.to_consent,
    Way.to_question,
    Way.to_form,
    Way.to_saved,
    Way.to_pair,
    Way.to_prove,
    Way.to_promoted,
    Way.to_end,
]

# Where it was left, what home says then, and where the job opens again.
LEFT = {
    "before consent": (1, NOTHING, "consent"),
    "before the company was accepted": (2, WAITS, "consent"),
    "before the form": (3, WAITS, "form"),
    "after the form was saved, and not said": (4, WAITS, "form"),
    "after the form was said to be saved": (5, WAITS, "pair"),
    "before the proof": (6, WAITS, "prove"),
}


async def still_works(admin: Admin, rehearsal: Rehearsed, old: str) -> None:
    """The old token is in use, and good at Zoho."""
    assert at.slots(admin.sitting)["current"] == old
    assert rehearsal.is_alive(old)
    assert (await check(admin.sitting, Purpose.CONNECTOR, Slot.CURRENT)).answer is Answer.VALID


async def finishes(way: Way, stages: int, old: str) -> None:
    """All that was left, and the state that must come of it."""
    for go in STAGES[stages:]:
        await go(way)
    admin = way.admin
    assert way.pair is not None
    assert at.slots(admin.sitting)["retiring"] == old
    assert set(at.slots(admin.sitting)) == {"current", "retiring"}
    assert (
        admin.sitting.answer("connector.client_id"),
        admin.sitting.secret("connector.api_key"),
    ) == way.pair
    assert way.rehearsal.live_tokens == 2
    assert way.rehearsal.is_alive(old)


@pytest.mark.parametrize("where", LEFT)
async def test_quit_and_started_again(rehearsal: Rehearsed, person: Person, home: Path, where: str) -> None:
    stages, says, opens = LEFT[where]
    async with at.connected(rehearsal, person, home) as first:
        old = at.slots(first.sitting)["current"]
        way = Way(first, person, rehearsal)
        for go in STAGES[:stages]:
            await go(way)
    async with at.again(rehearsal, home) as later:
        await later.reads(says)
        await at.opens_tokens(later)
        await still_works(later, rehearsal, old)
        await at.begins(later, "regenerate", opens)
        way.admin = later
        redone = 3 if opens == "form" else stages  # what was not said to be done is done again
        await finishes(way, redone, old)


async def test_quit_after_the_exchange_the_old_one_waits_to_be_revoked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at.connected(rehearsal, person, home) as first:
        old = at.slots(first.sitting)["current"]
        way = Way(first, person, rehearsal)
        for go in STAGES[:7]:
            await go(way)
    async with at.again(rehearsal, home) as later:
        await later.reads("The functions in CRM do not hold the new API key everywhere yet.")
        await at.opens_tokens(later)
        await at.begins(later, "functions", "functions")
        await later.confirms_all_by_hand()
        await later.continue_()
        await at.at_tokens(later)
        await later.reads("Ideolve's token, old, to be revoked")
        assert at.slots(later.sitting)["retiring"] == old
        await later.chooses("check")
        await later.reads("Checked: 2 valid.")


async def test_a_failure_at_each_arrow(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    rehearsal.settings(access_tokens_per_ten_minutes=100, codes_per_ten_minutes=100)
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        way = Way(admin, person, rehearsal)
        await way.to_consent()

        await admin.until_phase("waiting")
        page = await person.rejects(await admin.copies_choice("copy"))
        await admin.pastes_code(page.address)
        await admin.reads("Consent was refused.")
        await still_works(admin, rehearsal, old)

        rehearsal.faults((TOKEN, "drop"))
        await at.consents(admin, person)
        await admin.until_phase("failed")
        await still_works(admin, rehearsal, old)
        await admin.chooses("again")

        rehearsal.faults((ORG, "status", 500, 9))
        await at.consents(admin, person)
        await admin.until_phase("unproven")
        rehearsal.faults()
        await still_works(admin, rehearsal, old)
        await admin.chooses("prove")
        await admin.until_phase("question")
        await way.to_form()

        await way.to_saved()
        await way.to_pair()
        assert way.pair is not None
        await at.says_new_pair(admin, Pair(way.pair.id, "fake-api-key-mistyped"))
        await admin.does_it()
        await admin.reads("Ideolve does not accept this Client Id and API key together.")
        await still_works(admin, rehearsal, old)
        await admin.presses("f7")
        await admin.wait_for("token", "pair")
        await way.to_prove()
        rehearsal.faults((AUTH, "status", 503, 9))
        await admin.does_it()
        await admin.reads("Ideolve has a fault at the moment")
        rehearsal.faults()
        await still_works(admin, rehearsal, old)
        await finishes(way, 6, old)

        rehearsal.faults(("POST /oauth/v2/token/revoke", "status", 500))
        await admin.chooses("revoke-old")
        await admin.answers_dialog("yes")
        await admin.reads("Zoho reports an error of its own.")
        assert at.slots(admin.sitting)["retiring"] == old
        await admin.chooses("revoke-old")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
    assert not rehearsal.is_alive(old)
    assert rehearsal.live_tokens == 1


@pytest.mark.parametrize("saved", [False, True])
async def test_given_up(rehearsal: Rehearsed, person: Person, home: Path, *, saved: bool) -> None:
    """If the form holds the new token, it is to be saved again with the old one."""
    async with at.connected(rehearsal, person, home) as admin:
        old = at.slots(admin.sitting)["current"]
        way = Way(admin, person, rehearsal)
        for go in STAGES[: 5 if saved else 3]:
            await go(way)
        await at.leaves(admin)
        await admin.chooses("give-up")
        await admin.answers_dialog("yes")
        await admin.reads("It is revoked.")
        await still_works(admin, rehearsal, old)
        assert set(at.slots(admin.sitting)) == {"current"}
        await admin.presses("escape")
        await admin.reads("Ideolve's form is to be saved again" if saved else NOTHING)
        if saved:
            await at.opens_tokens(admin)
            await at.begins(admin, "form", "form")
            form = await admin.copies("Refresh Token")
            assert form["Refresh Token"] == old
            pair = await at.saves_form(admin, person)
            await at.says_new_pair(admin, pair)
            await admin.does_it()
            await admin.continues_to("token", "functions")
    assert rehearsal.live_tokens == 1
