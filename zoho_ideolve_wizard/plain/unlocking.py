"""Opens the secret store that was chosen: silently where that is possible, by asking where not."""

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.vault import VaultError
from zoho_ideolve_wizard.plain.asking import UNSEEN
from zoho_ideolve_wizard.plain.prompting import Choice, Console, Stopped

_SLOW = "The keyring has not answered yet. Look for a dialog of its own. Ctrl+C stops waiting."
_AGAIN = [
    Choice("again", "Try again"),
    Choice("without", "Continue without", "secrets are entered again"),
    Choice("leave", "Not now"),
]


async def unlock(console: Console, sitting: Sitting) -> bool:
    """False: the admin decided not to go on. Raises Back and Leave, which mean the same."""
    kind = sitting.answer("secrets.vault")
    if not kind or sitting.has_vault:
        return True
    return await (
        _with_passphrase(console, sitting) if kind == "passphrase" else _opened(console, sitting, kind)
    )


async def _with_passphrase(console: Console, sitting: Sitting) -> bool:
    console.say("Your secrets are locked.")
    while True:
        passphrase = await console.ask(
            f"Type the passphrase of the file in which the wizard keeps them. {UNSEEN[:-1]}:", hidden=True
        )
        if not passphrase:
            continue
        try:
            await console.patiently(sitting.open_vault("passphrase", passphrase), "unlocking your secrets.")
        except Stopped:
            return False
        except VaultError as problem:
            console.say(str(problem))
        else:
            return True


async def _opened(console: Console, sitting: Sitting, kind: str) -> bool:
    while True:
        try:
            await console.patiently(sitting.open_vault(kind), "waiting for the keyring.", soon=_SLOW)
        except Stopped:
            problem = "You stopped waiting for it."
        except VaultError as found:
            problem = str(found)
        else:
            return True
        console.say(f"The secret store does not open. {problem}")
        answer = await console.choose(_AGAIN)
        if answer == "without":
            await sitting.open_vault("memory")
            return True
        if answer != "again":
            return False
