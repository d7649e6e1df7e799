"""A page of by-hand work at 80x24: every line of it is reached by keys, and what was copied stays ticked."""

from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from tests.support.acts import Act, app_of, open_setup, press, settle, setup_of, until
from tests.support.stillness import stillness
from tests.support.stills import catalog
from zoho_ideolve_wizard.engine.by_hand import GOOD_TO_KNOW, items, wanted
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.colouring import Colourless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.value import ValueScreen
from zoho_ideolve_wizard.ui.widgets.conveyor import DONE, Conveyor
from zoho_ideolve_wizard.ui.widgets.key_line import entries_of

SIZES = [(80, 24), (60, 20)]


def visit(name: str, home: Path, act: Act, size: tuple[int, int] = (80, 24)) -> WizardApp:
    with stillness():
        return catalog.still(name).at(name, size=size).visit(home, lambda app: app, act=act)


def conveyor_of(pilot: Pilot[str]) -> Conveyor:
    return setup_of(pilot).query_one(Conveyor)


def under_cursor(conveyor: Conveyor) -> str:
    assert conveyor.highlighted is not None
    return conveyor.get_option_at_index(conveyor.highlighted).id or ""


def rows_in_view(conveyor: Conveyor) -> set[int]:
    top = conveyor.scroll_offset.y
    return set(range(top, min(top + conveyor.size.height, conveyor.virtual_size.height)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("from_", "key"), [("home", "down"), ("home", "pagedown"), ("end", "up"), ("end", "pageup")]
)
@pytest.mark.parametrize("name", ["connection-start", "form-start"])
def test_no_key_passes_over_a_line(
    name: str, from_: str, key: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async def through(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        conveyor = conveyor_of(pilot)
        further = (
            ["pagedown"] * 4 if from_ == "end" else []
        )  # To what comes after the last that is to be done.
        await pilot.press(from_, *further)
        await pilot.pause()
        seen, before = rows_in_view(conveyor), (-1, -1.0)
        while before != (conveyor.highlighted, conveyor.scroll_y):
            before = (conveyor.highlighted or 0, conveyor.scroll_y)
            await pilot.press(key)
            await pilot.pause()
            seen |= rows_in_view(conveyor)
        assert seen == set(range(conveyor.virtual_size.height))
        assert conveyor.virtual_size.height > conveyor.size.height
        assert conveyor.highlighted == (conveyor.option_count - 1 if from_ == "home" else 0), "it goes round"

    visit(name, tmp_path, through, size)


def test_where_nothing_is_to_be_copied_no_key_offers_to_show_or_open_it(tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await catalog.still("prove-others").act(pilot)
        conveyor = pilot.app.screen.query_one(Conveyor)
        await until(pilot, lambda: conveyor.highlighted is not None, "the cursor is there")
        assert not items(conveyor.page)
        offered = {entry.action for entry in entries_of(pilot.app.screen)}
        assert not {"show", "visit"} & offered
        assert "sheet" in offered

    visit("prove-others", tmp_path, look)


def test_end_goes_to_what_says_that_it_is_done_and_the_notes_come_after_it(tmp_path: Path) -> None:
    async def ends(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        conveyor = conveyor_of(pilot)
        assert conveyor.page.notes
        await pilot.press("end")
        assert under_cursor(conveyor) == DONE
        after = conveyor.options[(conveyor.highlighted or 0) + 1 :]
        told = " ".join(str(option.prompt) for option in after)
        assert told.startswith(f"   {GOOD_TO_KNOW}")
        assert all(note in told for note in conveyor.page.notes)

    visit("connection-start", tmp_path, ends)


@pytest.mark.parametrize("theme", ["wizard-dark", "wizard-colourless"])
def test_only_under_the_cursor_what_says_that_it_is_done_looks_so(theme: str, tmp_path: Path) -> None:
    async def looks(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        pilot.app.theme = theme
        conveyor = conveyor_of(pilot)
        await pilot.press("end")
        await settle(pilot)
        there = drawn(pilot, "I have done this")
        await pilot.press("up")
        await settle(pilot)
        elsewhere = drawn(pilot, "I have done this")
        assert under_cursor(conveyor) != DONE
        assert there != elsewhere
        if theme.endswith("less"):
            assert (there.reverse, elsewhere.reverse) == (True, False)

    visit("connection-start", tmp_path, looks)


def drawn(pilot: Pilot[str], words: str) -> Style:
    """The style in which these words are sent to the terminal."""
    app = pilot.app
    for strip in app.screen._compositor.render_strips():
        if words in strip.text:
            for segment in (
                strip.apply_filter(Colourless(), Color(0, 0, 0)) if "colourless" in app.theme else strip
            ):
                if words in segment.text and segment.style is not None:
                    return segment.style
    raise AssertionError(f"{words} is not in sight")


def test_what_was_copied_stays_ticked_over_another_part(tmp_path: Path) -> None:
    async def there_and_back(pilot: Pilot[str]) -> None:
        await press("enter", "enter", "enter")(pilot)
        ticked = list(conveyor_of(pilot).ticks)
        assert len(ticked) == 3
        await pilot.press("f8")
        await until(pilot, lambda: not setup_of(pilot).query(Conveyor), "the next part")
        await pilot.press("f7")
        await until(pilot, lambda: bool(setup_of(pilot).query(Conveyor)), "the form again")
        await settle(pilot)
        conveyor = conveyor_of(pilot)
        assert list(conveyor.ticks) == ticked
        await until(
            pilot, lambda: under_cursor(conveyor) == wanted(conveyor.page)[3], "the cursor on the next one"
        )

    visit("form-start", tmp_path, there_and_back)


def test_the_cursor_passes_over_what_is_only_for_when_something_is_refused(tmp_path: Path) -> None:
    async def copies(pilot: Pilot[str]) -> None:
        await open_setup(pilot)
        conveyor = conveyor_of(pilot)
        for _ in range(10):
            await pilot.press("enter")
            await settle(pilot)
        assert set(conveyor.ticks) == set(wanted(conveyor.page)) < set(items(conveyor.page))
        assert under_cursor(conveyor) == wanted(conveyor.page)[-1]
        await pilot.press("end")
        assert under_cursor(conveyor) == DONE

    visit("form-start", tmp_path, copies)


def test_v_shows_what_is_under_the_cursor_and_a_secret_that_was_shown_is_ticked(tmp_path: Path) -> None:
    async def shows(pilot: Pilot[str]) -> None:
        await press("enter", "enter", "enter")(pilot)  # the page, the Host, the Client Id
        conveyor = conveyor_of(pilot)
        key = under_cursor(conveyor)
        item = items(conveyor.page)[key]
        assert isinstance(item, Value)
        assert item.secret
        assert key not in conveyor.ticks
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, Dialog), "the question")
        await pilot.click("#show")
        await until(pilot, lambda: isinstance(pilot.app.screen, ValueScreen), "the secret alone")
        shown = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert app_of(pilot).sitting.secret(item.secret) in shown
        await pilot.press("escape")
        await until(pilot, lambda: key in conveyor.ticks, "the tick")
        hint = str(setup_of(pilot).query_one("#hint").render())
        assert hint == f"{item.label} was shown, and is ticked."

    visit("form-start", tmp_path, shows)


@pytest.mark.parametrize(("height", "apart"), [(40, True), (19, False)])
def test_steps_stand_apart_where_there_is_room_for_it(height: int, apart: bool, tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await press("enter")(pilot)
        await until(pilot, lambda: bool(setup_of(pilot).query(Conveyor)), "by-hand work")
        conveyor = conveyor_of(pilot)
        await until(pilot, lambda: conveyor.highlighted is not None, "the cursor is there")
        await settle(pilot)
        left = conveyor.region.x  # What stands beside it is not looked at.
        lines = [strip.text[left:].strip() for strip in pilot.app.screen._compositor.render_strips()]
        (second,) = [number for number, line in enumerate(lines) if "2. Click Create Workspace" in line]
        above = lines[second - 1]
        assert (above == "") is apart, above
        assert conveyor.max_scroll_y == 0 or not apart

    visit("workspace-by-hand", tmp_path, look, (120, height))


def test_a_long_label_is_shown_whole(tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await press("enter")(pilot)
        await until(pilot, lambda: bool(setup_of(pilot).query(Conveyor)), "by-hand work")
        await pilot.press("end")
        words = " ".join(" ".join(strip.text.partition("  ")[2].split()) for strip in conveyor_lines(pilot))
        assert "Repeat this workflow every time a record is edited Yes" in words

    visit("step7-rules", tmp_path, look)


def conveyor_lines(pilot: Pilot[str]) -> list[Strip]:
    """All lines, whether in sight or not."""
    conveyor = conveyor_of(pilot)
    style = conveyor.get_visual_style("option-list--option")
    return [strip for option in conveyor.options for strip in conveyor._get_option_render(option, style)]


def test_what_is_only_to_be_read_is_not_offered_to_be_copied(tmp_path: Path) -> None:
    async def look(pilot: Pilot[str]) -> None:
        await catalog.still("step7-preview").act(pilot)
        pane = setup_of(pilot).pane
        hint = str(pane.query_one("#hint", Static).content)
        assert hint == "Nothing is to be copied here. When it is done: End, Enter."

    visit("step7-preview", tmp_path, look)
