"""The whole screens and the dialogs."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Markdown, Select

from tests.support.acts import app_of, open_setup, press, stay_home, steady, to_screen, until
from tests.support.fixed import FixedSitting
from tests.support.stills.home import fresh, half
from tests.support.stills.still import Still
from zoho_ideolve_wizard.integration.damage import Damage
from zoho_ideolve_wizard.ui.screens.dialog import Dialog, Prompt
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.screens.keys import KeysScreen, PressKey
from zoho_ideolve_wizard.ui.screens.log import LogScreen
from zoho_ideolve_wizard.ui.screens.theme import ThemeScreen
from zoho_ideolve_wizard.ui.screens.value import ValueScreen

FORM = "connector/form"


def _damaged(made: FixedSitting) -> None:
    folder = Path("/home/ana/.config/zoho-ideolve-wizard/default")
    aside = folder / "settings.toml.damaged-20261124-093000"
    made.profile.damage = Damage(aside, 7, 12, "Expected '=' after a key in a key/value pair.")


async def ask_to_quit(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("ctrl+c")
    await until(pilot, lambda: isinstance(pilot.app.screen, Dialog), "the question is shown")
    await pilot.pause()


async def locked(pilot: Pilot[str]) -> None:
    """The question for the passphrase, after a wrong one."""
    await stay_home(pilot)
    app_of(pilot).push_screen(
        Prompt(
            "Your secrets are locked",
            "Type the passphrase of the file in which the wizard keeps them.",
            secret=True,
            label="Unlock",
            problem="This is not the passphrase of that file.",
        )
    )
    await until(pilot, lambda: isinstance(pilot.app.screen, Prompt), "the question is shown")
    await pilot.pause()


async def dialog_shown(pilot: Pilot[str]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, Dialog), "the dialog is shown")
    await pilot.pause()


async def help_shown(pilot: Pilot[str]) -> None:
    await open_setup(pilot)
    await pilot.press("f1")
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the help is shown")
    await until(pilot, lambda: bool(pilot.app.screen.query_one(Markdown).children), "its text is drawn")
    await pilot.pause()


async def keys_shown(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("f12")
    await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen), "the keys are shown")
    await pilot.pause()


async def theme_chosen(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    app_of(pilot).action_change_theme()
    await until(pilot, lambda: isinstance(pilot.app.screen, ThemeScreen), "the themes are shown")
    await pilot.pause()


async def palette_shown(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("ctrl+p")
    await until(pilot, lambda: bool(pilot.app.screen.query(CommandList)), "the commands are asked for")
    listed = pilot.app.screen.query_one(CommandList)
    await until(pilot, lambda: listed.option_count > 4, "they are listed")
    await steady(pilot)


async def choices_open(pilot: Pilot[str]) -> None:
    """The list of a question with more choices than are all shown."""
    await press()(pilot)
    question = pilot.app.screen.query(Select).first()
    question.focus()
    await steady(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: bool(question.expanded), "the list is open")
    await steady(pilot)


async def key_changed(pilot: Pilot[str]) -> None:
    await keys_shown(pilot)
    await pilot.press("j", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, PressKey), "a key is asked for")
    await pilot.pause()


def logged(made: FixedSitting) -> None:
    """What a first look at CRM leaves, one of it refused, and a task with a name from outside."""
    name = made.answer("workspace.name")
    lines = [
        (logging.INFO, "POST   accounts.zoho.in/oauth/v2/token  200 in 212 ms"),
        (logging.INFO, "GET    www.zohoapis.in/crm/v8/org  200 in 148 ms"),
        (logging.WARNING, "GET    www.zohoapis.in/crm/v8/settings/functions  403 in 96 ms"),
        (logging.INFO, f"began    The workspace {name} exists."),
        (logging.INFO, "POST   api.ideolve.com/v4/user/crm-admin@hillandsons.example/auth  200 in 301 ms"),
        (logging.INFO, f"verified The workspace {name} exists. Ideolve said so."),
    ]
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
    for number, (level, text) in enumerate(lines):
        record = {"levelno": level, "msg": text, "created": noon + number}
        made.activity.handle(logging.makeLogRecord(record))


async def log_shown(pilot: Pilot[str]) -> None:
    await stay_home(pilot)
    await pilot.press("f9")
    await until(pilot, lambda: isinstance(pilot.app.screen, LogScreen), "the log is shown")
    await steady(pilot)


STILLS = [
    Still("log", half, act=log_shown, mend=logged),
    Still("log-empty", fresh, act=log_shown),
    Still("dialog-quit", half, act=ask_to_quit),
    Still("dialog-damaged", fresh, act=dialog_shown, mend=_damaged),
    Still("dialog-locked", half, act=locked),
    Still("value", half, FORM, to_screen("down", "down", "v", until_shown=ValueScreen)),
    Still("value-secret", half, FORM, to_screen(*["down"] * 4, "v", until_shown=Dialog)),
    Still("help-consent", half, "consent/consent", help_shown),
    Still("keys", half, act=keys_shown),
    Still("theme", half, act=theme_chosen),
    Still("palette", half, act=palette_shown),
    Still("choices-open", fresh, "prerequisites/company", choices_open),
    Still("keys-press", half, act=key_changed),
    Still("help-automation", half, "automation/way", help_shown),
]
