"""The API console: clients and a Self Client's codes."""

import pytest

from .actors import SCOPES, Actor
from .browser import Browser, Page


def console(actor: Actor, browser: Browser, data_center: str = "in") -> Page:
    return browser.open(actor.place(data_center, "console") + "/")


def register(actor: Actor, browser: Browser, data_center: str = "in", **typed: str) -> Page:
    page = browser.follow(console(actor, browser, data_center), "new-server")
    given = {
        "name": "Ideolve Connector",
        "homepage": "https://www.example.com",
        "redirect_uris": actor.said("redirect_uri"),
    }
    return browser.submit(page, "new-client", "CREATE", **{**given, **typed})


def as_client(page: Page) -> dict[str, str]:
    return {"client_id": page.by_id["client-id"], "client_secret": page.by_id["client-secret"]}


def test_a_registered_client_gets_tokens_of_its_own_data_center(actor: Actor, browser: Browser) -> None:
    made = as_client(register(actor, browser))
    code = actor.consent(client_id=made["client_id"])["code"]
    assert "refresh_token" in actor.exchange(code, **made)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "Ideolve-Connector"}, "Enter a valid client name"),
        ({"name": "My Zoho client"}, "Enter a valid client name"),
        ({"name": ""}, "Enter a valid client name"),
        ({"homepage": "example"}, "Enter a valid homepage URL"),
        ({"redirect_uris": ""}, "Enter a valid redirect URI"),
        ({"redirect_uris": "urn:ietf:wg:oauth:2.0:oob"}, "Enter a valid redirect URI"),
        ({"redirect_uris": "http://127.0.0.1:8765/callback"}, "Enter a valid redirect URI"),
    ],
)
def test_a_field_that_zoho_would_not_take_is_named_and_nothing_is_lost(
    actor: Actor, browser: Browser, typed: dict[str, str], words: str
) -> None:
    page = register(actor, browser, **typed)
    assert page.by_id["error"] == words
    for name, value in typed.items():
        assert page.form("new-client").fields[name] == value


def test_a_new_secret_ends_the_old_one_and_keeps_the_tokens(actor: Actor, browser: Browser) -> None:
    page = register(actor, browser)
    old = as_client(page)
    refresh_token = actor.exchange(actor.consent(client_id=old["client_id"])["code"], **old)["refresh_token"]
    new = as_client(browser.submit(page, "new-secret", "New secret"))
    assert new["client_id"] == old["client_id"]
    asked = {"grant_type": "refresh_token", "refresh_token": str(refresh_token)}
    accounts = actor.said("accounts") + "/oauth/v2/token"
    assert actor.client.post(accounts, data=asked | old).json() == {"error": "invalid_client_secret"}
    assert "access_token" in actor.client.post(accounts, data=asked | new).json()


def test_without_multi_dc_other_data_centers_do_not_know_the_client(actor: Actor, browser: Browser) -> None:
    page = register(actor, browser, "us")
    made = as_client(page)
    foreign = actor.client.get(
        actor.said("accounts") + "/oauth/v2/auth", params=actor.consent_query(client_id=made["client_id"])
    )
    assert "Invalid Client" in foreign.text
    assert actor.token("in", grant_type="refresh_token", refresh_token="fake", **made) == {
        "error": "invalid_client"
    }
    own = actor.client.post(
        actor.place("us", "accounts") + "/oauth/v2/auth",
        data={**actor.consent_query(client_id=made["client_id"]), "decision": "accept"},
    )
    assert own.status_code == 400
    assert "Multi-DC" in own.text
    browser.submit(page, "multi-dc", "Save", multi_dc="same")
    code = actor.consent("us", client_id=made["client_id"])["code"]
    assert "access_token" in actor.exchange(code, "in", **made)


def test_each_data_center_may_have_its_own_secret(actor: Actor, browser: Browser) -> None:
    page = browser.submit(register(actor, browser, "us"), "multi-dc", "Save", multi_dc="own")
    made = as_client(page)
    code = actor.consent("us", client_id=made["client_id"])["code"]
    assert actor.exchange(code, "in", **made) == {"error": "invalid_client_secret"}
    made["client_secret"] = page.by_id["client-secret-in"]
    assert "access_token" in actor.exchange(code, "in", **made)


def self_client(actor: Actor, browser: Browser) -> Page:
    return browser.open(actor.said("console") + "/client", {"id": actor.pair("self_client")["client_id"]})


def test_a_self_clients_code_gives_a_refresh_token_without_a_redirect_uri(
    actor: Actor, browser: Browser
) -> None:
    page = self_client(actor, browser)
    assert as_client(page) == actor.pair("self_client")
    made = browser.submit(page, "generate-code", "CREATE", scope=SCOPES, description="Connect Ideolve")
    form = {"grant_type": "authorization_code", "code": made.by_id["code"], **actor.pair("self_client")}
    url = actor.said("accounts") + "/oauth/v2/token"
    answer = actor.client.post(url, data=form).json()
    assert "refresh_token" in answer
    assert actor.client.post(url, data=form).json() == {"error": "invalid_code"}
    user = actor.crm("GET", "/users", answer["access_token"], params={"type": "CurrentUser"}).json()["users"][
        0
    ]
    assert user["email"] == actor.said("primary_contact")


@pytest.mark.parametrize(
    ("minutes", "offset", "good"), [("3", 170, True), ("3", 190, False), ("10", 590, True)]
)
def test_a_self_clients_code_is_good_for_the_chosen_minutes(
    actor: Actor, browser: Browser, minutes: str, offset: int, good: bool
) -> None:
    page = self_client(actor, browser)
    made = browser.submit(
        page, "generate-code", "CREATE", scope=SCOPES, description="Connect Ideolve", minutes=minutes
    )
    actor.settings(clock_offset=offset)
    answer = actor.exchange(made.by_id["code"], **actor.pair("self_client"))
    assert ("refresh_token" in answer) is good, answer


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"scope": "ZohoCRM.org", "description": "x"}, "Enter a valid scope"),
        ({"scope": SCOPES}, "Enter a scope description"),
        ({"scope": SCOPES, "description": "x", "minutes": "600"}, "Choose a time duration"),
    ],
)
def test_what_generate_code_refuses(
    actor: Actor, browser: Browser, typed: dict[str, str], words: str
) -> None:
    page = browser.submit(self_client(actor, browser), "generate-code", "CREATE", **typed)
    assert page.by_id["error"] == words
    assert "code" not in page.by_id


def test_there_is_one_self_client_for_each_person(actor: Actor, browser: Browser) -> None:
    page = browser.submit(console(actor, browser), "new-self", "Self Client: CREATE", account="asha")
    assert as_client(page) == actor.pair("self_client")
    made = browser.submit(console(actor, browser), "new-self", "Self Client: CREATE", account="mira")
    assert as_client(made) != actor.pair("self_client")
    again = browser.submit(console(actor, browser), "new-self", "Self Client: CREATE", account="mira")
    assert as_client(again) == as_client(made)
    assert "Self Client of Mira Sen" in console(actor, browser).text
    assert "new-self" not in [form.own_id for form in console(actor, browser, "us").forms]


def test_too_many_codes_are_refused_on_the_page(actor: Actor, browser: Browser) -> None:
    actor.settings(codes_per_ten_minutes=1)
    typed = {"scope": SCOPES, "description": "Connect Ideolve"}
    assert "code" in browser.submit(self_client(actor, browser), "generate-code", "CREATE", **typed).by_id
    second = browser.submit(self_client(actor, browser), "generate-code", "CREATE", **typed)
    assert "too many requests" in second.by_id["error"]


def test_an_unknown_client_is_not_shown(actor: Actor, browser: Browser) -> None:
    page = browser.open(actor.said("console") + "/client", {"id": "<b>1000.FAKE"})
    assert page.by_id["error"]
    assert "b" not in page.tags


def test_tokens_and_console_are_not_counted_as_writes(actor: Actor, browser: Browser) -> None:
    register(actor, browser)
    actor.tokens()
    assert actor.writes() == 0
