"""A large terminal is used with measure. (That nothing is cut in others is seen on the way to each picture.)"""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from tests.support.cut import cut_on
from tests.support.stills import catalog
from tests.support.stills.still import Still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.widgets.trail import Trail

LONGEST_LINE = 110
"""Cells. A line of prose that is longer is hard to find the next one from."""


def _named(stills: tuple[Still, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("still", stills, ids=[still.name for still in stills])


def _prose(app: WizardApp) -> list[str]:
    """Lines of text that are too long: words, not columns, and not the names in the line of parts."""
    trails = {y for trail in app.screen.query(Trail) for y in trail.region.line_range}
    strips = app.screen._compositor.render_strips()
    lines = [strip.text for y, strip in enumerate(strips) if y not in trails]
    pieces = (piece.strip() for line in lines for piece in line.split("   "))
    return [piece for piece in pieces if len(piece) > LONGEST_LINE]


@_named(
    tuple(
        catalog.still(name).at(f"{name}-200x60", size=(200, 60))
        for name in catalog.KINDS
        if name != "help-consent"
    )
)
def test_a_wide_terminal_has_no_line_of_prose_across_all_of_it(still: Still, tmp_path: Path) -> None:
    """The help is beside the rest there, no screen of its own."""
    assert still.visit(tmp_path, _prose) == []


class Cut(App[None]):
    """What must be found."""

    CSS = """
    Screen { layout: vertical; }
    #one-line { height: 1; } #whole { height: auto; } Horizontal { height: 1; } Input { width: 10; }
    #outside { width: 60; } #behind { width: 1fr; } #dots { height: 1; text-wrap: nowrap; text-overflow: ellipsis; width: 12; }
    #nowrap { height: 1; text-wrap: nowrap; width: 12; }
    """

    def compose(self) -> ComposeResult:
        yield Static("a text that needs more than one line of forty cells", id="one-line")
        yield Static("a text that needs more than one line of forty cells", id="whole")
        yield Static("a line that is not broken", id="nowrap")
        yield Input(placeholder="more than ten cells", compact=True)
        with Horizontal():
            yield Button("a button", compact=True)
            yield Static("beside it", id="outside")
        with Horizontal():
            yield Static("a text that needs more than one line of forty cells", id="behind")


async def test_the_measure_itself() -> None:
    app = Cut()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        found = cut_on(app.screen)
    assert [line.partition(":")[0] for line in found] == [
        "Static(id='one-line')",
        "Static(id='nowrap')",
        "Input(classes='-textual-compact')",
        "Static(id='outside')",
        "Static(id='behind')",
    ]
