"""Folders and files that only their owner can read, written so that a crash never leaves half a file."""

import os
from contextlib import suppress
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Makes a folder and the missing ones above it, mode 0700. Folders that exist stay as they are."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)


def write(path: Path, content: bytes) -> None:
    """Replaces a file in one go, mode 0600: whoever reads it sees the old content or the new, never a part.

    A link is followed, so that a settings file kept elsewhere stays where it is. Raises OSError;
    the old file is untouched then.
    """
    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    beside = target.with_name(f".{target.name}.new")
    # A fixed name: what a killed run left behind is cleared by the next one instead of piling up.
    beside.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself outlive a power cut. Windows cannot open a folder, and needs no help."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
