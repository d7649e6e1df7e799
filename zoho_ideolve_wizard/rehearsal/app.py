"""One application for every address: it looks at the port that a request came to."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import admin
from .accounts import AccountsHost
from .control import ControlHost
from .crm.api import CrmHost
from .device import DeviceHost
from .faults import take
from .ideolve import IdeolveHost
from .ideolve_notes import NotesHost
from .keeping import Keeper
from .pages.consent import ConsentPages
from .pages.device import DevicePages
from .pages.index import index_route, lead_to
from .runner import Runner
from .web import WROTE, raw_segments
from .wire import suffer
from .world import Stage

Handler = Callable[[Request], Awaitable[Response]]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class Application:
    """Counts the requests, applies the faults, hands each to its host, keeps what it changed, and has run what it ordered."""

    def __init__(
        self, stage: Stage, hosts: Mapping[int, ASGIApp], control_port: int, runner: Runner, keeper: Keeper
    ) -> None:
        self._stage = stage
        self._keeper = keeper
        self._runner = runner
        self._hosts = hosts
        self._control_port = control_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        port: int = scope["server"][1]
        host = self._hosts[port]
        fault = None
        if port != self._control_port:
            fault = take(self._stage.faults, scope["method"], _address(scope))
        counted = False

        def count() -> None:
            nonlocal counted
            if counted:
                return
            counted = True
            if scope.get(WROTE):
                self._stage.writes += 1
            else:
                self._stage.reads += 1

        async def answer(message: Message) -> None:
            """Counted by the time that whoever asked has the answer."""
            count()
            await send(message)

        try:
            if fault is None:
                await host(scope, receive, answer)
            else:
                await suffer(fault, host, scope, receive, answer)
        finally:
            count()
            if scope["method"] not in ("GET", "HEAD"):
                self._keeper.save()
            self._runner.wake()


def _address(scope: Scope) -> str:
    path: str = scope["path"]
    query: bytes = scope["query_string"]
    return f"{path}?{query.decode('ascii', errors='replace')}" if query else path


def accounts_app(stage: Stage, data_center: str) -> ASGIApp:
    """An accounts server with its pages."""
    tokens = AccountsHost(stage, data_center)
    return router(
        [
            *tokens.routes(),
            *DeviceHost(stage, data_center, tokens).routes(),
            *ConsentPages(stage, data_center).routes(),
            *DevicePages(stage, data_center).routes(),
            lead_to(stage.origins.named(data_center).console),
        ]
    )


def api_app(stage: Stage, data_center: str) -> ASGIApp:
    """A CRM API host."""
    return router([anything(CrmHost(stage, data_center).answer)])


def ideolve_app(stage: Stage) -> ASGIApp:
    """Ideolve's API, and beside it the administration that is ours."""
    administration = admin.AdminHost(stage)

    async def other(request: Request) -> Response:
        if raw_segments(request)[0] == admin.BASE:
            return await administration.answer(request)
        return PlainTextResponse("Not Found", 404)

    pages = lead_to(stage.origins.ideolve_pages)
    return router([*IdeolveHost(stage).routes(), *NotesHost(stage).routes(), pages, anything(other)])


def control_app(stage: Stage, runner: Runner) -> ASGIApp:
    """The control address."""
    return router([index_route(stage), *ControlHost(stage, runner).routes()])


def router(routes: list[Route]) -> Router:
    """An application of these routes."""
    listed: list[BaseRoute] = list(routes)
    return Router(listed, redirect_slashes=False)


def anything(handler: Handler) -> Route:
    """Every path and method."""
    return Route("/{rest:path}", handler, methods=METHODS)
