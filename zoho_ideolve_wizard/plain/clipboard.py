"""Copying to this computer's clipboard; nothing is sent through the terminal, which would take a control sequence."""

import asyncio

from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls

LIMIT = 2.0
"""Seconds. Under Wayland the system's clipboard has been seen to take nine."""


async def copied(text: str) -> bool:
    """Copies; whether a clipboard took it."""
    import pyperclip

    try:
        await asyncio.wait_for(DaemonCalls().run(lambda: pyperclip.copy(text)), LIMIT)
    except (pyperclip.PyperclipException, TimeoutError, OSError):
        return False
    return True
