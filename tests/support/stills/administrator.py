"""The administrator changes: from the refused removal to the offer of the removal."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.acts import stay_home, steady, until
from tests.support.fixed import CONTACT, FixedSitting, Setup, Words, token_card
from tests.support.stills.still import Still
from tests.support.stills.team import at_team, company
from tests.support.stills.tokens import NEXT_YEAR, confirm
from zoho_ideolve_wizard.engine.task import Automatic, Outcome
from zoho_ideolve_wizard.guide.administrator import register_tasks
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.team import administrator_hands
from zoho_ideolve_wizard.guide.team import administrator_state as state
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.team import TeamScreen

_ANA = Words().people[0].address
_LEAVER = "crm-before@hillandsons.example"
"""Whoever set it up; the primary contact of both systems stays."""


def _card(words: Words, address: str, name: str, **more: str) -> TokenCard:
    return replace(token_card(words), user_id=f"id-of-{address}", user_email=address, user_name=name, **more)


def _set_up_by_leaver(made: FixedSitting) -> None:
    card = tokens.card(made.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert card is not None
    card = replace(card, user_id="id-of-leaver", user_email=_LEAVER, user_name="Leo Brandt")
    tokens.note(made.profile, Purpose.CONNECTOR, Slot.CURRENT, card)
    made.profile.set(CONNECTION_BY, _LEAVER)


def _begun(made: FixedSitting, named: str = _ANA, **more: str) -> None:
    _set_up_by_leaver(made)
    state.keep(
        made,
        address=_LEAVER,
        name="Leo Brandt",
        user_id="id-of-leaver",
        client_id=made.answer("zoho.client_id"),
        rested="connection,connector,team",
        began=NEXT_YEAR,
        named=named,
        **more,
    )


def _named(made: FixedSitting) -> None:
    _begun(made, client=state.KEEP)


def _own_client(made: FixedSitting) -> None:
    _begun(made, client=state.ANEW)
    for task in register_tasks(made):
        made.ledger.end(task, Outcome.CONFIRMED)


def _swapped(made: FixedSitting) -> None:
    """Ana's token is in use, Leo's retires; the team's is Leo's too, and so are both primary contacts."""
    _begun(made, client=state.KEEP, crm_primary=_LEAVER)
    made.profile.set("ideolve.primary_contact", _LEAVER)
    old = tokens.card(made.profile, Purpose.CONNECTOR, Slot.CURRENT)
    assert old is not None
    team = replace(old, scopes="ZohoCRM.org.READ,ZohoCRM.users.ALL")
    new = replace(old, user_id="id-of-ana", user_email=_ANA, user_name="Ana Silva", issued_at=NEXT_YEAR)
    asyncio.run(made.keep_token(Purpose.CONNECTOR, Slot.RETIRING, old, "fake-old-token"))
    asyncio.run(made.keep_token(Purpose.CONNECTOR, Slot.CURRENT, new, "fake-new-token"))
    asyncio.run(made.keep_token(Purpose.TEAM, Slot.CURRENT, team, "fake-team-token"))
    confirm(made, Slot.CURRENT)


def _rest_done(made: FixedSitting) -> None:
    _swapped(made)
    asyncio.run(tokens.discard(made.profile, made.vault, Purpose.TEAM, Slot.CURRENT))
    for task in administrator_hands.tasks(made):
        automatic = isinstance(task.action, Automatic)
        made.ledger.end(task, Outcome.VERIFIED if automatic else Outcome.CONFIRMED)


def _over(made: FixedSitting) -> None:
    _rest_done(made)
    asyncio.run(tokens.discard(made.profile, made.vault, Purpose.CONNECTOR, Slot.RETIRING))


def _waits(address: str, name: str, *, accepted: str = "") -> Callable[[Words], Setup]:
    def setup(words: Words) -> Setup:
        return replace(
            company(words),
            pending_token=_card(words, address, name, issued_at=NEXT_YEAR, accepted=accepted),
        )

    return setup


def _still(
    name: str,
    *keys: str,
    setup: Callable[[Words], Setup] = company,
    mend: Callable[[FixedSitting], None] = _named,
    on: str = "",
) -> Still:
    return Still(name, setup, act=at_team(*keys, on=on), mend=mend)


async def offered(pilot: Pilot[str]) -> None:
    """The team opens, finds that all is handed over, and says so."""
    await stay_home(pilot)
    await pilot.press("p")
    await until(pilot, lambda: isinstance(pilot.app.screen, Dialog), "the offer")
    (team,) = [one for one in pilot.app.screen_stack if isinstance(one, TeamScreen)]
    await until(pilot, lambda: team.facts is not None, "the services have answered")
    told = team.query_one("#evidence", Static)
    await until(pilot, lambda: bool(str(told.content)), "what is known of the first of them")
    await steady(pilot)


def _team_made_by_ana(made: FixedSitting) -> None:
    _set_up_by_leaver(made)
    made.profile.set(CONNECTION_BY, _ANA)


STILLS = [
    _still("administrator-refused", "d", on=_ANA, mend=_team_made_by_ana),
    _still("administrator-refused-several", "space", "down", "space", "d", on=_ANA, mend=_team_made_by_ana),
    _still("administrator-under-way", mend=_named),
    _still("administrator-goes-on", "m"),
    _still("administrator-who", "m", mend=_set_up_by_leaver),
    _still("administrator-register", "m", "enter", "f8", mend=lambda made: _begun(made, client=state.ANEW)),
    _still("administrator-client", "m", "enter", mend=_own_client),
    _still("administrator-consent", "m", "enter"),
    _still("administrator-question", "m", "enter", setup=_waits(_ANA, "Ana Silva")),
    _still("administrator-other", "m", "enter", setup=_waits(CONTACT, "Asha Rao")),
    _still("administrator-form", "m", "enter", setup=_waits(_ANA, "Ana Silva", accepted="yes")),
    _still("administrator-rest", "m", mend=_swapped),
    _still("administrator-vendor", "m", "end", "enter", mend=_swapped),
    _still("administrator-old", "m", mend=_rest_done),
    Still("administrator-over", company, act=offered, mend=_over),
]
