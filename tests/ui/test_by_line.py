"""Lists that are read line by line."""

from textual.app import App, ComposeResult

from tests.support.acts import until
from zoho_ideolve_wizard.ui.widgets.by_line import ByLine

LINES = [f"line {number}" for number in range(9)]


class OneList(App[str]):
    CSS = "ByLine { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield ByLine(*LINES)


async def test_a_bar_that_comes_back_stands_where_the_list_does() -> None:
    app = OneList()
    async with app.run_test(size=(20, 6)) as pilot:
        listed = app.query_one(ByLine)
        await pilot.press(*["down"] * (len(LINES) - 1))
        assert listed.vertical_scrollbar.position == listed.max_scroll_y > 0
        await pilot.resize_terminal(20, 20)
        await until(pilot, lambda: not listed.show_vertical_scrollbar, "room for all of it")
        listed.scroll_y = 0
        listed.highlighted = 0
        await pilot.resize_terminal(20, 6)
        await until(pilot, lambda: listed.show_vertical_scrollbar, "a bar again")
        assert listed.vertical_scrollbar.position == listed.scroll_y == 0


async def test_a_page_begins_where_the_view_ended_wherever_the_cursor_was() -> None:
    app = OneList()
    async with app.run_test(size=(20, 6)) as pilot:
        listed = app.query_one(ByLine)
        await pilot.press("down", "pagedown")
        assert (listed.highlighted, listed.scroll_offset.y) == (4, 4)
        await pilot.press("pagedown", "pagedown")
        assert (listed.highlighted, listed.scroll_offset.y) == (8, 5)
        await pilot.press("pageup")
        assert (listed.highlighted, listed.scroll_offset.y) == (4, 1)
        await pilot.press("pageup", "pageup")
        assert (listed.highlighted, listed.scroll_offset.y) == (0, 0)
