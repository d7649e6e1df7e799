"""Network errors, told apart: no such name, refused, not trusted, too slow, dropped."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.trouble import Trouble

SYSTEM = "Network"

_NO_NAME = Trouble(
    "network.dns",
    SYSTEM,
    "{host} cannot be reached: its name cannot be looked up.",
    "This machine has no network, or its name server does not answer.",
    "Check the network connection of this machine, then try again.",
    codes=("DNS",),
    can_retry=True,
)
_REFUSED = Trouble(
    "network.connection-refused",
    SYSTEM,
    "{host} cannot be reached: it refused the connection.",
    "Nothing listens there at the moment, or a firewall is in between.",
    "Check that a firewall or proxy lets this machine reach {host}, then try again.",
    codes=("CONNECTION_REFUSED",),
    can_retry=True,
)
_NOT_TRUSTED = Trouble(
    "network.tls",
    SYSTEM,
    "{host} cannot be reached safely: its certificate is not trusted, so nothing was sent.",
    "A proxy, or the network's login page, answers in its place, or this machine's clock is wrong.",
    "Log in to the network if it asks you to, and check the clock; if a company proxy inspects traffic, "
    "set SSL_CERT_FILE to its certificate. Then try again.",
    codes=("TLS",),
    can_retry=True,
)
_PROXY = Trouble(
    "network.proxy",
    SYSTEM,
    "{host} cannot be reached: the proxy that this machine is told to use does not pass the request on.",
    "HTTPS_PROXY or ALL_PROXY names a proxy that is down, or that asks for a password.",
    "Check HTTPS_PROXY, ALL_PROXY and NO_PROXY in the environment, then try again.",
    codes=("PROXY",),
    can_retry=True,
)
_NO_CONNECTION = Trouble(
    "network.unreachable",
    SYSTEM,
    "{host} cannot be reached.",
    "This machine has no network, or a firewall is in between.",
    "Check the network connection of this machine, then try again.",
    codes=("UNREACHABLE",),
    can_retry=True,
)
_NO_CONNECTION_IN_TIME = Trouble(
    "network.connect-timeout",
    SYSTEM,
    "{host} cannot be reached: no connection within {connect} seconds.",
    "A firewall drops the traffic, or the network is very slow.",
    "Check that a firewall lets this machine reach {host}, then try again.",
    codes=("CONNECT_TIMEOUT",),
    can_retry=True,
)
_TOO_SLOW = Trouble(
    "network.timeout",
    SYSTEM,
    "{host} was reached but did not answer within {limit} seconds.",
    "The service or the network is slow at the moment.",
    "Wait a minute, then try again.",
    unclear=True,
    codes=("TIMEOUT",),
    can_retry=True,
)
_DROPPED = Trouble(
    "network.dropped",
    SYSTEM,
    "{host} closed the connection before it had answered.",
    "The network or the service was interrupted.",
    "Try again in a moment.",
    unclear=True,
    codes=("DROPPED",),
    can_retry=True,
)
_BAD_ADDRESS = Trouble(
    "network.bad-address",
    SYSTEM,
    "The address at {host} cannot be used.",
    "A value in it holds characters that an address cannot hold.",
    "Check the values entered for it.",
    codes=("BAD_ADDRESS",),
)


def failure(error: BaseException, *, service: str, host: str, limit: float) -> ServiceFailure:
    """The failure that `error`, raised while talking to `host`, stands for.

    `limit` is in seconds; half of it is for connecting.
    """
    known = _kind(error).about(host=host, limit=f"{limit:g}", connect=f"{limit / 2:g}")
    return ServiceFailure.of(known, service=service)


def _kind(error: BaseException) -> Trouble:
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


def _kind_of_connect_error(error: BaseException) -> Trouble:
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
