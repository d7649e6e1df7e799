"""Zoho's accounts servers: exchange, refresh, revoke, and the device flow.

Parameters go in the body, never in the address, which would end up in logs. An answer's `error` is
looked at before its status: most errors come with HTTP 200.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho import errors
from zoho_ideolve_wizard.services.zoho import token_troubles as troubles
from zoho_ideolve_wizard.services.zoho.credentials import (
    AccessToken,
    Client,
    CodeGrant,
    DeviceCode,
    MovedTo,
    Pending,
    Tokens,
)
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters
from zoho_ideolve_wizard.services.zoho.lifetimes import device_seconds, polling_seconds, token_seconds
from zoho_ideolve_wizard.services.zoho.scopes import Scope
from zoho_ideolve_wizard.services.zoho.scopes import text as scope_text
from zoho_ideolve_wizard.trouble import by_code

SERVICE = errors.SERVICE

__all__ = [
    "AccessToken",
    "Accounts",
    "Client",
    "CodeGrant",
    "DeviceCode",
    "MovedTo",
    "Pending",
    "Tokens",
]


class Accounts:
    """Client of the accounts servers in `data_centers`."""

    def __init__(self, http: Http, data_centers: DataCenters, now: Callable[[], float] = time.time) -> None:
        self._http = http
        self._data_centers = data_centers
        self._now = now

    async def exchange(self, client: Client, grant: CodeGrant) -> Tokens:
        """Turn a one-time code into tokens. Never repeated: a code is good once."""
        form = {
            "grant_type": "authorization_code",
            "client_id": client.id,
            "client_secret": client.secret,
            "code": grant.code,
        }
        if grant.redirect_uri is not None:
            form["redirect_uri"] = grant.redirect_uri
        try:
            body = await self._post(grant.data_center, "/oauth/v2/token", form, "exchange")
        except ServiceFailure as failure:
            if failure.unclear:
                raise _code_spent(failure) from None
            if grant.redirect_uri is not None and failure.code in (
                "invalid_redirect_uri",
                "redirect_uri_mismatch",
            ):
                raise _redirect_uri_differs(failure, grant.redirect_uri) from None
            if client.kind == "self" and (own := _OF_A_SELF_CLIENT.get(errors.meaning(failure.code))):
                raise ServiceFailure.of(own, code=failure.code) from None
            raise
        return self._tokens(body, grant.data_center)

    async def refresh(self, client: Client, refresh_token: str, data_center: DataCenter) -> AccessToken:
        """Draw a new access token. Zoho allows ten in ten minutes."""
        form = {
            "grant_type": "refresh_token",
            "client_id": client.id,
            "client_secret": client.secret,
            "refresh_token": refresh_token,
        }
        body = await self._post(data_center, "/oauth/v2/token", form, "refresh")
        return self._access(body, data_center)

    async def revoke(self, refresh_token: str, data_center: DataCenter) -> bool:
        """End a refresh token and its access tokens. False if Zoho no longer knew it."""
        try:
            body = await self._post(data_center, "/oauth/v2/token/revoke", {"token": refresh_token}, "revoke")
        except ServiceFailure as failure:
            if errors.meaning(failure.code) == "invalid_code":
                return False
            raise
        if shapes.text(body, "status") != "success":
            raise ServiceFailure.of(troubles.NOT_REVOKED)
        return True

    async def device_start(
        self, client_id: str, scopes: Iterable[Scope], data_center: DataCenter
    ) -> DeviceCode:
        """Begin a device flow: a short code to type on Zoho's page, on any device."""
        form = {
            "client_id": client_id,
            "grant_type": "device_request",
            "scope": scope_text(scopes),
            "access_type": "offline",
            "prompt": "consent",
        }
        body = await self._post(data_center, "/oauth/v3/device/code", form, "device")
        page = shapes.text(body, "verification_url") or shapes.text(body, "verification_uri")
        complete = shapes.text(body, "verification_uri_complete")
        code = DeviceCode(
            user_code=shapes.text(body, "user_code"),
            device_code=shapes.text(body, "device_code"),
            verification_url=page,
            interval=polling_seconds(shapes.number(body, "interval")),
            expires_in=device_seconds(shapes.number(body, "expires_in")),
            complete_url=complete if self._data_centers.by_accounts(complete) else "",
        )
        if not code.user_code or not code.device_code:
            raise ServiceFailure.of(troubles.NO_DEVICE_CODE)
        if self._data_centers.by_accounts(page) is None:
            raise ServiceFailure.of(troubles.NO_DEVICE_PAGE)
        return code

    async def device_poll(
        self, client: Client, device_code: str, data_center: DataCenter
    ) -> Tokens | Pending | MovedTo:
        """Ask once whether the device code was accepted."""
        form = {
            "client_id": client.id,
            "client_secret": client.secret,
            "grant_type": "device_token",
            "code": device_code,
        }
        answer = await self._send(data_center, "/oauth/v3/device/token", form, polls=True)
        body = shapes.record(answer.json())
        error = shapes.text(body, "error")
        if error in ("authorization_pending", "slow_down"):
            interval = shapes.number(body, "interval")
            return Pending(
                reason="slow_down" if error == "slow_down" else "authorization_pending",
                interval=polling_seconds(interval) if interval is not None else None,
            )
        if error == "other_dc":
            return MovedTo(self._other_data_center(body))
        _raise_error(answer, body, "device", form)
        return self._tokens(body, data_center)

    def _other_data_center(self, body: Mapping[str, object]) -> DataCenter:
        found = self._data_centers.named(shapes.text(body, "user_location"))
        if found is None:
            raise ServiceFailure.of(troubles.OTHER_DATA_CENTER)
        return found

    async def _send(
        self, data_center: DataCenter, path: str, form: Mapping[str, str], *, polls: bool = False
    ) -> Answer:
        url = data_center.accounts + path
        return await self._http.request("POST", url, service=SERVICE, form=form, polls=polls)

    async def _post(
        self, data_center: DataCenter, path: str, form: Mapping[str, str], context: errors.Context
    ) -> Mapping[str, object]:
        answer = await self._send(data_center, path, form)
        body = shapes.record(answer.json())
        _raise_error(answer, body, context, form)
        return body

    def _tokens(self, body: Mapping[str, object], data_center: DataCenter) -> Tokens:
        refresh_token = shapes.text(body, "refresh_token")
        access = self._access(body, data_center)
        if not refresh_token:
            raise errors.failure("exchange", errors.NO_REFRESH_TOKEN)
        return Tokens(
            refresh_token,
            access.access_token,
            access.expires_at,
            access.api_domain,
            access.data_center,
            access.scopes,
        )

    def _access(self, body: Mapping[str, object], data_center: DataCenter) -> AccessToken:
        token = shapes.text(body, "access_token")
        if not token:
            raise ServiceFailure.of(troubles.NO_ACCESS_TOKEN)
        lifetime = token_seconds(shapes.number(body, "expires_in_sec"), shapes.number(body, "expires_in"))
        return AccessToken(
            access_token=token,
            expires_at=self._now() + lifetime,
            api_domain=self._api_domain(body, data_center),
            data_center=data_center,
            scopes=tuple(shapes.text(body, "scope").replace(",", " ").split()),
        )

    def _api_domain(self, body: Mapping[str, object], data_center: DataCenter) -> str:
        named = shapes.text(body, "api_domain")
        if not named:
            return data_center.api
        found = self._data_centers.by_api(named)
        if found is None:
            raise ServiceFailure.of(troubles.API_DOMAIN)
        return found.api


def _raise_error(
    answer: Answer, body: Mapping[str, object], context: errors.Context, form: Mapping[str, str]
) -> None:
    """Raise what the body says went wrong, whatever the status; then what only the status says."""
    secrets = tuple(form[key] for key in ("client_secret", "code", "refresh_token", "token") if key in form)
    error = shapes.text(body, "error")
    if error:
        raise errors.failure(context, error, shapes.text(body, "error_description"), hide=secrets)
    if answer.status >= 500:
        raise errors.failure(context, "general_error")
    if answer.status == 429:
        raise errors.failure(context, errors.RATE_LIMITED)
    if answer.status >= 400:
        raise ServiceFailure.of(troubles.NO_REASON.about(status=str(answer.status)))


_OF_A_SELF_CLIENT = by_code(troubles.GENERATED_CODE, troubles.SELF_CLIENT_SECRET)
"""What is told of the console that the code came from, and not of a browser."""


def _code_spent(failure: ServiceFailure) -> ServiceFailure:
    return ServiceFailure.of(
        troubles.CODE_SPENT.about(failed=failure.what, cause=failure.cause),
        code=failure.code,
        service=failure.service,
    )


def _redirect_uri_differs(failure: ServiceFailure, redirect_uri: str) -> ServiceFailure:
    known = troubles.REDIRECT_URI_SENT.about(sent=plain(redirect_uri))
    return ServiceFailure.of(known, code=failure.code)
