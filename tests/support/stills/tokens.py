"""The tokens, and the parts of the jobs that begin there."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual.pilot import Pilot

from tests.support.acts import Act, settle, stay_home, steady, until
from tests.support.fixed import FixedSitting, Setup, Words, token_card
from tests.support.fixed_http import Never, Says
from tests.support.stills import automation
from tests.support.stills.home import vendor_asked
from tests.support.stills.later import later
from tests.support.stills.still import Still
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.connector import form_of
from zoho_ideolve_wizard.guide.credentials import token_pair, tokens
from zoho_ideolve_wizard.guide.credentials.token_count import key_of
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.job import JobScreen
from zoho_ideolve_wizard.ui.screens.token import TokenScreen
from zoho_ideolve_wizard.ui.widgets.menu import Menu

NEXT_YEAR = "2027-03-01T10:00:00.000+00:00"
BUSY = {"consent.way": "paste"}
"""No port is taken while pictures are made."""


def _connected(words: Words) -> Setup:
    return Setup(before="", words=words, answers=BUSY)


def _new(words: Words, **more: str) -> TokenCard:
    return replace(token_card(words), issued_at=NEXT_YEAR, last_worked_at=NEXT_YEAR, **more)


def _waiting(words: Words) -> Setup:
    return replace(_connected(words), pending_token=_new(words, accepted="yes"))


def _other_person(words: Words) -> Setup:
    other = _new(words, user_id="60012345000000009", user_name=f"{words.user} Junior", administrator="no")
    return replace(_connected(words), pending_token=other)


def _dead(words: Words) -> Setup:
    return replace(_connected(words), replies=(("/oauth/v2/token", Says(200, {"error": "invalid_code"})),))


def _slow(words: Words) -> Setup:
    return replace(_connected(words), replies=(("/oauth/v2/token", Never()),))


def _none(words: Words) -> Setup:
    return Setup(before="consent", words=words)


def _keep(made: FixedSitting, purpose: Purpose, slot: Slot, card: TokenCard) -> None:
    asyncio.run(made.keep_token(purpose, slot, card, f"fake-{purpose}-{slot}-token"))


def _with_old(made: FixedSitting) -> None:
    """Regenerated in March: the one of November waits to be revoked."""
    old = tokens.card(made.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert old is not None
    _keep(made, Purpose.CONNECTOR, Slot.RETIRING, old)
    new = replace(old, issued_at=NEXT_YEAR, last_worked_at=NEXT_YEAR)
    _keep(made, Purpose.CONNECTOR, Slot.CURRENT, new)
    confirm(made, Slot.CURRENT)


def _with_team(made: FixedSitting) -> None:
    card = tokens.card(made.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    _keep(made, Purpose.TEAM, Slot.CURRENT, replace(card, scopes=scopes.text(scopes.TEAM)))


def _many(made: FixedSitting) -> None:
    """Four tokens, and much else to say."""
    automation.ill(made)
    vendor_asked(made)
    _with_old(made)
    _with_team(made)
    card = tokens.card(made.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    _keep(made, Purpose.AUTOMATION, Slot.CURRENT, replace(card, scopes=scopes.text(scopes.AUTOMATION)))


def _near_the_limit(made: FixedSitting) -> None:
    made.profile.set(key_of(made.answer("zoho.client_id")), 17)


def confirm(made: FixedSitting, slot: Slot) -> None:
    for task in form_of(made, slot):
        made.ledger.end(task, Outcome.CONFIRMED)


def _form_saved(made: FixedSitting) -> None:
    confirm(made, Slot.PENDING)


def _new_pair_said(made: FixedSitting) -> None:
    _form_saved(made)
    said = {
        token_pair.SHOWS: token_pair.NEW,
        token_pair.NEW_ID: "IDV-FIXED-0002",
        token_pair.SHOWN_AT: NEXT_YEAR,
    }
    made.profile.set_many(said)
    asyncio.run(made.put_secrets({token_pair.NEW_KEY: "fake-new-connector-key"}))


async def open_tokens(pilot: Pilot[str]) -> TokenScreen:
    await stay_home(pilot)
    await pilot.press("t")
    await until(pilot, lambda: isinstance(pilot.app.screen, TokenScreen), "the tokens are shown")
    await pilot.pause()
    assert isinstance(pilot.app.screen, TokenScreen)
    return pilot.app.screen


def at_tokens(*keys: str, until_said: str = "") -> Act:
    """At the tokens, presses keys until something is said."""

    async def act(pilot: Pilot[str]) -> None:
        screen = await open_tokens(pilot)
        for key in keys:
            await pilot.press(key)
        await until(pilot, lambda: until_said in str(screen.query_one("#hint").render()), until_said)
        await steady(pilot)

    return act


def chosen(choice: str, *keys: str) -> Act:
    """Takes a line of the menu; then, in the job or the dialog that it opens, presses keys."""

    async def act(pilot: Pilot[str]) -> None:
        screen = await open_tokens(pilot)
        menu = screen.query_one(Menu)
        menu.highlighted = menu.get_option_index(choice)
        await pilot.press("enter")
        shown = (JobScreen, Dialog)
        await until(pilot, lambda: isinstance(pilot.app.screen, shown), "a job or a dialog is shown")
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await steady(pilot)

    return act


def _job(name: str, setup: Callable[[Words], Setup], choice: str, *keys: str) -> Still:
    return Still(name, setup, act=chosen(choice, *keys))


STILLS = [
    Still("home-reminder", _connected, act=stay_home, mend=_with_old),
    Still("home-many-tokens", automation.rehearsed, act=stay_home, mend=_many),
    Still("tokens-none", _none, act=at_tokens()),
    Still("tokens", _connected, act=at_tokens(), mend=_with_team),
    Still("tokens-checking", _slow, act=at_tokens("c", until_said="Asking Zoho")),
    Still(
        "tokens-checking-long",
        _slow,
        act=later(at_tokens("c", until_said="Asking Zoho")),
        mend=_with_team,
    ),
    Still("tokens-checked", _dead, act=at_tokens("c", until_said="Checked"), mend=_with_old),
    Still("tokens-waiting", _waiting, act=at_tokens()),
    Still("tokens-revoke", _connected, act=chosen("revoke")),
    Still("tokens-give-up", _waiting, act=chosen("give-up")),
    Still("tokens-limit", _connected, act=chosen("regenerate"), mend=_near_the_limit),
    _job("token-consent", _connected, "regenerate"),
    _job("token-client", _connected, "regenerate", "f7"),
    _job("token-question", _other_person, "regenerate"),
    _job("token-accepted", _waiting, "regenerate", "f7"),
    _job("token-form", _waiting, "regenerate"),
    Still("token-pair", _waiting, act=chosen("regenerate"), mend=_form_saved),
    Still("token-prove", _waiting, act=chosen("regenerate"), mend=_new_pair_said),
    Still("token-functions", _waiting, act=chosen("regenerate", "enter", "enter"), mend=_new_pair_said),
    Still(
        "token-old",
        _waiting,
        act=chosen("regenerate", "enter", "enter", "f8"),
        mend=_new_pair_said,
    ),
    _job("token-scopes", _connected, "widen"),
    _job("token-secret", _connected, "secret"),
    _job("token-key", _connected, "key"),
]
