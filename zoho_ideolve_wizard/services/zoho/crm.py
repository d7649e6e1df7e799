"""Zoho CRM's REST API v8: organization, users, roles, profiles. Shapes are those of Zoho's OpenAPI files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import File, Http
from zoho_ideolve_wizard.services.zoho import crm_errors
from zoho_ideolve_wizard.trouble import Trouble

SERVICE = crm_errors.SERVICE
PER_PAGE = 200
_MOST_PAGES = 500
_REFUSED_TOKEN = ("INVALID_TOKEN", "AUTHENTICATION_FAILURE", "HTTP 401")

TokenSource = Callable[[], Awaitable[tuple[str, str]]]
"""Gives API domain and access token when a call needs them."""


_NOTHING = Trouble(
    "crm.nothing-named",
    SERVICE,
    "Zoho CRM named no {thing} for this token.",
    "The Zoho account has no CRM organization, or consent chose another one.",
    "Log in to CRM with the account that gave consent, check that the company opens, then consent again.",
    codes=("UNEXPECTED_ANSWER",),
)


@dataclass(frozen=True)
class Organization:
    """The company. `edition` is Zoho's `paid_type` ("free", "standard", "enterprise", ...).

    `id` is the record's id; `number` is the one in CRM's address bar (`/crm/org60012345/`).
    `licences` is how many users are paid for.
    """

    id: str
    name: str
    edition: str
    primary_email: str
    number: str = ""
    paid: bool = True
    licences: int = 0


@dataclass(frozen=True)
class Named:
    """A role or a profile, by id and name."""

    id: str
    name: str


@dataclass(frozen=True)
class User:
    """A person in CRM. `status` reads active, disabled or deleted; `confirmed`: took up the invitation."""

    id: str
    name: str
    email: str
    profile: Named
    role: Named
    status: str
    administrator: bool
    confirmed: bool = True


class Crm:
    """Client of one organization.

    `tokens_source` gives API domain and access token. With `on_refused`, a token that CRM no longer
    accepts is handed to it, and the call, which has done nothing, is sent once more with a new one.
    """

    def __init__(
        self,
        http: Http,
        tokens_source: TokenSource,
        on_refused: Callable[[str], None] | None = None,
    ) -> None:
        self._http = http
        self._tokens_source = tokens_source
        self._on_refused = on_refused

    async def organization(self) -> Organization:
        """The organization the token belongs to."""
        found = shapes.records(await self.get("/org"), "org")
        if not found:
            raise _nothing("organization")
        licence = shapes.record(found[0], "license_details")
        return Organization(
            id=shapes.text(found[0], "id"),
            name=shapes.text(found[0], "company_name"),
            edition=shapes.text(licence, "paid_type"),
            primary_email=shapes.text(found[0], "primary_email"),
            number=shapes.text(found[0], "zgid"),
            paid=licence.get("paid") is not False,
            licences=int(shapes.number(licence, "users_license_purchased") or 0),
        )

    async def current_user(self) -> User:
        """The user who gave consent."""
        found = shapes.records(await self.get("/users", {"type": "CurrentUser"}), "users")
        if not found:
            raise _nothing("user")
        return _user(found[0])

    async def users(self, type: str = "ActiveUsers") -> list[User]:  # noqa: A002 - Zoho's own word
        """All users of a `type` of Zoho's (ActiveUsers, AllUsers, AdminUsers, ...), every page."""
        return [_user(one) for one in await self.pages("/users", "users", {"type": type})]

    async def user(self, user_id: str) -> User | None:
        """One user, deleted ones included; None if there never was one of this id."""
        found = shapes.records(await self.get(f"/users/{quote(user_id, safe='')}"), "users")
        return _user(found[0]) if found else None

    async def roles(self) -> list[Named]:
        """All roles."""
        return [_named(one) for one in shapes.records(await self.get("/settings/roles"), "roles")]

    async def profiles(self) -> list[Named]:
        """All profiles."""
        return [_named(one) for one in shapes.records(await self.get("/settings/profiles"), "profiles")]

    async def get(
        self,
        path: str,
        params: Mapping[str, str] | None = None,
        *,
        meaning: crm_errors.Meaning | None = None,
    ) -> object:
        """The decoded answer to a GET under `/crm/v8`; an empty object for 204, "none"."""
        answer = await self.send("GET", path, params=params, meaning=meaning)
        return {} if answer.status == 204 else answer.json()

    async def pages(
        self,
        path: str,
        key: str,
        params: Mapping[str, str],
        *,
        meaning: crm_errors.Meaning | None = None,
        most: int = _MOST_PAGES,
    ) -> list[Mapping[str, object]]:
        """The records under `key` of all pages, each id once, since pages shift while they are read."""
        found: dict[str, Mapping[str, object]] = {}
        for page in range(1, most + 1):
            asked = {**params, "page": str(page), "per_page": str(PER_PAGE)}
            body = await self.get(path, asked, meaning=meaning)
            records = shapes.records(body, key)
            for one in records:
                found.setdefault(shapes.text(one, "id") or f"without id {len(found)}", one)
            if not records or not shapes.flag(shapes.record(body, "info"), "more_records"):
                break
        return list(found.values())

    async def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        json: object = None,
        form: Mapping[str, str] | None = None,
        files: Mapping[str, File] | None = None,
        hide: Iterable[str] = (),
        meaning: crm_errors.Meaning | None = None,
        download: bool = False,
    ) -> Answer:
        """Send one request under `/crm/v8`. Raises ServiceFailure for every refusal, bare or in a list.

        `hide` are secrets in the request, which no message may repeat. `meaning` says what an error
        means for this call in particular. With `download` a success is a file, not JSON.
        """

        async def once(api_domain: str, token: str) -> Answer:
            answer = await self._http.request(
                method,
                f"{api_domain}/crm/v8{path}",
                service=SERVICE,
                headers={"Authorization": f"Zoho-oauthtoken {token}"},
                params=params,
                json=json,
                form=form,
                files=files,
            )
            if download and 200 <= answer.status < 300:
                answer.refuse_page()
            elif answer.status != 204:
                # A refusal may come without a body; a success may not.
                body = answer.json() if answer.text.strip() or answer.status < 400 else {}
                crm_errors.check(answer, body, hide=(token, *hide), meaning=meaning)
            return answer

        api_domain, token = await self._tokens_source()
        try:
            return await once(api_domain, token)
        except ServiceFailure as failure:
            if self._on_refused is None or failure.code not in _REFUSED_TOKEN:
                raise
        self._on_refused(token)
        return await once(*await self._tokens_source())


def _named(value: object) -> Named:
    return Named(shapes.text(value, "id"), shapes.text(value, "name"))


def _user(value: Mapping[str, object]) -> User:
    profile = _named(shapes.record(value, "profile"))
    parts = (shapes.text(value, "first_name"), shapes.text(value, "last_name"))
    return User(
        id=shapes.text(value, "id"),
        name=shapes.text(value, "full_name") or " ".join(part for part in parts if part),
        email=shapes.text(value, "email"),
        profile=profile,
        role=_named(shapes.record(value, "role")),
        status=shapes.text(value, "status"),
        # Zoho's own profile of that name can be neither renamed nor deleted.
        administrator=profile.name.casefold() == "administrator",
        confirmed=value.get("confirm") is not False,
    )


def _nothing(what: str) -> ServiceFailure:
    return ServiceFailure.of(_NOTHING.about(thing=what))
