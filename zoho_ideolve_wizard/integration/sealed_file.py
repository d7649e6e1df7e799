"""How secrets are sealed with a passphrase: scrypt makes the key, AES-GCM seals the text.

The file is JSON: the parameters, salt, nonce and sealed text in base64, and a checksum over all of them, so
that a damaged file is told apart from a wrong passphrase.
"""

import base64
import hashlib
import json
import os
from dataclasses import dataclass, field

from zoho_ideolve_wizard.integration import troubles
from zoho_ideolve_wizard.integration.vault import VaultDamaged, WrongPassphrase

_FORMAT = 1
_NONCE_BYTES = 12
_SALT_BYTES = 16
_MOST_MEMORY = 2**30  # bytes; a file that asks for more is not one of ours


@dataclass(frozen=True)
class Cost:
    """scrypt's parameters. The default takes about 0.1 s and 32 MB."""

    n: int = 2**15
    r: int = 8
    p: int = 1


@dataclass(frozen=True)
class Key:
    """A key made from a passphrase, and what it takes to make it again."""

    salt: bytes
    cost: Cost
    secret: bytes = field(repr=False)


def make_key(passphrase: str, salt: bytes | None = None, cost: Cost | None = None) -> Key:
    """Takes a noticeable time on purpose. Without a salt, a new one is drawn."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt, cost = salt or os.urandom(_SALT_BYTES), cost or Cost()
    secret = Scrypt(salt=salt, length=32, n=cost.n, r=cost.r, p=cost.p).derive(passphrase.encode())
    return Key(salt, cost, secret)


def seal(text: str, key: Key) -> bytes:
    """The file's content. Every sealing draws a new nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    said: dict[str, object] = {
        "what": "Secrets of zoho-ideolve-wizard, sealed with a passphrase",
        "format": _FORMAT,
        "scrypt": {"n": key.cost.n, "r": key.cost.r, "p": key.cost.p},
        "salt": base64.b64encode(key.salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "sealed": base64.b64encode(AESGCM(key.secret).encrypt(nonce, text.encode(), None)).decode(),
    }
    return json.dumps(said | {"checksum": _checksum(said)}, indent=1).encode() + b"\n"


@dataclass(frozen=True)
class Sealed:
    """A file's content, understood but still sealed."""

    salt: bytes
    cost: Cost
    nonce: bytes
    sealed: bytes

    def key(self, passphrase: str) -> Key:
        return make_key(passphrase, self.salt, self.cost)

    def open(self, key: Key) -> str:
        """Raises WrongPassphrase."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(key.secret).decrypt(self.nonce, self.sealed, None).decode()
        except InvalidTag:
            raise WrongPassphrase(troubles.WRONG_PASSPHRASE.told) from None


def understand(content: bytes) -> Sealed:
    """Raises VaultDamaged for anything but a whole file of ours."""
    try:
        said = json.loads(content)
        whole = said.pop("checksum") == _checksum(said)
        cost = Cost(**{name: int(value) for name, value in said["scrypt"].items()})
        salt, nonce, sealed = (
            base64.b64decode(said[name], validate=True) for name in ("salt", "nonce", "sealed")
        )
        newer = said["format"] > _FORMAT
    except (ValueError, KeyError, TypeError, AttributeError):
        raise VaultDamaged(troubles.DAMAGED_FILE.told) from None
    if newer:
        raise VaultDamaged(troubles.NEWER_FILE.told)
    power_of_two = cost.n > 1 and cost.n & (cost.n - 1) == 0
    affordable = cost.r > 0 and cost.p > 0 and 128 * cost.n * cost.r * cost.p <= _MOST_MEMORY
    if not (whole and power_of_two and affordable and len(nonce) == _NONCE_BYTES and salt):
        raise VaultDamaged(troubles.DAMAGED_FILE.told)
    return Sealed(salt, cost, nonce, sealed)


def _checksum(said: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
