"""People from a CSV file, however a spreadsheet wrote it."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.integration import people_csv
from zoho_ideolve_wizard.integration.people_csv import MOST_BYTES, MOST_LINES, PeopleFileProblem, read
from zoho_ideolve_wizard.integration.roster import Line, Person, Role, people_of

ANA = Person("ana@example.com", "Ana Silva", Role.SALESPERSON)
BEN = Person("ben@example.com", "Ben L\xe9e", Role.EXPERT)
CARLA = Person("carla@example.com", "Rossi, Carla", Role.BOTH)
EVERYBODY = (ANA, BEN, CARLA)

COMMAS = """\
email,name,role
ana@example.com,Ana Silva,sales
ben@example.com,Ben L\xe9e,Expert
carla@example.com,"Rossi, Carla",both
"""


def everybody(lines: Iterable[Line]) -> tuple[Person, ...]:
    """The people, none of whose lines has a problem."""
    found = list(lines)
    assert [line.problem for line in found] == [""] * len(found)
    return people_of(found)


def test_a_file_with_headings_is_read_with_its_line_numbers() -> None:
    lines = read(COMMAS)
    assert everybody(lines) == EVERYBODY
    assert [line.number for line in lines] == [2, 3, 4]
    assert lines[2].text == 'carla@example.com,"Rossi, Carla",both'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_ending(delimiter: str, ending: str) -> None:
    rows = [f'"{cell}"' if "," in cell else cell for cell in ("email", "name", "role", *_cells())]
    lines = [delimiter.join(rows[start : start + 3]) for start in range(0, len(rows), 3)]
    assert everybody(read(ending.join(lines))) == EVERYBODY


def _cells() -> tuple[str, ...]:
    return tuple(cell for person in EVERYBODY for cell in (person.address, person.name, person.role.value))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_that_spreadsheets_use(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(COMMAS.encode(encoding))
    assert everybody(read(path)) == EVERYBODY


@pytest.mark.parametrize(
    "text",
    [
        "E-mail Address,First Name,Last Name,Group\nana@example.com,Ana,Silva,Sales\n",
        "Role;Last name;First name;Email\nsalesperson;Silva;Ana;ana@example.com\n",
        "FULL NAME\tE-MAIL\tUNKNOWN\nAna Silva\tana@example.com\twhatever\n",
        "Display_Name,Address,Phone\nAna Silva,ana@example.com,+1 234\n",
        "id,name,email,email\n7,Ana Silva,ana@example.com,other@example.com\n",
        "\ufeffname,email\nAna Silva,ANA@example.com\n",
        "\n\nname,email\n\nAna Silva,ana@example.com\n,\n\n",
        'name,email,notes\nAna Silva,ana@example.com,"two\nlines"\n',
        "Ana Silva,ana@example.com,sales\n",
        "ana@example.com;Ana Silva\n",
        "sep=;\nname;email\nAna Silva;ana@example.com\n",
        "name,email\nAna   Silva , mailto:ana@example.com \n",
    ],
)
def test_headings_in_any_order_or_none(text: str) -> None:
    assert everybody(read(text)) == (ANA,)


def test_addresses_alone_are_enough() -> None:
    assert [person.address for person in everybody(read("ana@example.com\nben@example.com\n"))] == [
        "ana@example.com",
        "ben@example.com",
    ]


def test_a_missing_role_is_the_one_given_for_all() -> None:
    text = "email,role\nana@example.com,\nben@example.com,sales\ncarla@example.com\n"
    roles = [person.role for person in everybody(read(text, Role.EXPERT))]
    assert roles == [Role.EXPERT, Role.SALESPERSON, Role.EXPERT]


def test_a_line_that_cannot_be_used_is_kept_with_its_reason_and_nobody_else_is_lost() -> None:
    text = (
        COMMAS
        + "nobody,No Body,sales\ndan@example.com,Dan,boss\nno,such,row,at all\n,,expert\nANA@example.com,,\n"
    )
    lines = read(text)
    assert people_of(lines) == EVERYBODY
    told = [(line.number, line.text, line.problem) for line in lines if line.person is None]
    assert [(number, row) for number, row, _ in told] == [
        (5, "nobody,No Body,sales"),
        (6, "dan@example.com,Dan,boss"),
        (7, "no,such,row,at all"),
        (8, ",,expert"),
        (9, "ANA@example.com,,"),
    ]
    assert "no @" in told[0][2]
    assert 'There is no role "boss". Roles are sales, expert, both' in told[1][2]
    assert told[4][2] == "Already on line 2."


def test_a_quotation_mark_without_its_twin_costs_no_other_line() -> None:
    text = 'email,name\nana@example.com,"Ana Silva\nben@example.com,Ben L\xe9e\ncarla@example.com,Carla\n'
    addresses = [person.address for person in people_of(read(text))]
    assert addresses == ["ana@example.com", "ben@example.com", "carla@example.com"]


def test_the_longest_file_is_read_and_a_longer_one_refused() -> None:
    rows = "".join(f"p{number}@example.com\n" for number in range(MOST_LINES))
    assert len(people_of(read(rows))) == MOST_LINES
    with pytest.raises(PeopleFileProblem, match="more than 5,000 lines"):
        read(rows + "one.more@example.com")


def test_a_line_of_absurd_length_is_told() -> None:
    with pytest.raises(PeopleFileProblem, match="Line 2 cannot be read as CSV"):
        read("ana@example.com\n" + "a" * 200_000)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"a" * (MOST_BYTES + 1))
    with pytest.raises(PeopleFileProblem, match="larger than 2 MB"):
        read(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.xlsx", b"PK\x03\x04..."),
        ("people.csv", b"PK\x03\x04 renamed"),
        ("people.xls", b"\xd0\xcf\x11\xe0..."),
        ("people.csv", b"\xd0\xcf\x11\xe0 renamed"),
        ("people.XLSX", b""),
    ],
)
def test_a_workbook_is_told_apart_with_what_to_do(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PeopleFileProblem, match="CSV UTF-8"):
        read(path)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x00\x01\x02\x03\x81\x8d\x8f", b"\xff\xfe\x00", b"\x81\x8d"]
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(PeopleFileProblem, match="Save it as CSV UTF-8"):
        read(path)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(PeopleFileProblem, match="cannot be read"):
        read(tmp_path / "missing.csv")
    with pytest.raises(PeopleFileProblem, match="cannot be read"):
        read(tmp_path)


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "email,name,role\n"])
def test_an_empty_file_is_nobody(text: str) -> None:
    assert read(text) == []


def test_the_template_reads_back_with_every_role() -> None:
    assert {person.role for person in everybody(read(people_csv.template()))} == set(Role)
    assert people_csv.template().startswith("email,name,role\r\n")


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "'=quoted", "''x", "'t Hooft"]
)
def test_no_cell_that_is_written_can_be_taken_for_a_formula_and_names_come_back(name: str) -> None:
    text = people_csv.write([Person("ana@example.com", name)])
    (_, row) = csv.reader(text.splitlines())
    assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r"))
    (person,) = everybody(read(text))
    assert person.name == " ".join(name.split())


@given(st.text(st.sampled_from("a@.com,;\t\n\r\"' =\x00\u2028\xe9"), max_size=80))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for line in read(text):
        assert bool(line.person) != bool(line.problem)
