"""A program that is missing skips a test, but never where CI says that it was installed."""

from pathlib import Path

import pytest

from tests.e2e.tools import needed, program


@pytest.fixture
def only_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one program there is: `here`."""
    found = tmp_path / "here"
    found.write_text("#!/bin/sh\n", encoding="utf-8")
    found.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return found


def test_what_is_here_is_found(only_one: Path) -> None:
    needed("here")
    assert program("nowhere", "here") == str(only_one)


def test_what_is_missing_skips(only_one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="missing: nowhere"):
        program("nowhere", "nowhere-else")
    with pytest.raises(pytest.skip.Exception, match="missing: nowhere, elsewhere"):
        needed("here", "nowhere", "elsewhere")


def test_where_ci_installed_it_that_is_a_failure(only_one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="missing: nowhere"):
        program("nowhere")
    with pytest.raises(pytest.fail.Exception, match="missing: nowhere"):
        needed("nowhere")
