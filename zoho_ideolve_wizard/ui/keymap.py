"""Every key that does something, by the id of its binding; and which other keys may be chosen instead."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key

from zoho_ideolve_wizard.guide.credentials import answer_troubles as wrong
from zoho_ideolve_wizard.ui.keys import character

PLACES = {
    "home": "home",
    "setup": "setup and jobs",
    "job": "jobs",
    "form": "questions",
    "choices": "questions",
    "field": "questions",
    "pick": "choosing fields",
    "tasks": "tasks",
    "conveyor": "by-hand work",
    "sheet": "copy sheet",
    "consent": "consent",
    "people": "list of people",
    "report": "finish",
    "team": "team",
    "people-table": "team",
    "differences": "differences",
    "review": "access review",
    "token": "tokens",
    "automation": "automation",
    "awaited": "waiting for others",
    "demo": "demonstration",
    "value": "value alone",
    "help": "help",
    "index": "messages",
    "entry": "one message",
    "log": "log",
    "dialog": "dialogs",
    "waiting": "waiting",
    "keys": "keys",
    "theme": "theme",
    "list": "lists and texts",
    "app": "everywhere",
}
"""What an id begins with, and where that is."""

_EVERYWHERE = {"app", "list"}
_TOGETHER = (
    {"setup", "job", "form", "choices", "field"},
    {"setup", "job", "tasks", "conveyor"},
    {"setup", "job", "people"},
    {"setup", "job", "consent"},
    {"setup", "report"},
    {"team", "people-table"},
)
"""Places that are on the screen at once, so that one key can only do one thing in them."""

_MOVES = {"enter", "tab", "shift+tab", "up", "down", "left", "right", "escape", "space"}
"""What moves about and chooses on every screen, and cannot be chosen for anything else."""


@dataclass(frozen=True)
class Known:
    """A binding as it is declared. `keys` are ours; `priority`: it comes before a field being typed into."""

    id: str
    keys: tuple[str, ...]
    words: str
    more: str
    priority: bool
    owner: type[DOMNode]

    @property
    def place(self) -> str:
        return self.id.partition(".")[0]

    @property
    def where(self) -> str:
        return PLACES.get(self.place, self.place)


@cache
def known() -> tuple[Known, ...]:
    """Every binding of every screen and widget of ours, by its id, in the order of the places."""
    found: dict[str, Known] = {}
    for one in _declared():
        if one.id:
            found.setdefault(one.id, one)
    places = list(PLACES)
    return tuple(
        sorted(found.values(), key=lambda one: places.index(one.place) if one.place in places else 0)
    )


def _declared() -> Iterator[Known]:
    for owner in bound_classes():
        for binding in bindings_of(owner):
            names = tuple(named(key) for key in binding.key.split(","))
            yield Known(
                binding.id or "", names, binding.description, binding.tooltip, binding.priority, owner
            )


def bound_classes() -> list[type[DOMNode]]:
    """The classes of ours that declare keys; for that everything the screen is made of is imported."""
    package = importlib.import_module("zoho_ideolve_wizard.ui")
    found: list[type[DOMNode]] = []
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            declares = isinstance(value, type) and issubclass(value, DOMNode) and "BINDINGS" in vars(value)
            if declares and value.__module__ == module.name:
                found.append(value)
    return found


def bindings_of(owner: type[DOMNode]) -> Sequence[Binding]:
    """Those that the class itself declares."""
    return [binding for binding in owner.BINDINGS if isinstance(binding, Binding)]


def named(key: str) -> str:
    """Textual's name for a key; a single character may stand for itself."""
    key = key.strip()
    return _character_to_key(key) if len(key) == 1 else key


def keys_of(one: Known, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that are in force for it."""
    text = chosen.get(one.id, "")
    return tuple(named(key) for key in text.split(",") if key.strip()) or one.keys


def problem(one: Known, key: str, chosen: Mapping[str, str], every: Iterable[Known]) -> str:
    """Why this key cannot be chosen for it, in a sentence; empty if it can."""
    if key in _MOVES and key not in one.keys:
        return wrong.KEY_MOVES.told
    if one.priority and character(key):
        return wrong.KEY_TYPES.told
    other = next((two for two in every if clashes(one, two) and key in keys_of(two, chosen)), None)
    if other is not None:
        return wrong.KEY_TAKEN.about(words=other.words, id=other.id).told
    return ""


def clashes(one: Known, other: Known) -> bool:
    """Whether both can be on the screen at once."""
    if one.id == other.id or any({one.id, other.id} <= only for only in _ALTERNATIVES):
        return False
    places = {one.place, other.place}
    return len(places) == 1 or bool(places & _EVERYWHERE) or any(places <= together for together in _TOGETHER)


_ALTERNATIVES = (
    {"home.pause", "home.resume"},
    {"automation.pause", "automation.resume"},
    {"choices.take", "choices.go-on", "choices.open"},
    {"team.unfilter", "team.leave"},
    {"dialog.leave", "dialog.close"},
    {"setup.leave", "setup.out"},
    {"app.copy", "app.stop", "app.interrupt"},
)
"""Of these there is only ever one."""


def usable(chosen: Mapping[str, str], every: Sequence[Known]) -> dict[str, str]:
    """Of the chosen keys those that can be used, for Textual.

    Textual takes everything off a key when one binding leaves it; so what shared that key is given it again.
    """
    by_id = {one.id: one for one in every}
    found: dict[str, str] = {}
    for name, text in chosen.items():
        one = by_id.get(name)
        keys = [named(key) for key in text.split(",") if key.strip()]
        if one is not None and keys and not any(problem(one, key, chosen, every) for key in keys):
            found[name] = ",".join(keys)
    for name in list(found):
        for other in every:
            if other.id not in found and set(other.keys) & set(by_id[name].keys):
                found[other.id] = ",".join(other.keys)
    return found
