"""The stand-in as the clients see it: real HTTP, pages to press, tokens by consent."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx

from zoho_ideolve_wizard.rehearsal.server import Rehearsal
from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.endpoints import Endpoints
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.access import AccessTokens
from zoho_ideolve_wizard.services.zoho.consent.redirect import parse
from zoho_ideolve_wizard.services.zoho.consent.url import consent_url, new_state
from zoho_ideolve_wizard.services.zoho.credentials import Client, CodeGrant, Tokens
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters
from zoho_ideolve_wizard.services.zoho.scopes import CONNECTOR, Scope
from zoho_ideolve_wizard.services.zoho.tokens import Accounts


@dataclass(frozen=True)
class Place:
    """The rehearsal as the clients see it, and the small things a test needs from it."""

    said: dict[str, object]
    endpoints: Endpoints
    http: Http
    accounts: Accounts

    @property
    def home(self) -> DataCenter:
        found = self.endpoints.data_centers.named(self.text("data_center"))
        assert found is not None
        return found

    def text(self, key: str) -> str:
        return shapes.text(self.said, key)

    def client(self, key: str = "") -> Client:
        pair = shapes.record(self.said, key) if key else self.said
        return Client(shapes.text(pair, "client_id"), shapes.text(pair, "client_secret"))

    async def asked_and(self, decision: str, state: str, data_center: DataCenter | None = None) -> str:
        """Open the consent page, press a button, and return the address the browser is sent to."""
        address = consent_url(
            data_center or self.home, self.client().id, self.text("redirect_uri"), CONNECTOR, state
        )
        async with httpx.AsyncClient(trust_env=False) as browser:
            page = await browser.get(address)
            return await press(browser, page, decision)

    def read(self, address: str, state: str) -> CodeGrant:
        return parse(
            address,
            state=state,
            redirect_uri=self.text("redirect_uri"),
            data_centers=self.endpoints.data_centers,
        )

    async def tokens(self) -> Tokens:
        state = new_state()
        grant = self.read(await self.asked_and("accept", state), state)
        return await self.accounts.exchange(self.client(), grant)

    def crm(self, tokens: Tokens) -> Crm:
        source = AccessTokens.of(self.accounts, self.client(), tokens)
        return Crm(self.http, source, on_refused=source.forget)

    async def crm_for(self, scopes: Iterable[Scope], account: str = "") -> Crm:
        """CRM with a token for these scopes; `account` is whose, by its key on the consent page."""
        state = new_state()
        address = consent_url(self.home, self.client().id, self.text("redirect_uri"), scopes, state)
        async with httpx.AsyncClient(trust_env=False) as browser:
            typed = {"account": account} if account else {}
            redirected = await press(browser, await browser.get(address), "accept", **typed)
        return self.crm(await self.accounts.exchange(self.client(), self.read(redirected, state)))


async def press(browser: httpx.AsyncClient, page: httpx.Response, decision: str, **typed: str) -> str:
    """Post the page's form with its hidden inputs and one button; returns the redirect's target."""
    answer = await post(browser, page, decision=decision, **typed)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


async def post(
    browser: httpx.AsyncClient, page: httpx.Response, form_id: str = "", **typed: str
) -> httpx.Response:
    """Sends the page's only form, or the one of that id."""
    assert page.status_code == 200, page.text
    forms = re.findall(r"<form.*?</form>", page.text, re.DOTALL)
    (form,) = [form for form in forms if not form_id or f'id="{form_id}"' in form]
    hidden = {
        name: value.replace("&amp;", "&")
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    }
    action = re.search(r'<form[^>]*action="([^"]*)"', form)
    target = urljoin(str(page.url), action.group(1).replace("&amp;", "&") if action else "")
    return await browser.post(target, data={**hidden, **typed})


@asynccontextmanager
async def opened(rehearsal: Rehearsal) -> AsyncIterator[Place]:
    """The rehearsal, started afresh, as a test's clients see it."""
    said = dict(rehearsal.announcement)
    async with httpx.AsyncClient(trust_env=False) as control:
        (await control.post(f"{said['control']}/reset")).raise_for_status()
    centers = shapes.record(said, "data_centers")
    data_centers = DataCenters(
        tuple(
            DataCenter(
                name,
                name,
                *(shapes.text(centers[name], key) for key in ("accounts", "api", "crm", "console")),
            )
            for name in centers
        )
    )
    ideolve = shapes.text(said, "ideolve")
    endpoints = Endpoints(
        data_centers, ideolve, shapes.text(said, "ideolve_pages"), f"{ideolve}/rehearsal-admin"
    )
    http = Http(endpoints.origins)
    yield Place(said, endpoints, http, Accounts(http, data_centers))
    await http.aclose()


async def control(place: Place, what: str, body: object) -> None:
    async with httpx.AsyncClient(trust_env=False) as browser:
        (await browser.post(f"{place.text('control')}/{what}", json=body)).raise_for_status()
