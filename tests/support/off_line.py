"""Keeps tests on this machine: other hosts cannot be looked up or reached, the clipboard is not touched."""

# ruff: noqa: ANN401 - it stands in for functions of the standard library

import errno
import ipaddress
import socket
from typing import Any, NoReturn

import pyperclip
import pytest

_HERE = {"localhost", "127.0.0.1", "::1", "", None}
_HTTPS = 443


class OffLine:
    """A machine without a network. `asked_for` holds the hosts that somebody tried to reach; with `refuses`
    they are found, and refuse the connection."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked_for: list[str] = []
        self.refuses = False
        look_up, connect = socket.getaddrinfo, socket.socket.connect

        def getaddrinfo(host: Any, *more: Any, **named: Any) -> Any:
            name = host.decode() if isinstance(host, bytes) else host
            if name in _HERE:
                return look_up(host, *more, **named)
            self.asked_for.append(str(name))
            if self.refuses:
                return look_up("127.0.0.1", *more, **named)
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        def connect_here(one: socket.socket, address: Any) -> None:
            if one.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(str(address[0])):
                self.asked_for.append(str(address[0]))
                raise OSError(errno.ENETUNREACH, "Network is unreachable")
            if self.refuses and address[1] == _HTTPS:
                raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
            connect(one, address)

        def no_clipboard(_text: str) -> NoReturn:
            raise pyperclip.PyperclipException("tests leave the clipboard alone")

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(socket.socket, "connect", connect_here)
        monkeypatch.setattr(pyperclip, "copy", no_clipboard)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in _HERE
