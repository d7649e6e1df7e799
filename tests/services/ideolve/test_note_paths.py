"""The table of unconfirmed paths: what may be entered, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.services.ideolve.note_paths import (
    PATHS,
    NotePaths,
    address,
    path_problem,
    places,
    value_at,
)
from zoho_ideolve_wizard.services.origins import origin_of

BASE = "https://api.ideolve.com"


def test_the_table_itself_is_in_order() -> None:
    assert PATHS.problems() == {}


@pytest.mark.parametrize(
    ("path", "about_a_note", "told"),
    [
        ("https://evil.example/v4/note", False, "Leave out the host"),
        ("//evil.example/note", False, "Leave out the host"),
        ("v4/note", False, "begins with a slash"),
        ("", False, "begins with a slash"),
        ("/v4//note", False, "no blanks"),
        ("/v4/../note", False, "no blanks"),
        ("/v4/no te", False, "no blanks"),
        ("/v4/note?x=1", False, "no blanks"),
        ("/v4/note#x", False, "no blanks"),
        ("/v4/note\n", False, "no blanks"),
        ("/v4/{workspace}/note", False, "braces"),
        ("/v4/{user/note", False, "braces"),
        ("/v4/{user}/{user}/note", False, "braces"),
        ("/v4/{user}/note/{note}", False, "no id yet"),
        ("/v4/{user}/note/comment", True, "Put {note}"),
    ],
)
def test_what_is_not_accepted_is_said(path: str, about_a_note: bool, told: str) -> None:
    problem = path_problem(path, about_a_note=about_a_note)
    assert problem is not None
    assert told in problem.told


def test_each_entry_is_checked() -> None:
    wrong = NotePaths("x", "/comment", "/attachment", "id;")
    assert set(wrong.problems()) == {"note", "comment", "attachment", "note_id"}
    assert replace(PATHS, note="/v5/notes", note_id="data.note.id").problems() == {}


def test_addresses() -> None:
    assert (
        address(f"{BASE}/", PATHS.note, "it+crm@example.com") == f"{BASE}/v4/user/it%2Bcrm@example.com/note"
    )
    assert (
        address(BASE, PATHS.comment, "a@example.com", "n/1?")
        == f"{BASE}/v4/user/a@example.com/note/n%2F1%3F/comment"
    )
    assert address(BASE, PATHS.attachment, "a@example.com").endswith("/note/{note}/attachment")


@given(st.text(alphabet="/{}userno.:@%\\?# \t-ab"), st.text(), st.text())
def test_whatever_is_accepted_stays_under_ideolves_own_host(path: str, user: str, note: str) -> None:
    for about_a_note in (True, False):
        if not path_problem(path, about_a_note=about_a_note):
            assert origin_of(address(BASE, path, user, note)) == BASE


@pytest.mark.parametrize(
    ("body", "place", "value"),
    [
        ({"id": "n-1"}, "id", "n-1"),
        ({"id": 17}, "id", "17"),
        ({"data": {"note": {"id": "n-1"}}}, "data.note.id", "n-1"),
        ({"data": "n-1"}, "data.id", ""),
        ({"id": None}, "id", ""),
        ({"id": {"x": 1}}, "id", ""),
        ([], "id", ""),
    ],
)
def test_where_the_id_stands(body: object, place: str, value: str) -> None:
    assert value_at(body, place) == value


def test_places_are_keys_alone() -> None:
    body = {
        "status": "SUCCESS",
        "data": {"note": {"ref": "fake-secret"}, "list": ["fake-secret"]},
        "none": {},
    }
    assert list(places(body)) == ["status", "data.note.ref", "data.list", "none"]
    deep: dict[str, object] = {"a": {"b": {"c": {"d": "fake-secret"}}}}
    assert list(places(deep)) == ["a.b.c"]
