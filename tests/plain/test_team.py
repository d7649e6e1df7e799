"""The team at plain prompts: said, found, added to, removed from; and what both systems then hold."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.plain.test_tokens import saves_form
from tests.support.administrator import makes_administrator
from tests.support.headstart import headstart
from tests.support.person import ASHA as AT_BROWSER
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from tests.support.team import ASHA, INES, JONAS, LISTED, NISHA, RADHA, VIKRAM, holds
from tests.support.tokens import KEPT, slots
from zoho_ideolve_wizard.guide.sitting import Sitting

ZOE = "zoe.winter@acme.example.com"


@asynccontextmanager
async def at_the_team(
    rehearsal: Rehearsed, person: Person, home: Path, answers: Mapping[str, str] | None = None
) -> AsyncIterator[Talk]:
    """Everything is set up, everybody has joined, and the team's menu is open."""
    rehearsal.settings(invitations="accept", access_tokens_per_ten_minutes=1000, codes_per_ten_minutes=1000)

    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "finish", people=LISTED, answers=answers)
        rehearsal.settings(invitations="wait")

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Team: 4 people on your list")
        await talk.reads("as of", "What next?")
        yield talk


async def consents(talk: Talk, person: Person) -> None:
    """In the browser; the listener takes the code while the prompt stands open."""
    await talk.reads("Open this address in the browser on this computer:")
    await person.accepts(talk.value("Open this address in the browser on this computer"))
    await talk.reads("The browser handed the code over.")
    await talk.chooses("Yes, this is the company")
    await talk.chooses("Continue")


async def test_everybody_is_said_with_how_that_is_known(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as talk:
        await talk.chooses("List everybody")
        line = f"- {NISHA} (Nisha Pillai), both. CRM: user; Workspace: member; Groups: Sales, Experts.\n"
        await talk.reads("Unless said otherwise: the service said so,", line)
        assert talk.now.count("the service said so") == 1
        await talk.chooses("Find somebody")
        await talk.types("ines")
        await talk.reads(f"- {INES} (Ines Rey), expert.", "1 person found.")
        assert JONAS not in talk.now


@pytest.mark.timeout(120)
async def test_a_salesperson_joins_and_leaves_again(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as talk:
        before = holds(rehearsal)
        await talk.chooses("Add people")
        await talk.chooses("Type or paste addresses")
        await talk.types(f"Zoe Winter <{ZOE}>", "")
        await talk.chooses("Continue")
        await talk.reads("How")
        await talk.types("")
        await consents(talk, person)
        await talk.enters_until("Do it:")
        await talk.chooses("Do it:")
        await talk.reads("All of it is done now.")
        await talk.chooses("Continue")
        await talk.reads("What next?")
        joined = holds(rehearsal)
        assert joined == replace(
            before.but_crm({ZOE: "active, Sales Person, Standard"}),
            invited=frozenset({ZOE}),
            sales=before.sales | {ZOE},
        )
        assert ZOE in [one.address for one in talk.sitting.profile.people()]

        await talk.chooses("Remove people")
        await talk.types("zoe.wintre@acme.example.com, nobody@acme.example.com", "")
        await talk.answers(
            f"Nobody in the team has the address zoe.wintre@acme.example.com. Did you mean {ZOE}?", "yes"
        )
        assert "Nobody in the team has the address nobody@acme.example.com." in talk.said
        await talk.enters_until("Remove:")
        await talk.reads("remove: ")
        await talk.chooses("Remove:")
        await talk.answers(f"The plan above removes access. To go on, type {ZOE} and press Enter.", "zoe")
        await talk.reads("That is not the same.")
        assert holds(rehearsal) == joined
        await talk.types(ZOE)
        await talk.reads("Ended:")
        now = holds(rehearsal)
        assert now.sales == before.sales
        assert now.invited == frozenset()
        assert now.crm[ZOE].startswith("disabled")


async def test_enter_alone_in_place_of_the_address_changes_nothing(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as talk:
        before = holds(rehearsal)
        await talk.chooses("Remove people")
        await talk.types(JONAS, ".")
        await talk.enters_until("Remove:")
        await talk.chooses("Remove:")
        await talk.types("")
        await talk.reads("Nothing was changed.")
        assert holds(rehearsal) == before


async def test_a_difference_is_said_and_mended(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as talk:
        await person.takes_out_of_group("Zoho CRM", "Sales", VIKRAM)
        await talk.chooses("Look again")
        await talk.chooses("Differences: 3 found")
        await talk.reads(f"{VIKRAM} is a user of CRM, but is not in the group Sales: put into the group.")
        await talk.chooses(f"{VIKRAM} is a user of CRM")
        await talk.enters_until("Do it:")
        await talk.chooses("Do it:")
        await talk.reads("1 of 1, done: ")
        assert VIKRAM in holds(rehearsal).sales


@pytest.mark.timeout(120)
async def test_the_administrator_who_consented_cannot_go_before_another_one_took_over(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    makes_administrator(rehearsal, VIKRAM)
    makes_administrator(rehearsal, RADHA, administrator=False)
    person.signed_in_as = "vikram"
    async with at_the_team(rehearsal, person, home, KEPT) as talk:
        old = slots(talk.sitting)["current"]
        await talk.chooses("Remove people")
        await talk.types(VIKRAM, "")
        await talk.reads("Cannot be removed:", "gave the consent that Ideolve's token rests on")
        await talk.chooses("The administrator changes")
        await talk.reads("Administrator changes", f"1. Asha Rao <{ASHA}>")
        await talk.types("1")
        await talk.chooses("The one there is stays in use")
        await talk.reads("Say the address")
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.reads("take")
        assert slots(talk.sitting) == {"current": old}
        await talk.chooses("Start again")
        person.signed_in_as = AT_BROWSER
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.reads("Asha Rao takes over from Vikram Shah")
        await talk.types("1")
        await talk.chooses("Continue")
        pair = await saves_form(talk, person)
        await talk.chooses("A new Client Id and API key")
        await talk.types(pair.id, pair.secret)
        await talk.chooses("Do it:")
        await talk.reads("All of it is done now.")
        kept = slots(talk.sitting)
        assert kept["retiring"] == old
        assert kept["current"] != old
        await talk.types("u")
        await talk.reads("The administrator changes. Vikram Shah hands over to", "What next?")


async def test_the_access_review_is_said_and_saved(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as talk:
        await talk.chooses("Access review")
        await talk.chooses("Say it here")
        await talk.reads(VIKRAM)
        assert "**" not in talk.now
        await talk.chooses("Save it as CSV")
        await talk.reads("Saved, readable by you only:")
        saved = talk.now.split("Saved, readable by you only:\n")[1].partition("\n")[0]
    assert_owner_only(Path(saved), VIKRAM)


def assert_owner_only(path: Path, words: str) -> None:
    assert words in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
