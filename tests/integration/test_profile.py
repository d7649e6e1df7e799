"""The settings: kept on every change, readable and editable by people, never lost."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zoho_ideolve_wizard.integration.profile import (
    Profile,
    ProfileNotOpened,
    ProfileNotSaved,
    ProfileTooNew,
)
from zoho_ideolve_wizard.integration.roster import Person, Role

ANA = Person("ana@example.com", "Ana Silva", Role.SALESPERSON)
BEN = Person("ben@example.com", "Ben Lee", Role.EXPERT)
CARLA = Person("carla@example.com", "Carla Rossi", Role.BOTH)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme" / "profile.toml"


def write(path: Path, text: str) -> None:
    """As a person with an editor would, at a time of its own."""
    path.parent.mkdir(exist_ok=True)
    later = path.stat().st_mtime_ns + 1_000_000_000 if path.exists() else 10**18
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(later, later))


def test_what_was_set_is_there_after_opening_again(path: Path) -> None:
    Profile.open(path).set_many(
        {"use": "archive", "zoho.port": 8765, "zoho.multi": True, "scopes": ["a", "b"]}
    )
    profile = Profile.open(path)
    assert profile.get("use") == "archive"
    assert profile.get("zoho.port") == 8765
    assert profile.get("zoho.multi") is True
    assert profile.get("scopes") == ["a", "b"]
    assert profile.answers() == {
        "use": "archive",
        "zoho.port": 8765,
        "zoho.multi": True,
        "scopes": ["a", "b"],
    }


def test_what_is_not_there_has_its_default(path: Path) -> None:
    profile = Profile.open(path)
    assert profile.get("zoho.data_center") == ""
    assert profile.get("zoho.port", 8765) == 8765
    assert profile.answer("zoho.port") == ""
    assert profile.get("zoho") == ""


def test_opening_writes_nothing(path: Path) -> None:
    assert Profile.open(path).answers() == {}
    assert not path.exists()


def test_every_change_is_on_disk_at_once_and_the_owners_only(path: Path) -> None:
    Profile.open(path).set("zoho.data_center", "in")
    assert tomllib.loads(path.read_text())["zoho"] == {"data_center": "in"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_new_file_says_what_it_is_and_that_no_secret_belongs_there(path: Path) -> None:
    Profile.open(path).set("use", "archive")
    header = path.read_text().partition("format")[0]
    assert "Zoho CRM with Ideolve" in header
    assert "No secret belongs here" in header
    assert all(line.startswith("#") for line in header.splitlines())


def test_the_same_answer_again_writes_nothing(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    before = path.stat()
    profile.set("use", "archive")
    profile.drop("never.there")
    profile.set_people([])
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_number_and_a_truth_value_are_told_apart(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("flag", 1)
    profile.set("flag", True)
    assert Profile.open(path).get("flag") is True


def test_dropping_an_answer_takes_its_empty_section_along(path: Path) -> None:
    profile = Profile.open(path)
    profile.set_many(
        {
            "tokens.connector.current.client_id": "1000.X",
            "tokens.connector.current.scopes": "a",
            "use": "archive",
        }
    )
    profile.drop_many(["tokens.connector.current.client_id", "tokens.connector.current.scopes"])
    assert Profile.open(path).answers() == {"use": "archive"}
    assert "tokens" not in tomllib.loads(path.read_text())


def test_coming_and_going_answers_do_not_make_the_file_grow(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    sizes = set()
    for _ in range(5):
        profile.set_many({"tokens.connector.pending.client_id": "1000.X", "zoho.data_center": "in"})
        profile.set_people([ANA, BEN])
        profile.set_people([BEN])
        profile.set_people([])
        profile.drop_many(["tokens.connector.pending.client_id", "zoho.data_center"])
        sizes.add(len(path.read_text()))
    assert max(sizes) - min(sizes) <= 1


HAND_WRITTEN = """\
# Our CRM. Ask Ana before you change anything.
format = 1
favourite_colour = "green" # not known to the wizard

[zoho]
# India, since 2019
data_center = "in"   # see the address bar

[future]
thing = 3.5
"""


def test_comments_order_and_unknown_keys_stay(path: Path) -> None:
    write(path, HAND_WRITTEN)
    profile = Profile.open(path)
    profile.set("zoho.data_center", "eu")
    profile.set("ideolve.primary_contact", "crm@example.com")
    text = path.read_text()
    assert text.startswith(HAND_WRITTEN.replace('"in"', '"eu"').rstrip("\n"))
    assert tomllib.loads(text)["future"] == {"thing": 3.5}


def test_an_edit_made_while_the_wizard_runs_is_kept(path: Path) -> None:
    profile = Profile.open(path)
    profile.set_many({"use": "archive", "zoho.data_center": "in"})
    write(path, path.read_text().replace('"in"', '"eu" # moved') + '\n[extra]\nnote = "mine"\n')
    profile.set("use", "both")
    assert profile.get("zoho.data_center") == "eu"
    assert '"eu" # moved' in path.read_text()
    assert Profile.open(path).answers() == {"use": "both", "zoho.data_center": "eu", "extra.note": "mine"}


def test_an_edit_is_seen_when_asked_for(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    assert profile.reread() is False
    write(path, 'use = "both"\n')
    assert profile.reread() is True
    assert profile.get("use") == "both"


def test_a_file_that_vanished_is_written_anew_with_all_answers(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    path.unlink()
    profile.set("zoho.data_center", "in")
    assert Profile.open(path).answers() == {"use": "archive", "zoho.data_center": "in"}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('format = 1\nuse = "arch\n', 2, 12),
        ("format = 1\n\nuse = = 3\n", 3, 7),
        ("a = 1\na = 2\n", 2, 6),
        ("a = [1,\n2\n", 3, 1),
        ('format = "one"\n', 1, 1),
        ("# how\nuse = 1\nformat = true\n", 3, 1),
    ],
)
def test_a_damaged_file_is_set_aside_and_told_with_line_and_column(
    path: Path, text: str, line: int, column: int
) -> None:
    write(path, text)
    profile = Profile.open(path)
    damage = profile.damage
    assert damage is not None
    assert (damage.line, damage.column) == (line, column)
    assert f"line {line}, column {column}" in str(damage)
    assert damage.set_aside.name in str(damage)
    assert damage.set_aside.name.startswith("profile.toml.damaged-20")
    assert damage.set_aside.read_text() == text
    assert not path.exists()
    profile.set("use", "archive")
    assert damage.set_aside.read_text() == text


def test_a_file_that_is_not_utf_8_is_set_aside_with_the_place(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'format = 1\nname = "caf\xe9"\n')
    damage = Profile.open(path).damage
    assert damage is not None
    assert (damage.line, damage.column) == (2, 12)


def test_two_damaged_files_in_one_second_are_both_kept(path: Path) -> None:
    for text in ("first [", "second [", "third ["):
        write(path, text)
        assert Profile.open(path).damage
    assert sorted(kept.read_text() for kept in path.parent.iterdir()) == ["first [", "second [", "third ["]


def test_a_file_damaged_while_the_wizard_runs_costs_no_answer(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    write(path, 'use = "both\n')
    profile.set("zoho.data_center", "in")
    assert profile.damage is not None
    assert profile.damage.set_aside.read_text() == 'use = "both\n'
    assert Profile.open(path).answers() == {"use": "archive", "zoho.data_center": "in"}


def test_a_file_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    text = 'format = 2\nuse = "archive"\n'
    write(path, text)
    with pytest.raises(ProfileTooNew, match="Update the wizard"):
        Profile.open(path)
    assert path.read_text() == text
    assert list(path.parent.iterdir()) == [path]


def test_a_newer_version_that_wrote_meanwhile_is_not_overwritten(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    write(path, "format = 99\n")
    with pytest.raises(ProfileTooNew):
        profile.set("use", "both")
    assert path.read_text() == "format = 99\n"


def test_a_file_from_before_formats_were_counted_is_read(path: Path) -> None:
    write(path, 'use = "archive"\n')
    assert Profile.open(path).get("use") == "archive"


def test_a_change_that_cannot_be_saved_is_not_kept_in_memory_either(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProfileNotSaved, match=r"No space left.*try again"):
        profile.set("use", "both")
    assert profile.get("use") == "archive"
    assert Profile.open(path).get("use") == "archive"


@pytest.mark.parametrize("key", ["use.more", "zoho", "", "a..b"])
def test_a_key_that_does_not_fit_the_file_is_refused_without_harm(path: Path, key: str) -> None:
    profile = Profile.open(path)
    profile.set_many({"use": "archive", "zoho.data_center": "in"})
    before = path.read_text()
    with pytest.raises(ProfileNotSaved):
        profile.set_many({"other": "x", key: "y"})
    assert path.read_text() == before
    assert profile.get("other") == ""


def test_a_folder_in_the_files_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(ProfileNotOpened, match="could not be read"):
        Profile.open(path)


@pytest.mark.parametrize(
    "text",
    [
        "a.b = 1\n[t]\nx.y = 2\n",
        "[a]\nx = 1\n[c]\ny = 1\n[a.b]\nz = 1\n",
        "a = { b = 1, c = { d = 2 } }\n",
        "[a.b.c]\nd = 1\n",
        "\ufeff[a]\nb = 1\r\n[t] # dos\r\n",
    ],
)
def test_whatever_way_a_person_writes_it_a_change_is_right_or_refused(path: Path, text: str) -> None:
    write(path, text)
    profile = Profile.open(path)
    before = dict(profile.answers())
    for key in ("a.new", "t.x.new", "a.b2.new", "top"):
        profile.set(key, "kept")
        before[key] = "kept"
        assert Profile.open(path).answers() == before
    for key in list(before):
        profile.drop(key)
    assert Profile.open(path).answers() == {}


NAMES = st.text("abcdefgh_-", min_size=1, max_size=4)
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, NAMES, VALUES), max_size=8))
def test_any_answer_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[str, str, str | bool | int | list[str]]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "profile.toml"
    profile = Profile.open(path)
    wanted: dict[str, str | bool | int | list[str]] = {}
    for section, name, value in answers:
        profile.set(f"s{section}.{name}", value)
        wanted[f"s{section}.{name}"] = value
    assert Profile.open(path).answers() == wanted == profile.answers()
    profile.drop_many(list(wanted))
    assert Profile.open(path).answers() == {}


def test_text_that_no_file_can_hold_is_refused(path: Path) -> None:
    with pytest.raises(ProfileNotSaved):
        Profile.open(path).set("use", "half a sign: \ud800")


# -- people


def test_people_come_back(path: Path) -> None:
    Profile.open(path).set_people([ANA, BEN, CARLA])
    profile = Profile.open(path)
    assert profile.people() == (ANA, BEN, CARLA)
    assert profile.people_problems() == ()
    assert profile.answers() == {}


def test_people_may_come_from_anywhere_once(path: Path) -> None:
    profile = Profile.open(path)
    profile.set_people(iter([ANA]))
    profile.set_people(person for person in (ANA, BEN))
    assert profile.people() == (ANA, BEN)


def test_people_who_stay_keep_their_comments_and_further_keys(path: Path) -> None:
    write(
        path,
        '[zoho]\ndata_center = "in"\n\n'
        '[[people]]\naddress = "ana@example.com" # since May\nname = "Ana Silva"\n'
        'role = "salesperson"\ndesk = 4\n\n'
        '[[people]]\naddress = "ben@example.com"\nname = "Ben Lee"\nrole = "expert"\n\n[last]\nx = 1\n',
    )
    profile = Profile.open(path)
    grown = Person(ANA.address, "Ana S. Silva", Role.BOTH)
    profile.set_people([grown, CARLA])
    text = path.read_text()
    assert Profile.open(path).people() == (grown, CARLA)
    assert "# since May" in text
    assert "desk = 4" in text
    assert "ben@example.com" not in text
    assert tomllib.loads(text)["last"] == {"x": 1}


WITH_PEOPLE = """\
# About this file.
format = 1

[[people]]
address = "ana@example.com"
name = "Ana Silva"
role = "salesperson"

# Ben is on leave.
[[people]]
address = "ben@example.com"
name = "Ben Lee"
role = "expert"
    [people.desk]
    room = 4

# Carla first, if in doubt.
[[people]]
address = "carla@example.com"
name = "Carla Rossi"
role = "both"

# India, since 2019
[zoho]
data_center = "in"
"""


def test_somebody_leaves_with_what_is_said_about_them_and_nothing_else(path: Path) -> None:
    write(path, WITH_PEOPLE)
    profile = Profile.open(path)
    start, end = WITH_PEOPLE.index("# Ben"), WITH_PEOPLE.index("# Carla")
    profile.set_people([ANA, CARLA])
    assert path.read_text() == WITH_PEOPLE[:start] + WITH_PEOPLE[end:]
    profile.set_people([CARLA])
    assert path.read_text() == "# About this file.\nformat = 1\n\n" + WITH_PEOPLE[end:]
    profile.set_people([])
    assert (
        path.read_text() == "# About this file.\nformat = 1\n\n" + WITH_PEOPLE[WITH_PEOPLE.index("# India") :]
    )


def test_an_answer_changes_no_line_of_the_people(path: Path) -> None:
    write(path, WITH_PEOPLE)
    profile = Profile.open(path)
    profile.set("zoho.data_center", "eu")
    assert path.read_text() == WITH_PEOPLE.replace('"in"', '"eu"')
    profile.set_many({"use": "archive", "ideolve.name": "Acme"})
    profile.drop("zoho.data_center")
    text = path.read_text()
    assert WITH_PEOPLE[WITH_PEOPLE.index("[[") : WITH_PEOPLE.index("# India")] in text
    assert Profile.open(path).answers() == {"use": "archive", "ideolve.name": "Acme"}
    assert Profile.open(path).people() == (ANA, BEN, CARLA)


@pytest.mark.parametrize(
    "text",
    [
        WITH_PEOPLE,
        'people = [{ address = "ana@example.com" }, { address = "ben@example.com" }]\n[zoho]\nx = 1\n',
        '# Ours.\n[[people]]\naddress = "a@b.com"\n[zoho]\nx = 1\n[[people]]\naddress = "ben@example.com"\n',
        '[[people]]\naddress = "ana@example.com"\nnote = """\n[[people]]\n[x]\n"""\n[zoho]\nx = 1\n',
        '[zoho]\nx = """\n[[people]]\naddress = "a@b.com"\n"""\n[[people]]\naddress = "ben@example.com"\n',
        '[zoho]\nx = [\n [ "a" ],\n]\n[[ people ]]\naddress = "a@b.com"\n[["people"]]\naddress = "b@b.co"\n',
        "",
    ],
)
@pytest.mark.parametrize("wanted", [(), (ANA,), (BEN, CARLA), (ANA, BEN, CARLA), (CARLA, ANA)])
def test_whatever_way_people_are_written_a_change_is_right_or_refused(
    path: Path, text: str, wanted: tuple[Person, ...]
) -> None:
    write(path, text)
    profile = Profile.open(path)
    answers, before = dict(profile.answers()), path.read_text()
    try:
        profile.set_people(wanted)
        profile.set("zoho.new", "kept")
    except ProfileNotSaved:
        assert path.read_text() == before
        assert text != WITH_PEOPLE
        return
    again = Profile.open(path)
    assert set(again.people()) == set(wanted)
    assert again.answers() == answers | {"zoho.new": "kept"}


def test_people_written_as_inline_tables_are_kept_so(path: Path) -> None:
    write(path, 'people = [{ address = "ana@example.com", name = "Ana Silva" }]\n')
    profile = Profile.open(path)
    assert profile.people() == (ANA,)
    profile.set_people([ANA, BEN])
    assert Profile.open(path).people() == (ANA, BEN)


def test_nobody_left_leaves_no_list(path: Path) -> None:
    profile = Profile.open(path)
    profile.set("use", "archive")
    profile.set_people([ANA, BEN])
    profile.set_people([])
    assert Profile.open(path).people() == ()
    assert "people" not in tomllib.loads(path.read_text())


def test_an_entry_that_cannot_be_used_is_told_and_kept(path: Path) -> None:
    write(
        path,
        '[[people]]\naddress = "ana"\n\n[[people]]\naddress = "ben@example.com"\nrole = "boss"\n\n'
        '[[people]]\naddress = "carla@example.com"\nname = "Carla Rossi"\nrole = "both"\n\n'
        '[[people]]\naddress = "CARLA@example.com"\n',
    )
    profile = Profile.open(path)
    assert profile.people() == (CARLA,)
    first, second, third = profile.people_problems()
    assert first.startswith("Person 1 in the settings: This is not an e-mail address")
    assert "role" in second
    assert "carla@example.com is there already" in third
    profile.set_people([CARLA, ANA])
    assert profile.people() == (CARLA, ANA)
    assert len(profile.people_problems()) == 3


@pytest.mark.parametrize("text", ['people = "ana@example.com"\n', "people = 3\n", "[people]\nx = 1\n"])
def test_a_list_of_people_that_is_none_is_told_and_never_overwritten(path: Path, text: str) -> None:
    write(path, text)
    profile = Profile.open(path)
    assert profile.people() == ()
    assert len(profile.people_problems()) == 1
    with pytest.raises(ProfileNotSaved):
        profile.set_people([ANA])
    assert path.read_text() == text


@pytest.mark.parametrize(
    "address", ["no-address", "jörg@example.com", "Ana@example.com"], ids=["none", "letters", "capitals"]
)
def test_an_address_that_would_not_read_back_is_named_and_nothing_is_changed(
    path: Path, address: str
) -> None:
    profile = Profile.open(path)
    profile.set_people([ANA])
    with pytest.raises(ProfileNotSaved, match=f"{address} cannot be kept on the list"):
        profile.set_people([ANA, Person(address, "X", Role.EXPERT)])
    assert Profile.open(path).people() == (ANA,)
