"""Who may ask: a browser on this computer, for the sheet itself. Everybody else is refused before anything is read."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HERE = ("localhost", "127.0.0.1", "::1")

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Gate:
    """Before an application: checks Host, Origin and method, and puts `HEADERS` on every answer."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = refused(scope["method"], Headers(scope=scope))
        application: ASGIApp = PlainTextResponse(refusal[1], refusal[0]) if refusal else self._inner
        await application(scope, receive, send_with_headers)


def refused(method: str, headers: Headers) -> tuple[int, str] | None:
    """Why a request is not answered, with the status; None if it is.

    A page elsewhere whose name was made to point here (DNS rebinding) sends its own name as Host. Any port is
    taken: at the other end of a tunnel it may be another one.
    """
    if method not in ("GET", "POST"):
        return 405, "Not allowed."
    hosts = headers.getlist("host")
    if len(hosts) != 1 or _name(hosts[0]) not in _HERE:
        return 400, "This address is for this computer only."
    origins = headers.getlist("origin")
    if origins != [f"http://{hosts[0]}"] and (origins or method == "POST"):
        return 403, "Another page may not ask here."
    return None


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
