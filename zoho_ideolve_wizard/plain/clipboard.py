"""Copying to this computer's clipboard; nothing is sent through the terminal, which would take a control sequence."""

import asyncio

from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls

LIMIT = 2.0
"""Seconds. Under Wayland the system's clipboard has been seen to take nine."""


async def copy(label: str, text: str) -> str:
    """Copies, and returns what can honestly be said about it."""
    import pyperclip

    try:
        await asyncio.wait_for(DaemonCalls().run(lambda: pyperclip.copy(text)), LIMIT)
    except (pyperclip.PyperclipException, TimeoutError, OSError):
        return f"The {label} could not be copied: no clipboard answers here. Show it instead."
    return f"{label}: copied."
