"""The last line of a screen: the keys that do something here. An entry is shown whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click, Leave, MouseMove
from textual.screen import Screen
from textual.widget import Widget

from zoho_ideolve_wizard.ui import keys
from zoho_ideolve_wizard.ui.working import at_work

_GAP = 2
_ASIDE = {"help": "help", "app.keys": "keys", "keys": "keys", "command_palette": "palette"}
"""What is offered everywhere, at the right end, by what it does."""
_WAYS_OUT = {"leave", "out", "home", "dismiss", "pop_screen", "quit", "cancel"}
_STEPS = {"back", "forward"}
_MEANWHILE = {"log", "stop_work"}
"""What is looked for once work takes long; what is over in a moment pushes nothing aside."""
_RANKS = ("help", "palette", "out", "work", "here", "step", "keys")
"""What stays longest when there is little room: what is left out is in the palette."""
_MORE = "More"
"""What the palette is called where it has what is left out."""


@dataclass(frozen=True)
class Entry:
    """A key and what it does; `rank` is one of `help`, `palette`, `out`, `work`, `here`, `step` and `keys`."""

    key: str
    words: str
    rank: str = "here"
    action: str = ""
    node: DOMNode | None = None
    more: str = ""

    @property
    def width(self) -> int:
        """In cells."""
        return cell_len(self.key) + 1 + cell_len(self.words)

    @property
    def aside(self) -> bool:
        return self.rank in _ASIDE.values()


@dataclass(frozen=True)
class Placed:
    """An entry and the column at which it begins."""

    start: int
    entry: Entry

    @property
    def end(self) -> int:
        return self.start + self.entry.width


def placed(entries: Iterable[Entry], width: int) -> list[Placed]:
    """Those that fit into so many cells: what is particular here from the left, the rest from the right.

    Whole entries are left out, the least important first and of equals the last; help is the last to go, and before it
    the palette, which has the rest.
    """
    kept = list(entries)
    if _cells(kept) > width:
        kept = [replace(entry, words=_MORE) if entry.rank == "palette" else entry for entry in kept]
    ranked = sorted(kept, key=lambda entry: _RANKS.index(entry.rank))
    while ranked and _cells(ranked) > width:
        kept.remove(ranked.pop())
    found, column = [], 1
    for entry in kept:
        if not entry.aside:
            found.append(Placed(column, entry))
            column = found[-1].end + _GAP
    right = sorted((entry for entry in kept if entry.aside), key=lambda entry: _RANKS.index(entry.rank))
    column = width + 1 - sum(entry.width + _GAP for entry in right)
    for entry in right:
        found.append(Placed(column, entry))
        column = found[-1].end + _GAP
    return found


def _cells(entries: list[Entry]) -> int:
    """With a free cell at either end."""
    return sum(entry.width for entry in entries) + _GAP * (len(entries) - 1) + 2


def rank_of(action: str, *, takes_long: bool = False) -> str:
    """Where an action stands when there is little room; `takes_long`: work does, somewhere."""
    name = action.partition("(")[0]
    if name in _MEANWHILE:
        return "work" if takes_long else "step"
    if name.removeprefix("app.") in _ASIDE:
        return _ASIDE[name.removeprefix("app.")]
    if name in _STEPS:
        return "step"
    return "out" if name.removeprefix("app.").removeprefix("screen.") in _WAYS_OUT else "here"


def entries_of(screen: Screen[Any], *, hidden: bool = False) -> list[Entry]:
    """What the keys do here now: one entry an action. Keys that would be typed into a field are none. While work is
    under way the log is one of them.

    `hidden`: all that are ours, also those that the line does not show, and those that would be typed just now.
    """
    focused = screen.focused
    working = at_work(screen.app.screen_stack)
    takes_long = any(one.takes_long for one in working)
    found: dict[str, Entry] = {}
    for key, (node, binding, enabled, more) in screen.active_bindings.items():
        typed = focused is not None and focused.check_consume_key(key, keys.character(key) or None)
        rank = rank_of(binding.action, takes_long=takes_long)
        show = binding.show or rank == "palette" or (binding.action == "log" and bool(working))
        shown = show and not typed
        if not enabled or not (shown or (hidden and binding.id)) or binding.action in found:
            continue
        if any(entry.rank == rank for entry in found.values() if rank in _ASIDE.values()):
            continue  # The screen's own help comes before the application's.
        key = screen.app.get_key_display(binding)
        found[binding.action] = Entry(key, binding.description, rank, binding.action, node, more)
    if "cancel" in found and not hidden:
        found.pop("stop_work", None)  # Escape does it, and need not ask.
    return _as_declared(found.values())


def _as_declared(entries: Iterable[Entry]) -> list[Entry]:
    """From the focused widget outwards, and there as they are declared: Textual puts changed keys last."""
    found = list(entries)
    nodes = list(dict.fromkeys(entry.node for entry in found))
    actions = {node: [binding.action for _, binding in node._bindings] for node in nodes if node}

    def place(entry: Entry) -> tuple[int, int]:
        declared = actions.get(entry.node, []) if entry.node else []
        return nodes.index(entry.node), declared.index(entry.action) if entry.action in declared else 0

    return sorted(found, key=place)


class KeyLine(Widget):
    """Clicking an entry does what its key does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._hovered: Entry | None = None
        self.drawn = 0

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.call_after_refresh(self._look)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[Any]) -> None:
        if self.is_attached and screen is self.screen:
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Draws anew only if something is different."""
        if not self.is_attached or not self.screen.is_current or not self.app.app_focus:
            return
        entries = entries_of(self.screen)
        if entries != self._entries:
            self._entries = entries
            self.refresh()

    @property
    def placed(self) -> list[Placed]:
        return placed(self._entries, self.size.width)

    def render(self) -> Content:
        self.drawn += 1
        line, column = Content(""), 0
        for one in self.placed:
            here = "underline" if one.entry == self._hovered else ""
            line += Content.assemble(
                " " * (one.start - column),
                (one.entry.key, f"bold {here} $footer-key-foreground"),
                " ",
                (one.entry.words, here),
            )
            column = one.end
        return line

    def _at(self, column: int) -> Entry | None:
        return next((one.entry for one in self.placed if one.start <= column < one.end), None)

    def on_mouse_move(self, event: MouseMove) -> None:
        self._hover(self._at(event.x))

    def on_leave(self, _event: Leave) -> None:
        self._hover(None)

    def _hover(self, entry: Entry | None) -> None:
        if entry != self._hovered:
            self._hovered = entry
            self.tooltip = entry.more or None if entry else None
            self.refresh()

    async def on_click(self, event: Click) -> None:
        event.stop()
        if entry := self._at(event.x):
            await self.app.run_action(entry.action, entry.node)
