"""Opens the secret store that was chosen: silently where that is possible, by asking where not."""

from typing import TYPE_CHECKING

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.vault import VaultError
from zoho_ideolve_wizard.ui.screens.dialog import Dialog, Prompt
from zoho_ideolve_wizard.ui.screens.waiting import Waiting

if TYPE_CHECKING:
    from zoho_ideolve_wizard.ui.app import WizardApp

_AGAIN = {"again": "Try again", "without": "Continue without", "leave": "Not now"}
_OPENS = "Waiting for the keyring"
_SLOW = "It has not answered yet. Look for a dialog of its own, perhaps behind this window."


async def unlock(app: "WizardApp", sitting: Sitting) -> bool:
    """False: the admin decided not to go on. Going on without it means entering secrets again."""
    kind = sitting.answer("secrets.vault")
    if not kind or sitting.has_vault:
        return True
    return await (_with_passphrase(app, sitting) if kind == "passphrase" else _without(app, sitting, kind))


async def _with_passphrase(app: "WizardApp", sitting: Sitting) -> bool:
    problem = ""
    while True:
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
            await sitting.open_vault("passphrase", passphrase)
        except VaultError as found:
            problem = str(found)
        else:
            return True


async def _without(app: "WizardApp", sitting: Sitting, kind: str) -> bool:
    while True:
        problem = await app.push_screen_wait(Waiting(lambda: _opened(sitting, kind), _OPENS, _SLOW))
        if problem == "":
            return True
        text = problem or "You stopped waiting for it."
        answer = await app.push_screen_wait(Dialog("The secret store does not open", text, _AGAIN))
        if answer == "without":
            await sitting.open_vault("memory")
            return True
        if answer != "again":
            return False


async def _opened(sitting: Sitting, kind: str) -> str:
    """Empty, or why it does not open."""
    try:
        await sitting.open_vault(kind)
    except VaultError as problem:
        return str(problem)
    return ""
