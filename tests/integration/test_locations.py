"""Where things lie, and which names a profile may have."""

from pathlib import Path

import pytest

from zoho_ideolve_wizard.integration.locations import (
    ProfileNameProblem,
    check_profile_name,
    locations,
    profile_names,
)
from zoho_ideolve_wizard.integration.profile import Profile


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    found = locations(tmp_path / "home")
    places = [
        found.settings("acme"),
        found.ledger("acme"),
        found.secrets("acme"),
        found.lock("acme"),
        found.log("acme"),
    ]
    assert all(place.is_relative_to(tmp_path / "home") for place in places)
    assert len(set(places)) == 5


def test_without_a_folder_the_operating_systems_places_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    found = locations()
    assert found.settings("acme").is_relative_to(tmp_path)
    assert "zoho-ideolve-wizard" in str(found.config)
    assert len({found.config, found.data, found.logs}) == 3


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    found = locations(tmp_path / "home")
    assert profile_names(found) == ()
    assert not (tmp_path / "home").exists()


def test_profiles_are_those_with_settings(tmp_path: Path) -> None:
    found = locations(tmp_path)
    for name in ("zebra", "acme"):
        Profile.open(found.settings(name)).set("use", "archive")
    (tmp_path / "profiles" / "empty").mkdir()
    (tmp_path / "profiles" / "Not Ours").mkdir()
    (tmp_path / "profiles" / "Not Ours" / "profile.toml").touch()
    assert profile_names(found) == ("acme", "zebra")


@pytest.mark.parametrize(
    ("typed", "name"), [("acme", "acme"), (" Acme-CRM_2 ", "acme-crm_2"), ("9", "9"), ("a" * 40, "a" * 40)]
)
def test_names_that_are_folders_everywhere_pass(typed: str, name: str) -> None:
    assert check_profile_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "-a",
        ".a",
        "a.b",
        "con",
        "COM1",
        "a" * 41,
        "a\nb",
        "caf\xe9",
        "a b",
    ],
)
def test_other_names_are_refused_with_what_to_do(typed: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileNameProblem, match="Choose another name"):
        check_profile_name(typed)
    with pytest.raises(ProfileNameProblem):
        locations(tmp_path).settings(typed)


def test_two_homes_never_share_a_keyring_item(tmp_path: Path) -> None:
    users = {locations(home).keyring_user("acme") for home in (None, tmp_path / "a", tmp_path / "b")}
    assert len(users) == 3
    assert locations().keyring_user("acme") == "acme"
