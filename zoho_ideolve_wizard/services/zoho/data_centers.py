"""Zoho's data centers: an account lives in exactly one, and a code of one is unknown at another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zoho_ideolve_wizard.services.origins import host_of, origin_of


@dataclass(frozen=True)
class DataCenter:
    """One data center. The four addresses are bases with scheme and without a slash at the end."""

    name: str
    label: str
    accounts: str
    api: str
    crm: str
    console: str


@dataclass(frozen=True)
class CrmAddress:
    """What an address of CRM tells: the data center and the organization's number ("" if not in it)."""

    data_center: DataCenter
    organization: str


class DataCenters:
    """A table of data centers."""

    def __init__(self, data_centers: tuple[DataCenter, ...]) -> None:
        self._all = data_centers

    def __iter__(self) -> Iterator[DataCenter]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        return f"DataCenters({', '.join(one.name for one in self._all)})"

    def named(self, name: str) -> DataCenter | None:
        """By its short name ("in"), as the redirect's `location` and the device flow give it."""
        wanted = name.strip().lower()
        return next((one for one in self._all if one.name == wanted), None)

    def label_of(self, name: str) -> str:
        """As people call it ("India (zoho.in)"); the name itself where it is not known."""
        known = self.named(name)
        return known.label if known else name

    def by_accounts(self, url: str) -> DataCenter | None:
        """By the address of its accounts server, as the redirect's `accounts-server` gives it."""
        origin = origin_of(url)
        return next((one for one in self._all if origin and origin == origin_of(one.accounts)), None)

    def by_api(self, url: str) -> DataCenter | None:
        """By the address of its API, as `api_domain` gives it."""
        origin = origin_of(url)
        return next((one for one in self._all if origin and origin == origin_of(one.api)), None)

    def of_crm_address(self, text: str) -> CrmAddress | None:
        """Data center and organization out of a paste of CRM's address bar; None if it holds neither.

        `https://crm.zoho.in/crm/org60012345/tab/Home/begin` is `in` and "60012345". A missing scheme,
        words around it and line breaks within it do no harm.
        """
        joined = "".join(text.split())
        found = [one for one in (self._find_crm(text), self._find_crm(joined)) if one]
        # A number that runs up to a slash is whole; one that stops at a line break may go on after it.
        for address, whole in found:
            if whole:
                return address
        return found[0][0] if found else None

    def _find_crm(self, text: str) -> tuple[CrmAddress, bool] | None:
        """The first CRM address in `text`, and whether the organization's number is surely whole."""
        for one in self._all:
            host = re.escape(host_of(one.crm))
            address = re.search(rf"(?<![\w.@-]){host}(?![\w-]|\.\w|:\d)(\S*)", text, re.IGNORECASE)
            if address:
                number = re.search(r"/org(\d+)(?:(/)|(?!\w))", address.group(1))
                if number is None:
                    return CrmAddress(one, ""), False
                return CrmAddress(one, number.group(1)), number.group(2) is not None
        return None


def _zoho(name: str, label: str, domain: str, api: str) -> DataCenter:
    return DataCenter(
        name=name,
        label=label,
        accounts=f"https://accounts.{domain}",
        api=f"https://www.{api}",
        crm=f"https://crm.{domain}",
        console=f"https://api-console.{domain}",
    )


ZOHO = DataCenters(
    (
        _zoho("us", "United States (zoho.com)", "zoho.com", "zohoapis.com"),
        _zoho("eu", "Europe (zoho.eu)", "zoho.eu", "zohoapis.eu"),
        _zoho("in", "India (zoho.in)", "zoho.in", "zohoapis.in"),
        _zoho("au", "Australia (zoho.com.au)", "zoho.com.au", "zohoapis.com.au"),
        _zoho("jp", "Japan (zoho.jp)", "zoho.jp", "zohoapis.jp"),
        _zoho("cn", "China (zoho.com.cn)", "zoho.com.cn", "zohoapis.com.cn"),
        _zoho("ca", "Canada (zohocloud.ca)", "zohocloud.ca", "zohoapis.ca"),
        _zoho("sa", "Saudi Arabia (zoho.sa)", "zoho.sa", "zohoapis.sa"),
        _zoho("ae", "United Arab Emirates (zoho.ae)", "zoho.ae", "zohoapis.ae"),
        _zoho("uk", "United Kingdom (zoho.uk)", "zoho.uk", "zohoapis.uk"),
    )
)
"""The ten. us to sa (accounts, API): Zoho's Python SDK 7.0.0; accounts.zoho.uk and www.zohoapis.ae: Zoho's
pages; the rest of ae and uk, and CRM and console of ca and sa: reported by others."""
