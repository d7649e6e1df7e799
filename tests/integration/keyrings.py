"""Doubles of the operating system's keyrings, built as real backends."""

import threading

from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.compat import properties


class GoodKeyring(KeyringBackend):
    """Keeps what it is given, as the platform's own do, and counts the writes."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.items: dict[tuple[str, str], str] = {}
        self.writes = 0

    def get_password(self, service: str, username: str) -> str | None:
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.writes += 1
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.writes += 1
        del self.items[service, username]


class BetterKeyring(GoodKeyring):
    priority = 5.1


class PlainTextKeyring(GoodKeyring):
    """As in keyrings.alt."""

    priority = 0.5


class NullKeyring(GoodKeyring):
    """Swallows writes and returns nothing."""

    priority = -1

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        pass

    def delete_password(self, service: str, username: str) -> None:
        pass


class Chainer(ChainerBackend):
    """May sit over a plain-text keyring."""

    priority = 10

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]


class BrokenKeyring(GoodKeyring):
    """Finds out only when asked that it cannot work here."""

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805
        raise RuntimeError("no session bus")


class LossyKeyring(GoodKeyring):
    """Takes everything and keeps only the beginning, like an item with a length limit."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[:20])


class ForgetfulKeyring(GoodKeyring):
    """Says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.writes += 1


class LockedKeyring(GoodKeyring):
    """Refuses, and quotes what it was given, as a careless backend might."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ValueError(f"cannot store {password}")


class HangingKeyring(GoodKeyring):
    """Shows a dialog and waits for somebody to answer it: `answer.set()`."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = threading.Event()
        self.asked = threading.Event()

    def _dialog(self) -> None:
        self.asked.set()
        self.answer.wait()

    def get_password(self, service: str, username: str) -> str | None:
        self._dialog()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._dialog()
        super().set_password(service, username, password)
