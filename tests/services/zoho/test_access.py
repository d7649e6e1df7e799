"""Access tokens are drawn only when needed, once at a time, and reused till near their end."""

from __future__ import annotations

import asyncio

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.access import MARGIN, AccessTokens
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters
from zoho_ideolve_wizard.services.zoho.tokens import Accounts, Client, Tokens

CLIENT = Client("1000.FAKEID", "fake-secret-of-the-client")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(http: Http, data_centers: DataCenters, clock: Clock) -> Accounts:
    return Accounts(http, data_centers, now=clock)


@pytest.fixture
def source(accounts: Accounts, data_center: DataCenter, clock: Clock) -> AccessTokens:
    return AccessTokens(accounts, CLIENT, "1000.fakerefresh.abc", data_center, now=clock)


def gives(service: Service, *names: str) -> None:
    for name in names:
        service.says({"access_token": name, "api_domain": service.url, "expires_in": 3600})


async def test_nothing_is_drawn_before_it_is_needed(service: Service, source: AccessTokens) -> None:
    assert source.last_drawn is None
    gives(service, "fake-1")
    assert await source() == (service.url, "fake-1")
    assert source.last_drawn is not None


async def test_one_token_serves_till_near_its_end(
    service: Service, source: AccessTokens, clock: Clock
) -> None:
    gives(service, "fake-1", "fake-2")
    await source()
    clock.now += 3600 - MARGIN
    assert (await source())[1] == "fake-1"
    clock.now += 1
    assert (await source())[1] == "fake-2"
    assert len(service.asked) == 2


async def test_many_calls_at_once_draw_one(service: Service, source: AccessTokens) -> None:
    gives(service, "fake-1", "fake-2")
    found = await asyncio.gather(*(source() for _ in range(20)))
    assert {token for _, token in found} == {"fake-1"}
    assert len(service.asked) == 1


async def test_the_token_of_the_consent_is_used_first(
    service: Service, accounts: Accounts, data_center: DataCenter, clock: Clock
) -> None:
    tokens = Tokens("1000.fakerefresh.abc", "fake-0", clock.now + 3600, service.url, data_center)
    source = AccessTokens.of(accounts, CLIENT, tokens, now=clock)
    assert await source() == (service.url, "fake-0")
    assert not service.asked


async def test_a_refused_token_is_forgotten_and_only_that_one(service: Service, source: AccessTokens) -> None:
    gives(service, "fake-1", "fake-2")
    await source()
    source.forget("fake-0")
    assert (await source())[1] == "fake-1"
    source.forget("fake-1")
    assert (await source())[1] == "fake-2"


async def test_a_failure_keeps_nothing_and_the_next_call_tries_again(
    service: Service, source: AccessTokens
) -> None:
    service.says({"error": "general_error"})
    gives(service, "fake-1")
    with pytest.raises(ServiceFailure):
        await source()
    assert (await source())[1] == "fake-1"


def test_nothing_secret_is_printed(source: AccessTokens) -> None:
    assert "fakerefresh" not in repr(source)
