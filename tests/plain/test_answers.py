"""Questions at plain prompts: checked, kept, changed, taken up again where they were left."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.opening import Ended
from zoho_ideolve_wizard.guide.sitting import Sitting

CONTACT = "Ideolve primary contact"
PASSPHRASE = "a fake passphrase for tests"


async def to_the_contact(talk: Talk) -> None:
    """The first questions, as far as the primary contact."""
    await talk.chooses("Set up")
    await talk.chooses("Archive only")
    await talk.answers("Address of your Zoho CRM", "-")
    await talk.chooses("India")
    await talk.reads(CONTACT)


async def test_a_wrong_answer_is_told_and_asked_again(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("")
        await talk.reads("This is needed to go on.", CONTACT)
        await talk.types("not an address")
        await talk.reads(CONTACT)
        assert "@" in talk.now
        await talk.types("admin@acme.example.com")
        await talk.reads("Where may the wizard keep secrets?")


async def test_a_doubtful_answer_is_kept_only_after_a_yes(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("acme@gmail.com")
        await talk.reads("gmail.com is a public mail provider.", "Keep it all the same? Type yes or no.")
        await talk.types("no")
        await talk.answers(CONTACT, "acme@gmail.com")
        await talk.types("b")
        await talk.answers(CONTACT, "acme@gmail.com")
        await talk.types("yes")
        await talk.reads("Where may the wizard keep secrets?")


async def test_back_goes_question_by_question_with_what_was_answered(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("b")
        await talk.reads("Zoho data center", "Enter keeps", "India (zoho.in):")
        await talk.types("b", "b")
        await talk.reads("What is it for?", "Enter keeps 2, Archive only:")
        await talk.types("b")
        await talk.reads("This is the beginning. u goes up to the menu.", "What is it for?")


async def test_back_into_a_part_that_is_answered_leads_to_its_last_question(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("admin@acme.example.com")
        await talk.chooses("Nowhere: this run only")
        await talk.reads("Chosen: Nowhere: this run only.", "Part 2 of 2: Ideolve account.", "By hand:")
        await talk.types("b", "b")
        await talk.reads("Part 1 of 2: ", "Where may the wizard keep secrets?", "Nowhere: this run only:")
        await talk.types("b")
        await talk.reads(f"{CONTACT}. ", "Enter keeps admin@acme.example.com:")
        await talk.types("", "")
        await talk.reads("Part 2 of 2: Ideolve account.")
        assert talk.sitting.answer("use") == "archive"
        assert talk.sitting.answer("zoho.data_center") == "in"


async def test_the_prompts_help_and_the_steps(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("?")
        await talk.reads(
            "The address on your company's domain that signs up at Ideolve", "b goes back", CONTACT
        )
        await talk.types("??")
        await talk.reads("Help. About what?", "1. What this is.")
        await talk.chooses("What you need")
        await talk.reads("administrator")
        assert "**" not in talk.now
        await talk.types("back")
        await talk.answers(CONTACT, "")


async def test_an_address_of_crm_tells_the_data_center(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await talk.chooses("Set up")
        await talk.types("")
        await talk.answers("Address of your Zoho CRM (optional).", "https://crm.zoho.eu/crm/org123/tab/Home")
        await talk.reads("Zoho data center", "Enter takes", "Europe (zoho.eu):")


async def test_what_was_answered_so_far_is_offered_again_after_the_input_ended(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("admin@acme.example.com")
        assert await talk.closes_the_input() is Ended.INPUT
        assert "The input ended. Everything is kept. The next start says what is next." in talk.said
    async with at_the_prompts(None, home) as talk:
        await talk.chooses("Set up")
        await talk.reads("Enter keeps 2, Archive only:")
        await talk.types("", "")
        await talk.reads("Enter keeps", "India (zoho.in):")
        await talk.types("")
        await talk.reads("Enter keeps admin@acme.example.com:")
        await talk.answers(CONTACT, "")


async def test_a_passphrase_is_typed_twice_unseen_and_unlocks_the_next_start(home: Path) -> None:
    async with at_the_prompts(None, home) as talk:
        await to_the_contact(talk)
        await talk.types("admin@acme.example.com")
        await talk.chooses("A file locked with a passphrase")
        assert talk.keys.hidden
        await talk.answers("Passphrase for that file. At least 12 characters.", "short")
        await talk.reads("Use at least")
        await talk.types("a slip of the fingers", PASSPHRASE)
        await talk.reads("The two differ. Type both again.")
        await talk.answers("Passphrase for that file. Nothing is shown while you type:", PASSPHRASE)
        await talk.answers("The same passphrase again.", PASSPHRASE)
        await talk.reads("The two are the same: it is taken.", "Part 2 of 2: Ideolve account.")
        assert PASSPHRASE not in talk.said
    async with at_the_prompts(None, home) as talk:
        await talk.reads("Secrets: in a file locked with your passphrase; locked.")
        await talk.chooses("Open your secrets")
        assert talk.keys.hidden
        await talk.types("not this one")
        await talk.reads("passphrase")
        await talk.types(PASSPHRASE)
        await talk.reads("Part 2 of 2: Ideolve account.")


async def test_an_answer_that_is_changed_drops_what_followed_and_says_so(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "people", answers={"consent.way": "paste"})

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Steps")
        await talk.chooses("Zoho application")
        await talk.chooses("A short code typed on another device")
        await talk.reads("That changes what followed from it. Asked again: Client Id", "Client Secret")
        assert talk.sitting.answer("zoho.client_id") == ""


@pytest.mark.parametrize("command", ["u", "g"])
async def test_the_way_out_and_the_way_to_another_step(
    command: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "application")

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Go on with the setup")
        await talk.types(command)
        if command == "u":
            await talk.reads("What would you like to do?")
            await talk.chooses("Steps")
        await talk.reads("Which step?", "Workspace and groups: done.", "People: not started.")
        await talk.chooses("Consent and tokens")
        await talk.reads("Step 4 of 9: Consent and tokens", "First finish: Zoho application.")


async def test_a_port_that_is_taken_is_told_where_another_one_still_costs_nothing(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "application")

    port = urlsplit(rehearsal.value("redirect_uri")).port
    with socket.create_server(("127.0.0.1", port or 0)):
        async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
            await talk.chooses("Go on with the setup")
            await talk.chooses("In the browser on this computer")
            await talk.types("")
            await talk.reads(f"{port}", "Keep it all the same?")
            await talk.types("no")
            await talk.answers("Redirect URI", rehearsal.value("redirect_uri"))
            await talk.types("yes")
            await talk.chooses("I have done this")
            await talk.types("", "")
            await talk.reads("Step 4 of 9", f"{port}", "To use another port", "1. Start again")
