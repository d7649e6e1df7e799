"""Opens the secret store that was chosen: silently where that is possible, by asking where not."""

from typing import TYPE_CHECKING

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.vault import VaultError
from zoho_ideolve_wizard.ui.screens.dialog import Dialog, Prompt

if TYPE_CHECKING:
    from zoho_ideolve_wizard.ui.app import WizardApp

_AGAIN = {"again": "Try again", "without": "Go on without", "leave": "Not now"}


async def unlock(app: "WizardApp", sitting: Sitting) -> bool:
    """False: the admin decided not to go on. Going on without it means entering secrets again."""
    kind = sitting.answer("secrets.vault")
    if not kind or sitting.has_vault:
        return True
    problem = ""
    while True:
        passphrase: str | None = ""
        if kind == "passphrase":
            passphrase = await app.push_screen_wait(
                Prompt(
                    "Your secrets are locked",
                    "Type the passphrase of the file in which the wizard keeps them.",
                    secret=True,
                    label="Unlock",
                    problem=problem,
                )
            )
            if passphrase is None:
                return False
        try:
            await sitting.open_vault(kind, passphrase or "")
        except VaultError as found:
            problem = str(found)
            if kind != "passphrase":
                answer = await app.push_screen_wait(Dialog("The secret store does not open", problem, _AGAIN))
                if answer == "without":
                    await sitting.open_vault("memory")
                    return True
                if answer != "again":
                    return False
        else:
            return True
