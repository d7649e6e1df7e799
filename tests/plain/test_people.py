"""People at plain prompts: pasted, from a file, mended, changed; and who is waited for afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.company import AS_PASTED
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.guide.sitting import Sitting

ANA, BEN = "ana.silva@acme.example.com", "ben.lee@acme.example.com"


@asynccontextmanager
async def at_people(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Talk]:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "people")

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Go on with the setup")
        await talk.reads("Step 8 of 9: People")
        yield talk


def listed(talk: Talk) -> dict[str, str]:
    return {one.address: one.role.value for one in talk.sitting.profile.people()}


async def test_a_csv_file_is_read(rehearsal: Rehearsed, person: Person, home: Path, tmp_path: Path) -> None:
    csv = tmp_path / "people.csv"
    csv.write_text(f"email,name,role\n{ANA},Ana,both\n{BEN},Ben,\n", encoding="utf-8")
    async with at_people(rehearsal, person, home) as talk:
        await talk.chooses("Read them from a CSV file")
        await talk.types(str(tmp_path / "nothing.csv"))
        await talk.reads("nothing.csv")
        await talk.chooses("Read them from a CSV file")
        await talk.types(f'"{csv}"')
        await talk.reads("2 people: 2 in sales, 1 expert.")
        assert listed(talk) == {ANA: "both", BEN: "salesperson"}


async def test_what_cannot_be_used_is_said_and_mended_even_at_the_next_start(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_people(rehearsal, person, home) as talk:
        await talk.chooses("Type or paste addresses")
        await talk.types("?")
        await talk.reads("Addresses in any form: commas, lines")
        assert "columns" not in talk.now
        await talk.types(f"{ANA} both", "ben.lee@acme", "nobody", f"{ANA}", "")
        await talk.reads("Cannot be used: ben.lee@acme.", "Cannot be used: nobody.", "1 named twice")
        assert talk.number_of("Continue") == "1"
        assert "Enter takes 7, Mend those that cannot be used: 2: " in talk.open_prompt
        assert await talk.closes_the_input() is Ended.INPUT
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await talk.types("", "g")
        await talk.chooses("People")
        await talk.types("b")
        await talk.chooses("Mend those that cannot be used: 2")
        await talk.reads("This cannot be used: ben.lee@acme.")
        await talk.types("still wrong@", BEN)
        await talk.reads("This cannot be used: nobody.")
        await talk.types("-")
        await talk.reads("2 people: 2 in sales, 1 expert.")
        assert listed(talk) == {ANA: "both", BEN: "salesperson"}


async def test_a_role_is_changed_and_somebody_is_taken_off_the_list(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_people(rehearsal, person, home) as talk:
        await talk.chooses("Type or paste addresses")
        await talk.types(*AS_PASTED.splitlines(), ".")
        writes = rehearsal.writes
        await talk.chooses("List everybody")
        await talk.reads(f"1. {ANA}, Ana Silva, sales")
        await talk.chooses("Change somebody's role")
        await talk.reads("Whose role?\n1. ", f"{BEN}: ", "Type a number, 1 to 13")
        await talk.types("99", "1")
        assert "Type a number from 1 to 13" in talk.said
        await talk.chooses("expert")
        await talk.reads(f"{ANA}: expert.")
        await talk.chooses("Take somebody off the list")
        await talk.types(BEN.upper())
        await talk.reads(f"{BEN} is off the list. Nothing was changed in Ideolve.")
        assert listed(talk)[ANA] == "expert"
        assert BEN not in listed(talk)
        assert rehearsal.writes == writes


async def test_who_was_invited_is_waited_for_until_one_says_that_they_joined(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "finish", people=f"{ANA}, {BEN}")

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.reads("Waiting: ", "to accept the invitation")
        await talk.chooses("Waiting: for 2 things")
        await talk.chooses(f"{ANA}: to accept the invitation")
        await talk.chooses("Show the message that reminds them")
        await talk.reads("The message:\n", "Zoho CRM")
        await talk.chooses("It is done")
        await talk.types("yes")
        await talk.reads("Whom is it about?", f"1. {BEN}: to accept the invitation")
        assert ANA not in talk.now


async def test_a_message_is_explained(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await talk.chooses("Messages and what to do")
        await talk.types("invalid_client_secret")
        await talk.reads("Zoho does not accept the client secret.", "Code: ", "Enter alone goes home:")
        await talk.types("qqqq")
        await talk.reads("None has that.")
        await talk.types("zoho")
        await talk.reads("more have that. Type more of it.")
        await talk.types("")
        await talk.reads("What would you like to do?")
