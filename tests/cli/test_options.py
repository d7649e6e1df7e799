"""What the command line answers by itself, and what it refuses in words."""

from pathlib import Path

import pytest

import zoho_ideolve_wizard
from tests.cli.command import refused, run
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.integration.locations import locations
from zoho_ideolve_wizard.integration.lock import claim


def test_the_version() -> None:
    ended = run("--version")
    assert ended.stdout == f"zoho-ideolve-wizard {zoho_ideolve_wizard.__version__}\n"
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_help_names_every_option_and_command() -> None:
    ended = run("--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    for word in (
        "--home DIR",
        "--plain",
        "--profile NAME",
        "--rehearse [CONTROL_URL]",
        "--version",
        "rehearsal",
    ):
        assert word in ended.stdout


def test_a_word_that_it_does_not_know() -> None:
    ended = run("--rehearsal")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_a_second_wizard_on_the_same_profile_is_told_who_is_there(home: Path) -> None:
    with claim(locations(home).lock("default")):
        said = refused("--home", home)
    assert "Another wizard has this profile open. It is process" in said
    assert "close it and start again" in said


def test_another_profile_is_not_in_the_way(home: Path) -> None:
    too_new(home, "other")
    with claim(locations(home).lock("default")):
        assert "newer version" in refused("--home", home, "--profile", "other")


def test_a_name_that_cannot_be_a_profile() -> None:
    assert "Choose another name, for example acme-crm." in refused("--profile", "../elsewhere")


def too_new(home: Path, profile: str = "default") -> Path:
    path = locations(home).settings(profile)
    path.parent.mkdir(parents=True)
    path.write_text('format = 99\nuse = "archive"\n', encoding="utf-8")
    return path


def test_settings_of_a_newer_wizard_are_refused_and_left_alone(home: Path) -> None:
    path = too_new(home)
    said = refused("--home", home)
    assert "was written by a newer version of the wizard" in said
    assert "Update the wizard" in said
    assert path.read_text(encoding="utf-8") == 'format = 99\nuse = "archive"\n'


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"no database at all" * 50, "Move it elsewhere and start again"), (None, "Update the wizard")],
)
def test_a_record_that_cannot_be_used_is_refused_and_left_alone(
    home: Path, content: bytes | None, words: str
) -> None:
    path = locations(home).ledger("default")
    path.parent.mkdir(parents=True)
    if content is None:
        import sqlite3

        newer = sqlite3.connect(path)
        newer.execute("pragma user_version=99")
        newer.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    assert words in refused("--home", home)
    assert path.read_bytes() == before


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "file" in refused("--home", tmp_path / "file")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9", "No rehearsal answers at http://127.0.0.1:9."),
        ("https://accounts.zoho.com", "is not an address of this computer"),
        ("http://example.com", "is not an address of this computer"),
        ("file:///etc/passwd", "is not an address of this computer"),
        ("http://[::1", "is not an address of this computer"),
        ("here", "is not an address of this computer"),
    ],
)
def test_where_no_rehearsal_is(address: str, words: str) -> None:
    said = refused("--rehearse", address)
    assert words in said
    assert "Run `zoho-ideolve-wizard rehearsal`" in said


def test_the_profile_is_free_again_when_the_wizard_could_not_be_opened(home: Path) -> None:
    too_new(home)
    refused("--home", home)
    claim(locations(home).lock("default")).release()
    assert not locations(home).ledger("default").exists()
    Ledger(locations(home).ledger("default")).close()
