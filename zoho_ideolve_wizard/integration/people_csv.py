"""People from a CSV file, as a spreadsheet or a directory exports it."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoho_ideolve_wizard.integration import list_troubles as troubles
from zoho_ideolve_wizard.integration.addresses import AddressProblem, check_address
from zoho_ideolve_wizard.integration.roster import (
    Line,
    Person,
    Role,
    role_meant,
    role_named,
    tell_duplicates,
    unknown_role,
)
from zoho_ideolve_wizard.trouble import Trouble

MOST_LINES = 5000
MOST_BYTES = 2_000_000

_HEADERS = {
    "address": "email emailaddress emailid address mail userprincipalname",
    "name": "name fullname displayname",
    "first": "firstname first givenname",
    "last": "lastname last surname familyname",
    "role": "role group",
}
_COLUMNS = {header: column for column, headers in _HEADERS.items() for header in headers.split()}
_FORMULA_STARTS = ("=", "+", "-", "@")
_LONGEST_ROW = 50  # lines
_NAMES_DELIMITER = re.compile(r"sep=([,;])", re.IGNORECASE)  # Excel's own first line
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")


class PeopleFileProblem(ValueError):
    """The file as a whole cannot be used; the message says what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.told)


@dataclass(frozen=True)
class _Layout:
    """Which column holds what; columns count from 0, -1 is none."""

    address: int
    name: int = -1
    first: int = -1
    last: int = -1
    role: int = -1


def read(source: Path | str, default_role: Role = Role.SALESPERSON) -> list[Line]:
    """A file (Path), or the text of one. Each row is a person or has its reason. Raises PeopleFileProblem."""
    text = _text_of(source) if isinstance(source, Path) else source
    if len(text.splitlines()) > MOST_LINES:
        raise PeopleFileProblem(troubles.TOO_MANY_LINES.about(most=f"{MOST_LINES:,}"))
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    if rows and _NAMES_DELIMITER.fullmatch(rows[0].text):
        del rows[0]
    if not rows:
        return []
    layout = _layout(rows[0].cells)
    if layout is not None:
        rows = rows[1:]
    return tell_duplicates([_line(row, layout or _guess(row.cells), default_role) for row in rows])


def has_heading(text: str) -> bool:
    """Whether a text begins with a row that names columns, one of them the address."""
    first = next((row for row in text.splitlines() if row.strip()), "")
    cells = _parsed(1, [first], _delimiter(first))[0] if first else []
    return len(cells) > 1 and _layout(cells) is not None


def template() -> str:
    """A file to fill in, which reads back without a problem."""
    people = (
        Person("ana@example.com", "Ana Silva", Role.SALESPERSON),
        Person("ben@example.com", "Ben Lee", Role.EXPERT),
        Person("carla@example.com", "Carla Rossi", Role.BOTH),
    )
    return write(people)


def write(people: Sequence[Person]) -> str:
    """CSV that spreadsheets open; no cell of it can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("email", "name", "role"))
    for person in people:
        writer.writerow((harmless(person.address), harmless(person.name), person.role.value))
    return out.getvalue()


@dataclass(frozen=True)
class _Row:
    number: int
    text: str
    cells: Sequence[str]


def _text_of(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise PeopleFileProblem(troubles.NO_FILE.about(path=str(path)))
        if path.stat().st_size > MOST_BYTES:
            raise PeopleFileProblem(
                troubles.TOO_LARGE.about(file=path.name, most=str(MOST_BYTES // 1_000_000))
            )
        content = path.read_bytes()
    except OSError as error:
        raise PeopleFileProblem(
            troubles.UNREADABLE.about(path=str(path), reason=error.strerror or str(error))
        ) from error
    if content.startswith(_WORKBOOK_STARTS) or path.suffix.lower() in _WORKBOOK_ENDINGS:
        raise PeopleFileProblem(troubles.WORKBOOK.about(file=path.name))
    return _decode(path, content)


def _decode(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content[:200]:
        # UTF-16 without a mark: in addresses every other byte is nil.
        encodings = ["utf-16-le" if content[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise PeopleFileProblem(troubles.NO_TEXT.about(file=path.name))


def _delimiter(text: str) -> str:
    """The sign that splits the first lines most evenly; a comma when nothing does."""
    sample = [line[:1000] for line in text.splitlines()[:20] if line.strip()]
    if sample and (named := _NAMES_DELIMITER.fullmatch(sample[0].strip())):
        return named[1]
    best, most = ",", 0
    for sign in (",", ";", "\t"):
        counts = [len(cells) for line in sample for cells in csv.reader([line], delimiter=sign)]
        evenly = max((counts.count(count) * (count - 1) for count in counts), default=0)
        if evenly > most:
            best, most = sign, evenly
    return best


def _rows(text: str, delimiter: str) -> list[_Row]:
    """The rows that hold anything. A cell may span lines, unless its quotation mark is never closed."""
    lines = text.splitlines()
    rows: list[_Row] = []
    at = 0
    while at < len(lines):
        count = _lines_of_row(lines[at : at + _LONGEST_ROW])
        parsed = _parsed(at + 1, lines[at : at + count], delimiter)
        if len(parsed) > 1:  # A quotation mark in the middle of a cell opens nothing.
            count, parsed = 1, _parsed(at + 1, lines[at : at + 1], delimiter)
        cells = [" ".join(cell.split()) for row in parsed for cell in row]
        if any(cells):
            rows.append(_Row(at + 1, " ".join(lines[at : at + count]).strip(), cells))
        at += count
    return rows


def _parsed(number: int, lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader([f"{line}\n" for line in lines], delimiter=delimiter))
    except csv.Error as error:
        raise PeopleFileProblem(troubles.BAD_LINE.about(line=str(number), fault=str(error))) from error


def _lines_of_row(lines: Sequence[str]) -> int:
    """How many lines until the quotation marks are paired; 1 if they never are."""
    marks = 0
    for count, line in enumerate(lines, 1):
        marks += line.count('"')
        if marks % 2 == 0:
            return count
    return 1


def _layout(cells: Sequence[str]) -> _Layout | None:
    """The columns, if this is a row of headings."""
    if any("@" in cell for cell in cells):
        return None
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        column = _COLUMNS.get(re.sub(r"[\W_]+", "", cell.casefold()))
        if column is not None:
            found.setdefault(column, index)
    return _Layout(**found) if "address" in found else None


def _guess(cells: Sequence[str]) -> _Layout:
    """Without headings: the cell with an @, the first that is a role, and the first other one as the name."""
    address = next((i for i, cell in enumerate(cells) if "@" in cell), 0)
    rest = [i for i, cell in enumerate(cells) if i != address and cell]
    role = next((i for test in (role_named, role_meant) for i in rest if test(cells[i])), -1)
    return _Layout(address, next((i for i in rest if i != role), -1), role=role)


def _line(row: _Row, layout: _Layout, default_role: Role) -> Line:
    def cell(index: int) -> str:
        found = row.cells[index].strip() if 0 <= index < len(row.cells) else ""
        return found[1:] if _is_guarded(found) else found

    said = cell(layout.role)
    role = role_named(said) if said else default_role
    if role is None:
        return Line(row.number, row.text, problem=unknown_role(said))
    try:
        address = check_address(cell(layout.address).removeprefix("mailto:"))
    except AddressProblem as problem:
        return Line(row.number, row.text, problem=str(problem))
    name = cell(layout.name) or " ".join(part for part in (cell(layout.first), cell(layout.last)) if part)
    return Line(row.number, row.text, Person(address, name, role), role_stated=bool(said))


def harmless(cell: str) -> str:
    """One cell of a CSV file. A spreadsheet would compute a cell that begins like a formula; an apostrophe makes it text."""
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_FORMULA_STARTS) or _is_guarded(line) else line


def _is_guarded(cell: str) -> bool:
    """Whether the apostrophe is a guard, to be taken off in reading. The one of 't Hooft is none."""
    return cell.startswith("'") and cell[1:].startswith((*_FORMULA_STARTS, "'"))
