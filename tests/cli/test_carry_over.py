"""What was practised is taken over into the real profile: answers and people, never a secret."""

from pathlib import Path

import pytest

from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.rehearsing import carry_over, surroundings_of

TEAM = (Person("ana@acme.example.com", "Ana", Role.BOTH),)
PRACTISED = {
    "use": "archive",
    "ideolve.primary_contact": "asha@acme.example.com",
    "consent.way": "device",
    "workspace.name": "CRM",
    "workspace.sales_group": "Sales",
    "zoho.client_id": "1000.FAKEREHEARSED",
    "zoho.data_center": "in",
    "zoho.redirect_uri": "http://localhost:1/x",
    "connector.client_id": "rehearsed",
    "ideolve.how": "api",
    "secrets.vault": "memory",
    "tokens.connector.current.client_id": "1000.FAKEREHEARSED",
}


@pytest.fixture
def rehearsed(tmp_path: Path) -> Profile:
    profile = Profile.open(tmp_path / "rehearsal.toml")
    profile.set_many(PRACTISED)
    profile.set_people(TEAM)
    return profile


def test_what_means_the_same_in_earnest_is_carried_over_and_nothing_of_the_stand_ins(
    rehearsed: Profile, tmp_path: Path
) -> None:
    real = Profile.open(tmp_path / "real.toml")
    said = carry_over(rehearsed, real)
    assert dict(real.answers()) == {
        "use": "archive",
        "ideolve.primary_contact": "asha@acme.example.com",
        "consent.way": "device",
        "workspace.name": "CRM",
        "workspace.sales_group": "Sales",
    }
    assert real.people() == TEAM
    assert said.startswith("5 answers and 1 person")
    assert "FAKEREHEARSED" not in real.path.read_text(encoding="utf-8")


def test_what_the_real_profile_knows_already_stays(rehearsed: Profile, tmp_path: Path) -> None:
    real = Profile.open(tmp_path / "real.toml")
    real.set_many({"workspace.name": "Earnest", "use": "collaboration"})
    real.set_people([Person("zoe@acme.example.com")])
    carry_over(rehearsed, real)
    assert real.answer("workspace.name") == "Earnest"
    assert real.answer("use") == "collaboration"
    assert real.answer("workspace.sales_group") == "Sales"
    assert [person.address for person in real.people()] == ["zoe@acme.example.com"]


def test_twice_carries_nothing_more(rehearsed: Profile, tmp_path: Path) -> None:
    real = Profile.open(tmp_path / "real.toml")
    carry_over(rehearsed, real)
    before = real.path.read_text(encoding="utf-8")
    carry_over(rehearsed, Profile.open(real.path))
    assert real.path.read_text(encoding="utf-8") == before


def test_only_a_rehearsal_with_a_real_profile_beside_it_offers_it() -> None:
    printed = {
        "control": "http://127.0.0.1:1",
        "crm_address": "http://127.0.0.1:2/crm/org60012345/tab/Home",
        "data_center": "in",
        "data_centers": {"in": dict.fromkeys(("accounts", "crm", "console"), "http://127.0.0.1:3")},
        "ideolve_pages": "http://127.0.0.1:4",
        "organization": {"number": "60012345"},
        "redirect_uri": "x",
        "primary_contact": "x",
        "ideolve_client_id": "x",
        "ideolve_api_key": "fake-key",
        "client_id": "x",
        "client_secret": "fake-secret",
        "self_client": {"client_id": "x", "client_secret": "fake-secret"},
        "device_client": {"client_id": "x", "client_secret": "fake-secret"},
    }
    assert surroundings_of(printed, environ={}, real_profile=None).take_over is None
    offered = surroundings_of(printed, environ={}, real_profile=Path("x"))
    assert offered.take_over is not None
    assert "keyring" not in offered.vaults
    assert "fake" not in repr(offered)
