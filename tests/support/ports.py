"""Ports for redirect URIs: free now, and not handed out to outgoing connections meanwhile."""

import errno
import random
import socket

_FIRST, _LAST = 20000, 31999
"""Below the range that Linux, macOS and Windows draw the ports of outgoing connections from."""


def free_port() -> int:
    """A port that is free on 127.0.0.1 and ::1."""
    for port in random.SystemRandom().sample(range(_FIRST, _LAST + 1), 200):
        if _is_free(socket.AF_INET, "127.0.0.1", port) and _is_free(socket.AF_INET6, "::1", port):
            return port
    raise OSError("no free port was found")


def _is_free(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as one:
            one.bind((host, port))
    except OSError as error:
        # A machine without IPv6 has nobody there to take the port.
        return error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
    return True
