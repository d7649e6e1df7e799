"""What is drawn on a screen, measured: contrast of text, and whether the focus can be seen."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Select, TextArea

from tests.support.acts import until
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.themes import HIGH_DARK, HIGH_LIGHT, SIXTEEN

_AA, _AAA = 4.5, 7.0
"""WCAG 2.2, 1.4.3 and 1.4.6."""

_DRAWING = set("▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▐▔▕╸╺━─│┌┐└┘▼▲●")
"""Scrollbars, cursors and lines: no text."""

_VGA = (
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 85, 0),
    (0, 0, 170),
    (170, 0, 170),
    (0, 170, 170),
    (170, 170, 170),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (85, 85, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
)
"""The sixteen colours of the Linux console."""


def enough(theme: str) -> float:
    """The contrast that a theme owes."""
    return _AAA if theme in (HIGH_DARK.name, HIGH_LIGHT.name) else _AA


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    channels = [value / 255 for value in (red, green, blue)]
    one, two, three = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    ]
    return 0.2126 * one + 0.7152 * two + 0.0722 * three


def contrast(one: Color, other: Color, system: ColorSystem = ColorSystem.TRUECOLOR) -> float:
    """Between two colours as a terminal of that many colours shows them."""
    low, high = sorted((luminance(*_shown(one, system)), luminance(*_shown(other, system))))
    return (high + 0.05) / (low + 0.05)


def _shown(colour: Color, system: ColorSystem) -> tuple[int, int, int]:
    shown = colour if system is ColorSystem.TRUECOLOR else colour.downgrade(system)
    if shown.number is not None and shown.number < len(_VGA):
        return _VGA[shown.number]
    red, green, blue = shown.get_truecolor()
    return red, green, blue


def texts(app: WizardApp) -> Iterator[tuple[Widget, Segment, Style]]:
    """Every piece of text on the screen and the widget it stands in.

    What lies behind a dialog is left out.
    """
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            where = app.screen.get_widget_at(min(x, app.size.width - 1), y)[0]
            behind = where is app.screen and where.is_modal
            if not behind and set(segment.text) - _DRAWING - {" "} and segment.style is not None:
                yield where, segment, segment.style
            x += segment.cell_length


def hard_to_read(app: WizardApp, *systems: ColorSystem) -> list[str]:
    """Every piece of text with less contrast than the theme owes, on terminals of so many colours."""
    found = []
    for where, segment, style in texts(app):
        assert style.color is not None
        assert style.bgcolor is not None
        ratios = [
            contrast(style.color, style.bgcolor, system) for system in systems or (ColorSystem.TRUECOLOR,)
        ]
        if min(ratios) < enough(app.theme):
            found.append(f"{app.theme}: {min(ratios):.1f} {segment.text.strip()!r} in {where}")
    return found


def few_colours_only(app: WizardApp) -> list[str]:
    """Text that is not exactly in the sixteen colours, or has a bright one behind it, which some consoles lack."""
    found = []
    for where, segment, style in texts(app):
        colours = (style.color, style.bgcolor)
        exact = [colour is not None and tuple(colour.get_truecolor()) in _VGA for colour in colours]
        behind = style.color if style.reverse else style.bgcolor
        dark = behind is not None and (behind.downgrade(ColorSystem.STANDARD).number or 0) < 8
        if app.theme == SIXTEEN.name and not (all(exact) and dark):
            found.append(f"{segment.text.strip()!r} {style} in {where}")
    return found


async def in_theme(pilot: Pilot[str], name: str) -> None:
    """Changes the theme, and waits until all of it is drawn so."""
    pilot.app.theme = name
    for _ in range(2):
        await pilot.pause()


SEEN, CLEAR = 3.0, 1.5
"""WCAG 2.2, 1.4.11: between a button that has the focus and what is around it. And between a field, or a line,
that has the cursor and the same without: there the text turns bold as well, or a cursor stands in it."""

APART = {ColorSystem.TRUECOLOR: 1.4, ColorSystem.EIGHT_BIT: 1.3}
"""Between a field or a button without the focus and what is around it: with less one hardly sees that it is one. Of
256 colours the nearest are taken, which are as near as that."""


async def focus_is_lost(pilot: Pilot[str], *, coloured: bool) -> list[str]:
    """Visits every widget that takes the focus; those that look with it as they do without. With colours, also
    buttons that are filled too little when they have it, or as much without it, fields and lists whose cursor is too
    pale, and buttons and fields that hardly show without it.

    Where there is only one, there is nothing to tell apart; a list without entries has nothing to mark.
    """
    screen, found = pilot.app.screen, []
    chain = [widget for widget in screen.focus_chain if widget.region.area and not _is_empty(widget)]
    for widget in chain:
        screen.set_focus(widget)
        await pilot.pause()
        await until(pilot, partial(_is_in_sight, pilot, widget), f"{widget} in sight")
        focused, filled = _look(pilot, widget.region, coloured=coloured), _body(pilot, widget)
        screen.set_focus(next((other for other in chain if other is not widget), None))
        await pilot.pause()
        if len(chain) > 1 and _look(pilot, widget.region, coloured=coloured) == focused:
            found.append(f"{pilot.app.theme}: {widget} looks the same without the focus")
        if coloured:
            found += _pale(pilot, widget, filled)
    return found


def _pale(pilot: Pilot[str], widget: Widget, focused: Color) -> Iterator[str]:
    """What is wrong with what is drawn behind a widget when it has the focus, now that another has it."""
    if not isinstance(widget, Button | Input | TextArea | Select | OptionList) or not _is_in_sight(
        pilot, widget
    ):
        return
    blurred = _body(pilot, widget)
    around = Color.from_rgb(*widget.parent.background_colors[1].rgb) if widget.parent else blurred
    least = SEEN if isinstance(widget, Button) else CLEAR
    others = [around] if isinstance(widget, Button | OptionList) else [around, blurred]
    worst = min(contrast(focused, other) for other in others)
    if worst < least:
        yield f"{pilot.app.theme}: {worst:.2f} {widget}"
    if isinstance(widget, Button) and contrast(blurred, around) >= worst:
        yield f"{pilot.app.theme}: filled without the focus, {widget}"
    for system, apart in APART.items():
        if not isinstance(widget, OptionList) and (found := contrast(blurred, around, system)) < apart:
            yield f"{pilot.app.theme}: {found:.2f} without the focus, {widget}"


def _is_in_sight(pilot: Pilot[str], widget: Widget) -> bool:
    """Whether its first line still is, after the form went on to another field."""
    return pilot.app.screen.find_widget(widget).visible_region.contains_point(widget.content_region.offset)


def _body(pilot: Pilot[str], widget: Widget) -> Color:
    """What is drawn behind a button's or a field's first cell, or a list's line under the cursor."""
    x, y = widget.content_region.offset
    if isinstance(widget, OptionList):
        y += widget._index_to_line[widget.highlighted or 0] - widget.scroll_offset.y
    strip = pilot.app.screen._compositor.render_strips()[y].crop(x, x + 1)
    style = next(iter(strip)).style or Style()
    colour = style.color if style.reverse else style.bgcolor
    assert colour is not None
    return colour


def _is_empty(widget: Widget) -> bool:
    return isinstance(widget, OptionList) and all(option.disabled for option in widget.options)


def _look(pilot: Pilot[str], region: Region, *, coloured: bool) -> Sequence[Any]:
    strips = pilot.app.screen._compositor.render_strips()
    cropped = [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]
    return [
        (segment.text, style) if coloured else (segment.text, style.bold, style.underline, style.reverse)
        for strip in cropped
        for segment in strip.simplify()
        if (style := segment.style or Style())
    ]
