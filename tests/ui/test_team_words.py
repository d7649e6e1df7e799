"""What the team says of a removal that is under way, so that it fits on the smallest screen."""

from zoho_ideolve_wizard.guide.team_words import under_way


def test_of_many_the_first_three_are_named() -> None:
    many = [f"{number}@acme.example.com" for number in range(5)]
    told = under_way(many[:1], many)
    assert told.startswith("Being removed already: 0@acme.example.com. Chosen now: 0@")
    assert told.endswith("2@acme.example.com and 2 more.")
    assert under_way(many[:3], many[:1]).count(" more") == 0
