"""Whatever the line of keys leaves out is in the palette, one click away, in the product's words."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.support.acts import until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.ui import keymap
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.team import TeamScreen
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine, entries_of, placed

_TEXTUALS = ("as soon as possible", "Change the current theme", "Save an SVG", "widget with focus")


def look(name: str, home: Path) -> tuple[set[str], list[str], list[str]]:
    """The words of every key of ours that does something there; of the line at 80 cells; the palette's titles, of
    which there are none in front of another screen."""

    def seen(app: WizardApp) -> tuple[set[str], list[str], list[str]]:
        active = app.screen.active_bindings.values()
        bound = {one.binding.description for one in active if one.enabled and one.binding.id}
        line = [one.entry.words for one in placed(entries_of(app.screen), 80)]
        palette = [] if app.screen.is_modal else list(app.get_system_commands(app.screen))
        assert not [one for one in palette if any(words in one.help for words in _TEXTUALS)]
        return bound, line, [one.title for one in palette]

    with stillness():
        return catalog.still(name).visit(home, seen)


@pytest.mark.parametrize("name", catalog.KINDS)
def test_every_key_is_in_the_line_or_in_the_palette(name: str, tmp_path: Path) -> None:
    bound, line, palette = look(name, tmp_path)
    moves = {one.words for one in keymap.known() if one.place == "list"} | {
        "Before",
        "After",
        "Field before",
        "Field after",
    }
    assert bound - moves - set(line) - set(palette) - {"Commands", "Messages"} == set()
    assert len(palette) == len(set(palette))
    assert palette == [] or {"Commands", "More"} & set(line)


def test_a_theme_is_found_by_what_it_is_and_the_way_out_says_what_is_kept(tmp_path: Path) -> None:
    def seen(app: WizardApp) -> dict[str, str]:
        return {one.title: one.help for one in app.get_system_commands(app.screen)}

    with stillness():
        palette = catalog.still("home-halfway").visit(tmp_path, seen)
    assert [title for title in palette if "light" in title] == ["Theme: dark, light, high contrast"]
    assert palette["Quit"].endswith("secrets are forgotten, as you chose")


def test_the_teams_line_at_80_has_the_rest_a_click_away(tmp_path: Path) -> None:
    async def act(pilot: Pilot[str]) -> None:
        await catalog.still("team").act(pilot)
        line = pilot.app.screen.query_one(KeyLine)
        await until(
            pilot, lambda: "More" in [one.entry.words for one in line.placed], "what leads to the rest"
        )
        more = next(one for one in line.placed if one.entry.words == "More")
        titles = {one.title for one in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"Review", "Differences", "Sort", "Filter", "Look again", "Administrator"} <= titles
        await pilot.click(KeyLine, offset=(more.start, 0))
        await until(pilot, lambda: not isinstance(pilot.app.screen, TeamScreen), "the palette")
        await pilot.press(*"sort")
        await pilot.pause()
        team = next(screen for screen in pilot.app.screen_stack if isinstance(screen, TeamScreen))
        before = team.table.sort
        await pilot.press("enter", "enter")
        await until(pilot, lambda: team.table.sort != before, "another order")

    with stillness():
        catalog.still("team").visit(tmp_path, lambda app: app, act=act)
