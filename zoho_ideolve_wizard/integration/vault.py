"""Where secrets are kept: what every kind of store can do, and how it fails."""

import json
from collections.abc import Mapping
from typing import Protocol

from zoho_ideolve_wizard.integration import troubles


class Vault(Protocol):
    """Names and secret values of one profile. Read from memory after `load`; written only on change."""

    @property
    def kind(self) -> str:
        """`keyring`, `passphrase` or `memory`."""

    def describe(self) -> str:
        """Where secrets will lie and who can read them: to be said before anything is stored."""

    async def load(self) -> None:
        """Reads what the store holds. Raises VaultError."""

    def get(self, name: str) -> str | None: ...

    def names(self) -> tuple[str, ...]: ...

    async def put(self, name: str, value: str) -> None: ...

    async def put_many(self, values: Mapping[str, str]) -> None:
        """Keeps all of them, or raises VaultError and keeps what was there before."""

    async def forget(self, name: str) -> None:
        """A name that is not there is fine."""

    async def clear(self) -> None:
        """Takes everything out of the store, in one write."""


class VaultError(Exception):
    """A secret store's refusal. The message says what happened and what to do, and holds no secret."""


class VaultUnavailable(VaultError):
    """The store does not answer, or will not let us in."""


class VaultTooFull(VaultError):
    """The secrets do not fit into one item of the store."""


class VaultNotKept(VaultError):
    """Reading back did not give what was written."""


class VaultLocked(VaultError):
    """The passphrase has not been given."""


class WrongPassphrase(VaultError):
    """The file is sound, and the passphrase is not its own."""


class VaultDamaged(VaultError):
    """What the store holds cannot be understood. It is left as it is."""


def pack(secrets: Mapping[str, str]) -> str:
    """One text for one item; the same secrets always give the same text."""
    return json.dumps(dict(sorted(secrets.items())), ensure_ascii=True, separators=(",", ":"))


def unpack(text: str) -> dict[str, str]:
    """Raises VaultDamaged; the message never quotes the text."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise VaultDamaged(troubles.FOREIGN_ITEM.told)
    return {str(name): str(value) for name, value in found.items()}
