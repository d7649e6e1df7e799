"""One wizard a profile: the second one is told who is there, and stays out."""

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from zoho_ideolve_wizard.integration import owner_only, troubles

if TYPE_CHECKING:
    from filelock import BaseFileLock


class InUse(Exception):
    """Another wizard holds the profile. `pid` 0, `since` None and `host` empty mean: not known which."""

    def __init__(self, pid: int, since: datetime | None, host: str) -> None:
        who = f" It is process {pid} on {host}" if pid else ""
        when = f", since {since.day} {since:%B %Y, %H:%M} UTC." if pid and since else "." if who else ""
        super().__init__(troubles.IN_USE.about(who=f"{who}{when}").told)
        self.pid, self.since, self.host = pid, since, host


class Claim:
    """A profile held for this process, until released or the process ends, however it ends."""

    def __init__(self, lock: "BaseFileLock", who: Path) -> None:
        self._lock, self._who = lock, who

    def release(self) -> None:
        """May be called twice."""
        if self._lock.is_locked:
            self._who.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def claim(path: Path) -> Claim:
    """Takes the lock file at `path`, or raises InUse at once. Raises OSError if it cannot be made."""
    from filelock import FileLock, Timeout

    owner_only.make_folder(path.parent)
    who = path.with_name(f"{path.name}.json")
    lock = FileLock(path, blocking=False, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise _in_use(who) from None
    try:
        owner_only.write(who, _about_us())
    except OSError:
        lock.release()
        raise
    return Claim(lock, who)


def _about_us() -> bytes:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return json.dumps({"pid": os.getpid(), "since": now, "host": socket.gethostname()}).encode()


def _in_use(who: Path) -> InUse:
    """The other one may be just starting or ending: then the lock is all that is known."""
    try:
        told = json.loads(who.read_bytes())
        return InUse(int(told["pid"]), datetime.fromisoformat(told["since"]), str(told["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return InUse(0, None, "")
