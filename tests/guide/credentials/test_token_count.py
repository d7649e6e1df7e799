"""Zoho keeps twenty refresh tokens for a user and client: those that the wizard caused are counted."""

from pathlib import Path

import pytest

from zoho_ideolve_wizard.guide.credentials import token_count
from zoho_ideolve_wizard.integration.profile import Profile

ONE, OTHER = "1000.FAKECLIENTONE", "1000.FAKECLIENTTWO"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.open(tmp_path / "profile.toml")


def test_each_client_has_its_own_number_which_outlives_the_sitting(profile: Profile) -> None:
    for _ in range(3):
        token_count.one_more(profile, ONE)
    token_count.one_more(profile, OTHER)
    token_count.one_less(profile, ONE)
    again = Profile.open(profile.path)
    assert (token_count.caused(again, ONE), token_count.caused(again, OTHER)) == (2, 1)


def test_it_never_falls_below_nothing_and_takes_no_nonsense(profile: Profile) -> None:
    token_count.one_less(profile, ONE)
    assert token_count.caused(profile, ONE) == 0
    profile.set(token_count.key_of(ONE), "many")
    assert token_count.caused(profile, ONE) == 0


@pytest.mark.parametrize(("number", "warns"), [(0, False), (14, False), (15, True), (20, True), (25, True)])
def test_it_warns_from_fifteen_on(profile: Profile, number: int, *, warns: bool) -> None:
    profile.set(token_count.key_of(ONE), number)
    said = token_count.warning(profile, ONE)
    assert said.startswith(f"{number} refresh tokens") if warns else said == ""
