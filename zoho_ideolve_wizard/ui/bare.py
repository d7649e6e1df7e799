"""The bare terminal, with the screens put away for a while; what the wizard waits for goes on meanwhile."""

import asyncio
import os
import sys
from typing import Any

from textual.app import App

from zoho_ideolve_wizard.integration.daemon_calls import DaemonCalls
from zoho_ideolve_wizard.ui.outside import harmless

BACK = "Press Enter to go back to the wizard. "


async def show(app: App[Any], text: str) -> None:
    """Prints a text as one unbroken line, for the terminal's own selection, until Enter."""
    with app.batch_update(), app.suspend():  # nothing is drawn over it
        print(f"\n{harmless(text)}\n\n{BACK}", end="", flush=True)  # noqa: T201 - this is the bare terminal
        await _enter()


async def _enter() -> None:
    """Until a line was typed, or nobody can type any more."""
    if sys.platform == "win32":  # no event loop there waits for a console
        await DaemonCalls().run(sys.stdin.readline)
        return
    loop, keyboard = asyncio.get_running_loop(), sys.stdin.fileno()
    typed = asyncio.Event()
    loop.add_reader(keyboard, typed.set)
    try:
        await typed.wait()
    finally:
        loop.remove_reader(keyboard)
    os.read(keyboard, 4096)
