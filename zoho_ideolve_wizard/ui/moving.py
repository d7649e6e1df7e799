"""Moving in whatever has the focus, with the keys of vi and less: lists, choices, and long texts."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from textual.binding import Binding
from textual.containers import ScrollableContainer
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Button, OptionList, RadioSet

Where: TypeAlias = Literal["down", "up", "first", "last"]

VI_KEYS: list[Binding] = [
    Binding("j", "app.move('down')", "Down", show=False, id="list.down"),
    Binding("k", "app.move('up')", "Up", show=False, id="list.up"),
    Binding("g", "app.move('first')", "To the first", show=False, id="list.first"),
    Binding("G", "app.move('last')", "To the last", show=False, id="list.last"),
]
"""For the application, and for screens in front of it, which its own keys do not reach."""


class Places:
    """A widget with places one below the other: choices, fields and buttons of a form."""

    def beside(self, by: int) -> None:
        """Puts the cursor on the place after (1) or before (-1) the one where it is."""
        raise NotImplementedError

    def end(self, *, last: bool) -> None:
        """Puts the cursor on the first or the last choice, if it is in choices."""
        raise NotImplementedError


def _places(focused: Widget | None) -> Places | None:
    if not isinstance(focused, RadioSet | Button):
        return None
    return next((one for one in focused.ancestors if isinstance(one, Places)), None)


def can_move(focused: Widget | None) -> bool:
    return isinstance(focused, OptionList) or _places(focused) is not None or _is_text(focused)


def _is_text(focused: Widget | None) -> bool:
    """Whether it only scrolls; fields that are typed into scroll as well."""
    return isinstance(focused, ScrollableContainer) and not isinstance(focused, ScrollView)


def move(focused: Widget | None, where: Where) -> None:
    """Moves the cursor of a list or of choices, or scrolls a text; of anything else nothing."""
    if places := _places(focused):
        if where in ("down", "up"):
            places.beside(1 if where == "down" else -1)
        else:
            places.end(last=where == "last")
    match focused, where:
        case OptionList(), "down":
            focused.action_cursor_down()
        case OptionList(), "up":
            focused.action_cursor_up()
        case OptionList(), "first":
            focused.action_first()
        case OptionList(), "last":
            focused.action_last()
        case Widget(), _ if _is_text(focused):
            _scroll(focused, where)


def _scroll(text: Widget, where: Where) -> None:
    match where:
        case "down":
            text.scroll_down(animate=False)
        case "up":
            text.scroll_up(animate=False)
        case "first":
            text.scroll_home(animate=False)
        case "last":
            text.scroll_end(animate=False)


def texts(listed: OptionList) -> list[str | None]:
    """What each entry says; None for one that cannot be chosen."""
    return [None if option.disabled else str(option.prompt) for option in listed.options]


def next_with(wanted: str, entries: Iterable[str | None], after: int) -> int | None:
    """The next entry with this text in it, in any case of letters; at the end it goes on from the beginning."""
    wanted = wanted.strip().casefold()
    having = [index for index, text in enumerate(entries) if text is not None and wanted in text.casefold()]
    return next((index for index in having if index > after), having[0] if having else None)
