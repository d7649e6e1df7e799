"""The device flow of one accounts server ("Non-browser" clients)."""

import secrets

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from . import scopes
from .accounts import AccountsHost, error
from .oauth import Client, DeviceRequest
from .printed import new_token
from .web import json_answer, parameters, whole
from .world import Stage

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
# A poll may arrive a little early without being told off: the network is not even.
_TOLERANCE_SECONDS = 0.15


class DeviceHost:
    """``/oauth/v3/device/code`` and ``/oauth/v3/device/token``."""

    def __init__(self, stage: Stage, data_center: str, tokens: AccountsHost) -> None:
        self._stage = stage
        self._data_center = data_center
        self._tokens = tokens

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/oauth/v3/device/code", self.code, methods=["POST"]),
            Route("/oauth/v3/device/token", self.token, methods=["POST"]),
        ]

    def _client(self, given: dict[str, str]) -> Client | None:
        client = self._stage.world.desk.clients.get(given.get("client_id", ""))
        if client is None or client.kind != "device" or not client.known_at(self._data_center):
            return None
        return client

    async def code(self, request: Request) -> Response:
        """Starts a device's wait."""
        given = await parameters(request)
        world = self._stage.world
        client = self._client(given)
        if client is None:
            return error("invalid_client")
        if given.get("grant_type") != "device_request":
            return error("unsupported_grant_type")
        asked = scopes.split(given.get("scope", ""))
        if not asked or not all(scopes.is_known(scope) for scope in asked):
            return error("invalid_scope")
        life = world.settings.device_code_life_seconds
        wait = DeviceRequest(
            device_code=new_token(),
            user_code=new_user_code(),
            client_id=client.id,
            scopes=asked,
            offline=given.get("access_type") == "offline",
            consent_again=given.get("prompt") == "consent",
            data_center=self._data_center,
            expires_at=world.clock.now() + life,
        )
        world.desk.devices.append(wait)
        here = self._stage.origins.named(self._data_center).accounts
        return json_answer(
            {
                "user_code": wait.user_code,
                "device_code": wait.device_code,
                "interval": whole(world.settings.device_interval_seconds),
                "verification_url": f"{here}/oauth/v3/device",
                "verification_uri_complete": f"{here}/oauth/v3/device?user_code={wait.user_code}",
                "expires_in": int(life * (1000 if world.settings.device_expires_in_milliseconds else 1)),
            }
        )

    async def token(self, request: Request) -> Response:
        """A device asks whether somebody has typed its code and accepted."""
        given = await parameters(request)
        world = self._stage.world
        client = self._client(given)
        if client is None:
            return error("invalid_client")
        if given.get("client_secret", "") != client.secrets[self._data_center]:
            return error("invalid_client_secret")
        if given.get("grant_type") != "device_token":
            return error("unsupported_grant_type")
        wait = self._find(client, given.get("code", ""))
        if wait is None:
            return error("invalid_code")
        now = world.clock.now()
        early = wait.last_poll is not None and (
            now - wait.last_poll < world.settings.device_interval_seconds - _TOLERANCE_SECONDS
        )
        wait.last_poll = now
        if early:
            return error("slow_down")
        if wait.refused:
            return error("access_denied")
        if wait.expires_at <= now:
            return error("expired")
        if wait.account is None:
            return error("authorization_pending")
        if wait.account.data_center != self._data_center:
            return error("other_dc", user_location=wait.account.data_center)
        return self._give(client, wait)

    def _find(self, client: Client, device_code: str) -> DeviceRequest | None:
        for wait in self._stage.world.desk.devices:
            if wait.device_code == device_code and wait.client_id == client.id and not wait.done:
                own = wait.data_center == self._data_center
                moved = wait.account is not None and wait.account.data_center == self._data_center
                return wait if own or moved else None
        return None

    def _give(self, client: Client, wait: DeviceRequest) -> Response:
        world = self._stage.world
        if wait.account is None:
            return error("authorization_pending")
        if not world.desk.has_room_for_access_token(world.settings, client, wait.account):
            return self._tokens.issue(client, wait.account, wait.scopes, with_refresh_token=False)
        deserved = world.desk.deserves_refresh_token(
            client, wait.account, offline=wait.offline, consent_again=wait.consent_again
        )
        wait.done = True
        return self._tokens.issue(client, wait.account, wait.scopes, deserved)


def new_user_code() -> str:
    """A code that a person can type, such as ``BCDF-GHJK``."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
