"""The index of messages in the app: opened from anywhere, filtered as one types, one entry whole."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.support.acts import app_of, open_setup, stay_home, until
from tests.support.stills import catalog
from zoho_ideolve_wizard.guide.words import index
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.screens.index import EntryScreen, IndexScreen
from zoho_ideolve_wizard.ui.widgets.entry import EntryText


async def opened(pilot: Pilot[str], key: str = "f3") -> None:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, IndexScreen), "the index is open")
    await pilot.pause()


def found(app: WizardApp) -> list[str]:
    listed = app.screen.query_one("#found", OptionList)
    return [listed.get_option_at_index(number).id or "" for number in range(listed.option_count)]


def said(app: WizardApp, where: str) -> str:
    return str(app.screen.query_one(where, Static).content)


def test_it_opens_from_home_with_all_of_them_and_the_cursor_in_the_search(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await opened(pilot)
        assert isinstance(pilot.app.focused, Input)

    listed = catalog.still("home").visit(tmp_path, found, act=act)
    assert len(listed) == len(index.entries())


def test_what_is_typed_filters_and_enter_shows_the_whole_entry(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await opened(pilot)
        await pilot.press(*"invalid_code")
        await pilot.pause()
        assert found(app_of(pilot)) == [
            "exchange.invalid-code",
            "refresh.invalid-code",
            "device.invalid-code",
            "exchange.generated-code",
        ]
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")
        await pilot.pause()
        assert "does not know this refresh token" in said(app_of(pilot), "#said")
        assert "invalid_code" in said(app_of(pilot), "#line")
        assert "revoked or deleted" in said(app_of(pilot), "#cause")
        assert "Consent again" in said(app_of(pilot), "#remedy")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, IndexScreen), "back in the index")
        assert app_of(pilot).screen.query_one("#search", Input).value == "invalid_code"

    catalog.still("home").visit(tmp_path, lambda app: app, act=act)


def test_escape_empties_the_search_and_then_leaves(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await opened(pilot)
        await pilot.press(*"frobnicate")
        await pilot.pause()
        assert found(app_of(pilot)) == []
        assert "Nothing here has that" in said(app_of(pilot), "#count")
        await pilot.press("enter")  # There is nothing to open.
        await pilot.press("escape")
        await pilot.pause()
        assert len(found(app_of(pilot))) == len(index.entries())
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, IndexScreen), "home again")

    catalog.still("home").visit(tmp_path, lambda app: app, act=act)


@pytest.mark.parametrize("key", ["slash", "f3"])
def test_it_opens_from_any_help(key: str, tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the help is open")
        await opened(pilot, key)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "back in the help")

    catalog.still("help-consent").visit(tmp_path, lambda app: app, act=act)


def test_f3_works_while_a_field_is_typed_into_and_a_slash_is_typed(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input), "a field is focused")
        field = pilot.app.focused
        assert isinstance(field, Input)
        before = field.value
        await pilot.press("end", "slash")
        assert field.value == f"{before}/"
        await opened(pilot)

    catalog.still("names-filled").visit(tmp_path, lambda app: app, act=act)


def test_a_click_opens_an_entry(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await opened(pilot)
        await pilot.click("#found", offset=(4, 1))
        await until(pilot, lambda: isinstance(pilot.app.screen, EntryScreen), "the entry is open")

    catalog.still("home").visit(tmp_path, lambda app: app, act=act)


def test_the_command_palette_has_it(tmp_path: Path) -> None:
    def titles(app: WizardApp) -> list[str]:
        return [command.title for command in app.get_system_commands(app.screen)]

    assert "Messages" in catalog.still("home").visit(tmp_path, titles, act=stay_home)


def test_with_room_the_entry_stands_beside_the_list(tmp_path: Path) -> None:
    def beside(app: WizardApp) -> tuple[bool, str]:
        return app.screen.query_one(EntryText).region.width > 40, said(app, "#remedy")

    shown, remedy = catalog.still("index-invalid").at("wide", size=(120, 40)).visit(tmp_path, beside)
    assert shown
    assert remedy.startswith("Get a new code")
