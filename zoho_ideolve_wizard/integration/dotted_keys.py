"""Settings under dotted keys, in a TOML document and in what was read from one."""

from collections.abc import Callable, Mapping, MutableMapping
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Value: TypeAlias = str | bool | int | list[str]
_Table: TypeAlias = MutableMapping[str, object]


def flat(content: Mapping[str, object], above: str = "") -> dict[str, Value]:
    """Every plain setting under its dotted key. Lists of tables (the people) are not settings."""
    found: dict[str, Value] = {}
    for name, value in content.items():
        key = f"{above}{name}"
        if isinstance(value, Mapping):
            found |= flat(value, f"{key}.")
        elif isinstance(value, str | bool | int):
            found[key] = value
        elif isinstance(value, list):
            if not any(isinstance(item, Mapping | list) for item in value):
                found[key] = [str(item) for item in value]
        else:
            found[key] = str(value)
    return found


def edit_document(text: str, edit: "Callable[[TOMLDocument], None]") -> str:
    """The text after the edit, with its comments and order.

    Raises ValueError, TypeError or LookupError for what cannot be done. tomlkit stumbles over rare ways of
    writing a file, so the result has to be proven.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        edit(document)
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise ValueError(str(error)) from error


def store(document: "TOMLDocument", key: str, value: Value, inline: bool = False) -> None:
    """Sections that are missing are made, with a heading or `inline`.

    Raises TypeError when a part of the key is taken by something that is no section.
    """
    import tomlkit

    *sections, name = _parts(key)
    table = cast("_Table", document)
    for number, section in enumerate(sections, 1):
        if section not in table:
            heading = tomlkit.table(is_super_table=number < len(sections))
            table[section] = tomlkit.inline_table() if inline else heading
        table = _section(table, section)
    if isinstance(table.get(name), Mapping):
        raise TypeError(f"{key} is a section")
    table[name] = value


def delete(document: "TOMLDocument", key: str) -> None:
    """Takes a setting out, and sections that become empty by it. Raises KeyError if it is not there."""
    *sections, name = _parts(key)
    path = [cast("_Table", document)]
    for section in sections:
        path.append(_section(path[-1], section))
    del path[-1][name]
    for section, table, inside in reversed(list(zip(sections, path, path[1:], strict=False))):
        if inside or _has_comments(inside):
            return
        del table[section]


def _parts(key: str) -> list[str]:
    parts = key.split(".")
    if not all(parts):
        raise LookupError(f"{key!r} is no dotted key")
    return parts


def _section(table: _Table, name: str) -> _Table:
    found = table[name]
    if not isinstance(found, MutableMapping):
        raise TypeError(f"{name} is a single value, not a section")
    return found


def _has_comments(table: object) -> bool:
    as_string = getattr(table, "as_string", None)
    return as_string is not None and bool(as_string().strip())
