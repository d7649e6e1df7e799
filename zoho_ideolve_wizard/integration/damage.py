"""What is wrong with a settings file that cannot be read, and where."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from zoho_ideolve_wizard.integration import troubles

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@dataclass(frozen=True)
class Damage:
    """A file that could not be read and was set aside. Line and column count from 1."""

    set_aside: Path
    line: int
    column: int
    reason: str

    def __str__(self) -> str:
        told = troubles.UNREADABLE_SETTINGS.about(
            line=str(self.line),
            column=str(self.column),
            fault=self.reason,
            file=self.set_aside.name,
            folder=str(self.set_aside.parent),
        )
        return told.told


class Unreadable(Exception):
    """The text is no settings file. Line and column count from 1."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(f"line {line}, column {column}: {reason}")
        self.line, self.column, self.reason = line, column, reason


def read_toml(content: bytes) -> tuple[str, Mapping[str, object]]:
    """The text and what it says. Raises Unreadable with the place."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        raise Unreadable(*_end_of(before), "The file is not UTF-8 text.") from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = _PLACE.search(said)
        reason = _PLACE.sub("", said).rstrip(".") + "."
        if place and place["line"]:
            raise Unreadable(int(place["line"]), int(place["column"]), reason) from None
        raise Unreadable(*_end_of(text), reason) from None


def set_aside(path: Path) -> Path:
    """Renames a damaged file to a name that says when; nothing is ever overwritten."""
    stem = f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    name, count = path.with_name(stem), 1
    while name.exists() or name.is_symlink():
        count += 1
        name = path.with_name(f"{stem}-{count}")
    return path.rename(name)


def _end_of(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1
