"""Consent over SSH: the browser is on another machine, so its localhost is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether this terminal is reached over SSH."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def tunnel_command(ports: Iterable[int], environ: Mapping[str, str]) -> str:
    """The command to run on the machine with the browser, so that each of its `ports` leads here.

    User, address and port are those of this session; what is not known is a word in capitals to replace.
    """
    connection = environ.get("SSH_CONNECTION", "").split()
    host = connection[2] if len(connection) == 4 else ""
    ssh_port = connection[3] if len(connection) == 4 else ""
    user = environ.get("USER") or environ.get("LOGNAME") or ""
    if not re.fullmatch(r"[0-9A-Fa-f.:]+(%[\w.-]+)?", host):
        host = "SERVER"
    if not re.fullmatch(r"[A-Za-z0-9_][\w.@-]*", user):
        user = "USER"
    other_port = f"-p {ssh_port} " if ssh_port.isdigit() and ssh_port != "22" else ""
    led = " ".join(f"-L {port}:localhost:{port}" for port in ports)
    return f"ssh {other_port}{led} {user}@{host}"
