"""Waits on this machine's own address for the redirect that follows consent.

Ports are taken before any address is shown, and kept until one valid code has come: a wrong `state`, a
refusal or a stray request is answered with a page, reported, and uses nothing up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from zoho_ideolve_wizard.services.zoho.consent import pages
from zoho_ideolve_wizard.services.zoho.consent.port import PortTaken, bind
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant

if TYPE_CHECKING:
    from zoho_ideolve_wizard.services.zoho.consent.wire import Reply

__all__ = ["Listener", "PortTaken"]

_MAX_CONNECTIONS = 32
_PATIENCE = 10.0
"""Seconds that a connection may take to send its request and to read its answer."""


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
        self._taken: CodeGrant | None = None
        self._bug: Exception | None = None
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
        from zoho_ideolve_wizard.services.zoho.consent import wire

        task = asyncio.current_task()
        if task is None or len(self._connections) >= _MAX_CONNECTIONS:
            writer.close()
            return
        self._connections.add(task)
        try:
            async with asyncio.timeout(_PATIENCE):
                await wire.serve(reader, writer, self._reply)
        except (OSError, TimeoutError):
            # The browser went away, or only opened a connection in advance: nobody to tell.
            pass
        except asyncio.CancelledError:
            # Only `stop` cancels these tasks, and it waits for them; there is nothing to pass on.
            pass
        finally:
            self._connections.discard(task)
            writer.close()
            # After the page was sent, so that stopping does not cut it off; and even if the browser did
            # not wait for it, since the code has come.
            self._settle()

    def _settle(self) -> None:
        if self._grant is None or self._grant.done():
            return
        if self._taken is not None:
            self._grant.set_result(self._taken)
        elif self._bug is not None:
            self._grant.set_exception(self._bug)

    def _reply(self, target: str) -> Reply:
        from zoho_ideolve_wizard.services.zoho.consent.wire import Reply

        path = target.partition("?")[0]
        if path not in (self._short_path, self._path):
            return Reply(404, "" if path == "/favicon.ico" else pages.not_here(self._short_path))
        if self._taken is not None:
            return Reply(200, pages.already_connected())
        if path == self._short_path:
            return Reply(302, location=self._consent_url)
        try:
            self._taken = self._check(f"http://localhost:{self.port}{target}")
        except ConsentProblem as problem:
            self._on_event(str(problem))
            page = pages.problem(problem.what, problem.cause, problem.remedy, self._short_path)
            return Reply(200 if problem.refused else 400, page)
        except Exception as bug:
            # Raised again where the grant is waited for.
            self._bug = bug
            return Reply(500, pages.broken())
        return Reply(200, pages.thank_you())
