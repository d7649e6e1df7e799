"""What is published whole of Ideolve's API: one request. https://docs.mithi.com/home/ideolve-api"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .printed import Pair
from .web import json_answer
from .world import Stage

HEADERS = ("Client-Id", "Connector-Api-Key", "App-Name")


def headers_missing(request: Request) -> Response | None:
    """The published answer if one of the three headers is not there."""
    if all(request.headers.get(name, "").strip() for name in HEADERS):
        return None
    return json_answer({"status": "UNAUTHORIZED", "reason": "Required request headers are not present."}, 401)


def wrong_pair() -> Response:
    """The published answer if id and key do not match: HTTP 500."""
    return json_answer(
        {"status": "ERROR", "reason": "Invalid <client id>/<connector api key> provided."}, 500
    )


def pair_of(request: Request) -> Pair:
    """The id and key that a request brings."""
    return Pair(request.headers["Client-Id"].strip(), request.headers["Connector-Api-Key"].strip())


def out_of_order(stage: Stage) -> Response | None:
    """A server that is down, by a setting: HTTP 500 without any body."""
    return Response(status_code=500) if stage.world.settings.ideolve_down else None


class IdeolveHost:
    """``POST /v4/user/{user}/auth``."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [Route("/v4/user/{user}/auth", self.authenticate, methods=["POST"])]

    async def authenticate(self, request: Request) -> Response:
        """Whether the pair is good for this user."""
        refused = out_of_order(self._stage) or headers_missing(request)
        if refused is not None:
            return refused
        if not self._stage.world.ideolve.knows_pair(request.path_params["user"], pair_of(request)):
            return wrong_pair()
        return json_answer({"status": "SUCCESS"})
