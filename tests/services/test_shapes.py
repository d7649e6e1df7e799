"""Reading decoded JSON of any shape."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services import shapes


@pytest.mark.parametrize("value", [None, [], "text", 3, {"key": None}, {"key": {"a": 1}}, {"key": True}])
def test_what_is_not_there_reads_as_absent(value: object) -> None:
    assert shapes.text(value, "key") == ""
    assert shapes.records(value, "key") == []
    assert shapes.texts(value, "key") == ()
    assert shapes.number(value, "key") is None


def test_ids_come_as_numbers_and_as_text() -> None:
    assert shapes.text({"id": 1000000000000000001}, "id") == shapes.text({"id": "1000000000000000001"}, "id")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (3600, 3600),
        ("300", 300),
        (1.5, 1.5),
        ("soon", None),
        (-1, None),
        (True, None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_numbers(written: object, read: float | None) -> None:
    assert shapes.number({"n": written}, "n") == read


def test_lists_keep_only_what_has_the_right_type() -> None:
    assert shapes.records({"users": [{"id": 1}, "x", None]}, "users") == [{"id": 1}]
    assert shapes.texts({"members": ["a", 1, None, "b"]}, "members") == ("a", "b")
    assert shapes.flag({"more": True}, "more")
    assert not shapes.flag({"more": "true"}, "more")
