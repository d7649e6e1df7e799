"""The ten data centers, and one paste of CRM's address bar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO, CrmAddress, DataCenter, DataCenters

ADDRESS = "https://crm.zoho.in/crm/org60012345/tab/Home/begin"


def read(text: str) -> tuple[str, str] | None:
    found = ZOHO.of_crm_address(text)
    return (found.data_center.name, found.organization) if found else None


@pytest.mark.parametrize(
    ("name", "accounts", "api", "crm", "console"),
    [
        ("us", "accounts.zoho.com", "www.zohoapis.com", "crm.zoho.com", "api-console.zoho.com"),
        ("eu", "accounts.zoho.eu", "www.zohoapis.eu", "crm.zoho.eu", "api-console.zoho.eu"),
        ("in", "accounts.zoho.in", "www.zohoapis.in", "crm.zoho.in", "api-console.zoho.in"),
        ("au", "accounts.zoho.com.au", "www.zohoapis.com.au", "crm.zoho.com.au", "api-console.zoho.com.au"),
        ("jp", "accounts.zoho.jp", "www.zohoapis.jp", "crm.zoho.jp", "api-console.zoho.jp"),
        ("cn", "accounts.zoho.com.cn", "www.zohoapis.com.cn", "crm.zoho.com.cn", "api-console.zoho.com.cn"),
        ("ca", "accounts.zohocloud.ca", "www.zohoapis.ca", "crm.zohocloud.ca", "api-console.zohocloud.ca"),
        ("sa", "accounts.zoho.sa", "www.zohoapis.sa", "crm.zoho.sa", "api-console.zoho.sa"),
        ("ae", "accounts.zoho.ae", "www.zohoapis.ae", "crm.zoho.ae", "api-console.zoho.ae"),
        ("uk", "accounts.zoho.uk", "www.zohoapis.uk", "crm.zoho.uk", "api-console.zoho.uk"),
    ],
)
def test_every_data_center(name: str, accounts: str, api: str, crm: str, console: str) -> None:
    found = ZOHO.named(name)
    assert found is not None
    expected = tuple(f"https://{host}" for host in (accounts, api, crm, console))
    assert (found.accounts, found.api, found.crm, found.console) == expected
    assert ZOHO.by_accounts(found.accounts) is found
    assert ZOHO.by_api(found.api + "/") is found
    assert ZOHO.of_crm_address(f"https://{crm}/crm/org42/tab/Home") == CrmAddress(found, "42")


def test_there_are_ten() -> None:
    assert len(ZOHO) == len({one.name for one in ZOHO}) == 10


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        f"  {ADDRESS}\n",
        f"<{ADDRESS}>",
        f"Our CRM: {ADDRESS}, opened today",
        "crm.zoho.in/crm/org60012345/tab/Home/begin",
        "CRM.ZOHO.IN/crm/org60012345",
        "https://crm.zoho.in/crm/org60012345/settings/developer/connections?from=1#top",
        "https://crm.zoho.in/crm/org600\n12345/tab/Home/begin",
        "https://crm.zo\nho.in/crm/org60012345/tab",
    ],
)
def test_a_pasted_address_names_data_center_and_organization(text: str) -> None:
    assert read(text) == ("in", "60012345")


@given(st.integers(min_value=1, max_value=len(ADDRESS) - 1), st.sampled_from(["\n", "\r\n", "\n   "]))
def test_it_may_be_wrapped_anywhere(at: int, wrap: str) -> None:
    assert read(ADDRESS[:at] + wrap + ADDRESS[at:]) == ("in", "60012345")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://crm.zoho.com.au/crm/org7/tab", ("au", "7")),
        ("https://crm.zoho.com/crm/org7/tab", ("us", "7")),
        ("https://crm.zoho.eu/crm/EntityInfo.do", ("eu", "")),
        ("crm.zoho.eu.", ("eu", "")),
        ("https://crm.zoho.eu/crm/orgchart/60", ("eu", "")),
    ],
)
def test_similar_hosts_and_addresses_without_a_number(text: str, expected: tuple[str, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "https://notcrm.zoho.in/crm/org1/tab",
        "https://crm.zoho.in.evil.example/crm/org1/tab",
        "https://evil.example/?u=x@crm.zoho.in",
        "https://accounts.zoho.in/home",
        "https://crm.zoho.in:8443/crm/org1/tab",
    ],
)
def test_other_addresses_are_not_taken_for_crm(text: str) -> None:
    assert read(text) is None


def test_a_stand_in_is_told_by_its_port() -> None:
    ports = [
        DataCenter(name, name, *(f"http://127.0.0.1:{first + n}" for n in range(4)))
        for name, first in (("in", 5000), ("eu", 50000))
    ]
    table = DataCenters(tuple(ports))
    found = table.of_crm_address("http://127.0.0.1:50002/crm/org60012345/tab/Home")
    assert found == CrmAddress(ports[1], "60012345")
    assert table.by_accounts("http://127.0.0.1:5000") is ports[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://accounts.zoho.au",
        "http://accounts.zoho.in",
        "https://accounts.zoho.in.evil.example",
        "",
        "accounts",
    ],
)
def test_unknown_accounts_servers(url: str) -> None:
    assert ZOHO.by_accounts(url) is None


def test_names_come_in_any_case_and_others_are_unknown() -> None:
    assert ZOHO.named(" IN ") is ZOHO.by_api("https://www.zohoapis.in/crm/v8")
    assert ZOHO.named("mars") is None
    assert "in" in repr(ZOHO)
