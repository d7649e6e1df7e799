"""The one HTTP client. Nothing else in the package imports httpx.

It talks only to the origins that it was given, follows no redirect, keeps no cookie, turns every network
error into a `ServiceFailure` that names the host, and logs one line a request.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from zoho_ideolve_wizard import __version__
from zoho_ideolve_wizard.services import network
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.origins import host_of, is_loopback, origin_of
from zoho_ideolve_wizard.trouble import Trouble

if TYPE_CHECKING:
    import httpx

__all__ = ["Answer", "File", "Http"]

_LOG = logging.getLogger(__name__)
"""Method, host, path, status and time of each request; never a query, a header or a body."""

_IDLE = 2.0
"""Seconds after which an idle connection is not used again. Servers close theirs after five or more; a code
that is good once must not be sent into a connection that is just being closed."""

_SLOW = 3.0
"""Seconds after which a request that has no answer is told of; its line comes only with the answer."""

File = tuple[str | None, bytes, str]
"""A part of a multipart body: file name (None for a plain field), content, content type."""


_NOT_ALLOWED = Trouble(
    "network.host-not-allowed",
    "Network",
    "Nothing was sent: {host} is not one of the hosts that this wizard talks to.",
    "An address came from an answer or a setting that does not belong to Zoho or Ideolve.",
    "Check the data center in step 1, Before you start, and start the step again from its beginning.",
    codes=("HOST_NOT_ALLOWED",),
)
_ODD = Trouble(
    "network.odd-characters",
    "Network",
    "Nothing was sent: the value for {header} holds characters that it cannot hold.",
    "Something else was copied along with it: a line break, a quotation mark, an accent.",
    "Copy the value again, alone, and enter it again.",
    codes=("ODD_CHARACTERS",),
)


class Http:
    """Sends requests to a fixed table of origins.

    `time_limit` is in seconds, for a whole request. The connections belong to the event loop of the
    first request; a request in another loop makes new ones.
    """

    def __init__(self, origins: Iterable[str], time_limit: float = 20.0) -> None:
        self._origins = frozenset(_checked(origin) for origin in origins)
        self._time_limit = time_limit
        self._loop: asyncio.AbstractEventLoop | None = None
        self._clients: dict[bool, httpx.AsyncClient] = {}
        self._polled: tuple[str, str] | None = None

    async def request(
        self,
        method: str,
        url: str,
        *,
        service: str,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        json: object = None,
        params: Mapping[str, str] | None = None,
        files: Mapping[str, File] | None = None,
        polls: bool = False,
    ) -> Answer:
        """Send one request and return whatever was answered, of any status.

        `service` names the service in messages; `polls`: the same is asked over and over, and logged once. Raises
        ServiceFailure if the host is not in the table or gives no answer.
        """
        if origin_of(url) not in self._origins:
            raise _not_in_table(service, url)
        _refuse_odd_headers(service, headers or {})
        client = await self._client(loopback=is_loopback(url))
        import httpx

        failure: ServiceFailure
        began = time.monotonic()
        slow = asyncio.get_running_loop().call_later(_SLOW, _log_slow, method, url)
        try:
            async with asyncio.timeout(self._time_limit):
                response = await client.request(
                    method,
                    url,
                    headers=dict(headers or {}),
                    data=dict(form) if form is not None else None,
                    json=json,
                    params=dict(params) if params is not None else None,
                    files=dict(files) if files is not None else None,
                )
            self._log(method, url, str(response.status_code), began, polls=polls)
            return Answer(
                status=response.status_code,
                text=response.text,
                headers={name.lower(): value for name, value in response.headers.items()},
                service=service,
                host=host_of(url),
            )
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
            failure = network.failure(error, service=service, host=host_of(url), limit=self._time_limit)
            self._log(method, url, failure.code, began, polls=polls)
        except asyncio.CancelledError:
            self._log(method, url, "stopped", began)
            raise
        finally:
            slow.cancel()
        # Raised outside the handler: httpx's exceptions carry the request, and with it the secrets.
        raise failure

    def _log(self, method: str, url: str, ended: str, began: float, *, polls: bool = False) -> None:
        """`ended` is the status, or the kind of network error; what is polled is told when it ends in another way."""
        before, self._polled = self._polled, (url, ended) if polls else None
        if polls and before == self._polled:
            return
        took = (time.monotonic() - began) * 1000
        level = logging.INFO if ended < "400" else logging.WARNING
        _LOG.log(level, "%-6s %s%s  %s in %.0f ms", method, host_of(url), urlsplit(url).path, ended, took)

    async def aclose(self) -> None:
        """Close the connections; a later request opens new ones."""
        clients, self._clients = self._clients, {}
        if self._loop is asyncio.get_running_loop():
            for client in clients.values():
                await client.aclose()

    async def _client(self, *, loopback: bool) -> httpx.AsyncClient:
        """The client for this machine, or the one for all others, made when first needed."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._clients = loop, {}
        if loopback not in self._clients:
            # Importing httpx and reading the certificates takes long enough to be felt.
            make = await asyncio.to_thread(_maker, loopback, self._time_limit)
            # Another request may have been first meanwhile; from here on nothing waits.
            if loopback not in self._clients:
                self._clients[loopback] = make()
        return self._clients[loopback]


def _maker(loopback: bool, time_limit: float) -> Callable[[], httpx.AsyncClient]:
    """What makes a client. Proxies and certificates of the environment are for other machines only."""
    import http.cookiejar

    import httpx

    context = (
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if loopback else httpx.create_ssl_context(trust_env=True)
    )

    def make() -> httpx.AsyncClient:
        no_cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        return httpx.AsyncClient(
            verify=context,
            trust_env=not loopback,
            # Half of it to connect, so that "cannot be reached" is told from "does not answer".
            timeout=httpx.Timeout(time_limit, connect=time_limit / 2),
            limits=httpx.Limits(keepalive_expiry=_IDLE),
            follow_redirects=False,
            cookies=no_cookies,
            headers={"User-Agent": f"zoho-ideolve-wizard/{__version__}", "Accept": "application/json"},
        )

    return make


def _log_slow(method: str, url: str) -> None:
    _LOG.info("%-6s %s%s  no answer yet after %.0f s", method, host_of(url), urlsplit(url).path, _SLOW)


def _checked(origin: str) -> str:
    """The normalised origin; only this machine may be talked to without TLS."""
    normal = origin_of(origin)
    if not normal:
        raise ValueError(f"not a web address: {origin!r}")
    if not normal.startswith("https://") and not is_loopback(normal):
        raise ValueError(f"only https may leave this machine: {origin!r}")
    return normal


def _not_in_table(service: str, url: str) -> ServiceFailure:
    host = host_of(url) or "an address without a host"
    return ServiceFailure.of(_NOT_ALLOWED.about(host=host), service=service)


def _refuse_odd_headers(service: str, headers: Mapping[str, str]) -> None:
    """A header with such a character would raise an error that quotes its value, which may be a secret."""
    for name, value in headers.items():
        if not value.isascii() or not value.isprintable():
            raise ServiceFailure.of(_ODD.about(header=name), service=service)
