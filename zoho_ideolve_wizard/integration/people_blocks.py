"""The people in the text of a settings file, as blocks of lines.

With hundreds of people, parsing and writing the whole file anew at every answer would be felt. This works on
files that hold everybody as `[[people]]` in one place, as the wizard writes them. Whatever else a person may
write shows in the result, which the caller has to prove.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zoho_ideolve_wizard.integration.people_table import fill, person_of
from zoho_ideolve_wizard.integration.roster import Person

_HEADING = re.compile(r"\s*\[")
_PEOPLE = re.compile(r"\s*\[\[\s*people\s*\]\]")
_OF_A_PERSON = re.compile(r"\s*\[\[?\s*people\s*\.")


@dataclass(frozen=True)
class _Text:
    """What stands before, the block of each person, and what stands behind; joined, they are the file."""

    before: str
    blocks: Sequence[str]
    behind: str

    def joined(self) -> str:
        return "".join((self.before, *self.blocks, self.behind))


def edit_around(text: str, edit: Callable[[str], str]) -> str:
    """The text after an edit of its settings, for which all people but the first are taken out."""
    parts = _split(text)
    if len(parts.blocks) < 2:
        return edit(text)
    stub = parts.blocks[0]
    edited = edit(_Text(parts.before, [stub], parts.behind).joined())
    if edited.count(stub) != 1:
        raise ValueError("the first person's place was lost")
    return edited.replace(stub, "".join(parts.blocks))


def update(text: str, people: Sequence[Person]) -> str:
    """The text with these people. Blocks that stay keep their comments; those that cannot be read stay."""
    parts = _split(text)
    wanted = {person.address: person for person in people}
    kept: list[str] = []
    found: set[str] = set()
    for block in parts.blocks:
        known = person_of(tomllib.loads(block)["people"][0])
        if not isinstance(known, Person) or known.address in found:
            kept.append(block)
        elif known.address in wanted:
            person = wanted.pop(known.address)
            found.add(known.address)
            kept.append(block if person == known else _changed(block, known, person))
    before = parts.before
    if wanted:
        before, kept = _set_apart(before, kept)
    blocks = [*kept, *(_new(person) for person in wanted.values())]
    made = _Text(before, blocks, parts.behind).joined()
    return made if parts.behind else made.rstrip() + "\n"


def _split(text: str) -> _Text:
    lines = text.splitlines(keepends=True)
    starts = [index for index, line in enumerate(lines) if _PEOPLE.match(line)]
    if not starts:
        return _Text(text, (), "")
    end = next(
        (
            index
            for index in range(starts[-1] + 1, len(lines))
            if _HEADING.match(lines[index]) and not _OF_A_PERSON.match(lines[index])
        ),
        len(lines),
    )
    edges = [_with_comments_above(lines, start) for start in (*starts, end)]
    blocks = ["".join(lines[start:stop]) for start, stop in pairwise(edges)]
    return _Text("".join(lines[: edges[0]]), blocks, "".join(lines[edges[-1] :]))


def _with_comments_above(lines: Sequence[str], index: int) -> int:
    """Comments right above a heading belong to it, unless they begin the file."""
    start = index
    while 0 < start < len(lines) and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start or index


def _changed(block: str, known: Person, person: Person) -> str:
    import tomlkit

    document = tomlkit.parse(block)
    fill(document["people"][0], known, person)
    return tomlkit.dumps(document)


def _new(person: Person) -> str:
    import tomlkit

    values = (("address", person.address), ("name", person.name), ("role", person.role.value))
    return "".join(
        ["[[people]]\n", *(f"{key} = {tomlkit.item(value).as_string()}\n" for key, value in values), "\n"]
    )


def _set_apart(before: str, kept: list[str]) -> tuple[str, list[str]]:
    """An empty line before the first new person."""
    if kept:
        return before, [*kept[:-1], kept[-1].rstrip() + "\n\n"]
    return before.rstrip() + "\n\n", kept
