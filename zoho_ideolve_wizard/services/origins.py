"""Origins: scheme, host and port, the measure of "the same server"."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"https": 443, "http": 80}


def origin_of(url: str) -> str:
    """`https://host[:port]` in lower case, without the scheme's own port; "" if `url` has none.

    An address with a user name in it has no origin here: nobody but an attacker writes one.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname
    if parts.scheme not in _DEFAULT_PORTS or not host or "@" in parts.netloc:
        return ""
    shown = f"[{host}]" if ":" in host else host
    if port is None or port == _DEFAULT_PORTS[parts.scheme]:
        return f"{parts.scheme}://{shown}"
    return f"{parts.scheme}://{shown}:{port}"


def host_of(url: str) -> str:
    """Host and, if it is unusual, port of `url`, to be named in a message."""
    return origin_of(url).partition("://")[2]


def is_loopback(url: str) -> bool:
    """Whether `url` leads to this machine itself."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
