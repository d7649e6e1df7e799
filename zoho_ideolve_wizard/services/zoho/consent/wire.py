"""One request of a browser and its answer, by h11. Knows nothing of consent.

Only this module imports h11, and the listener imports it only when it starts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import h11

from zoho_ideolve_wizard.services.zoho.consent import pages

_MAX_REQUEST = 16 * 1024

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
class Reply:
    """What to answer: a page, or the address to go on to."""

    status: int
    page: str = ""
    location: str = ""


async def serve(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Callable[[str], Reply]
) -> None:
    """Read one request and answer it. `answer` is asked only about a GET for a name of this machine.

    It is given the request's target, such as `/callback?code=...`. What is no request is refused; what
    is too long is too.
    """
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=_MAX_REQUEST)
    try:
        request = await _request(connection, reader)
        if request is None:
            return
        reply = _refusal(request) or answer(request.target.decode("ascii", errors="replace"))
    except h11.RemoteProtocolError as error:
        reply = Reply(error.error_status_hint or 400, pages.refused("This request cannot be read."))
    writer.write(_encoded(connection, reply))
    await writer.drain()


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


def _refusal(request: h11.Request) -> Reply | None:
    if request.method != b"GET":
        # Without a page: an answer to HEAD may have none.
        return Reply(405)
    if not _is_for_this_machine(request):
        return Reply(400, pages.refused("This address is for this machine only."))
    if _is_asked_by_another_page(request):
        return Reply(403, pages.refused("Another page may not ask here."))
    return None


def _is_for_this_machine(request: h11.Request) -> bool:
    """A page elsewhere whose name was made to point here (DNS rebinding) carries its own name as Host."""
    hosts = [value for name, value in request.headers if name == b"host"]
    if len(hosts) != 1:
        return False
    try:
        name = urlsplit(f"//{hosts[0].decode('ascii')}").hostname
    except ValueError:
        return False
    return name in ("localhost", "127.0.0.1", "::1")


def _is_asked_by_another_page(request: h11.Request) -> bool:
    """Zoho sends the browser itself here; a script, a picture or a frame of some page is no such visit."""
    headers = {
        name: value for name, value in request.headers if name.startswith(b"sec-fetch-") or name == b"origin"
    }
    if (mode := headers.get(b"sec-fetch-mode")) is not None:
        return mode != b"navigate" or headers.get(b"sec-fetch-dest", b"document") != b"document"
    return headers.get(b"origin", b"null") != b"null"


def _encoded(connection: h11.Connection, reply: Reply) -> bytes:
    body = reply.page.encode()
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
