"""Secrets in the operating system's keyring: one item a profile."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from zoho_ideolve_wizard.integration import troubles
from zoho_ideolve_wizard.integration.bundle_vault import BundleVault
from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls
from zoho_ideolve_wizard.integration.vault import VaultTooFull, VaultUnavailable, pack, unpack

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Result = TypeVar("Result")

# No space in it: gnome-keyring stumbles over one (stripe/stripe-cli#1013).
SERVICE = "zoho-ideolve-wizard"
# Windows holds 1,280 characters an item (jaraco/keyring#540); some are left in reserve.
LONGEST_BUNDLE = 1200

_TRUSTED = 1.0  # Below that, keyring's own backends are plain text, absent or a null device.
_KNOWN = {
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.Windows": "the Windows Credential Manager",
    "keyring.backends.SecretService": "the desktop's keyring (Secret Service)",
    "keyring.backends.libsecret": "the desktop's keyring (libsecret)",
    "keyring.backends.kwallet": "KDE Wallet",
}


@dataclass(frozen=True)
class KeyringFound:
    """A keyring that can be trusted with secrets; `name` as a person knows it, such as `KDE Wallet`."""

    backend: "KeyringBackend"
    name: str


@dataclass(frozen=True)
class NoKeyring:
    """Why there is none, in a sentence."""

    reason: str


def find_keyring(backends: "Iterable[KeyringBackend] | None" = None) -> KeyringFound | NoKeyring:
    """The keyring to use. Blocks (it asks the desktop): call it by `look_for_keyring` from the event loop.

    The most trusted of the installed ones, never the chainer, which may sit over a plain-text one.
    """
    from keyring.backends.chainer import ChainerBackend

    if backends is None:
        chosen = _chosen_by_the_user()
        if chosen is not None and not isinstance(chosen, ChainerBackend):
            if _priority(chosen) >= _TRUSTED:
                return KeyringFound(chosen, _name(chosen))
            return NoKeyring(troubles.PLAIN_KEYRING.what)
        from keyring.backend import get_all_keyring

        backends = get_all_keyring()
    trusted = [
        backend
        for backend in backends
        if not isinstance(backend, ChainerBackend) and _priority(backend) >= _TRUSTED
    ]
    if not trusted:
        return NoKeyring(troubles.NO_KEYRING.told)
    best = min(trusted, key=lambda backend: (-_priority(backend), type(backend).__module__))
    return KeyringFound(best, _name(best))


async def look_for_keyring(calls: DaemonCalls | None = None) -> KeyringFound | NoKeyring:
    """`find_keyring` off the event loop; can be cancelled."""
    return await (calls or DaemonCalls()).run(find_keyring)


class KeyringVault(BundleVault):
    """`user` names the item, one a profile. `on_wait` is called when the keyring takes more than 3 seconds:
    it is probably showing a dialog of its own. Every call can be cancelled."""

    kind = "keyring"

    def __init__(
        self,
        found: KeyringFound,
        user: str,
        on_wait: Callable[[], None] | None = None,
        wait_after: float = 3.0,
    ) -> None:
        super().__init__()
        self._backend, self._name, self._user = found.backend, found.name, user
        self._calls = DaemonCalls(on_wait, wait_after)

    def on_wait(self, tell: Callable[[], None] | None) -> None:
        """Says whom to tell that the keyring makes us wait."""
        self._calls.on_wait = tell

    def describe(self) -> str:
        return (
            f"Secrets are kept in {self._name}, as one item named {SERVICE} ({self._user}). Programs that "
            "you run while it is unlocked may be able to read it; other users of this computer cannot."
        )

    async def _read(self) -> dict[str, str]:
        text = await self._ask(lambda: self._backend.get_password(SERVICE, self._user))
        return unpack(text) if text else {}

    async def _write(self, secrets: Mapping[str, str]) -> None:
        bundle = pack(secrets)
        if len(bundle) >= LONGEST_BUNDLE:
            raise VaultTooFull(troubles.TOO_FULL.about(size=str(len(bundle)), most=str(LONGEST_BUNDLE)).told)
        await self._ask(lambda: self._store(bundle if secrets else None))

    def _store(self, bundle: str | None) -> None:
        if bundle is not None:
            self._backend.set_password(SERVICE, self._user, bundle)
        elif self._backend.get_password(SERVICE, self._user) is not None:
            self._backend.delete_password(SERVICE, self._user)

    async def _ask(self, call: Callable[[], Result]) -> Result:
        try:
            return await self._calls.run(call)
        except Exception as error:
            # Backends raise what they like; nothing of it is quoted, since it may hold what we sent.
            raise VaultUnavailable(
                troubles.REFUSED.about(keyring=_capital(self._name), error=type(error).__name__).told
            ) from None


def _chosen_by_the_user() -> "KeyringBackend | None":
    """The backend of PYTHON_KEYRING_BACKEND or keyringrc.cfg, if there is one."""
    from keyring.core import load_config, load_env

    try:
        return load_env() or load_config()
    except (ImportError, AttributeError, ValueError):
        return None  # It names a backend that is not installed here: as good as no choice.


def _priority(backend: "KeyringBackend") -> float:
    """Backends find out at run time whether they work, and raise RuntimeError when they do not."""
    try:
        return float(backend.priority)
    except RuntimeError:
        return -1.0


def _name(backend: "KeyringBackend") -> str:
    return _KNOWN.get(type(backend).__module__, f"the keyring {backend.name}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
