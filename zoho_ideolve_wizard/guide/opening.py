"""Opens one profile for a sitting, whichever front end it is shown in."""

from enum import Enum
from pathlib import Path
from typing import Protocol

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.locations import Locations
from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.integration.redaction import Redactor, start_log
from zoho_ideolve_wizard.integration.vault import Vault
from zoho_ideolve_wizard.services.endpoints import Endpoints


class Ended(Enum):
    """Why the wizard is closed: that was asked for, the rehearsal was asked for, a bug of ours, nobody answers any
    more, Ctrl+C, or the system: it was told to end, or its terminal was closed."""

    CLOSED = "closed"
    REHEARSE = "rehearse"
    BUG = "bug"
    INPUT = "input ended"
    INTERRUPTED = "interrupted"
    TERMINATED = "terminated"
    HUNG_UP = "terminal closed"


class FrontEnd(Protocol):
    """Shows the wizard on a profile until it is left. Raises InUse, ProfileError, LedgerUnusable and OSError
    before anything is shown."""

    def __call__(
        self,
        where: Locations,
        name: str,
        endpoints: Endpoints,
        surroundings: Surroundings,
        *,
        can_rehearse: bool = False,
    ) -> Ended: ...


def open_sitting(where: Locations, name: str, endpoints: Endpoints, surroundings: Surroundings) -> Sitting:
    redactor = Redactor()
    start_log(where.log(name), redactor)

    async def open_vault(kind: str, passphrase: str) -> Vault:
        return await opened_vault(where, name, kind, passphrase)

    return Sitting(
        Profile.open(where.settings(name)),
        Ledger(where.ledger(name)),
        endpoints,
        surroundings,
        redactor,
        open_vault,
    )


async def opened_vault(where: Locations, name: str, kind: str, passphrase: str) -> Vault:
    """The secret store of that kind, opened. Raises VaultError."""
    from zoho_ideolve_wizard.integration.vault import VaultUnavailable

    if kind == "keyring":
        from zoho_ideolve_wizard.integration.vault_keyring import KeyringVault, NoKeyring, look_for_keyring

        found = await look_for_keyring()
        if isinstance(found, NoKeyring):
            raise VaultUnavailable(found.reason)
        keyring = KeyringVault(found, where.keyring_user(name))
        await keyring.load()
        return keyring
    if kind == "passphrase":
        from zoho_ideolve_wizard.integration.vault_file import PassphraseVault

        sealed = PassphraseVault(where.secrets(name))
        await sealed.unlock(passphrase)
        return sealed
    from zoho_ideolve_wizard.integration.vault_memory import MemoryVault

    return MemoryVault()


def apology(log: Path, *, throw_away: bool = False) -> str:
    """Two lines, to be folded to the width there is: what happened, and where the log is."""
    stays = (
        "This rehearsal is thrown away, with all you entered; only its log stays."
        if throw_away
        else "What you entered is kept, and the next start says how far the work came."
    )
    return (
        f"The wizard stopped because of a mistake in its own code. We are sorry. {stays} For a report, the log "
        f"(without secrets) is here:\n{log}"
    )
