"""What is owed on every screen: keys stand whole in their line, nothing is cut, text can be read in dark and light,
and ASCII does."""

import re
from collections.abc import Awaitable, Callable, Mapping

from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Select

from tests.support.acts import app_of
from tests.support.cut import cut_on
from tests.support.looking import hard_to_read, in_theme
from tests.support.stills import catalog
from tests.support.stills.still import Still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.themes import LIGHT
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine, entries_of

Check = Callable[[Pilot[str]], Awaitable[list[str]]]

_MACHINE_DATE = re.compile(r"(?<!Ideolve setup test )\b\d{4}-\d\d-\d\d")
"""As programs write a day; the name of the test account sorts by it."""
_TYPED = ("step7-before-day",)
"""Where a day is typed in that form."""


async def all_that_is_wrong(pilot: Pilot[str], still: Still) -> list[str]:
    """A line for each thing, with the check that found it. Afterwards the screen may look different."""
    checks: dict[str, Check] = {}
    if still in (*catalog.AT_80X24, *catalog.NARROW):
        checks["keys"] = keys
    if still in (*catalog.AT_80X24, *catalog.NARROW, *catalog.AT_120X40):
        checks["cut"] = cut
        if still.name not in _TYPED:
            checks["dates"] = machine_dates
    if still in catalog.AT_80X24:
        checks |= {"contrast": contrast, "ascii": ascii_twins}
    return await _found(pilot, checks)


async def _found(pilot: Pilot[str], checks: Mapping[str, Check]) -> list[str]:
    return [f"{name}: {line}" for name, check in checks.items() for line in await check(pilot)]


async def keys(pilot: Pilot[str]) -> list[str]:
    """A dialog has buttons instead; a list that is opened lies over the line."""
    app = app_of(pilot)
    if not app.screen.query(KeyLine):
        return [] if app.screen.is_modal else ["a whole screen says what its keys do"]
    if any(question.expanded for question in app.screen.query(Select)):
        return []
    try:
        _check_keys(app)
    except AssertionError as wrong:
        return [str(wrong)]
    return []


def _check_keys(app: WizardApp) -> None:
    """What the line shows is what was placed, each entry with its words and with air around it."""
    line = app.screen.query_one(KeyLine)
    text = app.screen._compositor.render_strips()[line.region.y].text
    assert len(text) == line.size.width, f"the line is {len(text)} cells long"
    rest = text
    for one in line.placed:
        words = f"{one.entry.key} {one.entry.words}"
        assert text[one.start - 1 : one.end + 1] == f" {words} ", f"{words!r} is not whole in {text!r}"
        rest = rest.replace(words, " " * len(words), 1)
        assert line._at(one.start) == one.entry, f"{words!r} is not where it can be clicked"
        assert line.region.contains_point(Offset(one.end - 1, line.region.y)), f"{words!r} sticks out"
    assert not rest.strip(), f"what no entry accounts for: {rest.strip()}"
    shown = {one.entry.action for one in line.placed}
    offered = entries_of(app.screen)
    helps = {entry.action for entry in offered if entry.rank == "help"}
    out = {entry.action for entry in offered if entry.rank == "out"}
    assert helps <= shown, f"how to get help is not in {text!r}"
    assert not out or out & shown, f"the way out is not in {text!r}"


async def cut(pilot: Pilot[str]) -> list[str]:
    return cut_on(app_of(pilot).screen)


async def machine_dates(pilot: Pilot[str]) -> list[str]:
    return [line.strip() for line in _lines(pilot) if _MACHINE_DATE.search(line)]


async def contrast(pilot: Pilot[str]) -> list[str]:
    """As it is, which is dark, and in light."""
    dark = hard_to_read(app_of(pilot))
    await in_theme(pilot, LIGHT.name)
    return dark + hard_to_read(app_of(pilot))


async def ascii_twins(pilot: Pilot[str]) -> list[str]:
    """Lines with something else on a terminal that shows ASCII only, or with a sign that has no twin."""
    app = app_of(pilot)
    usual = _lines(pilot)
    app.ascii_only = True
    for screen in app.screen_stack:
        for widget in screen.walk_children(Widget, with_self=True):
            widget._styles_cache.clear()  # or it would not be drawn anew
    return [
        drawn
        for before, drawn in zip(usual, _lines(pilot), strict=True)
        if not drawn.isascii() or drawn.count("?") > before.count("?")
    ]


def _lines(pilot: Pilot[str]) -> list[str]:
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]
