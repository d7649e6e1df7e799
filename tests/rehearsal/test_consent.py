"""The consent page: who asks for what, and what comes back."""

from typing import Any

import pytest

from .actors import Actor, query_of
from .browser import Browser

AUTH = "/oauth/v2/auth"


def test_accept_sends_back_code_state_and_the_users_own_data_center(actor: Actor, browser: Browser) -> None:
    page = browser.open(actor.said("accounts") + AUTH, actor.consent_query())
    assert page.by_id["account"] == actor.said("primary_contact")
    assert page.by_id["organization"] == "Acme Instruments"
    answer = browser.press(page, page.form("consent"), "Accept")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(actor.said("redirect_uri") + "?")
    query = query_of(answer.headers["location"])
    assert query["state"] == "fake-state"
    assert query["location"] == "in"
    assert query["accounts-server"] == actor.said("accounts")
    assert actor.exchange(query["code"])["token_type"] == "Bearer"


def test_reject_sends_back_access_denied_with_the_state(actor: Actor, browser: Browser) -> None:
    page = browser.open(actor.said("accounts") + AUTH, actor.consent_query())
    answer = browser.press(page, page.form("consent"), "Reject")
    assert query_of(answer.headers["location"]) == {"state": "fake-state", "error": "access_denied"}


def test_consent_at_another_data_center_leads_to_the_users_own(actor: Actor, browser: Browser) -> None:
    page = browser.open(actor.place("us", "accounts") + AUTH, actor.consent_query())
    query = query_of(browser.press(page, page.form("consent"), "Accept").headers["location"])
    assert query["accounts-server"] == actor.place("in", "accounts")
    assert actor.exchange(query["code"], "us") == {"error": "invalid_code"}
    assert "access_token" in actor.exchange(query["code"], "in")


@pytest.mark.parametrize(
    ("key", "email", "company", "data_center"),
    [
        ("vikram", "vikram.shah@acme.example.com", "Acme Instruments", "in"),
        ("radha", "radha.iyer@acme.example.com", "Acme Instruments", "in"),
        ("mira", "mira.sen@other-trading.example.com", "Other Trading Co", "in"),
        ("lena", "lena.vogel@acme-gmbh.example.com", "Acme Instruments GmbH", "eu"),
    ],
)
def test_somebody_else_is_chosen_by_a_link(
    actor: Actor, browser: Browser, key: str, email: str, company: str, data_center: str
) -> None:
    page = browser.follow(browser.open(actor.said("accounts") + AUTH, actor.consent_query()), f"as-{key}")
    assert page.by_id["account"] == email
    query = query_of(browser.press(page, page.form("consent"), "Accept").headers["location"])
    assert query["location"] == data_center
    tokens = actor.exchange(query["code"], data_center)
    api = str(tokens["api_domain"])
    assert api == actor.place(data_center, "api")
    organization = actor.crm("GET", "/org", tokens["access_token"], api=api).json()["org"][0]
    assert organization["company_name"] == company


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"client_id": "1000.FAKE"}, "Invalid Client"),
        ({"client_id": ""}, "Invalid Client"),
        ({"redirect_uri": "http://localhost:8765/callback/"}, "Invalid Redirect Uri"),
        ({"redirect_uri": ""}, "Invalid Redirect Uri"),
        ({"scope": "ZohoInvoice.fullaccess.all"}, "Invalid OAuth Scope"),
        ({"scope": "ZohoCRM.org.READ,ZohoCRM.usrs.READ"}, "Invalid OAuth Scope"),
        ({"scope": ""}, "Invalid OAuth Scope"),
        ({"response_type": "token"}, "Invalid Response Type"),
    ],
)
def test_a_wrong_request_gets_zohos_error_page(
    actor: Actor, browser: Browser, change: dict[str, str], words: str
) -> None:
    page = browser.open(actor.said("accounts") + AUTH, actor.consent_query(**change))
    assert page.by_id["error"] == words
    assert page.forms == []
    posted = actor.client.post(
        actor.said("accounts") + AUTH, data={**actor.consent_query(**change), "decision": "accept"}
    )
    assert posted.status_code == 400


def test_self_and_device_clients_have_no_consent_page(actor: Actor, browser: Browser) -> None:
    for kind in ("self_client", "device_client"):
        query = actor.consent_query(client_id=actor.pair(kind)["client_id"])
        assert browser.open(actor.said("accounts") + AUTH, query).by_id["error"] == "Invalid Client"


def test_no_refresh_token_without_offline_access(actor: Actor) -> None:
    assert "refresh_token" not in actor.tokens(access_type="")
    assert "refresh_token" in actor.tokens()


def test_without_prompt_only_the_first_consent_gives_a_refresh_token(actor: Actor) -> None:
    assert "refresh_token" in actor.tokens(prompt="")
    assert "refresh_token" not in actor.tokens(prompt="")
    assert "refresh_token" in actor.tokens(prompt="consent")
    assert "refresh_token" in actor.tokens(prompt="", account="vikram")


def test_more_than_ten_codes_in_ten_minutes_are_refused_and_rejects_do_not_count(actor: Actor) -> None:
    for _ in range(12):
        assert actor.consent(decision="reject")["error"] == "access_denied"
    for _ in range(10):
        assert "code" in actor.consent()
    assert actor.consent() == {"state": "fake-state", "error": "access_denied"}
    actor.settings(clock_offset=601)
    assert "code" in actor.consent()


def test_hostile_state_and_client_name_stay_text(actor: Actor, browser: Browser) -> None:
    state = "\"><script>alert('x')</script>&a=b #%20"
    page = browser.open(actor.said("accounts") + AUTH, actor.consent_query(state=state))
    assert "script" not in page.tags
    answer = browser.press(page, page.form("consent"), "Accept")
    assert query_of(answer.headers["location"])["state"] == state
    again = browser.follow(page, "as-mira")
    assert again.form("consent").fields["state"] == state


def test_every_scope_of_the_facts_is_known_and_misspelt_ones_are_not(actor: Actor) -> None:
    known: dict[str, Any] = {
        "ZohoCRM.modules.accounts.READ,ZohoCRM.modules.deals.READ,ZohoCRM.modules.attachments.READ": True,
        "ZohoCRM.coql.READ ZohoCRM.org.READ ZohoCRM.users.READ": True,
        "ZohoCRM.settings.variable_groups.READ,ZohoCRM.settings.functions.ALL": True,
        "ZohoCRM.change_owner.CREATE,ZohoCRM.apis.READ,ZohoCRM.modules.ALL": True,
        "ZohoCRM.org.REED": False,
        "ZohoCRM.org": False,
        "ZohoCRM.org.all.READ": False,
    }
    for scope, good in known.items():
        answer = actor.client.get(actor.said("accounts") + AUTH, params=actor.consent_query(scope=scope))
        assert (answer.status_code == 200) is good, scope
