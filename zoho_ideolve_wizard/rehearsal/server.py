"""Starts and stops the rehearsal. It has a thread and an event loop of its own."""

import asyncio
import json
import logging
import signal
import socket
import sys
import threading
import time
from types import FrameType, TracebackType

import uvicorn
from starlette.types import ASGIApp

from .announcement import announcement
from .app import Application, accounts_app, api_app, control_app, ideolve_app
from .origins import DATA_CENTERS, DataCenter, Origins
from .pages.sites import console_app, crm_app, ideolve_pages_app
from .printed import Printed
from .runner import Runner
from .wire import Protocol
from .world import Stage, fresh_world

DEFAULT_REDIRECT_URI = "http://localhost:8765/callback"
_HOST = "127.0.0.1"
_START_SECONDS = 10.0


class Rehearsal:
    """A rehearsal that listens. ``announcement`` is what the command prints as one line of JSON."""

    def __init__(
        self, announcement: dict[str, object], server: uvicorn.Server, thread: threading.Thread
    ) -> None:
        self.announcement = announcement
        self._server = server
        self._thread = thread

    def stop(self) -> None:
        """Stop listening; returns when the thread has ended. Stopping twice is harmless."""
        self._server.should_exit = True
        self._thread.join()

    def __enter__(self) -> "Rehearsal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(port: int = 0, redirect_uri: str = DEFAULT_REDIRECT_URI) -> Rehearsal:
    """Start the rehearsal; it listens when this returns.

    ``port`` is that of the control address (0 = any free one); ``OSError`` if it is taken. ``redirect_uri``
    is registered with the ready-made server-based client.
    """
    sockets = _Sockets()
    try:
        control = sockets.listen(port)
        origins = Origins(
            data_centers=tuple(
                DataCenter(name, sockets.listen(), sockets.listen(), sockets.listen(), sockets.listen())
                for name in DATA_CENTERS
            ),
            ideolve=sockets.listen(),
            ideolve_pages=sockets.listen(),
            control=control,
        )
    except OSError:
        sockets.close()
        raise
    printed = Printed(redirect_uri)
    stage = Stage(origins, printed, fresh_world(printed))
    server = _server(_application(stage))
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets.opened)), name="rehearsal", daemon=True
    )
    thread.start()
    deadline = time.monotonic() + _START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("The rehearsal did not start.")
        time.sleep(0.005)
    return Rehearsal(announcement(stage), server, thread)


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


class _Sockets:
    """The listening sockets, one for each origin."""

    def __init__(self) -> None:
        self.opened: list[socket.socket] = []

    def listen(self, port: int = 0) -> str:
        """Bind one more and give its base URL."""
        # The protocol is named because asyncio sends at once (TCP_NODELAY) only where it is: 40 ms a request.
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.opened.append(opened)
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((_HOST, port))
        return f"http://{_HOST}:{opened.getsockname()[1]}"

    def close(self) -> None:
        """Close all."""
        for opened in self.opened:
            opened.close()


def _application(stage: Stage) -> Application:
    runner = Runner(stage)
    hosts: dict[int, ASGIApp] = {
        _port(stage.origins.control): control_app(stage, runner),
        _port(stage.origins.ideolve): ideolve_app(stage),
        _port(stage.origins.ideolve_pages): ideolve_pages_app(stage),
    }
    for found in stage.origins.data_centers:
        hosts[_port(found.accounts)] = accounts_app(stage, found.name)
        hosts[_port(found.api)] = api_app(stage, found.name)
        hosts[_port(found.crm)] = crm_app(stage, found.name, runner)
        hosts[_port(found.console)] = console_app(stage, found.name)
    return Application(stage, hosts, _port(stage.origins.control), runner)


def _port(base_url: str) -> int:
    return int(base_url.rpartition(":")[2])


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
