"""Waits on this machine's own address for the redirect that follows consent.

Ports are taken before any address is shown, and kept until one valid code has come: a wrong `state`, a
refusal or a stray request is answered with a page, reported, and uses nothing up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import h11

from zoho_ideolve_wizard.services.zoho.consent import pages
from zoho_ideolve_wizard.services.zoho.consent.port import PortTaken, bind
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant

__all__ = ["Listener", "PortTaken"]

_MAX_REQUEST = 16 * 1024
_MAX_CONNECTIONS = 32
_PATIENCE = 10.0
"""Seconds that a connection may take to send its request and to read its answer."""

_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("Connection", "close"),
)


@dataclass(frozen=True)
class _Reply:
    status: int
    body: str
    location: str = ""
    grant: CodeGrant | None = None
    bug: Exception | None = field(default=None, repr=False)


def _ignore(_message: str) -> None:
    pass


class Listener:
    """The loopback listener for one consent.

    Args:
        port: the port of the registered redirect URI; 0 takes any free one.
        path: the path of the redirect URI ("/callback").
        check: turns a redirected address into a grant, or raises ConsentProblem.
        consent_url: where the short local address leads.
        on_event: told, in words fit to show, of every answer that was of no use.
    """

    def __init__(
        self,
        port: int,
        path: str,
        check: Callable[[str], CodeGrant],
        consent_url: str,
        on_event: Callable[[str], None] = _ignore,
    ) -> None:
        self.port = port
        self._path = path or "/"
        self._short_path = "/go" if self._path != "/go" else "/start"
        self._check = check
        self._consent_url = consent_url
        self._on_event = on_event
        self._servers: list[asyncio.Server] = []
        self._connections: set[asyncio.Task[None]] = set()
        self._taken = False
        self._grant: asyncio.Future[CodeGrant] | None = None

    @property
    def short_address(self) -> str:
        """A short address that leads to the long consent page; it also works through an SSH tunnel."""
        return f"http://localhost:{self.port}{self._short_path}"

    async def start(self) -> None:
        """Take the port on 127.0.0.1 and ::1 and begin to serve. Raises PortTaken."""
        self._grant = asyncio.get_running_loop().create_future()
        sockets = bind(self.port)
        self.port = sockets[0].getsockname()[1]
        for one in sockets:
            self._servers.append(await asyncio.start_server(self._connected, sock=one))

    async def grant(self) -> CodeGrant:
        """Wait for the first valid code. A cancelled wait can be begun again; nothing is lost."""
        if self._grant is None:
            raise RuntimeError("the listener has not been started")
        return await asyncio.shield(self._grant)

    async def stop(self) -> None:
        """Free the port. Waiting for the grant ends with it, cancelled, if none has come."""
        for server in self._servers:
            server.close()
        for task in list(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        for server in self._servers:
            await server.wait_closed()
        self._servers.clear()
        if self._grant is not None and not self._grant.done():
            self._grant.cancel()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(self._connections) >= _MAX_CONNECTIONS:
            writer.close()
            return
        self._connections.add(task)
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._serve(reader, writer)
        except (OSError, TimeoutError):
            # The browser went away, or only opened a connection in advance: nobody to tell.
            pass
        except asyncio.CancelledError:
            # Only `stop` cancels these tasks, and it waits for them; there is nothing to pass on.
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = h11.Connection(h11.SERVER, max_incomplete_event_size=_MAX_REQUEST)
        try:
            request = await _request(connection, reader)
            if request is None:
                return
            reply = self._reply(request)
        except h11.RemoteProtocolError as error:
            reply = _Reply(error.error_status_hint or 400, pages.refused("This request cannot be read."))
        try:
            if connection.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                writer.write(_encoded(connection, reply))
                await writer.drain()
        finally:
            # Even if the browser did not wait for its page, the code has come.
            self._settle(reply)

    def _settle(self, reply: _Reply) -> None:
        if self._grant is None or self._grant.done():
            return
        if reply.grant is not None:
            self._grant.set_result(reply.grant)
        elif reply.bug is not None:
            self._grant.set_exception(reply.bug)

    def _reply(self, request: h11.Request) -> _Reply:
        if request.method != b"GET":
            # Without a page: an answer to HEAD may have none.
            return _Reply(405, "")
        if not _is_this_machine(request):
            return _Reply(400, pages.refused("This address is for this machine only."))
        target = request.target.decode("ascii", errors="replace")
        path = target.partition("?")[0]
        if path == self._short_path:
            if self._taken:
                return _Reply(200, pages.already_connected())
            return _Reply(302, "", location=self._consent_url)
        if path == self._path:
            return self._callback(target)
        if path == "/favicon.ico":
            return _Reply(404, "")
        return _Reply(404, pages.not_here(self._short_path))

    def _callback(self, target: str) -> _Reply:
        if self._taken:
            return _Reply(200, pages.already_connected())
        try:
            grant = self._check(f"http://localhost:{self.port}{target}")
        except ConsentProblem as problem:
            self._on_event(str(problem))
            page = pages.problem(problem.what, problem.cause, problem.remedy, self._short_path)
            return _Reply(200 if problem.refused else 400, page)
        except Exception as bug:
            # Handed on to whoever waits for the grant.
            return _Reply(500, pages.broken(), bug=bug)
        self._taken = True
        return _Reply(200, pages.thank_you(), grant=grant)


async def _request(connection: h11.Connection, reader: asyncio.StreamReader) -> h11.Request | None:
    """The request's head; None if the browser closed without one. Its body is never read."""
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(4096))
        elif isinstance(event, h11.Request):
            return event
        else:
            return None


def _is_this_machine(request: h11.Request) -> bool:
    """A page elsewhere whose name was made to point here (DNS rebinding) carries its own name as Host."""
    hosts = [value for name, value in request.headers if name == b"host"]
    if len(hosts) != 1:
        return False
    try:
        name = urlsplit(f"//{hosts[0].decode('ascii')}").hostname
    except ValueError:
        return False
    return name in ("localhost", "127.0.0.1", "::1")


def _encoded(connection: h11.Connection, reply: _Reply) -> bytes:
    body = reply.body.encode()
    headers = [*_HEADERS, ("Content-Length", str(len(body)))]
    if reply.location:
        headers.append(("Location", reply.location))
    if reply.status == 405:
        headers.append(("Allow", "GET"))
    parts = [
        connection.send(h11.Response(status_code=reply.status, headers=headers)),
        connection.send(h11.Data(data=body)) if body else b"",
        connection.send(h11.EndOfMessage()),
    ]
    return b"".join(part for part in parts if part)
