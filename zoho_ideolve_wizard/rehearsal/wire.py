"""What goes wrong on the way: the faults that need a hand on the connection itself."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .crm.answers import FAULT_CODES, REFUSALS, CrmError
from .faults import Fault
from .pages.html import page
from .web import json_answer

TRANSPORT = "rehearsal.transport"
_PIECES = 10


class Protocol(H11Protocol):
    """uvicorn's HTTP protocol, which also hands the connection to the application."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Called by the loop for each connection."""
        super().connection_made(transport)
        inner = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope[TRANSPORT] = transport
            await inner(scope, receive, send)

        self.app = with_transport


async def suffer(fault: Fault, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request in the way that the fault wants."""
    match fault.kind:
        case "status":
            await _status(int(fault.value), scope, receive, send)
        case "refusal":
            code, (refused, message, details) = fault.code, REFUSALS[fault.code]
            await CrmError(refused, code, message, details).answer()(scope, receive, send)
        case "html":
            await page("Sign in to the network", "<p>Please sign in.</p>", status=int(fault.value))(
                scope, receive, send
            )
        case "latency":
            await asyncio.sleep(fault.value)
            await app(scope, receive, send)
        case "drop":
            await _hang_up(scope, receive, abort=True)
        case "slow":
            await app(scope, receive, _slowly(send, fault.value))
        case "truncated":
            await _truncated(app, scope, receive, send)


async def _status(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    """The body is what the host would give: CRM's JSON, the accounts server's, or an empty one."""
    path: str = scope["path"]
    if path.startswith("/crm/"):
        code, message = FAULT_CODES.get(status, ("INTERNAL_ERROR", "Internal Server Error"))
        answer = json_answer({"code": code, "details": {}, "message": message, "status": "error"}, status)
    elif path.startswith("/oauth/"):
        answer = json_answer({"error": "general_error"}, status)
    else:
        answer = json_answer({}, status)
    await answer(scope, receive, send)


async def _hang_up(scope: Scope, receive: Receive, *, abort: bool) -> None:
    transport: asyncio.Transport = scope[TRANSPORT]
    if abort:
        transport.abort()
    else:
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        continue


def _slowly(send: Send, seconds: float) -> Send:
    async def slow_send(message: Message) -> None:
        body: bytes = message.get("body", b"")
        if message["type"] != "http.response.body" or not body:
            await send(message)
            return
        size = max(1, -(-len(body) // _PIECES))
        pieces = [body[start : start + size] for start in range(0, len(body), size)]
        for piece in pieces:
            await asyncio.sleep(seconds / len(pieces))
            await send({**message, "body": piece, "more_body": True})
        await send({**message, "body": b"", "more_body": message.get("more_body", False)})

    return slow_send


async def _truncated(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    cut = False

    async def cutting_send(message: Message) -> None:
        nonlocal cut
        if cut:
            return
        body: bytes = message.get("body", b"")
        if message["type"] == "http.response.body":
            cut = True
            await send({**message, "body": body[: len(body) // 2], "more_body": True})
            return
        await send(message)

    await app(scope, receive, cutting_send)
    await _hang_up(scope, receive, abort=False)
