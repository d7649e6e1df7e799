"""One value alone: shown, a secret only after asking, or saved to a file of the admin's own."""

from pathlib import Path

from zoho_ideolve_wizard.integration.report import save_owner_only
from zoho_ideolve_wizard.plain.prompting import Console


async def show(console: Console, label: str, text: str, *, secret: bool) -> None:
    if not text:
        console.say(f"The {label} is not here: it was kept for one run only.")
        return
    if secret:
        console.say(
            "It is a secret. Whoever sees or hears your screen, or a recording of it, can read it, and it stays in "
            "the lines above."
        )
        if not await console.agrees(f"Show the {label}?"):
            return
    console.say(f"{label}:")
    console.alone(text)


def save(console: Console, folder: Path, text: str, name: str = "value.txt") -> None:
    path = folder / name
    try:
        save_owner_only(path, text if text.endswith("\n") else f"{text}\n")
    except OSError as error:
        console.say(f"{path} could not be written: {error.strerror or error}.")
    else:
        console.say("Saved, readable by you only:")
        console.alone(str(path))
