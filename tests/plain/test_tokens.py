"""Tokens at plain prompts: checked, regenerated, given a new secret, revoked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.headstart import headstart
from tests.support.person import Pair, Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from tests.support.tokens import KEPT, slots
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting


@asynccontextmanager
async def at_the_tokens(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[Talk]:
    """A company that was set up, months ago; the tokens' menu is open."""

    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "people", answers=KEPT)

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Tokens")
        await talk.reads("Ideolve's token, in use. Acme Instruments (60012345); Asha Rao", "What next?")
        yield talk


async def saves_form(talk: Talk, person: Person) -> Pair:
    for label in ("Client Secret", "Refresh Token"):
        await talk.chooses(f"Show the {label}")
        await talk.types("yes")
    names = ("Host", "Client Id", "Client Secret", "Grant Type", "Refresh Token", "User", "Workspace")
    typed = {name.lower().replace(" ", "_"): talk.value(name) for name in names}
    pair = await person.saves_connector(**typed)
    await talk.chooses("I have done this")
    return pair


async def test_a_check_has_three_answers(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        await talk.chooses("Check")
        await talk.reads("in use: valid. It reads Acme Instruments as Asha Rao.", "Checked: 1 valid.")
        rehearsal.forgets(slots(talk.sitting)["current"])
        await talk.chooses("Check")
        await talk.reads("in use: invalid.", "Checked: 1 invalid.")


@pytest.mark.timeout(120)
async def test_regenerate_consents_again_and_the_old_one_works_until_it_is_revoked(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        old = slots(talk.sitting)["current"]
        await talk.chooses("Regenerate")
        await talk.reads("Say the address")
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.chooses("Yes, this is the company")
        await talk.reads("The new token waits. The one in use stays in use until the end of this job.")
        await talk.chooses("Continue")
        pair = await saves_form(talk, person)
        await talk.chooses("A new Client Id and API key")
        await talk.types(pair.id, pair.secret)
        assert pair.secret not in talk.said
        await talk.chooses("Do it:")
        await talk.reads("All of it is done now.")
        await talk.chooses("Continue")
        await talk.chooses("All done")
        await talk.answers("Is all of it done?", "yes")
        await talk.chooses("Continue")
        await talk.reads("Old token.")
        await talk.chooses("Keep it for now")
        await talk.reads("Ideolve's token, old, to be revoked", "What next?")
        kept = slots(talk.sitting)
        assert kept["retiring"] == old
        assert kept["current"] != old
        assert rehearsal.live_tokens == 2
        assert "Enter takes" in talk.open_prompt
        assert talk.open_prompt.endswith(", Home: ")

        await talk.chooses("Revoke the old token")
        await talk.answers("Revoke the old token?", "no")
        assert rehearsal.is_alive(old)
        await talk.chooses("Revoke the old token")
        await talk.answers("Revoke the old token?", "yes")
        await talk.reads("What next?")
        assert not rehearsal.is_alive(old)


async def test_the_secret_of_the_client_in_use_is_kept_by_enter_and_another_client_needs_its_own(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        await talk.chooses("Regenerate")
        await talk.types("b")
        await talk.reads("Client.", "Client Id. ")
        await talk.types("1000.FAKEOTHERCLIENT12345")
        assert "Enter keeps" not in talk.open_prompt
        await talk.types("b", talk.sitting.answer("zoho.client_id"))
        assert talk.open_prompt.endswith("Enter keeps the one that is kept: ")
        await talk.types("")
        await talk.reads("Consent.", "Say the address")


async def test_a_new_client_secret_is_typed_unseen_and_proven(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        fresh = await person.makes_new_secret(talk.sitting.answer("zoho.client_id"))
        await talk.chooses("New client secret")
        assert talk.keys.hidden
        await talk.types(fresh)
        await talk.reads("Form.")
        assert fresh not in talk.said
        await saves_form(talk, person)
        assert talk.sitting.secret("zoho.client_secret") == fresh


async def test_ideolves_token_is_revoked_only_after_a_yes(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        await talk.chooses("Revoke Ideolve's token")
        await talk.answers("Revoke Ideolve's token?", "")
        assert rehearsal.live_tokens == 1
        await talk.chooses("Revoke Ideolve's token")
        await talk.answers("Revoke Ideolve's token?", "yes")
        await talk.reads("What next?")
        assert rehearsal.live_tokens == 0


async def test_what_is_unfinished_is_said_first_and_is_what_enter_takes(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        assert "scopes of ZohoCRM" not in talk.now
        await talk.chooses("Regenerate")
        await talk.reads(
            "A new token: way and client as before.", "For another way or client go back.", "Say the address"
        )
        await talk.types((await person.accepts(await talk.the_page())).address)
        await talk.chooses("Yes, this is the company")
        await talk.types("u")
        await talk.reads("What next?")
        assert talk.now.index("A new token of ") < talk.now.index("Ideolve's token, in use")
        await talk.types("")
        await talk.reads("Form.", "Fill in and save the connector form")
        await talk.types("u")
        await talk.chooses("Say the tokens again")
        await talk.reads("scopes of ZohoCRM: ")


async def test_every_token_has_its_label_by_ear(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_tokens(rehearsal, person, home) as talk:
        card = tokens.card(talk.sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
        assert card is not None
        await talk.sitting.keep_token(Purpose.TEAM, Slot.CURRENT, card, "1000.faketeam.fake")
        await talk.chooses("Home")
        await talk.reads("Tokens: Team, made today", "What would you like to do?")
        assert "Tokens: Ideolve" not in talk.now
        await talk.chooses("Say again how it stands")
        await talk.reads("Tokens: Ideolve, made today", "Tokens: Team, made today", "rests on Asha Rao.")
