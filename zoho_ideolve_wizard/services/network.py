"""Network errors, told apart: no such name, refused, not trusted, too slow, dropped."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from zoho_ideolve_wizard.services.failure import ServiceFailure


@dataclass(frozen=True)
class _Kind:
    code: str
    what: str
    cause: str
    remedy: str
    unclear: bool = False


_NO_NAME = _Kind(
    "DNS",
    "{host} cannot be reached: its name cannot be looked up.",
    "This machine has no network, or its name server does not answer.",
    "Check the network connection of this machine, then try again.",
)
_REFUSED = _Kind(
    "CONNECTION_REFUSED",
    "{host} cannot be reached: it refused the connection.",
    "Nothing listens there at the moment, or a firewall is in between.",
    "Check that a firewall or proxy lets this machine reach {host}, then try again.",
)
_NOT_TRUSTED = _Kind(
    "TLS",
    "{host} cannot be reached safely: its certificate is not trusted, so nothing was sent.",
    "A proxy, or the network's log-in page, answers in its place, or this machine's clock is wrong.",
    "Log in to the network if it asks you to, and check the clock; if a company proxy inspects traffic, "
    "set SSL_CERT_FILE to its certificate. Then try again.",
)
_PROXY = _Kind(
    "PROXY",
    "{host} cannot be reached: the proxy that this machine is told to use does not pass the request on.",
    "HTTPS_PROXY or ALL_PROXY names a proxy that is down, or that asks for a password.",
    "Check HTTPS_PROXY, ALL_PROXY and NO_PROXY in the environment, then try again.",
)
_NO_CONNECTION = _Kind(
    "UNREACHABLE",
    "{host} cannot be reached.",
    "This machine has no network, or a firewall is in between.",
    "Check the network connection of this machine, then try again.",
)
_NO_CONNECTION_IN_TIME = _Kind(
    "CONNECT_TIMEOUT",
    "{host} cannot be reached: no connection within {connect:g} seconds.",
    "A firewall drops the traffic, or the network is very slow.",
    "Check that a firewall lets this machine reach {host}, then try again.",
)
_TOO_SLOW = _Kind(
    "TIMEOUT",
    "{host} was reached but did not answer within {limit:g} seconds.",
    "The service or the network is slow at the moment.",
    "Wait a minute, then try again.",
    unclear=True,
)
_DROPPED = _Kind(
    "DROPPED",
    "{host} closed the connection before it had answered.",
    "The network or the service was interrupted.",
    "Try again in a moment.",
    unclear=True,
)
_BAD_ADDRESS = _Kind(
    "BAD_ADDRESS",
    "The address at {host} cannot be used.",
    "A value in it holds characters that an address cannot hold.",
    "Check the values entered for it.",
)


def failure(error: BaseException, *, service: str, host: str, limit: float) -> ServiceFailure:
    """The failure that `error`, raised while talking to `host`, stands for.

    `limit` is in seconds; half of it is for connecting.
    """
    kind = _kind(error)
    return ServiceFailure(
        service=service,
        what=kind.what.format(host=host, limit=limit, connect=limit / 2),
        code=kind.code,
        cause=kind.cause,
        remedy=kind.remedy.format(host=host),
        can_retry=kind is not _BAD_ADDRESS,
        unclear=kind.unclear,
    )


def _kind(error: BaseException) -> _Kind:
    import httpx

    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return _BAD_ADDRESS
    if isinstance(error, httpx.ProxyError):
        return _PROXY
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return _NO_CONNECTION_IN_TIME
    if isinstance(error, httpx.ConnectError):
        return _kind_of_connect_error(error)
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return _TOO_SLOW
    return _DROPPED


def _kind_of_connect_error(error: BaseException) -> _Kind:
    reasons = list(_reasons(error))
    for wanted, kind in (
        (ssl.SSLError, _NOT_TRUSTED),
        (socket.gaierror, _NO_NAME),
        (ConnectionRefusedError, _REFUSED),
    ):
        if any(isinstance(reason, wanted) for reason in reasons):
            return kind
    return _NO_CONNECTION


def _reasons(error: BaseException) -> Iterator[BaseException]:
    """`error` and everything it was raised from, groups opened."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            todo += one.exceptions
