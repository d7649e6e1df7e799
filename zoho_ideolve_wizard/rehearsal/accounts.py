"""Zoho's accounts server of one data center: tokens. The pages are in ``pages/``.

Errors are JSON with HTTP 200, as the real ones mostly are.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from . import scopes
from .oauth import Client, Code, TooManyError
from .organizations import Account
from .web import json_answer, parameters
from .world import Stage


def error(code: str, **more: str) -> Response:
    """An error in the words of Zoho's accounts server."""
    return json_answer({"error": code, **more})


class AccountsHost:
    """The token requests of one data center's accounts server."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/oauth/v2/token", self.token, methods=["POST"]),
            Route("/oauth/v2/token/revoke", self.revoke, methods=["POST"]),
            Route("/oauth/serverinfo", self.server_info, methods=["GET"]),
        ]

    async def server_info(self, request: Request) -> Response:
        """The accounts servers by data center."""
        del request
        locations = {found.name: found.accounts for found in self._stage.origins.data_centers}
        return json_answer({"result": "success", "locations": locations})

    async def token(self, request: Request) -> Response:
        """``POST /oauth/v2/token`` with each of the documented grant types."""
        given = await parameters(request)
        client = self._stage.world.desk.clients.get(given.get("client_id", ""))
        if client is None or not client.known_at(self._data_center):
            return error("invalid_client")
        if given.get("client_secret", "") != client.secrets[self._data_center]:
            return error("invalid_client_secret")
        match given.get("grant_type"):
            case "authorization_code":
                return self._exchange(client, given)
            case "refresh_token":
                return self._refresh(client, given)
            case "client_credentials":
                return self._client_credentials(client, given)
            case _:
                return error("unsupported_grant_type")

    def _exchange(self, client: Client, given: dict[str, str]) -> Response:
        world = self._stage.world
        code = world.desk.codes.get(given.get("code", ""))
        if not self._is_good(code, client) or code is None:
            return error("invalid_code")
        redirect_uri = given.get("redirect_uri", "")
        if code.redirect_uri and redirect_uri != code.redirect_uri:
            registered = redirect_uri in client.redirect_uris
            return error("redirect_uri_mismatch" if registered else "invalid_redirect_uri")
        return self.issue(client, code.account, code.scopes, code.with_refresh_token, code)

    def _is_good(self, code: Code | None, client: Client) -> bool:
        return (
            code is not None
            and code.client_id == client.id
            and code.account.data_center == self._data_center
            and not code.used
            and code.expires_at > self._stage.world.clock.now()
        )

    def issue(
        self,
        client: Client,
        account: Account,
        granted: tuple[str, ...],
        with_refresh_token: bool,
        code: Code | None = None,
    ) -> Response:
        """The answer with new tokens, or Zoho's refusal of too many. A code is used up by success only."""
        world = self._stage.world
        if not world.desk.has_room_for_access_token(world.settings, client, account):
            return self._too_many()
        refresh = ""
        if with_refresh_token:
            refresh = world.desk.issue_refresh_token(world.settings, client, account, granted).value
        access = world.desk.issue_access_token(world.settings, client, account, granted, refresh)
        if code is not None:
            code.used = True
        return json_answer(self._tokens(access.value, refresh, granted))

    def _refresh(self, client: Client, given: dict[str, str]) -> Response:
        world = self._stage.world
        kept = world.desk.refresh_token(given.get("refresh_token", ""))
        if kept is None or kept.client_id != client.id or kept.account.data_center != self._data_center:
            return error("invalid_code")
        try:
            access = world.desk.issue_access_token(
                world.settings, client, kept.account, kept.scopes, kept.value
            )
        except TooManyError:
            return self._too_many()
        return json_answer(self._tokens(access.value, "", kept.scopes))

    def _client_credentials(self, client: Client, given: dict[str, str]) -> Response:
        """A Self Client's hour-long token: ``soid=ZohoCRM.<organization>``, and no refresh token."""
        world = self._stage.world
        account = world.account(client.owner)
        if client.kind != "self" or account is None:
            return error("invalid_client")
        asked = scopes.split(given.get("scope", ""))
        if not asked or not all(scopes.is_known(scope) for scope in asked):
            return error("invalid_scope")
        organization = world.organization_of(account)
        if given.get("soid") not in (f"ZohoCRM.{organization.number}", f"ZohoCRM.{organization.id}"):
            return error("invalid_soid")
        return self.issue(client, account, asked, with_refresh_token=False)

    def _tokens(self, access_token: str, refresh_token: str, granted: tuple[str, ...]) -> dict[str, object]:
        settings = self._stage.world.settings
        life = int(settings.access_token_life_seconds)
        body: dict[str, object] = {"access_token": access_token}
        if refresh_token:
            body["refresh_token"] = refresh_token
        body["scope"] = " ".join(granted)
        body["api_domain"] = self._stage.origins.named(self._data_center).api
        body |= {"token_type": "Bearer"}
        if settings.old_expires_in:
            body["expires_in_sec"] = life
            body["expires_in"] = life * 1000
        else:
            body["expires_in"] = life
        return body

    def _too_many(self) -> Response:
        return json_answer(
            {
                "error_description": (
                    "You have made too many requests continuously. Please try again after some time."
                ),
                "error": "Access Denied",
                "status": "failure",
            },
            self._stage.world.settings.rate_limit_status,
        )

    async def revoke(self, request: Request) -> Response:
        """``POST /oauth/v2/token/revoke``: the refresh token and its access tokens end."""
        given = await parameters(request)
        desk = self._stage.world.desk
        kept = desk.refresh_token(given.get("token", ""))
        if kept is None or kept.account.data_center != self._data_center:
            return error("invalid_code")
        desk.forget(kept)
        return json_answer({"status": "success"})
