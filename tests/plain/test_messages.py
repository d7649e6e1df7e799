"""What a message means, at plain prompts."""

from pathlib import Path

from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide import index


async def opened(talk: Talk) -> None:
    await talk.chooses("What does a message mean?")
    await talk.reads(f"There are {len(index.entries())} messages.", "Enter alone goes back:")


async def test_a_code_lists_what_has_it_and_the_chosen_one_is_told_whole(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await opened(talk)
        await talk.types("invalid_code")
        await talk.reads("3 messages have that.")
        await talk.chooses("Zoho does not know this refresh token any more.")
        await talk.reads(
            "Said by: Zoho accounts.",
            "Code: invalid_code.",
            "Why it happens: It was revoked or deleted",
            "What to do: Consent again to get a new refresh token.",
            "Enter alone goes back:",
        )


async def test_a_whole_message_is_told_at_once_and_nothing_typed_goes_back(
    rehearsal: Rehearsed, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await opened(talk)
        await talk.types("bob@firm.test is a user of this CRM already.")
        await talk.reads("activate the person there instead of adding", "Enter alone goes back:")
        await talk.types("frobnicate")
        await talk.reads("No message has that.", "Enter alone goes back:")
        await talk.types("")
        await talk.reads("What would you like to do?")
        assert talk.said.isascii()


async def test_of_many_the_first_are_listed(rehearsal: Rehearsed, home: Path) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await opened(talk)
        await talk.types("zoho")
        await talk.reads("These are the first 9; type a word more to find fewer.")
