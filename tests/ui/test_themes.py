"""Which theme a terminal gets, how one is chosen and kept, and what is left where there are no colours or no signs."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.support.acts import Act, app_of, stay_home, until
from tests.support.fixed import FixedSitting
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui.ascii import AsciiTwins, in_ascii
from zoho_ideolve_wizard.ui.colouring import Colourless, OneColourUnderCursor
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.theme import ThemeScreen
from zoho_ideolve_wizard.ui.symbols import plain_terminal, speaks_utf8
from zoho_ideolve_wizard.ui.themes import COLOURLESS, DARK, HIGH_DARK, LIGHT, OURS, SIXTEEN, fitting

HOME = catalog.still("home-halfway")
BLACK = Color.parse("#000000")


def settings(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "settings.toml").read_text(encoding="utf-8"))


def visit(home: Path, act: Act, theme: str = "") -> None:
    async def all_of_it(pilot: Pilot[str]) -> None:
        await stay_home(pilot)
        await act(pilot)

    HOME.at("home", theme=theme).visit(home, lambda _app: None, act=all_of_it)


async def choose(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press("ctrl+p")
    await pilot.pause()
    await pilot.press(*"theme")
    await pilot.app.workers.wait_for_complete()
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ThemeScreen), "the themes are shown")
    await until(
        pilot, lambda: pilot.app.screen.query_one(OptionList).highlighted is not None, "with a cursor"
    )
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen), "back at home")


@pytest.mark.parametrize(
    ("wanted", "colours", "no_colour", "found"),
    [
        ("", "truecolor", False, DARK),
        ("", "256", False, DARK),
        ("wizard-light", "256", False, LIGHT),
        ("no-such-theme", "truecolor", False, DARK),
        ("nord", "truecolor", False, DARK),
        ("", "standard", False, SIXTEEN),
        ("wizard-light", "standard", False, SIXTEEN),
        ("", None, False, SIXTEEN),
        ("wizard-light", "truecolor", True, COLOURLESS),
    ],
)
def test_the_theme_that_a_terminal_gets(
    wanted: str, colours: str | None, no_colour: bool, found: object
) -> None:
    assert fitting(wanted, colours, no_colour=no_colour) == getattr(found, "name", "")


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({"TERM": "linux"}, SIXTEEN),
        ({"TERM": "xterm"}, SIXTEEN),
        ({"TERM": "screen"}, SIXTEEN),
        ({"TERM": "xterm-256color"}, DARK),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, DARK),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, COLOURLESS),
    ],
    ids=str,
)
def test_the_theme_follows_from_the_environment(
    environ: dict[str, str], found: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    async def look(pilot: Pilot[str]) -> None:
        assert pilot.app.theme == getattr(found, "name", "")

    visit(tmp_path, look)


def test_a_theme_is_seen_at_once_and_kept_when_taken(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await choose(pilot, "j", "enter")
        assert pilot.app.theme == LIGHT.name
        assert settings(tmp_path / "one")["screen"] == {"theme": LIGHT.name}

    visit(tmp_path / "one", act)

    async def later(pilot: Pilot[str]) -> None:
        assert pilot.app.theme == HIGH_DARK.name

    visit(tmp_path / "two", later, theme=HIGH_DARK.name)


@pytest.mark.parametrize("throw_away", [True, False])
def test_that_a_theme_is_kept_is_said_where_it_is(throw_away: bool, tmp_path: Path) -> None:
    def mend(made: FixedSitting) -> None:
        made.surroundings = replace(made.surroundings, throw_away=throw_away)

    async def act(pilot: Pilot[str]) -> None:
        app_of(pilot).action_change_theme()
        await until(pilot, lambda: isinstance(pilot.app.screen, ThemeScreen), "the themes are shown")
        about = str(pilot.app.screen.query_one("#about", Static).content)
        assert ("next start" in about) is not throw_away

    replace(HOME, mend=mend).visit(tmp_path, lambda _app: None, act=act)


def test_escape_leaves_the_theme_as_it_was(tmp_path: Path) -> None:
    seen: list[str] = []

    async def act(pilot: Pilot[str]) -> None:
        pilot.app.theme_changed_signal.subscribe(pilot.app, lambda theme: seen.append(theme.name))
        await choose(pilot, "j", "j", "escape")
        await until(pilot, lambda: pilot.app.theme == DARK.name, "dark again")
        assert "screen" not in settings(tmp_path)

    visit(tmp_path, act)
    assert HIGH_DARK.name in seen


def test_where_there_are_few_colours_the_choice_is_kept_for_other_terminals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")

    async def act(pilot: Pilot[str]) -> None:
        await choose(pilot, "g", "j", "enter")
        assert settings(tmp_path)["screen"] == {"theme": LIGHT.name}
        assert pilot.app.theme == SIXTEEN.name

    visit(tmp_path, act)


def test_without_colour_there_is_none_and_the_cursor_is_reversed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def look(pilot: Pilot[str]) -> None:
        for theme in (COLOURLESS.name, *OURS):
            pilot.app.theme = theme
            await pilot.pause()
            segments = [part for strip in pilot.app.screen._compositor.render_strips() for part in strip]
            styles = [part.style for part in segments if part.style is not None]
            coloured = [
                style
                for style in styles
                for colour in (style.color, style.bgcolor)
                if colour is not None and not colour.is_default
            ]
            assert coloured == []
        pilot.app.theme = COLOURLESS.name
        await pilot.pause()
        lines = pilot.app.screen._compositor.render_strips()
        cursor = next(strip for strip in lines if "Go on with the setup" in strip.text)
        assert any(part.style is not None and part.style.reverse for part in cursor)
        assert app_of(pilot).no_color

    visit(tmp_path, look)


@pytest.mark.parametrize(
    ("environ", "plain", "utf8"),
    [
        ({"TERM": "linux", "LANG": "de_DE.UTF-8"}, True, True),
        ({"TERM": "vt100"}, True, True),
        ({"TERM": "dumb"}, True, True),
        ({"TERM": "xterm-256color", "LANG": "C"}, True, False),
        ({"TERM": "xterm-256color", "LC_ALL": "de_DE.ISO-8859-1", "LANG": "C.UTF-8"}, True, False),
        ({"TERM": "xterm-256color", "LANG": "en_US.utf8"}, False, True),
        ({"TERM": "xterm-256color"}, False, True),
    ],
    ids=str,
)
def test_where_ascii_is_all_that_is_certain(environ: dict[str, str], plain: bool, utf8: bool) -> None:
    assert plain_terminal(environ) is plain
    assert speaks_utf8(environ) is utf8


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("✓ done", "+ done"),
        ("✗ failed · too lo…", "! failed - too lo~"),
        ("┌──┐│└──┘", "+--+|+--+"),
        ("━━╸", "---"),
        ("▼▲▂█", "v^ #"),
        ("Müller", "M?ller"),
        ("日本", "????"),
        ("plain", "plain"),
    ],
)
def test_ascii_twins_are_as_wide(text: str, shown: str) -> None:
    assert in_ascii(text) == shown
    assert cell_len(shown) == cell_len(text)


def test_letters_stay_where_the_terminal_has_them() -> None:
    (segment,) = AsciiTwins(letters=True).apply([Segment("✓ Müller 日本")], BLACK)
    assert segment.text == "+ Müller 日本"


def applied(change: Callable[[list[Segment], Color], list[Segment]], style: str) -> str:
    (segment,) = change([Segment("text", Style.parse(style))], BLACK)
    return str(segment.style)


def test_in_high_contrast_text_under_the_cursor_has_one_colour() -> None:
    change = OneColourUnderCursor("#ffffff", "#000000").apply
    assert applied(change, "bold #ffb3b3 on #ffffff") == "bold #000000 on #ffffff"
    assert applied(change, "#ffb3b3 on #000000") == "#ffb3b3 on #000000"


def test_without_colour_light_backgrounds_are_reversed() -> None:
    change = Colourless().apply
    assert "not reverse" in applied(change, "#ffffff on #000000")
    assert applied(change, "bold #000000 on #ffffff").startswith("bold")
    assert " reverse" in applied(change, "#000000 on #ffffff").replace("not reverse", "")
    assert "not reverse" in applied(change, "reverse #000000 on #ffffff")
