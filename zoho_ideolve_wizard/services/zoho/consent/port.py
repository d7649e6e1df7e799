"""Takes the callback port on this machine's own addresses, or says who has it."""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
from pathlib import Path

from zoho_ideolve_wizard.services.zoho.consent.troubles import PORT_TAKEN

_ATTEMPTS = 20


class PortTaken(Exception):
    """Another program listens on the port. `by` is what is known of it; "" if nothing is."""

    def __init__(self, port: int, by: str = "") -> None:
        self.port = port
        self.by = by
        told = PORT_TAKEN.about(port=str(port), by=by or "another program")
        self.what, self.remedy = told.what, told.remedy
        super().__init__(f"{self.what} {self.remedy}")


def bind(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where this machine has it, ::1, both listening on the same port.

    Browsers differ in which of the two "localhost" is. Port 0 takes any port that is free on both.
    Raises PortTaken if the port is taken on either: whoever has it would receive the code instead.
    """
    for _ in range(_ATTEMPTS if port == 0 else 1):
        sockets: list[socket.socket] = []
        try:
            sockets.append(_listening(socket.AF_INET, "127.0.0.1", port))
            bound: int = sockets[0].getsockname()[1]
            with contextlib.suppress(_NoIPv6):
                sockets.append(_listening(socket.AF_INET6, "::1", bound))
        except OSError as error:
            for one in sockets:
                one.close()
            if error.errno == errno.EACCES:
                raise PortTaken(port, "the system, which keeps it for itself") from None
            if error.errno != errno.EADDRINUSE:
                raise
            if port != 0:
                raise PortTaken(port, owner(port)) from None
        else:
            return sockets
    raise PortTaken(port)


class _NoIPv6(Exception):
    pass


def _listening(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    try:
        one = socket.socket(family, socket.SOCK_STREAM)
    except OSError:
        if family == socket.AF_INET6:
            raise _NoIPv6 from None
        raise
    try:
        if sys.platform == "win32":
            # Otherwise Windows lets two programs share a port, and either may get the code.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind((host, port))
        one.listen(16)
        one.setblocking(False)
    except OSError as error:
        one.close()
        if family == socket.AF_INET6 and error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            raise _NoIPv6 from None
        raise
    return one


def owner(port: int, proc: Path = Path("/proc")) -> str:
    """Who listens on `port`, as far as Linux tells this user; "" elsewhere, or for a stranger's program."""
    try:
        inodes = _listening_inodes(port, proc)
        return _holder(inodes, proc) if inodes else ""
    except OSError:
        # Another system, or no permission to look: then it is simply not known.
        return ""


def _listening_inodes(port: int, proc: Path) -> set[str]:
    listening = "0A"
    inodes = set()
    for table in ("tcp", "tcp6"):
        path = proc / "net" / table
        if not path.exists():
            continue
        for line in path.read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if len(fields) > 9 and fields[3] == listening and int(fields[1].rpartition(":")[2], 16) == port:
                inodes.add(fields[9])
    return inodes


def _holder(inodes: set[str], proc: Path) -> str:
    wanted = {f"socket:[{inode}]" for inode in inodes}
    for process in sorted(proc.glob("[0-9]*")):
        try:
            if any(str(link.readlink()) in wanted for link in (process / "fd").iterdir()):
                return _name(process)
        except OSError:
            # It ended meanwhile, or it is somebody else's.
            continue
    return ""


def _name(process: Path) -> str:
    command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    if "zoho-ideolve-wizard" in command or "zoho_ideolve_wizard" in command:
        return f"another zoho-ideolve-wizard (process {process.name})"
    name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
    return f"{name} (process {process.name})"
