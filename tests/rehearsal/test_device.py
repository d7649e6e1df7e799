"""The device flow."""

from .actors import SCOPES, Actor, Json
from .browser import Browser, Page


def begin(actor: Actor, data_center: str = "in", **changes: str) -> Json:
    form = {
        "client_id": actor.pair("device_client")["client_id"],
        "grant_type": "device_request",
        "scope": SCOPES,
        "access_type": "offline",
        "prompt": "consent",
        **changes,
    }
    answer: Json = actor.client.post(
        actor.place(data_center, "accounts") + "/oauth/v3/device/code", data=form
    ).json()
    return answer


def poll(actor: Actor, begun: Json, data_center: str = "in", **changes: str) -> Json:
    form = {
        **actor.pair("device_client"),
        "grant_type": "device_token",
        "code": str(begun["device_code"]),
        **changes,
    }
    answer: Json = actor.client.post(
        actor.place(data_center, "accounts") + "/oauth/v3/device/token", data=form
    ).json()
    return answer


def type_code(browser: Browser, begun: Json, typed: str = "") -> Page:
    page = browser.open(str(begun["verification_url"]))
    return browser.submit(page, "device", "Continue", user_code=typed or str(begun["user_code"]))


def test_the_answer_says_where_to_go_how_often_to_ask_and_how_long(actor: Actor) -> None:
    begun = begin(actor)
    assert begun["verification_url"] == actor.said("accounts") + "/oauth/v3/device"
    assert (begun["interval"], begun["expires_in"]) == (1, 300)
    actor.settings(device_expires_in_milliseconds=True, device_interval_seconds=30)
    assert (begin(actor)["interval"], begin(actor)["expires_in"]) == (30, 300_000)


def test_pending_until_the_code_is_typed_and_accepted(actor: Actor, browser: Browser) -> None:
    begun = begin(actor)
    assert poll(actor, begun) == {"error": "authorization_pending"}
    page = type_code(browser, begun, str(begun["user_code"]).lower().replace("-", " "))
    assert page.by_id["account"] == actor.said("primary_contact")
    browser.submit(page, "consent", "Accept")
    actor.settings(clock_offset=2)
    tokens = poll(actor, begun)
    assert actor.crm("GET", "/org", tokens["access_token"]).status_code == 200
    assert "access_token" in actor.refresh(tokens["refresh_token"], **actor.pair("device_client"))
    assert poll(actor, begun) == {"error": "invalid_code"}


def test_asking_too_often_is_told_off(actor: Actor) -> None:
    begun = begin(actor)
    assert poll(actor, begun) == {"error": "authorization_pending"}
    assert poll(actor, begun) == {"error": "slow_down"}
    actor.settings(clock_offset=1)
    assert poll(actor, begun) == {"error": "authorization_pending"}


def test_reject_and_expiry(actor: Actor, browser: Browser) -> None:
    begun = begin(actor)
    browser.submit(type_code(browser, begun), "consent", "Reject")
    assert poll(actor, begun) == {"error": "access_denied"}
    late = begin(actor)
    actor.settings(clock_offset=301)
    assert poll(actor, late) == {"error": "expired"}
    assert "expired" in type_code(browser, late).by_id["error"]


def test_an_account_of_another_data_center_is_to_be_asked_there(actor: Actor, browser: Browser) -> None:
    begun = begin(actor, "us")
    assert str(begun["verification_url"]).startswith(actor.place("us", "accounts"))
    browser.submit(type_code(browser, begun), "consent", "Accept")
    assert poll(actor, begun, "us") == {"error": "other_dc", "user_location": "in"}
    assert poll(actor, begun, "eu") == {"error": "invalid_code"}
    actor.settings(clock_offset=2)
    assert poll(actor, begun, "in")["api_domain"] == actor.said("api")


def test_somebody_else_can_accept(actor: Actor, browser: Browser) -> None:
    begun = begin(actor)
    page = browser.follow(type_code(browser, begun), "as-lena")
    assert page.by_id["organization"] == "Acme Instruments GmbH"
    browser.submit(page, "consent", "Accept")
    assert poll(actor, begun) == {"error": "other_dc", "user_location": "eu"}


def test_what_is_wrong_is_named(actor: Actor, browser: Browser) -> None:
    assert begin(actor, client_id=actor.said("client_id")) == {"error": "invalid_client"}
    assert begin(actor, scope="ZohoInvoice.fullaccess.all") == {"error": "invalid_scope"}
    assert begin(actor, grant_type="fake") == {"error": "unsupported_grant_type"}
    begun = begin(actor)
    assert poll(actor, begun, client_secret="fake-secret") == {"error": "invalid_client_secret"}
    assert poll(actor, begun, code="1000.fakecode") == {"error": "invalid_code"}
    page = type_code(browser, begun, "<b>NONE")
    assert page.by_id["error"]
    assert page.form("device").fields["user_code"] == "<b>NONE"


def test_without_offline_access_no_refresh_token(actor: Actor, browser: Browser) -> None:
    begun = begin(actor, access_type="")
    browser.submit(type_code(browser, begun), "consent", "Accept")
    tokens = poll(actor, begun)
    assert "access_token" in tokens
    assert "refresh_token" not in tokens


def test_the_limit_of_access_tokens_leaves_the_device_waiting(actor: Actor, browser: Browser) -> None:
    actor.settings(access_tokens_per_ten_minutes=0)
    begun = begin(actor)
    browser.submit(type_code(browser, begun), "consent", "Accept")
    assert poll(actor, begun)["error"] == "Access Denied"
    actor.settings(access_tokens_per_ten_minutes=1, clock_offset=2)
    assert "refresh_token" in poll(actor, begun)
