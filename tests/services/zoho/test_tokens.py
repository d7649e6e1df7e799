"""The accounts servers: exchange, refresh, revoke, device codes, and every way these go wrong."""

from __future__ import annotations

import logging

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO, DataCenter, DataCenters
from zoho_ideolve_wizard.services.zoho.scopes import CONNECTOR, text
from zoho_ideolve_wizard.services.zoho.tokens import Accounts, Client, CodeGrant, MovedTo, Pending, Tokens

NOW = 1_800_000_000.0
SECRET = "fake-secret-of-the-client"
CODE = "1000.fakecode.abc"
REFRESH = "1000.fakerefresh.abc"
ACCESS = "1000.fakeaccess.abc"
REDIRECT = "http://localhost:8765/callback"
CLIENT = Client("1000.FAKEID", SECRET)
TOO_MANY = {
    "error": "Access Denied",
    "error_description": "You have made too many requests continuously. Please try again after some time.",
    "status": "failure",
}


@pytest.fixture
def accounts(http: Http, data_centers: DataCenters) -> Accounts:
    return Accounts(http, data_centers, now=lambda: NOW)


@pytest.fixture
def granted(data_center: DataCenter) -> CodeGrant:
    return CodeGrant(CODE, data_center, REDIRECT)


def tokens(service: Service, **changes: object) -> dict[str, object]:
    """A full answer to an exchange; a change to None leaves the field out."""
    body: dict[str, object] = {
        "access_token": ACCESS,
        "refresh_token": REFRESH,
        "api_domain": service.url,
        "token_type": "Bearer",
        "expires_in": 3600,
        **changes,
    }
    return {name: value for name, value in body.items() if value is not None}


async def exchange_fails(accounts: Accounts, grant: CodeGrant) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as caught:
        await accounts.exchange(CLIENT, grant)
    failure = caught.value
    assert failure.remedy
    for secret in (SECRET, CODE):
        assert secret not in str(failure) + repr(failure.__dict__)
    return failure


async def test_a_code_becomes_tokens(service: Service, accounts: Accounts, granted: CodeGrant) -> None:
    service.says(tokens(service, scope="ZohoCRM.org.READ ZohoCRM.users.READ"))
    found = await accounts.exchange(CLIENT, granted)
    assert found == Tokens(
        REFRESH,
        ACCESS,
        NOW + 3600,
        service.url,
        granted.data_center,
        ("ZohoCRM.org.READ", "ZohoCRM.users.READ"),
    )
    assert found.access().access_token == ACCESS


async def test_everything_goes_in_the_body(service: Service, accounts: Accounts, granted: CodeGrant) -> None:
    service.says(tokens(service))
    await accounts.exchange(CLIENT, granted)
    asked = service.asked[0]
    assert (asked.method, asked.path, asked.query) == ("POST", "/oauth/v2/token", {})
    assert asked.form == {
        "grant_type": "authorization_code",
        "client_id": CLIENT.id,
        "client_secret": SECRET,
        "redirect_uri": REDIRECT,
        "code": CODE,
    }


async def test_a_self_clients_code_goes_without_redirect_uri(
    service: Service, accounts: Accounts, data_center: DataCenter
) -> None:
    service.says(tokens(service))
    await accounts.exchange(CLIENT, CodeGrant(CODE, data_center, None))
    assert "redirect_uri" not in service.asked[0].form


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize(
    ("error", "what"),
    [
        ("invalid_code", "does not accept this code"),
        ("invalid_client", "does not know this Client Id"),
        ("invalid_client_secret", "does not accept the client secret"),
        ("invalid_redirect_uri", "redirect URI differs"),
        ("redirect_uri_mismatch", "redirect URI differs"),
        ("invalid_scope", "requested scopes"),
        ("general_error", "error of its own"),
        ("something_new", "something_new"),
    ],
)
async def test_an_error_in_the_body_counts_whatever_the_status(
    service: Service, accounts: Accounts, granted: CodeGrant, error: str, what: str, status: int
) -> None:
    service.says({"error": error}, status=status)
    failure = await exchange_fails(accounts, granted)
    assert what in failure.what
    assert failure.code == error


async def test_a_redirect_uri_that_differs_is_shown(
    service: Service, accounts: Accounts, granted: CodeGrant
) -> None:
    service.says({"error": "invalid_redirect_uri"})
    assert f"This wizard sent '{REDIRECT}'." in (await exchange_fails(accounts, granted)).what


@pytest.mark.parametrize("status", [200, 400])
async def test_the_rate_limit_says_how_long_to_wait(
    service: Service, accounts: Accounts, granted: CodeGrant, status: int
) -> None:
    service.says(TOO_MANY, status=status)
    failure = await exchange_fails(accounts, granted)
    assert (failure.can_retry, failure.wait_seconds) == (True, 600)
    assert "ten minutes" in failure.remedy


async def test_no_refresh_token_is_a_failure_of_its_own(
    service: Service, accounts: Accounts, granted: CodeGrant
) -> None:
    service.says(tokens(service, refresh_token=None))
    failure = await exchange_fails(accounts, granted)
    assert "no refresh token" in failure.what
    assert "carries both" in failure.remedy


async def test_an_html_page_is_told_as_such(service: Service, accounts: Accounts, granted: CodeGrant) -> None:
    service.says_html()
    failure = await exchange_fails(accounts, granted)
    assert "HTML page" in failure.what
    assert "captive portal" in failure.cause


@pytest.mark.parametrize("trouble", ["drops", "html", "truncated"])
async def test_a_code_whose_answer_was_lost_is_not_sent_again(
    service: Service, accounts: Accounts, granted: CodeGrant, trouble: str
) -> None:
    if trouble == "drops":
        service.drops()
    elif trouble == "html":
        service.says_html(502)
    else:
        service.says({"access_token": ACCESS})
        service.answers[0] = type(service.answers[0])(body=service.answers[0].body[:-4])
    failure = await exchange_fails(accounts, granted)
    assert not failure.can_retry
    assert "get a new one" in failure.remedy
    assert len(service.asked) == 1


async def test_a_server_that_cannot_be_reached_leaves_the_code_good() -> None:
    away = DataCenter("in", "India", "http://127.0.0.1:9", "http://127.0.0.1:9", "", "")
    http = Http([away.accounts])
    failure = await exchange_fails(Accounts(http, DataCenters((away,))), CodeGrant(CODE, away, REDIRECT))
    assert failure.can_retry
    assert "127.0.0.1:9" in failure.what
    await http.aclose()


@pytest.mark.parametrize("status", [500, 503, 429, 403])
async def test_a_status_without_an_error_still_fails(
    service: Service, accounts: Accounts, granted: CodeGrant, status: int
) -> None:
    service.says({"message": "x"}, status=status)
    failure = await exchange_fails(accounts, granted)
    assert failure.can_retry is (status != 403)


@pytest.mark.parametrize("body", [[], "text", 3, None, {}, {"access_token": 5.5}, {"refresh_token": REFRESH}])
async def test_an_answer_of_another_shape_is_a_failure(
    service: Service, accounts: Accounts, granted: CodeGrant, body: object
) -> None:
    service.says(body)
    await exchange_fails(accounts, granted)


@pytest.mark.parametrize(
    "domain", ["https://www.zohoapis.evil.example", "http://www.zohoapis.in", "nonsense"]
)
async def test_an_api_domain_outside_the_table_is_refused(
    service: Service, accounts: Accounts, granted: CodeGrant, domain: str
) -> None:
    service.says(tokens(service, api_domain=domain))
    failure = await exchange_fails(accounts, granted)
    assert failure.code == "API_DOMAIN"
    assert ACCESS not in str(failure)


async def test_without_an_api_domain_the_data_centers_own_is_taken(
    service: Service, accounts: Accounts, granted: CodeGrant
) -> None:
    service.says(tokens(service, api_domain=None))
    assert (await accounts.exchange(CLIENT, granted)).api_domain == granted.data_center.api


async def test_an_old_answer_gives_its_lifetime_in_milliseconds(
    service: Service, accounts: Accounts, granted: CodeGrant
) -> None:
    service.says(tokens(service, expires_in=3600000, expires_in_sec=3600))
    assert (await accounts.exchange(CLIENT, granted)).expires_at == NOW + 3600


async def test_the_secret_goes_to_hosts_of_the_table_only(accounts: Accounts) -> None:
    real = ZOHO.named("in")
    assert real is not None
    failure = await exchange_fails(accounts, CodeGrant(CODE, real, REDIRECT))
    assert failure.code == "HOST_NOT_ALLOWED"


def test_nothing_secret_is_printed(data_center: DataCenter) -> None:
    made = Tokens(REFRESH, ACCESS, NOW, data_center.api, data_center)
    shown = repr((CLIENT, CodeGrant(CODE, data_center, REDIRECT), made, made.access()))
    for secret in (SECRET, CODE, REFRESH, ACCESS):
        assert secret not in shown


async def test_a_refresh_draws_an_access_token(
    service: Service, accounts: Accounts, data_center: DataCenter
) -> None:
    service.says(tokens(service, refresh_token=None))
    found = await accounts.refresh(CLIENT, REFRESH, data_center)
    assert (found.access_token, found.expires_at) == (ACCESS, NOW + 3600)
    assert service.asked[0].form["grant_type"] == "refresh_token"
    assert service.asked[0].query == {}


async def test_a_revoked_refresh_token_asks_for_a_new_consent(
    service: Service, accounts: Accounts, data_center: DataCenter
) -> None:
    service.says({"error": "invalid_code"})
    with pytest.raises(ServiceFailure, match="Consent again") as caught:
        await accounts.refresh(CLIENT, REFRESH, data_center)
    assert "21st" in caught.value.cause
    assert REFRESH not in str(caught.value)


async def test_a_lost_answer_to_a_refresh_can_be_tried_again(
    service: Service, accounts: Accounts, data_center: DataCenter
) -> None:
    service.drops()
    with pytest.raises(ServiceFailure) as caught:
        await accounts.refresh(CLIENT, REFRESH, data_center)
    assert caught.value.can_retry


async def test_a_token_is_revoked(service: Service, accounts: Accounts, data_center: DataCenter) -> None:
    service.says({"status": "success"})
    assert await accounts.revoke(REFRESH, data_center) is True
    assert service.asked[0].path == "/oauth/v2/token/revoke"
    assert (service.asked[0].query, service.asked[0].form) == ({}, {"token": REFRESH})


@pytest.mark.parametrize("error", ["invalid_code", "invalid_token"])
async def test_revoking_what_is_gone_changes_nothing(
    service: Service, accounts: Accounts, data_center: DataCenter, error: str
) -> None:
    service.says({"error": error}, status=400)
    assert await accounts.revoke(REFRESH, data_center) is False


@pytest.mark.parametrize("body", [{"status": "failure"}, {"error": "general_error"}])
async def test_a_revocation_that_failed_is_told(
    service: Service, accounts: Accounts, data_center: DataCenter, body: object
) -> None:
    service.says(body)
    with pytest.raises(ServiceFailure):
        await accounts.revoke(REFRESH, data_center)


async def test_a_device_code_is_asked_for(
    service: Service, accounts: Accounts, data_center: DataCenter
) -> None:
    service.says(
        {
            "user_code": "FAKE-1234",
            "device_code": "1000.fakedevice.abc",
            "verification_url": service.url + "/oauth/v3/device",
            "verification_uri_complete": service.url + "/oauth/v3/device?user_code=FAKE-1234",
            "interval": 1,
            "expires_in": 300000,
        }
    )
    code = await accounts.device_start(CLIENT.id, CONNECTOR, data_center)
    assert (code.user_code, code.interval, code.expires_in) == ("FAKE-1234", 1, 300)
    assert code.complete_url.endswith("FAKE-1234")
    assert "fakedevice" not in repr(code)
    assert service.asked[0].path == "/oauth/v3/device/code"
    assert service.asked[0].form == {
        "client_id": CLIENT.id,
        "grant_type": "device_request",
        "scope": text(CONNECTOR),
        "access_type": "offline",
        "prompt": "consent",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"verification_url": "https://evil.example/device"},
        {"verification_url": ""},
        {"user_code": ""},
        {"device_code": ""},
        {"error": "invalid_client"},
    ],
)
async def test_a_device_code_that_is_no_use_is_refused(
    service: Service, accounts: Accounts, data_center: DataCenter, changes: dict[str, str]
) -> None:
    body = {"user_code": "FAKE", "device_code": "fake", "verification_url": service.url + "/d", **changes}
    service.says(body)
    with pytest.raises(ServiceFailure) as caught:
        await accounts.device_start(CLIENT.id, CONNECTOR, data_center)
    assert "evil.example" not in str(caught.value)


async def test_what_is_polled_is_logged_once(
    service: Service,
    accounts: Accounts,
    data_center: DataCenter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = logging.getLogger("zoho_ideolve_wizard")
    caplog.set_level(logging.INFO, logger=logger.name)
    for _ in range(3):
        service.says({"error": "authorization_pending"})
    service.says({"error": "authorization_pending"}, status=503)
    for _ in range(4):
        await accounts.device_poll(CLIENT, "1000.fakedevice.abc", data_center)
    assert len(service.asked) == 4
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(logger.name)]
    assert [line.split("  ")[-1].split()[0] for line in ours] == ["200", "503"]


async def test_a_poll_tells_pending_from_moved_from_done(
    service: Service, accounts: Accounts, data_center: DataCenter, data_centers: DataCenters
) -> None:
    service.says({"error": "authorization_pending"})
    service.says({"error": "slow_down", "interval": 7})
    service.says({"error": "other_dc", "user_location": "eu"})
    service.says(tokens(service))
    polls = [await accounts.device_poll(CLIENT, "1000.fakedevice.abc", data_center) for _ in range(4)]
    elsewhere = data_centers.named("eu")
    assert elsewhere is not None
    assert polls[:3] == [Pending("authorization_pending"), Pending("slow_down", 7), MovedTo(elsewhere)]
    assert isinstance(polls[3], Tokens)
    assert service.asked[0].form["grant_type"] == "device_token"
    assert service.asked[0].form["code"] == "1000.fakedevice.abc"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ({"error": "access_denied"}, "refused on the device page"),
        ({"error": "expired"}, "device code has expired"),
        ({"error": "expired_token"}, "device code has expired"),
        ({"error": "other_dc", "user_location": "mars"}, "data center that this wizard does not know"),
        ({"error": "other_dc"}, "data center that this wizard does not know"),
        (TOO_MANY, "too many requests"),
    ],
)
async def test_a_poll_that_ends_the_flow(
    service: Service, accounts: Accounts, data_center: DataCenter, body: object, what: str
) -> None:
    service.says(body)
    with pytest.raises(ServiceFailure, match=what) as caught:
        await accounts.device_poll(CLIENT, "1000.fakedevice.abc", data_center)
    assert caught.value.remedy
