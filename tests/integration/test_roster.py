"""People typed or pasted, in whatever way: nobody is lost, and what cannot be used says why."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.integration.roster import Line, Person, Role, merge, parse, people_of, take_in

SALES, EXPERT, BOTH = Role.SALESPERSON, Role.EXPERT, Role.BOTH


def read(text: str, default_role: Role = SALES) -> list[tuple[str, str, Role]]:
    """Everybody in the text, which must have no piece that cannot be used."""
    lines = parse(text, default_role)
    assert [line.problem for line in lines] == [""] * len(lines)
    return [(person.address, person.name, person.role) for person in people_of(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "ana@example.com, ben@example.com, carla@example.com",
        "ana@example.com;ben@example.com;carla@example.com",
        "ana@example.com ben@example.com carla@example.com",
        "ana@example.com\tben@example.com\tcarla@example.com",
        "ana@example.com\nben@example.com\r\ncarla@example.com\n",
        "  ana@example.com ;, ben@example.com\n\n\t carla@example.com ,",
        "<ana@example.com>, <ben@example.com>; <carla@example.com>",
        "'ana@example.com', \"ben@example.com\", (carla@example.com).",
        "mailto:ana@example.com mailto:ben@example.com <mailto:carla@example.com>",
        "ANA@Example.com, ben@EXAMPLE.COM carla@example.com",
        'ana@example.com <ana@example.com>; "ben@example.com" <ben@example.com>, carla@example.com',
        "\ufeffana@example.com,\xa0ben@example.com\u2028carla@example.com",
    ],
)
def test_any_mix_of_separators(text: str) -> None:
    assert [address for address, _, _ in read(text)] == [
        "ana@example.com",
        "ben@example.com",
        "carla@example.com",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Silva <ana@example.com>", "Ana Silva"),
        ("Ana Silva<ana@example.com>", "Ana Silva"),
        ('"Silva, Ana" <ana@example.com>', "Silva, Ana"),
        ('"Ana" Silva <ana@example.com>', "Ana Silva"),
        ("Silva, Ana <ana@example.com>", "Silva, Ana"),
        ("'Ana Silva' <ana@example.com>", "Ana Silva"),
        ('"Silva, Ana", ana@example.com', "Silva, Ana"),
        ('"Ana; Silva" ana@example.com', "Ana; Silva"),
        ("Ana Silva\tana@example.com", "Ana Silva"),
        ("ana@example.com\tAna Silva", "Ana Silva"),
        ("Ana\tSilva\tana@example.com", "Ana Silva"),
        ("Sales Team <ana@example.com>", "Sales Team"),
        ("O'Brien [x] <ana@example.com>", "O'Brien [x]"),
        ("\u05d0\u05e0\u05d4 <ana@example.com>", "\u05d0\u05e0\u05d4"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert read(text) == [("ana@example.com", name, SALES)]


def test_names_as_outlook_copies_them() -> None:
    assert read("Silva, Ana <ana@example.com>; Lee, Ben <ben@example.com>; Rossi <carla@example.com>") == [
        ("ana@example.com", "Silva, Ana", SALES),
        ("ben@example.com", "Lee, Ben", SALES),
        ("carla@example.com", "Rossi", SALES),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ana@example.com, expert", EXPERT),
        ("ana@example.com expert", EXPERT),
        ("ana@example.com; Expert", EXPERT),
        ("ana@example.com\texperts", EXPERT),
        ("ana@example.com (expert)", EXPERT),
        ("ana@example.com: expert", EXPERT),
        ("Ana <ana@example.com> expert", EXPERT),
        ("Ana <ana@example.com>, EXPERT", EXPERT),
        ("ana@example.com both", BOTH),
        ("ana@example.com, sales and expert", BOTH),
        ("ana@example.com sales / expert", BOTH),
        ("ana@example.com, sales", SALES),
        ("ana@example.com salesperson", SALES),
        ("Ana\tana@example.com\tExpert", EXPERT),
    ],
)
def test_a_role_behind_an_address_is_that_persons(text: str, role: Role) -> None:
    (person,) = people_of(parse(text, BOTH if role is SALES else SALES))
    assert (person.address, person.role) == ("ana@example.com", role)
    (line,) = parse(text)
    assert line.problem == ""
    assert line.role_stated
    assert line.text == text


def test_roles_and_people_side_by_side() -> None:
    text = "ana@example.com expert Ben Lee <ben@example.com> sales, carla@example.com, both; dan@example.com"
    assert read(text, EXPERT) == [
        ("ana@example.com", "", EXPERT),
        ("ben@example.com", "Ben Lee", SALES),
        ("carla@example.com", "", BOTH),
        ("dan@example.com", "", EXPERT),
    ]


def test_a_role_goes_no_further_than_its_line() -> None:
    first, second = parse("ana@example.com\nexpert")
    assert first.person == Person("ana@example.com")
    assert second.text == "expert"
    assert "behind the address" in second.problem


def test_the_role_given_for_all_is_for_those_without_one() -> None:
    assert [role for _, _, role in read("ana@example.com\nben@example.com sales", EXPERT)] == [EXPERT, SALES]


@pytest.mark.parametrize(
    ("text", "piece", "reason"),
    [
        ("ana@example.com nobody ben@example.com", "nobody", "There is no address here"),
        ("ana@example.com, nobody, ben@example.com", "nobody", "There is no address here"),
        ("nobody, ana@example.com, ben@example.com", "nobody", "There is no address here"),
        ("nobody here\nana@example.com ben@example.com", "nobody here", "There is no address here"),
        ("ana@example.com; ben@example.com; carla@", "carla@", "domain after the @"),
        ("ana@example.com @example.com ben@example.com", "@example.com", "before the @"),
        ("ana@example.com ben@example.com Carla <carla>", "Carla <carla>", "no @"),
        ("ana@example.com ben@example.com carla@example", "carla@example", "no ending"),
        ("ana@example.com ben@example.com <a@b.com, c@d.com>", "<a@b.com, c@d.com>", "more than one @"),
        ('ana@example.com ben@example.com "Lee, Carla"', '"Lee, Carla"', "There is no address here"),
        ("expert ana@example.com ben@example.com", "expert", "behind the address"),
        ("ana@example.com expert sales ben@example.com", "sales", "behind the address"),
        ("ana@example.com [/red] ben@example.com", "[/red]", "There is no address here"),
    ],
)
def test_what_cannot_be_used_is_kept_with_its_reason_and_nobody_else_is_lost(
    text: str, piece: str, reason: str
) -> None:
    lines = parse(text)
    assert {person.address for person in people_of(lines)} == {"ana@example.com", "ben@example.com"}
    (unusable,) = [line for line in lines if line.person is None]
    assert unusable.text == piece
    assert reason in unusable.problem


@pytest.mark.parametrize(
    ("text", "piece", "reason"),
    [
        ("dana@acme.example,com expert", "dana@acme.example,com expert", "dana@acme.example.com?"),
        ("dana@acme,example.com", "dana@acme,example.com", "dana@acme.example.com?"),
        ("dana@acme,com, ben@example.com", "dana@acme,com", "dana@acme.com?"),
        ("dana,reyes@acme.example", "dana,reyes@acme.example", "dana.reyes@acme.example?"),
        (
            "lee@example.com boss",
            "lee@example.com boss",
            'There is no role "boss". Roles are sales, expert, both',
        ),
        ("lee@example.com, boss", "lee@example.com, boss", 'There is no role "boss".'),
        (
            "lee@example.com the boss, ben@example.com",
            "lee@example.com the boss",
            'There is no role "the boss".',
        ),
        ("kofi@example.com slaes", "kofi@example.com slaes", "Did you mean sales?"),
        ("kofi@example.com, exprt, ben@example.com", "kofi@example.com, exprt", "Did you mean expert?"),
        ("Kofi Boateng, kofi@example.com, slaes", "kofi@example.com, slaes", "Did you mean sales?"),
        ("Kofi\tkofi@example.com\tboss", "Kofi\tkofi@example.com\tboss", 'There is no role "boss".'),
        ("Name\tEmail\tRole\nKofi\tkofi@example.com\tslaes", "Kofi\tkofi@example.com\tslaes", "mean sales?"),
        ("expert kofi@example.com bth", "kofi@example.com bth", 'There is no role "bth"'),
    ],
)
def test_nobody_is_taken_whose_address_or_role_is_in_doubt(text: str, piece: str, reason: str) -> None:
    lines = parse(text)
    assert {person.address for person in people_of(lines)} <= {"ben@example.com"}
    (doubtful,) = [line for line in lines if "@" in line.text and line.person is None]
    assert doubtful.text == piece
    assert reason in doubtful.problem


@pytest.mark.parametrize(
    "text",
    [
        "Nisha Pillai, nisha@example.com, sales",
        "Nisha Pillai; nisha@example.com; Sales",
        "nisha@example.com, Nisha Pillai, sales",
        "sales, Nisha Pillai, nisha@example.com",
        "Nisha,Pillai,nisha@example.com,sales",
        "Nisha Pillai,nisha@example.com,sales",
        "Name\tEmail\tRole\nNisha Pillai\tnisha@example.com\tsales",
        "email,name,role\nnisha@example.com,Nisha Pillai,sales",
        "Email address; Display name; Group\r\n\r\nnisha@example.com; Nisha Pillai; sales\r\n",
        "First name\tLast name\tMail\tRole\tPhone\nNisha\tPillai\tnisha@example.com\tsales\t+1 555 0100",
    ],
)
def test_a_name_a_role_and_headings_as_tables_hold_them(text: str) -> None:
    assert read(text, EXPERT) == [("nisha@example.com", "Nisha Pillai", SALES)]


@pytest.mark.parametrize("name", ["Beth", "Seth Ruth", "Sally", "Rolf"])
def test_a_name_that_is_like_a_role_is_a_name(name: str) -> None:
    assert read(f"{name}, someone@example.com, sales") == [("someone@example.com", name, SALES)]


def test_pieces_stand_in_their_order_with_the_number_of_their_line() -> None:
    lines = parse("x, ana@example.com\n\n y ben@example.com z\n")
    assert [(line.number, line.text) for line in lines] == [
        (1, "x"),
        (1, "ana@example.com"),
        (3, "y"),
        (3, "ben@example.com z"),
    ]


def test_nothing_is_nobody() -> None:
    assert parse("") == parse(" \n\t,;\n") == []


# -- the same person twice


def test_a_duplicate_is_told_where_the_first_one_is() -> None:
    first, second, third = parse("ana@example.com\nben@example.com\nANA@example.com")
    assert first.person == Person("ana@example.com")
    assert second.person == Person("ben@example.com")
    assert third == Line(3, "ANA@example.com", problem="Already on line 1.", repeats=1)


def test_a_duplicate_with_another_role_makes_both_and_says_so() -> None:
    first, second = parse("ana@example.com, sales\nAna Silva <ana@example.com>, expert")
    assert first.person == Person("ana@example.com", "Ana Silva", BOTH)
    assert second.person is None
    assert second.problem == "Already on line 1, with another role: counted there as both."


def test_a_duplicate_without_a_role_changes_none() -> None:
    first, second = parse("ana@example.com, expert\nana@example.com")
    assert first.person == Person("ana@example.com", "", EXPERT)
    assert second.problem == "Already on line 1."


def test_people_are_merged_by_address() -> None:
    old = [Person("ana@example.com", "Ana", SALES), Person("ben@example.com", "Ben", EXPERT)]
    new = [
        Person("carla@example.com"),
        Person("ben@example.com", "", EXPERT),
        Person("ana@example.com", "Ana S.", EXPERT),
    ]
    assert merge(old, new) == (
        Person("ana@example.com", "Ana S.", BOTH),
        Person("ben@example.com", "Ben", EXPERT),
        Person("carla@example.com"),
    )
    assert merge(old, []) == merge([], old) == merge(old, old) == tuple(old)


@pytest.mark.parametrize(
    ("one", "other", "result"), [(SALES, BOTH, BOTH), (BOTH, EXPERT, BOTH), (EXPERT, SALES, BOTH)]
)
def test_two_roles_are_both(one: Role, other: Role, result: Role) -> None:
    (person,) = merge([Person("ana@example.com", "", one)], [Person("ana@example.com", "", other)])
    assert person.role is result


def test_taking_lines_in_changes_a_role_only_where_one_is_stated() -> None:
    known = [Person("ana@example.com", "Ana", EXPERT), Person("ben@example.com", "Ben", EXPERT)]
    lines = parse("ana@example.com; Ben Lee <ben@example.com> sales; carla@example.com; nobody")
    assert take_in(known, lines) == (
        Person("ana@example.com", "Ana", EXPERT),
        Person("ben@example.com", "Ben Lee", BOTH),
        Person("carla@example.com", "", SALES),
    )


# -- any text at all

ADDRESSES = st.builds(
    "{}@{}".format,
    st.sampled_from(["ana", "ben.lee", "c", "d+crm", "o'brien", "e-f", "9"]),
    st.sampled_from(["example.com", "acme.test", "a-b.co.uk", "mail.example.org"]),
)
JUNK = st.sampled_from(
    ["nobody", "a@", "@b.com", "expert", "both", '"', "<", ">", "[/x]", "x y", '"Lee, Ben"', "(", "'", "\x1b"]
)
SEPARATORS = st.sampled_from([",", ";", " ", "\t", "\n", ", ", " ; ", "\r\n", "\n\n"])
WAYS = st.sampled_from(
    ["{}", "<{}>", "Ana Silva <{}>", '"Silva, Ana" <{}>', "Lee, Ben <{}>", "mailto:{}", "{}, expert", "{}."]
)


@st.composite
def pasted(draw: st.DrawFn) -> tuple[str, Sequence[str]]:
    """A text, and the addresses that were put into it, each set apart from what stands beside it."""
    text, put_in = "", []
    for _ in range(draw(st.integers(0, 8))):
        if draw(st.booleans()):
            address = draw(ADDRESSES)
            put_in.append(address)
            text += draw(WAYS).format(address)
        else:
            text += draw(JUNK)
        text += draw(SEPARATORS)
    return text, put_in


@given(pasted())
def test_every_address_put_in_comes_out_or_is_reported(made: tuple[str, Sequence[str]]) -> None:
    text, put_in = made
    lines = parse(text)
    out = {person.address for person in people_of(lines)}
    reported = " ".join(line.text for line in lines if line.person is None)
    for address in put_in:
        assert address in out or address in reported, (text, lines)


@given(st.text(st.sampled_from("ab@.,;<>\"' \t\n\r()[]/\\\x00\u2028\xe9"), max_size=60))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    lines = parse(text)
    left = text
    for line in lines:
        assert bool(line.person) != bool(line.problem)
        assert line.text
        assert line.number >= 1
        before, found, left = left.partition(line.text)
        assert found, f"{line.text!r} is not in its place"
        assert not before.strip(" \t\n\r,;\u2028\x00\x0b\x0c\x1c\x1d\x1e\x85\xa0"), f"{before!r} was lost"
    assert not left.strip(" \t\n\r,;\u2028\x00"), f"{left!r} was lost"


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for line in parse(text):
        assert bool(line.person) != bool(line.problem)
