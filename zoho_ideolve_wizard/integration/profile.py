"""One profile's settings: a TOML file that a person may read and edit while the wizard keeps it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from zoho_ideolve_wizard.integration import owner_only, people_blocks, people_table, troubles
from zoho_ideolve_wizard.integration.damage import Damage, Unreadable, read_toml, set_aside
from zoho_ideolve_wizard.integration.dotted_keys import Value, delete, edit_document, flat, store
from zoho_ideolve_wizard.integration.roster import Person

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

FORMAT = 1

_NEW_FILE = f"""\
# Settings of one integration of Zoho CRM with Ideolve, kept by zoho-ideolve-wizard.
# You may edit this file; comments and unknown keys stay. No secret belongs here: client secrets,
# tokens, API keys and passphrases are kept in the secret store that you chose in the wizard.
format = {FORMAT}
"""


class ProfileError(Exception):
    """The settings cannot be used as they are; the message says why and what to do."""


class ProfileTooNew(ProfileError):
    """The file was written by a newer version of the wizard."""


class ProfileNotOpened(ProfileError):
    """The operating system would not let the file be read, or set aside."""


class ProfileNotSaved(ProfileError):
    """A change was not kept, in memory or on disk; everything is as it was before it."""


class Profile:
    """Settings under dotted keys (`zoho.data_center`), and the people. A change is on disk when it returns.

    `damage` tells of a file that could not be read and was set aside, when the profile was opened or later.
    """

    def __init__(self, path: Path) -> None:
        """Use `Profile.open`."""
        self.path = path
        self.damage: Damage | None = None
        self._file = _File(_NEW_FILE, {"format": FORMAT})
        self._stamp: tuple[int, int, int] | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Reads the file, if there is one; it is first written at the first change.

        Raises ProfileTooNew and ProfileNotOpened. A damaged file is no error: see `damage`.
        """
        profile = cls(path)
        profile.reread()
        return profile

    # -- answers

    def get(self, key: str, default: Value = "") -> Value:
        return self._file.answers.get(key, default)

    def answer(self, key: str) -> str:
        """The answer as text; empty when there is none."""
        return str(self.get(key))

    def answers(self) -> Mapping[str, Value]:
        """Every setting under its dotted key, without the people and the file's own format number."""
        return {key: value for key, value in self._file.answers.items() if key != "format"}

    def set(self, key: str, value: Value) -> None:
        self.set_many({key: value})

    def set_many(self, values: Mapping[str, Value]) -> None:
        """All of them or, with ProfileNotSaved, none. What a person changed in the file meanwhile stays."""
        self.reread()
        before = self._file.answers
        changed = {key: value for key, value in values.items() if not _same(before.get(key), value)}

        def edit(document: "TOMLDocument", inline: bool) -> None:
            for key, value in changed.items():
                store(document, key, value, inline)

        if changed:
            self._change_answers(edit, {**before, **changed})

    def drop(self, key: str) -> None:
        self.drop_many([key])

    def drop_many(self, keys: Iterable[str]) -> None:
        self.reread()
        before = self._file.answers
        gone = {key for key in keys if key in before}

        def edit(document: "TOMLDocument", _inline: bool) -> None:
            for key in gone:
                delete(document, key)

        if gone:
            self._change_answers(edit, {key: value for key, value in before.items() if key not in gone})

    def _change_answers(
        self, edit: "Callable[[TOMLDocument, bool], None]", expected: Mapping[str, Value]
    ) -> None:
        def edited(inline: bool) -> Callable[[str], str]:
            return lambda text: edit_document(text, lambda document: edit(document, inline))

        ways = (
            lambda text: people_blocks.edit_around(text, edited(inline=False)),
            edited(inline=False),
            edited(inline=True),
        )
        people = self._file.content.get("people")
        self._change(
            ways, lambda file: _same(file.answers, expected) and file.content.get("people") == people
        )

    # -- people

    def people(self) -> tuple[Person, ...]:
        """The people, in the file's order. Entries that cannot be read are told by `people_problems`."""
        return self._file.people[0]

    def people_problems(self) -> tuple[str, ...]:
        """One sentence for each entry that somebody wrote into the file and that cannot be used."""
        return self._file.people[1]

    def set_people(self, people: Iterable[Person]) -> None:
        """Keeps the entries that stay, with their comments and place; new people come last.

        Raises ProfileNotSaved; also for an address of which reading would make something else.
        """
        wanted = tuple(people)
        self.reread()
        if wanted == self.people():
            return
        for person in wanted:
            if problem := people_table.cannot_be_kept(person.address):
                raise ProfileNotSaved(f"{person.address} cannot be kept on the list. {problem}")
        ways = (
            lambda text: people_blocks.update(text, wanted),
            lambda text: edit_document(text, lambda document: people_table.update(document, wanted)),
        )
        answers, by_address = self._file.answers, {person.address: person for person in wanted}

        def holds(file: _File) -> bool:
            found = {person.address: person for person in file.people[0]}
            return found == by_address and _same(file.answers, answers)

        self._change(ways, holds)

    # -- the file

    def reread(self) -> bool:
        """Takes over what a person changed in the file meanwhile; True if it was read anew.

        A file that was damaged meanwhile is set aside (`damage`), and the settings stay as they were.
        """
        try:
            stamp = _stamp(self.path)
            if stamp is None or stamp == self._stamp:
                return False
            content = self.path.read_bytes()
        except OSError as error:
            raise ProfileNotOpened(_os_says(self.path, "read", error)) from error
        try:
            text, settings = read_toml(content)
            _check_format(self.path, text, settings)
        except Unreadable as wrong:
            self._set_aside(wrong)
            return False
        self._file, self._stamp = _File(text, settings), stamp
        return True

    def _set_aside(self, wrong: Unreadable) -> None:
        try:
            kept = set_aside(self.path)
        except OSError as error:
            raise ProfileNotOpened(_os_says(self.path, "set aside", error)) from error
        self.damage = Damage(kept, wrong.line, wrong.column, wrong.reason)
        self._stamp = None

    def _change(self, ways: Iterable[Callable[[str], str]], holds: "Callable[[_File], bool]") -> None:
        """Edits the text in the first way whose result is proven to say what it should, and saves it."""
        file = self._edited(ways, holds)
        try:
            owner_only.write(self.path, file.text.encode())
        except OSError as error:
            raise ProfileNotSaved(_os_says(self.path, "saved", error)) from error
        self._file, self._stamp = file, _stamp(self.path)

    def _edited(self, ways: Iterable[Callable[[str], str]], holds: "Callable[[_File], bool]") -> "_File":
        wrong: Exception | None = None
        for way in ways:
            try:
                file = _File(*read_toml(way(self._file.text).encode()))
            except (Unreadable, ValueError, TypeError, LookupError) as error:
                wrong = error
                continue
            if holds(file):
                return file
        raise ProfileNotSaved(troubles.ODDLY_WRITTEN.about(path=str(self.path)).told) from wrong


@dataclass(frozen=True)
class _File:
    """What a settings file says."""

    text: str
    content: Mapping[str, object]

    @cached_property
    def answers(self) -> Mapping[str, Value]:
        return flat(self.content)

    @cached_property
    def people(self) -> tuple[tuple[Person, ...], tuple[str, ...]]:
        return people_table.read(self.content)


def _same(one: object, other: object) -> bool:
    """Equal, with True and 1 told apart."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when somebody writes the file; None if there is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _check_format(path: Path, text: str, settings: Mapping[str, object]) -> None:
    found = settings.get("format", FORMAT)
    if not isinstance(found, int) or isinstance(found, bool):
        before = text[: text.find("format")]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        raise Unreadable(line, column, f"format must be a whole number, such as {FORMAT}.")
    if found > FORMAT:
        raise ProfileTooNew(
            troubles.NEWER_SETTINGS.about(path=str(path), found=str(found), known=str(FORMAT)).told
        )


def _os_says(path: Path, what: str, error: OSError) -> str:
    reason = str(error.strerror or error)
    return troubles.NOT_POSSIBLE.about(path=str(path), done=what, reason=reason).told
