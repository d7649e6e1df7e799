"""What of a screen cannot be read because it has no room: texts cut off, and widgets that stick out sideways."""

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from textual.css.styles import RulesMap
from textual.screen import Screen
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, RadioButton, Static, TextArea

_MARKS = ("…", "~")
"""What says that there is more: a way to it is beside it."""


def cut_on(screen: Screen[Any]) -> list[str]:
    """A line for each; empty where all of it can be read, if need be by scrolling down."""
    return [f"{widget}: {why}" for widget in _shown(screen) for why in _cut(widget)]


def _shown(top: Widget) -> Iterator[Widget]:
    for child in top.children:
        if child.display and child.styles.visibility != "hidden":
            yield child
            yield from _shown(child)


def _cut(widget: Widget) -> Iterator[str]:
    if widget.show_horizontal_scrollbar and not isinstance(widget, Input):
        yield "scrolls sideways"
    parent = widget.parent
    if isinstance(parent, Widget) and not isinstance(widget, Input):
        outside = parent.content_region
        if widget.region.width and (
            widget.region.x < outside.x or widget.region.right > max(outside.right, parent.region.right)
        ):
            yield f"sticks out of {parent}: {widget.region} of {outside}"
    width, height = widget.content_size
    match widget:
        case Static() if width and height:
            yield from _text(widget.visual, widget.styles.get_rules(), width, min(height, _room(widget)))
        case Button() if cell_len(str(widget.label)) > width:
            yield f"the label {widget.label} has {width} cells"
        case RadioButton() if cell_len(str(widget.label)) + 4 > width:
            yield f"the choice {widget.label} has {width} cells"
        case Input() if not widget.value and cell_len(widget.placeholder) > width:
            yield f"{widget.placeholder!r} has {width} cells"
        case TextArea() if not widget.soft_wrap and widget.max_scroll_x:
            yield "lines are cut"
        case OptionList():
            yield from _options(widget, width)


def _room(widget: Widget) -> int:
    """Lines from the widget's top to where what it stands in ends without being scrollable."""
    top, room = widget.content_region.y, widget.content_region.height
    for outer in widget.ancestors:
        if (
            not isinstance(outer, Widget)
            or outer.allow_vertical_scroll
            or outer.styles.overflow_y != "hidden"
        ):
            break
        room = min(room, outer.region.bottom - top)
    return room


def _text(visual: Visual, rules: RulesMap, width: int, height: int) -> Iterator[str]:
    text = str(visual)
    if rules.get("text_wrap") == "nowrap" and visual.get_optimal_width(rules, width) > width:
        if not text.rstrip().endswith(_MARKS):
            yield f"{text!r} has {width} cells"
    elif (needed := visual.get_height(rules, width)) > height:
        yield f"{text!r} has {height} of {needed} lines"


def _options(listed: OptionList, width: int) -> Iterator[str]:
    """Each wraps; what does not is as wide as the list."""
    for option in listed.options:
        visual = listed._get_visual(option)
        rules = listed.get_component_styles("option-list--option").get_rules()
        if rules.get("text_wrap") == "nowrap" and visual.get_optimal_width(rules, width) > width:
            yield f"{option.prompt!s} has {width} cells"
