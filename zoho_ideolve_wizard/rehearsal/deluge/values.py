"""What a variable can hold: text, numbers, booleans, null, maps, lists, files, moments and caught errors."""

import json
import math
from dataclasses import dataclass
from typing import cast

from .errors import Fault, Unconfirmed
from .moments import Moment
from .outside import File


@dataclass
class HeldFile:
    """A FILE in a variable; naming it changes it."""

    file: File


@dataclass(frozen=True)
class Caught:
    """What ``catch (e)`` gives: it can be shown and joined to text."""

    message: str


def kind_of(value: object) -> str:
    """Deluge's name of the value's type."""
    if value is None:
        return "null"
    for kind, types in _KINDS:
        if isinstance(value, types):
            return kind
    raise TypeError(f"{type(value).__name__} is not a type of Deluge")


_KINDS: tuple[tuple[str, type | tuple[type, ...]], ...] = (
    ("boolean", bool),
    ("number", (int, float)),
    ("text", str),
    ("map", dict),
    ("list", list),
    ("file", HeldFile),
    ("date-time", Moment),
    ("error", Caught),
)


def text_of(value: object, what: str) -> str:
    """The value, which must be a text; ``what`` names it."""
    if not isinstance(value, str):
        raise Unconfirmed(f"{what} that is {kind_of(value)} instead of text is not confirmed")
    return value


def as_text(value: object) -> str:
    """The value in a text, where that is confirmed.

    Numbers and booleans join texts (zoho.com/deluge/help/operators/creator-fields-and-their-applicable-
    operators.html). How null is written, nobody says.
    """
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float() if math.isfinite(value) and (value == 0 or 1e-3 <= abs(value) < 1e7):
            return repr(value)
        case Caught():
            return value.message
        case float():
            raise Unconfirmed(f"how the number {value} is written as text is not confirmed")
        case _:
            raise Unconfirmed(f"{kind_of(value)} as part of a text is not confirmed")


def as_json(value: object) -> str:
    """A map or list as JSON, as ``toString`` gives it. What JSON has no word for is refused."""
    _only_json(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _only_json(value: object) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            _only_json(inner)
    elif isinstance(value, list):
        for inner in value:
            _only_json(inner)
    elif kind_of(value) not in ("null", "boolean", "number", "text"):
        raise Unconfirmed(f"{kind_of(value)} inside a map's text is not confirmed")
    elif isinstance(value, float):
        as_text(value)


def from_json(text: str) -> dict[str, object]:
    """The map in a JSON text; anything else is a runtime error.

    "If the text is not in JSON format, a runtime error will be thrown" (deluge/help/functions/string/tomap.html).
    """
    try:
        found = json.loads(text, parse_constant=_no_constant)
    except (json.JSONDecodeError, RecursionError):
        raise Fault("Invalid JSON Format String") from None
    if not isinstance(found, dict):
        raise Unconfirmed("toMap of JSON that is not an object is not confirmed")
    return cast("dict[str, object]", found)


def _no_constant(word: str) -> object:
    """NaN and Infinity are Python's, not JSON's."""
    raise Fault(f"Invalid JSON Format String: {word}")
