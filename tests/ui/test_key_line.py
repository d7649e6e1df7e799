"""The line of keys: a click does what the key does, and it is drawn anew only when something changed."""

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Button, Input

from tests.support.acts import until
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine


class Little(App[str]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("f1", "note('help')", "Help", id="help"),
        Binding("a", "note('add')", "Add", id="add"),
        Binding("f5", "note('look')", "Look again", id="look", tooltip="Asks once more"),
        Binding("x", "note('hidden')", "Hidden", show=False, id="hidden"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []
        self.looks = True

    def compose(self) -> ComposeResult:
        yield Button("One")
        yield Button("Two")
        yield Input()
        yield KeyLine()

    def action_note(self, what: str) -> None:
        self.noted.append(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.looks if parameters == ("look",) else super().check_action(action, parameters)

    @property
    def line(self) -> KeyLine:
        return self.query_one(KeyLine)

    @property
    def words(self) -> list[str]:
        return [one.entry.words for one in self.line.placed]


@pytest.fixture(autouse=True)
def _drawn_on_demand() -> None:
    """Here it is the drawing that is tested: it is not put off as in the other pilot tests."""


async def test_a_click_does_what_the_key_does_even_while_something_is_typed() -> None:
    app = Little()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.words == ["Help", "Add", "Look again"], "the line shows this")
        for one in app.line.placed:
            await pilot.click(KeyLine, offset=(one.start + 1, 0))
        assert app.noted == ["help", "add", "look"]
        await pilot.click(KeyLine, offset=(70, 0))
        assert len(app.noted) == 3
        app.query_one(Input).focus()
        await pilot.pause()
        start = next(one.start for one in app.line.placed if one.entry.words == "Look again")
        await pilot.click(KeyLine, offset=(start, 0))
        assert (app.noted[-1], app.query_one(Input).value) == ("look", "")


async def test_a_key_that_would_be_typed_is_not_offered() -> None:
    app = Little()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Input).focus()
        await until(pilot, lambda: app.words == ["Help", "Look again"], "the line shows this")
        app.query_one(Button).focus()
        await until(pilot, lambda: app.words == ["Help", "Add", "Look again"], "the line shows this")


async def test_it_is_drawn_anew_only_when_something_changed() -> None:
    app = Little()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.words == ["Help", "Add", "Look again"], "the line shows this")
        await until(pilot, lambda: app.line.drawn > 1, "it was drawn with them")
        before = app.line.drawn
        await pilot.press("tab")
        app.refresh_bindings()
        await pilot.pause()
        assert app.line.drawn == before
        app.looks = False
        app.refresh_bindings()
        await until(pilot, lambda: app.words == ["Help", "Add"], "the line shows this")
        await until(pilot, lambda: app.line.drawn > before, "it is drawn anew")
        assert app.line.drawn == before + 1


async def test_the_entry_under_the_mouse_is_underlined_and_says_more() -> None:
    app = Little()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(app.words) == 3, "the line is filled")
        start = app.line.placed[2].start
        await pilot.hover(KeyLine, offset=(start, 0))
        assert app.line.tooltip == "Asks once more"
        underlined = [
            segment.text
            for segment in app.line.render_line(0)
            if segment.style is not None and segment.style.underline
        ]
        assert underlined == ["f5", "Look again"]
        await pilot.hover(Button)
        assert app.line.tooltip is None
