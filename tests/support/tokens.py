"""An administrator at the tokens, with somebody at the browser; and what Zoho then holds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.admin import Admin, at_the_wizard
from tests.support.headstart import headstart
from tests.support.person import Pair, Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen
from zoho_ideolve_wizard.ui.screens.token import TokenScreen

PASSPHRASE = "four or five words do"
KEPT = {"secrets.vault": "passphrase", "secrets.passphrase": PASSPHRASE, "consent.way": "paste"}
"""Secrets outlive the sitting, and the consent needs no port."""


@asynccontextmanager
async def connected(
    rehearsal: Rehearsed, person: Person, home: Path, answers: Mapping[str, str] | None = None
) -> AsyncIterator[Admin]:
    """A company that was set up, months ago: the home screen."""
    async with at_the_wizard(rehearsal.printed, home) as admin:
        given = KEPT | dict(answers or {})
        await headstart(admin.sitting, rehearsal, person, "people", answers=given)
        yield admin


@asynccontextmanager
async def again(rehearsal: Rehearsed, home: Path) -> AsyncIterator[Admin]:
    """The next start."""
    async with at_the_wizard(rehearsal.printed, home) as admin:
        yield admin


async def opens_tokens(admin: Admin) -> TokenScreen:
    """One key from the home screen; locked secrets are unlocked on the way."""
    await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
    await admin.presses("t")
    await admin.until(lambda: isinstance(admin.app.screen, TokenScreen | Dialog), "the tokens")
    if isinstance(admin.app.screen, Dialog):
        await admin.answers_dialog("ok", typed=PASSPHRASE)
    return await at_tokens(admin)


async def at_tokens(admin: Admin) -> TokenScreen:
    await admin.until(lambda: isinstance(admin.app.screen, TokenScreen), "the tokens")
    await admin.settled()
    assert isinstance(admin.app.screen, TokenScreen)
    return admin.app.screen


async def begins(admin: Admin, choice: str, part: str) -> None:
    """A job from the menu, which opens at that part."""
    await admin.chooses(choice)
    await admin.wait_for("token", part)


async def begins_after(admin: Admin, choice: str, button: str, part: str) -> None:
    """A job that asks something before it opens."""
    await admin.chooses(choice)
    await admin.answers_dialog(button)
    await admin.wait_for("token", part)


async def leaves(admin: Admin) -> TokenScreen:
    """Out of a job, back to the tokens."""
    assert isinstance(admin.app.screen, PartsScreen)
    await admin.presses("f10")
    return await at_tokens(admin)


async def consents(admin: Admin, person: Person) -> None:
    """Accept in the browser, the address pasted; up to whatever the wizard makes of it."""
    await admin.until_phase("waiting")
    await admin.pastes_code((await person.accepts(await admin.copies_choice("copy"))).address)


async def consents_and_accepts(admin: Admin, person: Person) -> None:
    await consents(admin, person)
    await admin.chooses("yes")
    await admin.until_phase("connected")
    await admin.continues_to("token", "form")


async def saves_form(admin: Admin, person: Person) -> Pair:
    """With the values from the clipboard, as the conveyor hands them out."""
    form = await admin.copies()
    pair = await person.saves_connector(
        host=form["Host"],
        client_id=form["Client Id"],
        client_secret=form["Client Secret"],
        grant_type=form["Grant Type"],
        refresh_token=form["Refresh Token"],
        user=form["User"],
        workspace=form["Workspace"],
    )
    await admin.confirms_by_hand()
    await admin.wait_for("token", "pair")
    return pair


async def says_new_pair(admin: Admin, pair: Pair) -> None:
    await admin.fill("connector.page_shows", "new")
    await admin.fills({"connector.new_client_id": pair.id, "connector.new_api_key": pair.secret})
    await admin.continues_to("token", "prove")


async def says_same_pair(admin: Admin) -> None:
    await admin.fill("connector.page_shows", "same")
    await admin.continues_to("token", "prove")


async def ends_with(admin: Admin, old: str) -> TokenScreen:
    """From the proof to the end, with the functions done; `old` is later or now."""
    await admin.continues_to("token", "functions")
    if not admin.tasks.board.done:
        await admin.confirms_all_by_hand()
    await admin.continues_to("token", "old")
    await admin.fill("token.old", old)
    await admin.continue_()
    return await at_tokens(admin)


# -- what is so


def in_slot(sitting: Sitting, slot: Slot, purpose: Purpose = Purpose.CONNECTOR) -> str:
    """The refresh token in a slot; empty for none."""
    return sitting.secret(key_of(purpose, slot)) if tokens.card(sitting.profile, purpose, slot) else ""


def slots(sitting: Sitting) -> dict[str, str]:
    """What is in the connector's slots, the empty ones left out."""
    return {slot.value: found for slot in Slot if (found := in_slot(sitting, slot))}
