"""Ideolve's form "Connect to Other Applications: Zoho CRM"."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..oauth import TooManyError
from ..origins import DataCenter
from ..web import form_fields, note_write
from ..workspaces import RefusedError, Workspace
from ..world import Stage
from .html import code, field, form, link, page, told

GRANT_TYPE = "refresh_code"


class ConnectorPages:
    """Saving proves the refresh token by using it, and issues the connector's Client Id and API key."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/connector", self.show, methods=["GET"]),
            Route("/connector", self.save, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """The empty form."""
        del request
        return self._show({})

    async def save(self, request: Request) -> Response:
        """The pair, or what is wrong."""
        given = {name: value.strip() for name, value in (await form_fields(request)).items()}
        world = self._stage.world
        try:
            self._prove(given)
            workspace = self._workspace(given)
        except RefusedError as error:
            return self._show(given, problem=error.reason)
        pair = world.ideolve.issue_connector(world.settings, given["user"], workspace)
        note_write(request)
        extra = (
            f"<h2>Ideolve credentials</h2><p>Client Id: {code('client-id', pair.id)}</p>"
            f"<p>Ideolve API Key: {code('api-key', pair.secret)}</p>"
        )
        return self._show(given, "Connected to Zoho CRM.", extra=extra)

    def _prove(self, given: dict[str, str]) -> None:
        """Draw an access token with the refresh token, as the real form presumably does."""
        world = self._stage.world
        data_center = self._host(given.get("host", ""))
        if given.get("grant_type") != GRANT_TYPE:
            raise RefusedError(400, f"Grant Type must be {GRANT_TYPE}.")
        client = world.desk.clients.get(given.get("client_id", ""))
        if client is None or not client.known_at(data_center.name):
            raise RefusedError(400, "Zoho says: invalid_client. Check the Client Id and the Host.")
        if given.get("client_secret", "") != client.secrets[data_center.name]:
            raise RefusedError(400, "Zoho says: invalid_client_secret. Check the Client Secret.")
        kept = world.desk.refresh_token(given.get("refresh_token", ""))
        if kept is None or kept.client_id != client.id or kept.account.data_center != data_center.name:
            raise RefusedError(400, "Zoho says: invalid_code. Check the Refresh Token and the Host.")
        try:
            world.desk.issue_access_token(world.settings, client, kept.account, kept.scopes, kept.value)
        except TooManyError:
            raise RefusedError(
                400, "Zoho says: Access Denied, too many requests. Try again in ten minutes."
            ) from None

    def _workspace(self, given: dict[str, str]) -> Workspace:
        ideolve = self._stage.world.ideolve
        if given.get("user", "").lower() != ideolve.primary_contact:
            raise RefusedError(400, "User must be the primary user, the one created at sign-up.")
        return ideolve.workspace(given.get("workspace", ""))

    def _host(self, text: str) -> DataCenter:
        wanted = urlsplit(text if "//" in text else f"//{text}").netloc.lower()
        for found in self._stage.origins.data_centers:
            if wanted and wanted in {urlsplit(url).netloc for url in (found.api, found.accounts, found.crm)}:
                return found
        raise RefusedError(
            400, "Host cannot be reached. Enter the URL of Zoho's API, for example that of api_domain."
        )

    def _show(self, given: dict[str, str], message: str = "", problem: str = "", extra: str = "") -> Response:
        inside = field("host", "Host", given.get("host", ""))
        inside += field("client_id", "Client Id", given.get("client_id", ""))
        inside += field("client_secret", "Client Secret", kind="password")
        inside += field("grant_type", "Grant Type", given.get("grant_type", GRANT_TYPE))
        inside += field("refresh_token", "Refresh Token", kind="password")
        inside += field("user", "User", given.get("user", ""))
        inside += field("workspace", "Workspace", given.get("workspace", ""))
        return page(
            "Connect to Other Applications: Zoho CRM",
            told(message, problem)
            + extra
            + form("/connector", inside, "Save", own_id="connector")
            + f"<p>{link('/', 'All workspaces')}</p>",
            status=400 if problem else 200,
        )
