"""Copying: to the system's clipboard when it is this computer's, else through the terminal (OSC 52).

Whether a terminal obeyed cannot be known, so nothing here says "copied" unless the system said so.
"""

import asyncio
from typing import Any

from textual.app import App

from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls

LIMIT = 2.0
"""Seconds. Under Wayland the system's clipboard has been seen to take nine."""


SEE_IT = "Nothing to paste? Press v to see it."


async def copy(app: App[Any], text: str, *, over_ssh: bool, otherwise: str = SEE_IT) -> str:
    """Copies, and returns what can honestly be said about it; `otherwise`: what helps where a terminal does not."""
    copied = False if over_ssh else await _system(text)
    app.copy_to_clipboard(text)
    if copied:
        return "Copied."
    return f"Sent to your terminal's clipboard. {otherwise}".strip()


async def clear(app: App[Any], *, over_ssh: bool) -> str:
    """Empties it, and returns what can honestly be said about it: no program can look into a terminal's, and a
    clipboard manager keeps a history of its own."""
    cleared = False if over_ssh else await _system("")
    app.copy_to_clipboard("")
    if cleared:
        return "The clipboard is empty. If a clipboard manager keeps a history, delete the value there too."
    return "Your terminal was asked to empty its clipboard. To be sure, copy something else."


async def _system(text: str) -> bool:
    import pyperclip

    try:
        await asyncio.wait_for(DaemonCalls().run(lambda: pyperclip.copy(text)), LIMIT)
    except (pyperclip.PyperclipException, TimeoutError, OSError):
        return False
    return True
