"""The people who take part: who they are, and how typed or pasted text is read."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from zoho_ideolve_wizard.integration.list_troubles import TWICE, TWICE_BOTH, UNKNOWN_ROLE


class Role(StrEnum):
    SALESPERSON = "salesperson"
    EXPERT = "expert"
    BOTH = "both"


@dataclass(frozen=True)
class Person:
    """The address is checked and in lower case, and tells people apart."""

    address: str
    name: str = ""
    role: Role = Role.SALESPERSON


@dataclass(frozen=True)
class Line:
    """One person found in a text, or one piece that cannot be used and why.

    `number` is the line of the text it stands on, from 1; `text` is the piece as it was written.
    `role_stated` tells a role that stands there from one that was assumed. `repeats` is the number of the
    line that named the same person first, 0 for none: nothing to mend, only to be told.
    """

    number: int
    text: str
    person: Person | None = None
    problem: str = ""
    role_stated: bool = False
    repeats: int = 0


def without_tabs(text: str) -> str:
    """Cells of a spreadsheet, to be shown and typed: a terminal would let them run into each other."""
    return re.sub(r"\s*\t\s*", ", ", text.strip())


_ROLE_WORDS = {
    Role.SALESPERSON: "sales salesperson salespeople salesman saleswoman salesrep seller rep",
    Role.EXPERT: "expert experts specialist specialists",
    Role.BOTH: "both",
}
_ROLES = {word: role for role, words in _ROLE_WORDS.items() for word in words.split()}
_BETWEEN_ROLES = re.compile(r"[/+&]|and")


def role_named(text: str) -> Role | None:
    """The role that words mean, however they are written: Sales, (expert), BOTH, sales and expert."""
    words = "".join(text.casefold().split()).strip("()[]{}:.\"'")
    if words in _ROLES:
        return _ROLES[words]
    roles = {_ROLES.get(word) for word in _BETWEEN_ROLES.split(words)}
    return Role.BOTH if roles == {Role.SALESPERSON, Role.EXPERT} else None


_WRITTEN = {Role.SALESPERSON: "sales", Role.EXPERT: "expert", Role.BOTH: "both"}
_NEAR = 0.8
"""Of 1, how alike a word has to be to a role's; "slaes" is, the name Beth is not."""


def role_meant(text: str) -> Role | None:
    """The role that a misspelt word is near to; None for a role itself, and for anything else."""
    from difflib import get_close_matches

    if role_named(text) is not None:
        return None
    near = get_close_matches(text.casefold().strip("()[]{}:.\"'"), _ROLES, n=1, cutoff=_NEAR)
    return _ROLES[near[0]] if near else None


def unknown_role(said: str) -> str:
    """What is said of words that stand where a role goes."""
    meant = role_meant(said)
    asks = f" Did you mean {_WRITTEN[meant]}?" if meant else ""
    return UNKNOWN_ROLE.about(role=said, asks=asks).told


def merge(existing: Iterable[Person], new: Iterable[Person]) -> tuple[Person, ...]:
    """The people of both, each once, in the order of first appearance.

    The same address as salesperson and as expert becomes both; a name given newly replaces an older one.
    """
    people: dict[str, Person] = {}
    for person in (*existing, *new):
        known = people.get(person.address)
        people[person.address] = person if known is None else _merged(known, person)
    return tuple(people.values())


def _merged(known: Person, also: Person) -> Person:
    role = known.role if known.role is also.role else Role.BOTH
    return replace(known, name=also.name or known.name, role=role)


def take_in(existing: Iterable[Person], lines: Iterable[Line]) -> tuple[Person, ...]:
    """Everybody, old and new. Who is there already keeps the role, unless a line states one."""
    known = {person.address: person for person in existing}
    new: list[Person] = []
    for line in lines:
        person = line.person
        if person is not None:
            before = None if line.role_stated else known.get(person.address)
            new.append(person if before is None else replace(person, role=before.role))
    return merge(known.values(), new)


def with_role_of(broken: Line, mended: Iterable[Line]) -> list[Line]:
    """What was typed in place of a line that could not be used; the role that stood there counts where none was
    typed."""
    cells = re.split(r"[,;\t]", broken.text)
    named = (role_named(words) for words in [*reversed(cells), *reversed(broken.text.split())])
    role = next((one for one in named if one is not None), None)
    return [
        replace(line, person=replace(line.person, role=role), role_stated=True)
        if role is not None and line.person is not None and not line.role_stated
        else line
        for line in mended
    ]


def people_of(lines: Iterable[Line]) -> tuple[Person, ...]:
    return tuple(line.person for line in lines if line.person is not None)


def parse(text: str, default_role: Role = Role.SALESPERSON) -> list[Line]:
    """Reads typed or pasted text; nothing in it is lost: each piece is a person or has its reason.

    Takes any mix of commas, semicolons, spaces, tabs and lines; `Name <address>`, `"Last, First" <address>`,
    a role (sales, expert, both) behind an address on its line, and a table that begins with its headings.
    """
    from zoho_ideolve_wizard.integration.people_csv import PeopleFileProblem, has_heading, read
    from zoho_ideolve_wizard.integration.roster_reading import read_line

    if has_heading(text):
        with suppress(PeopleFileProblem):
            return read(text, default_role)
    lines = [
        line
        for number, row in enumerate(text.splitlines(), 1)
        for line in read_line(number, row, default_role)
    ]
    return tell_duplicates(lines)


def tell_duplicates(lines: Iterable[Line]) -> list[Line]:
    """Keeps the first line of each person; later ones say where that is. Two roles become both there."""
    told: list[Line] = []
    first: dict[str, tuple[int, Line, Person]] = {}
    for line in lines:
        person = line.person
        if person is None:
            told.append(line)
        elif person.address not in first:
            first[person.address] = (len(told), line, person)
            told.append(line)
        else:
            place, earlier, known = first[person.address]
            merged = replace(known, name=known.name or person.name)
            if line.role_stated:
                merged = replace(merged, role=_merged(known, person).role)
            twice = TWICE if merged.role is known.role else TWICE_BOTH
            problem = twice.about(line=str(earlier.number)).what
            told[place] = replace(earlier, person=merged)
            first[person.address] = (place, earlier, merged)
            told.append(replace(line, person=None, problem=problem, repeats=earlier.number))
    return told
