"""A small server on loopback that answers what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import settings

from tests.services.stand_in import Place, opened
from zoho_ideolve_wizard.rehearsal.server import Rehearsal, start
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters

# A busy machine is no failure; the suite has a time limit of its own.
settings.register_profile("services", deadline=None)
settings.load_profile("services")


@pytest.fixture(autouse=True)
def _heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is logged can be read by a test, also after a wizard in the same process kept its log to itself."""
    logger = logging.getLogger("zoho_ideolve_wizard")
    monkeypatch.setattr(logger, "propagate", True)
    monkeypatch.setattr(logger, "level", logging.NOTSET)


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: str

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body, keep_blank_values=True).items()}


@dataclass(frozen=True)
class Told:
    """One answer to give."""

    status: int = 200
    body: str = ""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False
    length: int | None = None


@dataclass
class Service:
    """The server's address, its answers to come (the last one is repeated), and what it was asked."""

    url: str
    answers: deque[Told] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)

    def says(self, body: object = None, status: int = 200, **headers: str) -> None:
        self.answers.append(Told(status, "" if body is None else json.dumps(body), headers=headers))

    def says_html(self, status: int = 200) -> None:
        self.answers.append(Told(status, "<!DOCTYPE html><html><p>Log in</p></html>", "text/html"))

    def drops(self) -> None:
        self.answers.append(Told(drop=True))

    def next(self) -> Told:
        return self.answers.popleft() if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def service() -> Iterator[Service]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            made.asked.append(
                Asked(
                    self.command,
                    parts.path,
                    {name: values[0] for name, values in parse_qs(parts.query).items()},
                    {name.lower(): value for name, value in self.headers.items()},
                    self.rfile.read(length).decode(),
                )
            )
            told = made.next()
            if told.drop:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            body = told.body.encode()
            self.send_response(told.status)
            self.send_header("Content-Type", told.content_type)
            for name, value in told.headers.items():
                self.send_header(name.replace("_", "-"), value)
            if told.status != 204:
                self.send_header("Content-Length", str(len(body) if told.length is None else told.length))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - http.server's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made = Service(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
async def http(service: Service) -> AsyncIterator[Http]:
    made = Http([service.url], time_limit=5.0)
    yield made
    await made.aclose()


@pytest.fixture
def data_center(service: Service) -> DataCenter:
    """A data center whose accounts server and API are the small server."""
    return DataCenter("in", "India", service.url, service.url, "http://localhost:1", "http://localhost:2")


@pytest.fixture
def data_centers(data_center: DataCenter) -> DataCenters:
    elsewhere = DataCenter(
        "eu", "Europe", "http://127.0.0.1:9", "http://127.0.0.1:9", "http://localhost:3", "http://localhost:4"
    )
    return DataCenters((data_center, elsewhere))


@pytest.fixture(scope="module")
def rehearsal() -> Iterator[Rehearsal]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = start(redirect_uri=f"http://localhost:{port}/callback")
    yield running
    running.stop()


@pytest.fixture
async def place(rehearsal: Rehearsal) -> AsyncIterator[Place]:
    async with opened(rehearsal) as made:
        yield made
