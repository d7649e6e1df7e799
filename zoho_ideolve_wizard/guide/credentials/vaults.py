"""Opening the secret store that the admin chose."""

from collections.abc import Mapping

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused
from zoho_ideolve_wizard.integration.vault import VaultError


async def choose(sitting: Sitting, given: Mapping[str, str]) -> dict[str, str]:
    """Opens the store before any answer is kept; the passphrase itself is kept nowhere."""
    kind = given["secrets.vault"]
    passphrase = given.get("secrets.passphrase", "")
    try:
        await sitting.open_vault(kind, passphrase)
    except VaultError as problem:
        field = "secrets.passphrase" if passphrase else "secrets.vault"
        raise Refused(field, str(problem)) from problem
    return {key: answer for key, answer in given.items() if not key.startswith("secrets.passphrase")}
