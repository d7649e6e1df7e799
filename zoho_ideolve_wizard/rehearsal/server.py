"""Starts and stops the rehearsal. It has a thread and an event loop of its own."""

import asyncio
import json
import logging
import signal
import sys
import threading
import time
from types import FrameType, TracebackType

import uvicorn
from starlette.types import ASGIApp

from .announcement import announcement
from .app import Application, accounts_app, api_app, control_app, ideolve_app
from .keeping import Keeper, Memory, read, world_of
from .pages.sites import console_app, crm_app, ideolve_pages_app
from .printed import Printed
from .runner import Runner
from .sockets import Sockets, port_of
from .wire import Protocol
from .world import Stage, fresh_world

DEFAULT_REDIRECT_URI = "http://localhost:8765/callback"
_START_SECONDS = 10.0


class Rehearsal:
    """A rehearsal that listens. ``announcement`` is what the command prints as one line of JSON."""

    def __init__(
        self,
        announcement: dict[str, object],
        server: uvicorn.Server,
        thread: threading.Thread,
        keeper: Keeper,
    ) -> None:
        self.announcement = announcement
        self._server = server
        self._thread = thread
        self._keeper = keeper

    @property
    def problem(self) -> str:
        """Why the last of it could not be kept; empty if it is, or need not be."""
        return self._keeper.problem

    def stop(self) -> None:
        """Stop listening; returns when the thread has ended. Stopping twice is harmless."""
        if self._thread.is_alive():
            self._server.should_exit = True
            self._thread.join()
            self._keeper.save()

    def __enter__(self) -> "Rehearsal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(
    port: int = 0, redirect_uri: str = DEFAULT_REDIRECT_URI, *, memory: Memory | None = None
) -> Rehearsal:
    """Start the rehearsal; it listens when this returns.

    ``port`` is that of the control address (0 = any free one); ``OSError`` if it is taken. ``redirect_uri``
    is registered with the ready-made server-based client. With a ``memory`` it goes on as it was kept there, at
    the same addresses, and neither ``port`` nor ``redirect_uri`` counts; ``NotKeptError`` if it cannot.
    """
    content = memory.load() if memory is not None else None
    kept = read(content) if content is not None else None
    sockets = Sockets()
    try:
        origins = sockets.again(kept.origins) if kept is not None else sockets.anew(port)
    except OSError:
        sockets.close()
        raise
    if kept is not None:
        stage = Stage(origins, kept.printed, world_of(kept))
    else:
        printed = Printed(redirect_uri)
        stage = Stage(origins, printed, fresh_world(printed))
    keeper = Keeper(stage, memory)
    keeper.save()
    server = _server(_application(stage, keeper))
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets.opened)), name="rehearsal", daemon=True
    )
    thread.start()
    deadline = time.monotonic() + _START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("The rehearsal did not start.")
        time.sleep(0.005)
    return Rehearsal(announcement(stage), server, thread, keeper)


def serve_forever(port: int = 0, redirect_uri: str = DEFAULT_REDIRECT_URI) -> int:
    """The command ``rehearsal``: print a line of JSON when it listens, serve until interrupted.

    Returns the exit code: 0, or 2 with a line on stderr if the port cannot be had.
    """
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    try:
        rehearsal = start(port, redirect_uri)
    except (OSError, OverflowError) as problem:
        sys.stderr.write(
            f"Port {port} cannot be had: {problem}. Choose another one, or 0 for any free port.\n"
        )
        return 2
    with rehearsal:
        sys.stdout.write(json.dumps(rehearsal.announcement) + "\n")
        sys.stdout.flush()
        while not ended.wait(0.5):
            continue
    return 0


def _application(stage: Stage, keeper: Keeper) -> Application:
    runner = Runner(stage, keeper)
    hosts: dict[int, ASGIApp] = {
        port_of(stage.origins.control): control_app(stage, runner),
        port_of(stage.origins.ideolve): ideolve_app(stage),
        port_of(stage.origins.ideolve_pages): ideolve_pages_app(stage),
    }
    for found in stage.origins.data_centers:
        hosts[port_of(found.accounts)] = accounts_app(stage, found.name)
        hosts[port_of(found.api)] = api_app(stage, found.name)
        hosts[port_of(found.crm)] = crm_app(stage, found.name, runner)
        hosts[port_of(found.console)] = console_app(stage, found.name)
    return Application(stage, hosts, port_of(stage.origins.control), runner, keeper)


def _server(application: Application) -> uvicorn.Server:
    # Without a handler of its own, logging would write uvicorn's warnings to stderr.
    logger = logging.getLogger("uvicorn")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return uvicorn.Server(
        uvicorn.Config(
            application,
            http=Protocol,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
    )
