"""Consent, in every way and phase."""

from collections.abc import Callable
from dataclasses import replace

from textual.pilot import Pilot

from tests.support.acts import Act, open_setup, settle, setup_of, steady, to_screen, until
from tests.support.fixed import Setup, Words, answers_of, token_card
from tests.support.fixed_http import Never, Reply, Says
from tests.support.stills.later import later
from tests.support.stills.still import Still
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.ui.leaving import Leave
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.value import ValueScreen
from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane
from zoho_ideolve_wizard.ui.widgets.field import OneValue

PLACE = "consent/consent"
CODE = "1000.fakecode00000000000000000000.fakecode00000000000000000000000"
SSH = {"SSH_CONNECTION": "203.0.113.7 50022 198.51.100.4 22", "USER": "ana"}


def _way(way: str) -> Callable[[Words], Setup]:
    def setup(words: Words) -> Setup:
        answers = {**answers_of("application", words), "consent.way": way}
        return Setup(before="consent", words=words, answers=answers)

    return setup


def _over_ssh(words: Words) -> Setup:
    there = Surroundings(over_ssh=True, ssh_environ=SSH, badge=words.badge)
    return replace(_way("browser")(words), surroundings=there)


def _zoho_says(reply: Reply) -> Callable[[Words], Setup]:
    return lambda words: replace(_way("self_client")(words), replies=(("/oauth/v2/token", reply),))


def _asking(words: Words) -> Setup:
    return replace(_way("browser")(words), pending_token=token_card(words))


def _doubtful(words: Words) -> Setup:
    card = replace(
        token_card(words),
        organization_number="60099999",
        data_center="eu",
        administrator="no",
        edition="Free",
    )
    return replace(_way("browser")(words), pending_token=card)


def _unproven(words: Words) -> Setup:
    return replace(_way("browser")(words), pending_token=token_card(words, proven=False))


def _not_ready(words: Words) -> Setup:
    return Setup(before="application", words=words)


def _connected(words: Words) -> Setup:
    return Setup(before="connector", words=words)


def paste(text: str, phase: Phase) -> Act:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        pane = setup_of(pilot).query_one(ConsentPane)
        field = pane.query_one("#paste", OneValue)
        field.value = text
        field.focus()
        await pilot.press("enter")
        await until(pilot, lambda: pane.phase is phase, f"the phase is {phase}")
        await settle(pilot)

    return act


async def stopped(pilot: Pilot[str]) -> None:
    """Escape asks, since a code is lost by it; Ctrl+C then means it."""
    await paste(CODE, Phase.EXCHANGING)(pilot)
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(pilot.app.screen, Leave), "the question")
    await pilot.press("ctrl+c")
    pane = setup_of(pilot).query_one(ConsentPane)
    await until(pilot, lambda: pane.phase is Phase.FAILED, "the stop")
    await steady(pilot)


STILLS = [
    Still("consent-not-ready", _not_ready, PLACE),
    Still("consent-browser", _way("browser"), PLACE),
    Still("consent-browser-ssh", _over_ssh, PLACE),
    Still("consent-paste", _way("paste"), PLACE),
    Still(
        "consent-paste-wrong",
        _way("paste"),
        PLACE,
        paste("http://localhost:8765/callback?state=x", Phase.WAITING),
    ),
    Still("consent-self-client", _way("self_client"), PLACE),
    Still("consent-device", _way("device"), PLACE),
    Still("consent-exchanging", _zoho_says(Never()), PLACE, paste(CODE, Phase.EXCHANGING)),
    Still("consent-exchanging-long", _zoho_says(Never()), PLACE, later(paste(CODE, Phase.EXCHANGING))),
    Still("consent-stopped", _zoho_says(Never()), PLACE, stopped),
    Still(
        "consent-refused", _zoho_says(Says(200, {"error": "invalid_code"})), PLACE, paste(CODE, Phase.FAILED)
    ),
    Still("consent-unproven", _unproven, PLACE),
    Still("consent-question", _asking, PLACE),
    Still("consent-doubts", _doubtful, PLACE),
    Still("consent-connected", _connected, PLACE),
    Still("consent-scopes", _connected, PLACE, to_screen("shift+tab", "home", "enter", until_shown=Dialog)),
    Still(
        "consent-address-alone",
        _way("browser"),
        PLACE,
        to_screen("down", "down", "down", "enter", until_shown=ValueScreen),
    ),
]
