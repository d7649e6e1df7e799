"""Somebody at a browser: clicks the rehearsal's pages over HTTP, and knows nothing of the wizard.

As a script (`python -m tests.support.person CONTROL_ANNOUNCEMENT`) it takes one deed a line from standard
input, as JSON `{"do": "creates_group", "with": {...}}`, and answers each with a line of JSON.
"""

import asyncio
import json
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple, Self, cast
from urllib.parse import urljoin, urlsplit

import httpx

from tests.support.pages import Form, Page, read_page

ASHA = "asha"
"""The ready-made user, an administrator of the company."""


class Pair(NamedTuple):
    id: str
    secret: str


class Person:
    """`printed` is the rehearsal's line of JSON. Deeds raise LookupError where a page lacks what is clicked,
    and Refused where it says no."""

    def __init__(self, printed: Mapping[str, object], signed_in_as: str = ASHA) -> None:
        self._printed = printed
        self.signed_in_as = signed_in_as
        # An idle connection is not used again: the server closes it after five seconds, perhaps in that moment.
        idle = httpx.Limits(keepalive_expiry=2.0)
        self._client = httpx.AsyncClient(trust_env=False, verify=False, timeout=10, limits=idle)  # noqa: S501 - loopback

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    # -- a browser

    async def opens(self, address: str) -> Page:
        return await self._go("GET", address)

    async def presses(self, form: Form, button: str = "", **typed: str) -> Page:
        """Fills in a form and presses a button of it, by its value or words; the only one by default."""
        unknown = set(typed) - form.names
        if unknown:
            raise LookupError(f"the form {form.id} has no field {unknown}")
        pressed = [one for one in form.buttons if button in ("", one[1], one[2])]
        if len(pressed) != 1:
            raise LookupError(f"{len(pressed)} buttons {button!r} in {form.buttons}")
        name, value, _ = pressed[0]
        return await self._go("POST", form.action, form.fields | typed | ({name: value} if name else {}))

    async def _go(self, method: str, address: str, data: dict[str, str] | None = None) -> Page:
        """Follows redirects as a browser does; where nobody answers, its own error page keeps the address."""
        for _ in range(10):
            try:
                answer = await self._client.request(method, address, data=data)
            except httpx.ConnectError:
                return Page(address, reached=False)
            if not answer.has_redirect_location:
                return read_page(address, answer.status_code, answer.text)
            method, data = "GET", None
            address = urljoin(address, answer.headers["location"])
        raise LookupError(f"too many redirects, the last to {address}")

    # -- consent

    async def sees_consent(self, address: str) -> Page:
        """The consent page for whoever is signed in, reached by whatever address the wizard gives."""
        page = await self.opens(address)
        if self.signed_in_as != ASHA:
            page = await self.opens(page.link(f"as-{self.signed_in_as}").address)
        return page

    async def accepts(self, address: str) -> Page:
        page = await self.sees_consent(address)
        return await self.presses(page.form("consent"), "accept")

    async def rejects(self, address: str) -> Page:
        page = await self.sees_consent(address)
        return await self.presses(page.form("consent"), "reject")

    async def types_device_code(self, address: str, user_code: str, button: str = "accept") -> Page:
        page = await self.opens(address)
        page = await self.presses(page.form("device"), user_code=user_code)
        if self.signed_in_as != ASHA:
            page = await self.opens(page.link(f"as-{self.signed_in_as}").address)
        return _agreed(await self.presses(page.form("consent"), button))

    # -- the API console

    async def registers_client(
        self, console: str, *, name: str, homepage: str, redirect_uri: str = "", multi_dc: bool = False
    ) -> Pair:
        """A server-based client with a redirect URI, a client for devices without."""
        kind = "server" if redirect_uri else "device"
        page = await self.opens(console)
        page = await self.opens(page.link(f"new-{kind}").address)
        typed = {"name": name, "homepage": homepage} | (
            {"redirect_uris": redirect_uri} if redirect_uri else {}
        )
        page = _agreed(await self.presses(page.form("new-client"), **typed))
        pair = Pair(page.value("client-id"), page.value("client-secret"))
        if multi_dc:
            _agreed(await self.presses(page.form("multi-dc"), multi_dc="same"))
        return pair

    async def lets_other_data_centers_know(self, client_id: str) -> None:
        """Switches Multi-DC on for a client, with one secret for all."""
        page = await self.opens(f"{self._printed['console']}/client?id={client_id}")
        _agreed(await self.presses(page.form("multi-dc"), multi_dc="same"))

    async def makes_new_secret(self, client_id: str) -> str:
        """Of a client; the old secret is good no more."""
        page = await self.opens(f"{self._printed['console']}/client?id={client_id}")
        return _agreed(await self.presses(page.form("new-secret"))).value("client-secret")

    async def opens_self_client(self, console: str) -> Pair:
        page = await self._self_client(console)
        return Pair(page.value("client-id"), page.value("client-secret"))

    async def generates_code(self, console: str, scopes: str, minutes: str = "10") -> str:
        page = await self._self_client(console)
        form = page.form("generate-code")
        page = _agreed(await self.presses(form, scope=scopes, minutes=minutes, description="Ideolve"))
        return page.value("code")

    async def _self_client(self, console: str) -> Page:
        page = await self.opens(console)
        return _agreed(await self.presses(page.form("new-self"), account=self.signed_in_as))

    # -- CRM's users: `crm` is CRM's own address, as the wizard gives it

    async def adds_user(self, crm: str, **typed: str) -> None:
        """The fields are first_name, last_name, email, role and profile."""
        page = await self._users(crm)
        _agreed(await self.presses(page.form("add-user"), **typed))

    async def changes_user(self, crm: str, address: str, button: str) -> None:
        """Presses activate, deactivate or delete beside somebody."""
        page = await self._users(crm)
        _agreed(await self.presses(page.form_to(f"/users/{button}", email=address)))

    async def transfers_user(self, crm: str, address: str, to: str) -> None:
        """Everything goes to a colleague, and the user is deleted."""
        page = await self._users(crm)
        _agreed(await self.presses(page.form("transfer"), email=address, to=to))

    async def _users(self, crm: str) -> Page:
        return await self.opens((await self.opens(crm)).link("users-acme").address)

    # -- Ideolve

    async def sees_account_pair(self) -> Pair:
        page = await self.opens((await self.opens(self._ideolve)).link("settings").address)
        return Pair(page.value("client-id"), page.value("api-key"))

    async def creates_workspace(self, name: str, description: str = "") -> None:
        page = await self.opens(self._ideolve)
        _agreed(await self.presses(page.form("create-workspace"), name=name, description=description))

    async def creates_group(self, workspace: str, name: str) -> None:
        page = await self._workspace(workspace)
        _agreed(await self.presses(page.form("create-group"), name=name))

    async def invites(self, workspace: str, addresses: str) -> None:
        page = await self._workspace(workspace)
        _agreed(await self.presses(page.form("invite"), addresses=addresses))

    async def adds_to_group(self, workspace: str, group: str, addresses: str) -> None:
        page = await self._workspace(workspace)
        _agreed(await self.presses(page.form("add-to-group"), group=group, addresses=addresses))

    async def takes_out_of_group(self, workspace: str, group: str, address: str) -> None:
        await self._presses_of(workspace, "/workspace/groups/remove", group=group, address=address)

    async def takes_out_of_workspace(self, workspace: str, address: str) -> None:
        """A member."""
        await self._presses_of(workspace, "/workspace/members/remove", address=address)

    async def cancels_invitation(self, workspace: str, address: str) -> None:
        await self._presses_of(workspace, "/workspace/invitations/cancel", address=address)

    async def _presses_of(self, workspace: str, path: str, **whom: str) -> None:
        """The one button beside somebody."""
        form = (await self._workspace(workspace)).form_to(path, **whom)
        _agreed(await self.presses(form))

    async def disables(self, address: str) -> None:
        """As the vendor does when asked."""
        page = await self.opens((await self.opens(self._ideolve)).link("people").address)
        _agreed(await self.presses(page.form("disable"), address=address))

    async def enables(self, address: str) -> None:
        """As the vendor does when asked."""
        page = await self.opens((await self.opens(self._ideolve)).link("people").address)
        _agreed(await self.presses(page.form(f"enable-{address}")))

    async def ticks_controls(self, workspace: str, which: str, **switches: bool) -> None:
        """`which` is workspace or default_note; the switches are comment, create and delete."""
        form = (await self._workspace(workspace)).form(f"controls-{which}")
        for name, on in switches.items():
            form.fields.pop(name, None)
            if on:
                form.fields[name] = "on"
        _agreed(await self.presses(form))

    async def everybody_accepts(self) -> None:
        page = await self.opens((await self.opens(self._ideolve)).link("people").address)
        _agreed(await self.presses(page.form("accept-all")))

    async def saves_connector(self, **typed: str) -> Pair:
        """The fields are host, client_id, client_secret, grant_type, refresh_token, user and workspace."""
        page = await self.opens((await self.opens(self._ideolve)).link("connector").address)
        page = _agreed(await self.presses(page.form("connector"), **typed))
        return Pair(page.value("client-id"), page.value("api-key"))

    @property
    def _ideolve(self) -> str:
        return f"{self._printed['ideolve_pages']}/"

    async def _workspace(self, name: str) -> Page:
        return await self.opens((await self.opens(self._ideolve)).link(name).address)


class Refused(Exception):
    """The page says no, and why."""


def _agreed(page: Page) -> Page:
    if page.problem or page.status >= 400:
        raise Refused(f"{urlsplit(page.address).path}: {page.problem or page.words}")
    return page


async def _obey(printed: Mapping[str, object]) -> None:
    async with Person(printed) as person:
        while line := await asyncio.to_thread(sys.stdin.readline):
            asked = json.loads(line)
            try:
                done = await getattr(person, asked["do"])(**asked["with"])
                told = {"done": done.address if isinstance(done, Page) else done}
            except (Refused, LookupError, httpx.HTTPError) as problem:
                told = {"problem": str(problem)}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_obey(cast("Mapping[str, object]", json.loads(sys.argv[1]))))
