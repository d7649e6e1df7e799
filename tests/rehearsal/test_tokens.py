"""Tokens: as a standard OAuth client sees them, and Zoho's own errors and limits."""

import warnings

import pytest

with warnings.catch_warnings(record=True):  # Authlib says that it would rather have httpx2
    from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]  # it has no types

from .actors import Actor
from .browser import Browser

LIMIT = {
    "error": "Access Denied",
    "error_description": "You have made too many requests continuously. Please try again after some time.",
    "status": "failure",
}


def test_a_foreign_oauth_client_consents_calls_refreshes_and_revokes(actor: Actor, browser: Browser) -> None:
    with OAuth2Client(
        actor.said("client_id"),
        actor.said("client_secret"),
        token_endpoint_auth_method="client_secret_post",
        redirect_uri=actor.said("redirect_uri"),
        scope="ZohoCRM.org.READ,ZohoCRM.users.READ",
    ) as client:
        url, state = client.create_authorization_url(
            actor.said("accounts") + "/oauth/v2/auth", access_type="offline", prompt="consent"
        )
        page = browser.open(url)
        redirect = browser.press(page, page.form("consent"), "Accept").headers["location"]
        endpoint = actor.said("accounts") + "/oauth/v2/token"
        token = client.fetch_token(endpoint, authorization_response=redirect, state=state)
        assert token["expires_in"] == 3600
        called = client.get(actor.said("api") + "/crm/v8/org")
        assert called.json()["org"][0]["company_name"] == "Acme Instruments"
        first = token["refresh_token"]
        renewed = client.refresh_token(endpoint, refresh_token=first)
        assert renewed["access_token"] != token["access_token"]
        assert client.get(actor.said("api") + "/crm/v8/org").status_code == 200
        revoked = client.revoke_token(actor.said("accounts") + "/oauth/v2/token/revoke", token=first)
        assert revoked.json() == {"status": "success"}
        assert client.get(actor.said("api") + "/crm/v8/org").json()["code"] == "INVALID_TOKEN"
    assert actor.refresh(first) == {"error": "invalid_code"}


def test_the_answer_of_an_exchange_and_of_a_refresh(actor: Actor) -> None:
    answer = actor.tokens()
    assert set(answer) == {"access_token", "refresh_token", "scope", "api_domain", "token_type", "expires_in"}
    assert answer["api_domain"] == actor.said("api")
    renewed = actor.refresh(answer["refresh_token"])
    assert set(renewed) == {"access_token", "scope", "api_domain", "token_type", "expires_in"}


def test_parameters_are_taken_from_the_query_too(actor: Actor) -> None:
    query = {
        "grant_type": "authorization_code",
        "client_id": actor.said("client_id"),
        "client_secret": actor.said("client_secret"),
        "redirect_uri": actor.said("redirect_uri"),
        "code": actor.consent()["code"],
    }
    answer = actor.client.post(actor.said("accounts") + "/oauth/v2/token", params=query)
    assert "refresh_token" in answer.json()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"client_id": "1000.FAKE"}, "invalid_client"),
        ({"client_secret": "fake-secret"}, "invalid_client_secret"),
        ({"client_secret": ""}, "invalid_client_secret"),
        ({"redirect_uri": "http://localhost:8765/other"}, "invalid_redirect_uri"),
        ({"redirect_uri": ""}, "invalid_redirect_uri"),
        ({"code": "1000.fakecode.fakecode"}, "invalid_code"),
        ({"code": ""}, "invalid_code"),
        ({"grant_type": "fake"}, "unsupported_grant_type"),
    ],
)
def test_a_wrong_exchange_is_a_200_with_an_error_and_uses_nothing_up(
    actor: Actor, change: dict[str, str], error: str
) -> None:
    code = actor.consent()["code"]
    form = {
        "grant_type": "authorization_code",
        "client_id": actor.said("client_id"),
        "client_secret": actor.said("client_secret"),
        "redirect_uri": actor.said("redirect_uri"),
        "code": code,
    }
    answer = actor.client.post(actor.said("accounts") + "/oauth/v2/token", data={**form, **change})
    assert answer.status_code == 200
    assert answer.json() == {"error": error}
    assert "access_token" in actor.exchange(code)


def test_a_redirect_uri_that_is_registered_but_not_the_one_of_the_consent(
    actor: Actor, browser: Browser
) -> None:
    page = browser.open(actor.said("console") + "/new?kind=server")
    made = browser.submit(
        page,
        "new-client",
        "CREATE",
        name="Two Addresses",
        homepage="https://www.example.com",
        redirect_uris="http://localhost:1/a\nhttp://localhost:1/b",
    )
    own = {"client_id": made.by_id["client-id"], "redirect_uri": "http://localhost:1/a"}
    code = actor.consent(**own)["code"]
    secret = made.by_id["client-secret"]
    wrong = {**own, "client_secret": secret, "redirect_uri": "http://localhost:1/b"}
    assert actor.exchange(code, **wrong) == {"error": "redirect_uri_mismatch"}
    assert "access_token" in actor.exchange(code, client_secret=secret, **own)


def test_a_code_is_good_once_and_for_a_minute(actor: Actor) -> None:
    code = actor.consent()["code"]
    assert "access_token" in actor.exchange(code)
    assert actor.exchange(code) == {"error": "invalid_code"}
    late = actor.consent()["code"]
    actor.settings(clock_offset=59)
    assert "access_token" in actor.exchange(late)
    later = actor.consent()["code"]
    actor.settings(clock_offset=59 + 61)
    assert actor.exchange(later) == {"error": "invalid_code"}


def test_the_life_of_a_code_can_be_set(actor: Actor) -> None:
    actor.settings(code_life_seconds=0)
    assert actor.exchange(actor.consent()["code"]) == {"error": "invalid_code"}


def test_a_code_is_unknown_to_another_client(actor: Actor) -> None:
    code = actor.consent()["code"]
    assert actor.exchange(code, **actor.pair("device_client")) == {"error": "invalid_code"}


def test_a_refresh_token_is_unknown_at_another_data_center(actor: Actor) -> None:
    refresh_token = actor.tokens()["refresh_token"]
    assert actor.refresh(refresh_token, "eu") == {"error": "invalid_code"}
    assert actor.refresh("1000.fake.fake") == {"error": "invalid_code"}
    assert "access_token" in actor.refresh(refresh_token)


def test_ten_access_tokens_in_ten_minutes(actor: Actor) -> None:
    refresh_token = actor.tokens()["refresh_token"]
    for _ in range(9):
        assert "access_token" in actor.refresh(refresh_token)
    form = {
        "grant_type": "refresh_token",
        "refresh_token": str(refresh_token),
        "client_id": actor.said("client_id"),
        "client_secret": actor.said("client_secret"),
    }
    answer = actor.client.post(actor.said("accounts") + "/oauth/v2/token", data=form)
    assert (answer.status_code, answer.json()) == (400, LIMIT)
    actor.settings(rate_limit_status=200)
    answer = actor.client.post(actor.said("accounts") + "/oauth/v2/token", data=form)
    assert (answer.status_code, answer.json()) == (200, LIMIT)
    code = actor.consent()["code"]
    assert actor.exchange(code) == LIMIT
    actor.settings(clock_offset=601, code_life_seconds=60)
    assert "access_token" in actor.refresh(refresh_token)


def test_failures_do_not_count_as_issued(actor: Actor) -> None:
    refresh_token = actor.tokens()["refresh_token"]
    for _ in range(20):
        assert actor.refresh(refresh_token, client_secret="fake-secret") == {"error": "invalid_client_secret"}
    assert "access_token" in actor.refresh(refresh_token)


def test_one_refresh_token_too_many_deletes_the_first_with_its_access_tokens(actor: Actor) -> None:
    actor.settings(refresh_tokens_per_user=2)
    first, second = actor.tokens(), actor.tokens()
    other = actor.tokens(account="vikram")
    third = actor.tokens()
    assert actor.refresh(first["refresh_token"]) == {"error": "invalid_code"}
    assert actor.crm("GET", "/org", first["access_token"]).status_code == 401
    for kept in (second, third, other):
        assert "access_token" in actor.refresh(kept["refresh_token"])


def test_the_oldest_of_too_many_live_access_tokens_dies(actor: Actor) -> None:
    actor.settings(live_access_tokens_per_refresh_token=2)
    tokens = actor.tokens()
    second = actor.refresh(tokens["refresh_token"])["access_token"]
    assert actor.crm("GET", "/org", tokens["access_token"]).status_code == 200
    third = actor.refresh(tokens["refresh_token"])["access_token"]
    assert actor.crm("GET", "/org", tokens["access_token"]).status_code == 401
    assert {actor.crm("GET", "/org", token).status_code for token in (second, third)} == {200}


def test_an_access_token_lives_an_hour(actor: Actor) -> None:
    token = actor.tokens()["access_token"]
    actor.settings(clock_offset=3590)
    assert actor.crm("GET", "/org", token).status_code == 200
    actor.settings(clock_offset=3610)
    assert actor.crm("GET", "/org", token).json()["code"] == "INVALID_TOKEN"


def test_old_answers_give_milliseconds(actor: Actor) -> None:
    actor.settings(old_expires_in=True)
    answer = actor.tokens()
    assert (answer["expires_in"], answer["expires_in_sec"]) == (3_600_000, 3600)


def test_revoking_an_unknown_token_is_an_error(actor: Actor) -> None:
    answer = actor.client.post(
        actor.said("accounts") + "/oauth/v2/token/revoke", data={"token": "1000.fake.fake"}
    )
    assert "error" in answer.json()


def test_server_info_lists_the_accounts_servers(actor: Actor) -> None:
    answer = actor.client.get(actor.place("us", "accounts") + "/oauth/serverinfo").json()
    assert answer["locations"] == {name: actor.place(name, "accounts") for name in ("us", "eu", "in")}


def test_client_credentials_of_a_self_client(actor: Actor) -> None:
    number = dict(actor.announcement["organization"])["number"]  # type: ignore[call-overload]  # it is an object
    form = {"grant_type": "client_credentials", "scope": "ZohoCRM.org.READ", **actor.pair("self_client")}
    answer = actor.token(**form, soid=f"ZohoCRM.{number}")
    assert "refresh_token" not in answer
    assert actor.crm("GET", "/org", answer["access_token"]).status_code == 200
    assert "error" in actor.token(**form, soid="ZohoCRM.1")
    assert actor.token(
        grant_type="client_credentials", scope="ZohoCRM.org.READ", soid=f"ZohoCRM.{number}"
    ) == {"error": "invalid_client"}
