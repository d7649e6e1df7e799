"""The consent address."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from zoho_ideolve_wizard.services.zoho.consent.url import consent_url, new_state
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO
from zoho_ideolve_wizard.services.zoho.scopes import CONNECTOR, text


def test_it_asks_for_a_code_that_gives_a_refresh_token() -> None:
    data_center = ZOHO.named("in")
    assert data_center is not None
    address = consent_url(data_center, "1000.FAKE", "http://localhost:8765/callback", CONNECTOR, "a b&c")
    assert address.startswith("https://accounts.zoho.in/oauth/v2/auth?")
    assert parse_qs(urlsplit(address).query) == {
        "response_type": ["code"],
        "client_id": ["1000.FAKE"],
        "scope": [text(CONNECTOR)],
        "redirect_uri": ["http://localhost:8765/callback"],
        "access_type": ["offline"],
        "prompt": ["consent"],
        "state": ["a b&c"],
    }
    assert " " not in address


def test_states_are_long_and_never_the_same() -> None:
    states = {new_state() for _ in range(50)}
    assert len(states) == 50
    assert all(len(state) >= 32 for state in states)
