"""The list of keys: it tells what each does, another key may be pressed for it, and ours come back."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.support.acts import Act, app_of, stay_home, until
from tests.support.fixed import Setup, Words
from tests.support.stills import catalog
from tests.support.stills.still import Still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.help import HelpScreen
from zoho_ideolve_wizard.ui.screens.job import JobScreen
from zoho_ideolve_wizard.ui.screens.keys import KeysScreen, PressKey
from zoho_ideolve_wizard.ui.screens.team import TeamScreen
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine


def settings(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "settings.toml").read_text(encoding="utf-8"))


async def open_keys(pilot: Pilot[str]) -> None:
    await pilot.press("f12")
    await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen), "the keys are shown")
    await pilot.pause()


def listed(pilot: Pilot[str]) -> OptionList:
    return pilot.app.screen.query_one("#listed", OptionList)


def lines(pilot: Pilot[str]) -> list[str]:
    return [str(option.prompt) for option in listed(pilot).options]


def said(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one("#said", Static).content)


async def choose(pilot: Pilot[str], name: str, key: str) -> None:
    """Puts the cursor on a line and presses another key for it."""
    listed(pilot).highlighted = listed(pilot).get_option_index(name)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, PressKey), "a key is asked for")
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen), "the keys are shown again")
    await pilot.pause()


def at(name: str, more: Act) -> Act:
    async def act(pilot: Pilot[str]) -> None:
        await catalog.still(name).act(pilot)
        await more(pilot)

    return act


def visit(name: str, home: Path, more: Act, look: Callable[[WizardApp], None] | None = None) -> None:
    catalog.still(name).visit(home, look or (lambda _app: None), act=at(name, more))


def offered(pilot: Pilot[str]) -> list[str]:
    return [f"{one.entry.key} {one.entry.words}" for one in pilot.app.screen.query_one(KeyLine).placed]


def test_the_keys_of_the_screen_behind_come_first(tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await open_keys(pilot)
        ids = [option.id or "" for option in listed(pilot).options]
        assert {"team.add", "people-table.mark"} <= set(ids[:30])
        assert ids.index("team.add") < ids.index("home.setup")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, TeamScreen), "back at the team")

    visit("team", tmp_path, look)


@pytest.mark.parametrize("key", ["f1", "question_mark"])
@pytest.mark.parametrize("name", ["home-halfway", "team", "keys", "value", "consent-browser"])
def test_help_is_one_key_away(name: str, key: str, tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "help is shown")
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(pilot.app.screen, HelpScreen), "the same key closes it")

    visit(name, tmp_path, look)


def test_the_list_is_filtered_by_key_by_words_and_by_place(tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await open_keys(pilot)
        everything = len(lines(pilot))
        await pilot.press("slash", *"csv")
        assert [line.split()[0] for line in lines(pilot)] == ["F6", "c"]
        await pilot.press("enter", "escape")
        assert len(lines(pilot)) == everything
        await pilot.press("slash", *"zzzz")
        assert lines(pilot) == []
        assert said(pilot) == "No key has this in its line."
        await pilot.press("escape", "escape")

    visit("home-halfway", tmp_path, look)


def test_another_key_is_kept_and_does_the_work(tmp_path: Path) -> None:
    async def change(pilot: Pilot[str]) -> None:
        await open_keys(pilot)
        await choose(pilot, "team.add", "y")
        assert said(pilot) == "Add: y."
        await pilot.press("escape")
        await until(pilot, lambda: "y Add" in offered(pilot), "the key line says so")
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TeamScreen)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen), "adding is open")

    visit("team", tmp_path / "one", change)
    assert settings(tmp_path / "one")["keys"] == {"team": {"add": "y"}}

    def setup(words: Words) -> Setup:
        before = catalog.still("team").setup(words)
        return replace(before, answers={**before.answers, "keys.team.add": "y"})

    async def later(pilot: Pilot[str]) -> None:
        await catalog.still("team").act(pilot)
        await until(pilot, lambda: "y Add" in offered(pilot), "the chosen key is in force")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen), "adding is open")

    replace(catalog.still("team"), setup=setup).visit(tmp_path / "two", lambda _app: None, act=later)


def test_a_key_that_is_taken_is_refused_with_the_reason(tmp_path: Path) -> None:
    async def change(pilot: Pilot[str]) -> None:
        await open_keys(pilot)
        await choose(pilot, "team.add", "x")
        assert "Differences (team.differences)" in said(pilot)
        await choose(pilot, "team.add", "escape")
        assert "keys" not in settings(tmp_path)

    visit("team", tmp_path, change)


def test_our_own_keys_come_back_one_by_one_or_all_at_once(tmp_path: Path) -> None:
    async def change(pilot: Pilot[str]) -> None:
        await open_keys(pilot)
        await choose(pilot, "home.setup", "y")
        await choose(pilot, "home.team", "s")
        await choose(pilot, "home.token", "f4")
        listed(pilot).highlighted = listed(pilot).get_option_index("home.setup")
        await pilot.press("r")
        await pilot.pause()
        assert "There it already means: Team" in said(pilot)
        listed(pilot).highlighted = listed(pilot).get_option_index("home.token")
        await pilot.press("r")
        await pilot.pause()
        assert said(pilot) == "Tokens: t again."
        assert settings(tmp_path)["keys"] == {"home": {"setup": "y", "team": "s"}}
        await pilot.press("R")
        await until(pilot, lambda: isinstance(pilot.app.screen, Dialog), "it is asked first")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen), "the keys are shown again")
        await until(pilot, lambda: "keys" not in settings(tmp_path), "all are ours")
        await pilot.press("escape")
        await until(pilot, lambda: "s Set up" in offered(pilot), "the key line says so")

    visit("home-halfway", tmp_path, change)


def test_what_cannot_be_used_in_the_settings_is_told_and_our_key_stays(tmp_path: Path) -> None:
    def setup(words: Words) -> Setup:
        wrong = {"keys.setup.back": "b", "keys.nobody.knows": "x", "keys.home.team": "y"}
        return Setup(before="connector", words=words, answers=wrong)

    async def look(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await until(pilot, lambda: "y Team" in offered(pilot), "the good one is in force")
        await open_keys(pilot)
        listed(pilot).highlighted = listed(pilot).get_option_index("setup.back")
        await pilot.pause()
        assert "'b' from the settings is not used." in said(pilot)
        assert "while you type" in said(pilot)

    Still("wrong", setup).visit(tmp_path, lambda _app: None, act=look)


def test_the_palette_offers_the_keys(tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"keys")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen), "the keys are shown")

    visit("home-halfway", tmp_path, look)


@pytest.mark.parametrize(
    "name", ["company-filled", "team", "tokens-checked", "keys", "help-consent", "value", "log"]
)
def test_q_never_quits_by_surprise(name: str, tmp_path: Path) -> None:
    """Only at home, where the key line says so."""

    async def act(pilot: Pilot[str]) -> None:
        left: list[object] = []
        pilot.app.exit = lambda *given, **_more: left.append(given)  # type: ignore[method-assign]
        await pilot.press("q")
        await pilot.pause()
        assert left == []
        assert pilot.app.is_running

    visit(name, tmp_path, act)


def test_texts_speak_of_the_key_that_was_chosen(tmp_path: Path) -> None:
    still = catalog.still("team")

    def setup(words: Words) -> Setup:
        before = still.setup(words)
        return replace(before, answers={**before.answers, "keys.team.sort": "y"})

    async def look(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await until(pilot, lambda: bool(app_of(pilot).in_force), "the chosen key is in force")
        await still.act(pilot)
        field = pilot.app.screen.query_one("#filter", Input)
        assert str(field.placeholder) == "/ filters by address, role, group · y sorts · F5 looks"

    replace(still, setup=setup).visit(tmp_path, lambda _app: None, act=look)
