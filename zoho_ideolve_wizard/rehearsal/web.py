"""Small helpers for requests and answers."""

import json
from urllib.parse import urlencode, urlsplit, urlunsplit

from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response

WROTE = "rehearsal.wrote"


class UnusableError(Exception):
    """Something that was sent cannot be used; the text says what and why."""


def json_answer(body: object, status: int = 200) -> Response:
    """A JSON answer; secrets in it are not kept by caches."""
    return Response(
        json.dumps(body),
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


async def parameters(request: Request) -> dict[str, str]:
    """The parameters of a request, from its form body and its query; the body wins."""
    found = dict(request.query_params)
    found.update(await form_fields(request))
    return found


async def form_fields(request: Request) -> dict[str, str]:
    """The text fields of a posted form; empty for a request without one, or with one that cannot be read."""
    if request.method != "POST":
        return {}
    try:
        async with request.form() as form:
            return {name: value for name, value in form.multi_items() if isinstance(value, str)}
    except MultiPartException:
        # A service finds no parameters in such a body, and says which one it misses.
        return {}


async def json_body(request: Request) -> object:
    """The JSON in a request's body; ``ValueError`` if it is none."""
    try:
        return json.loads(await request.body())
    except RecursionError:
        raise ValueError("The JSON is nested too deeply.") from None


async def json_object(request: Request) -> dict[str, object]:
    """The JSON object in a request's body; ``UnusableError`` if it is none."""
    try:
        body = await json_body(request)
    except ValueError:
        raise UnusableError("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise UnusableError("The body must be a JSON object.")
    return {str(name): value for name, value in body.items()}


def whole(number: float) -> float:
    """The number as JSON should show it: 1, not 1.0."""
    return int(number) if number == int(number) else number


def note_write(request: Request) -> None:
    """Remember that this request changed data of CRM or Ideolve, for the count."""
    request.scope[WROTE] = True


def with_query(url: str, values: dict[str, str]) -> str:
    """The URL with these parameters added to those it has."""
    parts = urlsplit(url)
    query = "&".join(part for part in (parts.query, urlencode(values)) if part)
    return urlunsplit(parts._replace(query=query))


def raw_segments(request: Request) -> list[str]:
    """The path's segments as sent, still percent-encoded: a name may contain a slash."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    text: str = bytes(raw).decode("ascii", errors="replace")
    return text.partition("?")[0].strip("/").split("/")
