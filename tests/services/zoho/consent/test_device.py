"""Following a device code."""

from __future__ import annotations

import asyncio

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting, follow
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters
from zoho_ideolve_wizard.services.zoho.tokens import Accounts, Client, DeviceCode, Tokens

CLIENT = Client("1000.FAKEID", "fake-secret-of-the-client", "device")


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def both(service: Service) -> DataCenters:
    """Two data centers with one small server behind both."""
    return DataCenters(
        tuple(DataCenter(name, name.upper(), service.url, service.url, "", "") for name in ("in", "eu"))
    )


@pytest.fixture
def accounts(http: Http, both: DataCenters) -> Accounts:
    return Accounts(http, both)


def started(interval: float = 1.0, expires_in: float = 300.0) -> DeviceCode:
    return DeviceCode("FAKE-1234", "1000.fakedevice.abc", "http://localhost/device", interval, expires_in)


async def run(
    accounts: Accounts, both: DataCenters, time: Time, start: DeviceCode, told: list[Waiting]
) -> Tokens:
    chosen = both.named("in")
    assert chosen is not None
    return await follow(accounts, CLIENT, start, chosen, told.append, sleep=time.sleep, clock=time.clock)


def accepts(service: Service) -> None:
    service.says({"access_token": "fake-a", "refresh_token": "fake-r", "api_domain": service.url})


async def test_it_polls_at_the_interval_of_the_answer_until_accepted(
    service: Service, accounts: Accounts, both: DataCenters, time: Time
) -> None:
    for _ in range(3):
        service.says({"error": "authorization_pending"})
    accepts(service)
    told: list[Waiting] = []
    tokens = await run(accounts, both, time, started(interval=2), told)
    assert tokens.refresh_token == "fake-r"
    assert time.slept == [2, 2, 2, 2]
    assert [one.left for one in told] == [300, 298, 296, 294]


async def test_it_slows_down_when_told(
    service: Service, accounts: Accounts, both: DataCenters, time: Time
) -> None:
    service.says({"error": "slow_down"})
    service.says({"error": "authorization_pending"})
    accepts(service)
    await run(accounts, both, time, started(interval=1), [])
    assert time.slept == [1, 6, 6]


async def test_it_goes_on_in_the_accounts_own_data_center(
    service: Service, accounts: Accounts, both: DataCenters, time: Time
) -> None:
    service.says({"error": "other_dc", "user_location": "eu"})
    accepts(service)
    told: list[Waiting] = []
    tokens = await run(accounts, both, time, started(), told)
    assert tokens.data_center.name == "eu"
    assert "EU" in told[1].reason


async def test_a_lost_answer_and_a_rate_limit_do_not_end_it(
    service: Service, accounts: Accounts, both: DataCenters, time: Time
) -> None:
    service.drops()
    service.says({"error": "Access Denied", "error_description": "too many requests"})
    accepts(service)
    told: list[Waiting] = []
    await run(accounts, both, time, started(expires_in=900), told)
    assert time.slept == [1, 1, 600]
    assert "closed the connection" in told[1].reason
    assert "too many requests" in told[2].reason


@pytest.mark.parametrize("error", ["access_denied", "expired", "invalid_client_secret"])
async def test_what_cannot_get_better_ends_it(
    service: Service, accounts: Accounts, both: DataCenters, time: Time, error: str
) -> None:
    service.says({"error": error})
    with pytest.raises(ServiceFailure) as caught:
        await run(accounts, both, time, started(), [])
    assert caught.value.code == error
    assert len(service.asked) == 1


async def test_it_ends_when_the_code_does(
    service: Service, accounts: Accounts, both: DataCenters, time: Time
) -> None:
    service.says({"error": "authorization_pending"})
    with pytest.raises(ServiceFailure, match="has expired"):
        await run(accounts, both, time, started(interval=30, expires_in=100), [])
    assert time.slept == [30, 30, 30, 10]


async def test_it_can_be_cancelled_while_it_waits(
    service: Service, accounts: Accounts, both: DataCenters
) -> None:
    waiting = asyncio.Event()
    chosen = both.named("in")
    assert chosen is not None
    task = asyncio.create_task(
        follow(accounts, CLIENT, started(interval=60), chosen, lambda _: waiting.set())
    )
    await asyncio.wait_for(waiting.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not service.asked
