"""Reads values out of decoded JSON without trusting its shape.

A field of the wrong type reads as absent. Whoever cannot do without a field says so itself.
"""

from __future__ import annotations

from collections.abc import Mapping


def record(value: object, key: str | None = None) -> Mapping[str, object]:
    """The JSON object `value`, or the one under its `key`; empty if there is none."""
    if key is not None:
        value = record(value).get(key)
    return value if isinstance(value, dict) else {}


def records(value: object, key: str) -> list[Mapping[str, object]]:
    """The JSON objects in the list under `key`; empty if there is none."""
    found = record(value).get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def text(value: object, key: str) -> str:
    """The string under `key`, a whole number being read as one (ids come both ways); "" if absent."""
    found = record(value).get(key)
    if isinstance(found, bool):
        return ""
    return _whole(str(found)) if isinstance(found, str | int) else ""


def texts(value: object, key: str) -> tuple[str, ...]:
    """The strings in the list under `key`."""
    found = record(value).get(key)
    return tuple(_whole(item) for item in found if isinstance(item, str)) if isinstance(found, list) else ()


def number(value: object, key: str) -> float | None:
    """The number under `key`, also when it is written as a string; None if absent or negative."""
    found = record(value).get(key)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    try:
        read = float(found)
    except ValueError:
        return None
    return read if 0 <= read < float("inf") else None


def flag(value: object, key: str) -> bool:
    """True if the field under `key` is JSON's `true`."""
    return record(value).get(key) is True


def _whole(text: str) -> str:
    """JSON can spell half a character, which no file and no terminal takes."""
    return text.encode("utf-8", "replace").decode()
