"""A folder for one run, gone after it; of a run that a bug ended, what a report of it needs stays."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Self


class PassingFolder:
    """Only its owner can read it. Raises OSError where it cannot be made, or not be taken away."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._path: Path | None = None
        self._kept: Path | None = None

    def __enter__(self) -> Self:
        self._path = Path(mkdtemp(prefix=self._prefix))
        return self

    @property
    def path(self) -> Path:
        if self._path is None:
            raise RuntimeError("it is not there yet")
        return self._path

    def keep(self, inside: Path) -> None:
        """This folder in it, and nothing else, outlives the run."""
        self._kept = inside

    def __exit__(self, *_: object) -> None:
        if self._kept is None:
            shutil.rmtree(self.path)
            return
        for child in self.path.iterdir():
            if child != self._kept:
                shutil.rmtree(child) if child.is_dir() else child.unlink()
