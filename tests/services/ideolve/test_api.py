"""Ideolve's published call, its oddities included."""

from __future__ import annotations

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.answers import Pair
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi

USER = "it+crm@example.com"
CLIENT_ID = "fake-client-id"
KEY = "fake-api-key"
WRONG = {"status": "ERROR", "reason": "Invalid <client id>/<connector api key> provided."}
MISSING = {"status": "UNAUTHORIZED", "reason": "Required request headers are not present."}


@pytest.fixture
def api(http: Http, service: Service) -> IdeolveApi:
    return IdeolveApi(http, service.url + "/")


async def fails(api: IdeolveApi) -> ServiceFailure:
    with pytest.raises(ServiceFailure) as caught:
        await api.authenticate(USER, CLIENT_ID, KEY)
    failure = caught.value
    assert failure.remedy
    assert failure.service == "Ideolve"
    assert KEY not in str(failure) + failure.cause
    return failure


async def test_a_good_pair(service: Service, api: IdeolveApi) -> None:
    service.says({"status": "SUCCESS"})
    await api.authenticate(USER, CLIENT_ID, KEY)
    asked = service.asked[0]
    assert (asked.method, asked.path, asked.body) == ("POST", "/v4/user/it%2Bcrm@example.com/auth", "")
    assert asked.headers["client-id"] == CLIENT_ID
    assert asked.headers["connector-api-key"] == KEY
    assert asked.headers["app-name"] == "zoho-ideolve-wizard"


@pytest.mark.parametrize("reason", [WRONG["reason"], f"Invalid {CLIENT_ID}/{KEY} provided.", " invalid pair"])
@pytest.mark.parametrize("status", [500, 400, 200])
async def test_a_wrong_pair_is_a_500_and_no_outage(
    service: Service, api: IdeolveApi, reason: str, status: int
) -> None:
    service.says({"status": "ERROR", "reason": reason}, status=status)
    failure = await fails(api)
    assert failure.code == "WRONG_PAIR"
    assert not failure.can_retry
    assert "Copy both again" in failure.remedy


async def test_missing_headers(service: Service, api: IdeolveApi) -> None:
    service.says(MISSING, status=401)
    failure = await fails(api)
    assert (failure.code, failure.can_retry) == ("HEADERS_MISSING", False)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {"status": "ERROR", "reason": f"Database of {KEY} is away"}),
        (500, {"message": "x"}),
        (503, {}),
        (500, None),
    ],
)
async def test_an_outage_is_told_from_a_wrong_pair(
    service: Service, api: IdeolveApi, status: int, body: object
) -> None:
    service.says(body, status=status)
    failure = await fails(api)
    assert (failure.code, failure.can_retry) == (f"HTTP {status}", True)
    assert "Wait a few minutes" in failure.remedy


async def test_an_html_500_is_an_outage(service: Service, api: IdeolveApi) -> None:
    service.says_html(500)
    failure = await fails(api)
    assert (failure.code, failure.can_retry) == ("HTTP 500", True)


@pytest.mark.parametrize("body", [{"status": "PENDING"}, {}, [], None])
async def test_a_200_that_does_not_say_success_is_not_taken_for_it(
    service: Service, api: IdeolveApi, body: object
) -> None:
    service.says(body)
    assert (await fails(api)).code == "UNEXPECTED_ANSWER"


async def test_what_is_documented_nowhere_is_still_told(service: Service, api: IdeolveApi) -> None:
    service.says({"status": "ERROR", "reason": f"No such user {KEY}\x1b[31m"}, status=404)
    failure = await fails(api)
    assert "HTTP 404" in failure.what
    assert "No such user" in failure.what
    assert failure.what.isprintable()
    assert not failure.can_retry


async def test_a_host_that_cannot_be_reached_is_named() -> None:
    http = Http(["http://127.0.0.1:9"])
    failure = await fails(IdeolveApi(http, "http://127.0.0.1:9"))
    assert "127.0.0.1:9" in failure.what
    assert failure.can_retry
    await http.aclose()


def test_the_key_is_not_printed() -> None:
    assert KEY not in repr(Pair(CLIENT_ID, KEY))
