"""The page where somebody types the code that a device shows."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..oauth import DeviceRequest
from ..organizations import Account
from ..web import form_fields
from ..world import Stage
from .consent import asked, decision_form, others, who
from .html import field, form, page, told

PATH = "/oauth/v3/device"


class DevicePages:
    """``GET`` shows the field for the code, or with a code the consent; ``POST`` types it, then decides."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [Route(PATH, self.show, methods=["GET"]), Route(PATH, self.post, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """The field for the code; with ``account`` in the query the consent of that person."""
        given = dict(request.query_params)
        if "account" in given:
            return self._consent(given)
        return self._ask(given.get("user_code", ""))

    async def post(self, request: Request) -> Response:
        """A typed code, or a decision."""
        given = await form_fields(request)
        if "decision" not in given:
            return self._consent(given)
        wait = self._find(given.get("user_code", ""))
        if wait is None:
            return self._ask(
                given.get("user_code", ""), "Invalid or expired code. Ask the device for a new one."
            )
        account = self._account(given)
        if given["decision"] != "accept":
            wait.refused = True
            return page("Zoho Accounts", told("You refused. The device has no access."))
        client = self._stage.world.desk.clients[wait.client_id]
        if not client.known_at(account.data_center):
            return self._ask("", "This client is not available in the data center of this account.")
        wait.account = account
        return page("Zoho Accounts", told("The device is connected. You can close this page."))

    def _account(self, given: dict[str, str]) -> Account:
        world = self._stage.world
        return world.account(given.get("account", "")) or world.accounts[0]

    def _find(self, typed: str) -> DeviceRequest | None:
        world = self._stage.world
        wanted = typed.strip().upper().replace(" ", "").replace("-", "")
        for wait in world.desk.devices:
            if wait.user_code.replace("-", "") == wanted:
                usable = (
                    not (wait.done or wait.refused or wait.account) and wait.expires_at > world.clock.now()
                )
                return wait if usable else None
        return None

    def _ask(self, typed: str, problem: str = "") -> Response:
        inside = field("user_code", "Enter the code that your device shows", typed)
        return page(
            "Zoho Accounts",
            told(problem=problem) + form(PATH, inside, "Continue", own_id="device"),
            status=400 if problem else 200,
        )

    def _consent(self, given: dict[str, str]) -> Response:
        wait = self._find(given.get("user_code", ""))
        if wait is None:
            return self._ask(
                given.get("user_code", ""), "Invalid or expired code. Ask the device for a new one."
            )
        world = self._stage.world
        account = self._account(given)
        kept = {"user_code": wait.user_code}
        client = world.desk.clients[wait.client_id]
        return page(
            "Zoho Accounts",
            who(world, account)
            + asked(client, wait.scopes)
            + decision_form(PATH, {**kept, "account": account.key})
            + others(world, account, PATH, kept),
        )
