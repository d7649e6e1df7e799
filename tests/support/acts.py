"""What a person does at the keyboard to reach a screen, each waited for, none timed."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen
from zoho_ideolve_wizard.ui.screens.setup import SetupScreen
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

PATIENCE = 30.0
"""Seconds until a condition that never comes fails; a busy machine is no failure."""

Act = Callable[[Pilot[str]], Awaitable[None]]


async def until(pilot: Pilot[str], holds: Callable[[], bool], what: str) -> None:
    """Lets the application go on until something holds; fails, saying what, if it never does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if holds():
            return
        whole(pilot)
        await pilot.pause(0.01)
    raise AssertionError(f"never happened: {what}")


def whole(pilot: Pilot[str]) -> None:
    """Fails if the wizard has stopped because of a bug: what is drawn then tells nothing."""
    if isinstance(pilot.app, WizardApp) and pilot.app.bug is not None:
        raise AssertionError("the wizard stopped because of a bug") from pilot.app.bug


def app_of(pilot: Pilot[str]) -> WizardApp:
    assert isinstance(pilot.app, WizardApp)
    return pilot.app


def setup_of(pilot: Pilot[str]) -> SetupScreen:
    screen = next(screen for screen in pilot.app.screen_stack if isinstance(screen, SetupScreen))
    assert isinstance(screen, SetupScreen)
    return screen


async def open_setup(pilot: Pilot[str]) -> None:
    """From the home screen into the setup, at the place that was kept; looking is waited for."""
    await until(pilot, lambda: pilot.app.focused is not None, "the home screen is ready")
    await pilot.press("s")
    await until(pilot, lambda: _pane(pilot) is not None, "the setup is open")
    await settle(pilot)


async def settle(pilot: Pilot[str]) -> None:
    """Until no task is worked on and everything said has been drawn."""

    def still() -> bool:
        pane = _pane(pilot)
        return not (isinstance(pane, TasksPane) and pane.busy)

    await pilot.pause()
    await until(pilot, still, "the work ends")
    await pilot.pause()


async def steady(pilot: Pilot[str]) -> None:
    """Until the screen has been drawn the same way several times running: nothing more comes of what was done."""
    drawn: list[list[str]] = []

    def same() -> bool:
        drawn.append([str(list(strip)) for strip in pilot.app.screen._compositor.render_strips()])
        pressed = [
            one for screen in pilot.app.screen_stack for one in screen.query(".-active")
        ]  # behind a dialog too
        return not pressed and len(drawn) > 5 and all(one == drawn[-1] for one in drawn[-5:])

    await until(pilot, same, "the screen comes to rest")


def _pane(pilot: Pilot[str]) -> Pane | None:
    for screen in pilot.app.screen_stack:
        if isinstance(screen, PartsScreen) and screen.is_mounted:
            panes = list(screen.query(Pane))
            return panes[0] if panes and panes[0].is_mounted else None
    return None


def press(*keys: str) -> Act:
    """In the setup, presses keys one after another and waits for what they bring about."""

    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return act


async def stay_home(pilot: Pilot[str]) -> None:
    await until(pilot, lambda: pilot.app.focused is not None, "the home screen is ready")
    await pilot.pause()  # what is next may have to be scrolled to


async def go_on_wrongly(pilot: Pilot[str]) -> None:
    """Presses Continue on a form that cannot be kept, and waits for what it says."""
    await open_setup(pilot)
    await pilot.click("#primary")
    await until(pilot, lambda: bool(pilot.app.screen.query(".-problem")), "the form tells what is wrong")
    await steady(pilot)


def to_screen(*keys: str, until_shown: type[Screen[Any]]) -> Act:
    """Presses keys in the setup until another screen stands in front."""

    async def act(pilot: Pilot[str]) -> None:
        await press(*keys)(pilot)
        await until(
            pilot, lambda: isinstance(pilot.app.screen, until_shown), f"{until_shown.__name__} is shown"
        )
        await pilot.pause()

    return act
