"""What stands in front of a screen: the screen can still be read behind it, and waiting is not stopped unseen."""

from pathlib import Path
from unittest.mock import patch

import pytest
from rich.style import Style
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Button

from tests.support.acts import Act, app_of, stay_home, until
from tests.support.looking import contrast
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens import waiting
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.waiting import Waiting
from zoho_ideolve_wizard.ui.themes import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT

LEGIBLE = 3.0


def visit(name: str, home: Path, act: Act) -> None:
    with stillness():
        catalog.still(name).visit(home, lambda _app: None, act=act)


def strips(app: WizardApp) -> list[Strip]:
    """The lines of the screen, with what is behind it."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def drawn(app: WizardApp) -> list[str]:
    return [strip.text for strip in strips(app)]


def title_behind(app: WizardApp) -> float:
    """The contrast of the title of the screen behind, as it is shown now."""
    line = strips(app)[0]
    segment = next(one for one in line if "Zoho CRM to Ideolve" in one.text)
    style = segment.style or Style()
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(style.color, style.bgcolor)


@pytest.mark.parametrize(
    ("buttons", "word"), [({"ok": "Close"}, "close"), ({"no": "Keep", "yes": "Go"}, "leave")]
)
def test_where_nothing_is_decided_nothing_is_cancelled(buttons: dict[str, str], word: str) -> None:
    dialog = Dialog("Told", "Something", buttons)
    assert [one for one in ("leave", "close") if dialog.check_action(one, ())] == [word]


@pytest.mark.parametrize("theme", [DARK, LIGHT, HIGH_DARK, HIGH_LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["dialog-quit", "theme", "keys-press", "waiting"])
def test_the_screen_behind_can_be_read(name: str, theme: object, tmp_path: Path) -> None:
    wanted = getattr(theme, "name", "")

    def look(app: WizardApp) -> None:
        assert isinstance(app.screen, ModalScreen)
        assert app.screen.styles.background.a < 1
        assert app.theme == wanted
        assert title_behind(app) >= LEGIBLE

    with stillness():
        catalog.still(name).at(name, theme=wanted).visit(tmp_path, look)


def test_waiting_is_not_seen_at_first_and_enter_does_not_stop_it(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        app = app_of(pilot)
        before = drawn(app)
        with patch.object(waiting, "PATIENCE", 600.0):
            await pilot.press("s")
            await until(pilot, lambda: isinstance(app.screen, Waiting), "the keyring is waited for")
            await pilot.press("enter", "space", "tab", "enter")
            await pilot.pause()
        assert isinstance(app.screen, Waiting)
        assert app.focused is None
        assert drawn(app) == before

    visit("waiting", tmp_path, act)


def test_waiting_says_so_and_can_be_stopped(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await catalog.still("waiting").act(pilot)
        app = app_of(pilot)
        assert isinstance(app.focused, Button)
        assert "0:00 so far" in "\n".join(drawn(app))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, Waiting), "the end of waiting")
        assert "You stopped waiting for it." in "\n".join(drawn(app))

    visit("waiting", tmp_path, act)
