"""What the team says of a job that is under way, so that it fits on the smallest screen."""

import pytest

from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_words import nobody_has, under_way


def test_of_many_the_first_three_are_named() -> None:
    many = [f"{number}@acme.example.com" for number in range(5)]
    told, _, after = under_way(Job.REMOVE, many[:1], many).partition("\n\n")
    assert told.startswith("Being removed already: 0@acme.example.com. Chosen now: 0@")
    assert told.endswith("2@acme.example.com and 2 more.")
    assert after.startswith("Given up, nobody more is removed; what was done stays done")
    assert under_way(Job.ADD, many[:3]).startswith(f"Being added already: {', '.join(many[:3])}.\n")


TEAM = ["omar.khan@acme.example", "ana@acme.example", "ines.rey@acme.example"]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("omar.kahn@acme.example", " Did you mean omar.khan@acme.example?"),
        ("Omar.Khan@acme.exampel", " Did you mean omar.khan@acme.example?"),
        ("ines.ray", " Did you mean ines.rey@acme.example?"),
        ("bob@acme.example", ""),
        ("nobody@acme.example", ""),
        ("omar.khan@other.test", ""),
        ("", ""),
    ],
)
def test_a_misspelt_address_is_asked_about(typed: str, asked: str) -> None:
    assert nobody_has(typed, TEAM) == f"Nobody in the team has the address {typed}.{asked}"
    assert nobody_has(typed, []) == f"Nobody in the team has the address {typed}."
