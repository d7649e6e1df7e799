"""Secrets in a file sealed with a passphrase: for servers without a keyring."""

from collections.abc import Callable, Mapping
from pathlib import Path

from zoho_ideolve_wizard.integration import owner_only, troubles
from zoho_ideolve_wizard.integration.bundle_vault import BundleVault
from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls, Result
from zoho_ideolve_wizard.integration.sealed_file import Key, make_key, seal, understand
from zoho_ideolve_wizard.integration.vault import VaultLocked, VaultUnavailable, pack, unpack

SHORTEST_PASSPHRASE = 12  # characters


class PassphraseVault(BundleVault):
    """Call `unlock` before anything else. The passphrase itself is not kept, only the key made from it."""

    kind = "passphrase"

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._key: Key | None = None
        self._calls = DaemonCalls()

    def describe(self) -> str:
        return (
            f"Secrets are kept in {self.path}, encrypted with a passphrase that you choose and enter at each "
            "start. Whoever has the file cannot read it without the passphrase; if you lose the "
            "passphrase, you enter the secrets again."
        )

    def exists(self) -> bool:
        """Whether there is a file, so that its passphrase, not a new one, is asked for."""
        return self.path.exists()

    async def unlock(self, passphrase: str) -> None:
        """Opens the file, or makes it if there is none, and loads the secrets.

        Raises WrongPassphrase, VaultDamaged, VaultUnavailable; VaultLocked if a new passphrase is too short.
        """
        if self.exists():
            self._key = await self._work(lambda: self._key_of_file(passphrase))
            await self.load()
            return
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise VaultLocked(troubles.SHORT_PASSPHRASE.about(least=str(SHORTEST_PASSPHRASE)).told)
        self._key = await self._work(lambda: make_key(passphrase))
        await self.clear()

    async def _read(self) -> dict[str, str]:
        key = self._unlocked()
        return unpack(await self._work(lambda: understand(self.path.read_bytes()).open(key)))

    async def _write(self, secrets: Mapping[str, str]) -> None:
        key, bundle = self._unlocked(), pack(secrets)
        await self._work(lambda: owner_only.write(self.path, seal(bundle, key)))

    def _key_of_file(self, passphrase: str) -> Key:
        sealed = understand(self.path.read_bytes())
        key = sealed.key(passphrase)
        sealed.open(key)
        return key

    def _unlocked(self) -> Key:
        if self._key is None:
            raise VaultLocked(troubles.LOCKED.told)
        return self._key

    async def _work(self, call: Callable[[], Result]) -> Result:
        try:
            return await self._calls.run(call)
        except OSError as error:
            raise VaultUnavailable(
                troubles.NOT_REACHED.about(path=str(self.path), reason=str(error.strerror or error)).told
            ) from error
