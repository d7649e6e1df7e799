"""Files that only their owner can read, and that no crash leaves half written."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from zoho_ideolve_wizard.integration import owner_only

OLD, NEW = b"old content\n", b"new content\n" * 1000

# Writes the new content, but dies at once, as by a power cut, when the named call of `os` is reached.
DIES = """
import os, sys
from pathlib import Path
from zoho_ideolve_wizard.integration import owner_only

moment, path = sys.argv[1], Path(sys.argv[2])
before, name = moment.split(":")
real = getattr(os, name)

def die(*args, **kwargs):
    if before == "after":
        real(*args, **kwargs)
    os._exit(9)

setattr(os, name, die)
owner_only.write(path, b"new content\\n" * 1000)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_and_the_file_are_the_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    owner_only.write(path, NEW)
    assert path.read_bytes() == NEW
    assert mode(path) == 0o600
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    path.chmod(0o644)
    owner_only.write(path, NEW)
    assert mode(path) == 0o600


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("before:fdopen", OLD),
        ("before:fsync", OLD),
        ("after:fsync", OLD),
        ("before:replace", OLD),
        ("after:replace", NEW),
    ],
)
def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path, moment: str, found: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    died = subprocess.run([sys.executable, "-c", DIES, moment, str(path)], check=False)
    assert died.returncode == 9
    assert path.read_bytes() == found
    owner_only.write(path, NEW)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path], "what the killed run left behind is gone"


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        owner_only.write(path, NEW)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere" / "file"
    kept.parent.mkdir()
    kept.write_bytes(OLD)
    link = tmp_path / "file"
    link.symlink_to(kept)
    owner_only.write(link, NEW)
    assert link.is_symlink()
    assert kept.read_bytes() == NEW
