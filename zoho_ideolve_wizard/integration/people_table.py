"""The people in a profile's file: entries of the list `people`, each with address, name and role."""

from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from zoho_ideolve_wizard.integration.addresses import AddressProblem, check_address
from zoho_ideolve_wizard.integration.roster import Person, Role, role_named

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Entry: TypeAlias = MutableMapping[str, object]
_HOW = (
    'An entry is address = "ana@example.com", name = "Ana Silva", role = "salesperson", "expert" or "both".'
)


def read(content: Mapping[str, object]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people, each once, and a sentence for each entry that cannot be used."""
    entries = content.get("people", [])
    if not isinstance(entries, list):
        return (), (f"`people` is not a list of entries. {_HOW}",)
    people: dict[str, Person] = {}
    problems: list[str] = []
    for number, entry in enumerate(entries, 1):
        found = person_of(entry)
        if isinstance(found, str):
            problems.append(f"Person {number} in the settings: {found}")
        elif found.address in people:
            problems.append(
                f"Person {number} in the settings: {found.address} is there already. Take one out."
            )
        else:
            people[found.address] = found
    return tuple(people.values()), tuple(problems)


def update(document: "TOMLDocument", people: Sequence[Person]) -> None:
    """Makes the list hold these people. Entries that cannot be read stay, for a person to mend.

    Raises TypeError when `people` is no list.
    """
    import tomlkit

    if "people" not in document:
        document["people"] = tomlkit.aot()
    entries = document["people"]
    if not isinstance(entries, MutableSequence):
        raise TypeError("people is not a list of entries")
    wanted = {person.address: person for person in people}
    for index in reversed(range(len(entries))):
        known = person_of(entries[index])
        if isinstance(known, Person) and known.address not in wanted:
            del entries[index]
    for entry in entries:
        known = person_of(entry)
        if isinstance(known, Person) and known.address in wanted:
            fill(cast("Entry", entry), known, wanted.pop(known.address))
    in_lines = isinstance(entries, tomlkit.items.AoT)
    for person in wanted.values():
        entry = tomlkit.table() if in_lines else tomlkit.inline_table()
        fill(entry, None, person)
        if in_lines:
            entry.add(tomlkit.nl())
        entries.append(entry)
    if not entries:
        del document["people"]


def fill(entry: Entry, known: Person | None, person: Person) -> None:
    """Writes what differs from what the entry says already."""
    if known is None:
        entry["address"] = person.address
    if known is None or known.name != person.name:
        entry["name"] = person.name
    if known is None or known.role is not person.role:
        entry["role"] = person.role.value


def cannot_be_kept(address: str) -> str:
    """Why an address would not read back as it is; empty if it would."""
    try:
        read_back = check_address(address)
    except AddressProblem as problem:
        return str(problem)
    return "" if read_back == address else f"It would be read as {read_back}: write it so."


def person_of(entry: object) -> Person | str:
    """Who the entry stands for, or why it cannot be used."""
    if not isinstance(entry, Mapping):
        return f"it is a single value. {_HOW}"
    role = role_named(str(entry.get("role", Role.SALESPERSON)))
    if role is None:
        return f"its role is none of salesperson, expert, both. {_HOW}"
    try:
        address = check_address(str(entry.get("address", "")))
    except AddressProblem as problem:
        return str(problem)
    return Person(address, str(entry.get("name", "")), role)
