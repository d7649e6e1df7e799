"""Where Ideolve takes a note, a comment and an attachment: a table of paths that NO PUBLIC PAGE CONFIRMS.

Ideolve's page documents the headers and the body of Create Note and leaves its address blank; comments and
attachments it does not document at all. So the table can be edited, as paths alone, which stay under Ideolve's
own host, and is proven by a test note before anything relies on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.ideolve import path_troubles as troubles
from zoho_ideolve_wizard.trouble import Trouble

NOT_CONFIRMED = "not confirmed by a public page"

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PATH = re.compile(r"(/[A-Za-z0-9_.~@{}-]+)+")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*")


@dataclass(frozen=True)
class NotePaths:
    """Paths with `{user}` (the connector's user) and, but for a new note's, `{note}` (the note's id).

    `note_id` is where the answer to a new note has its id: a key, or keys with dots between them.
    """

    note: str = "/v4/user/{user}/note"
    comment: str = "/v4/user/{user}/note/{note}/comment"
    attachment: str = "/v4/user/{user}/note/{note}/attachment"
    note_id: str = "id"

    def problems(self) -> Mapping[str, Trouble]:
        """What is wrong, by the name of the entry; empty if nothing is."""
        found = {entry.name: self._problem(entry.name) for entry in fields(self)}
        return {name: problem for name, problem in found.items() if problem}

    def _problem(self, name: str) -> Trouble | None:
        text: str = getattr(self, name)
        if name == "note_id":
            return key_problem(text)
        return path_problem(text, about_a_note=name != "note")


PATHS = NotePaths()
"""What the wizard tries until somebody knows better."""


def path_problem(path: str, *, about_a_note: bool) -> Trouble | None:
    """What is wrong with a path; None if nothing is."""
    if "://" in path or path.startswith("//"):
        return troubles.WITH_HOST
    if not path.startswith("/"):
        return troubles.NO_SLASH
    if not _PATH.fullmatch(path) or any(part in (".", "..") for part in path.split("/")):
        return troubles.OTHER_SIGNS
    names = _PLACEHOLDER.findall(path)
    rest = _PLACEHOLDER.sub("", path)
    if "{" in rest or "}" in rest or not set(names) <= {"user", "note"} or len(set(names)) < len(names):
        return troubles.BRACES
    if about_a_note and "note" not in names:
        return troubles.NO_NOTE
    if not about_a_note and "note" in names:
        return troubles.NOTE_TOO_SOON
    return None


def key_problem(key: str) -> Trouble | None:
    """What is wrong with the place of the note's id; None if nothing is."""
    return None if _KEY.fullmatch(key) else troubles.NO_PLACE


def address(base: str, path: str, user: str, note: str = "{note}") -> str:
    """The full address; without `note` the text `{note}` stays in it, for whoever replaces it later."""
    filled = note if note == "{note}" else quote(note, safe="")
    return base.rstrip("/") + path.replace("{user}", quote(user, safe="@")).replace("{note}", filled)


def value_at(body: object, place: str) -> str:
    """The text or whole number at a place such as `note.id` in a decoded answer; "" if there is none."""
    *parents, last = place.split(".")
    for key in parents:
        body = shapes.record(body, key)
    return shapes.text(body, last)


def places(body: object, depth: int = 3) -> Iterator[str]:
    """The places of an answer, keys alone: values may be secrets. Lists are not looked into."""
    for key, value in shapes.record(body).items():
        if isinstance(value, dict) and value and depth > 1:
            yield from (f"{key}.{inner}" for inner in places(value, depth - 1))
        else:
            yield key
