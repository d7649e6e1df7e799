"""Programs that a test needs besides Python."""

import os
import shutil

import pytest


def needed(*programs: str) -> None:
    """Skips the test where one of them is missing; where CI says that it installed them, that is a failure."""
    _has_not([name for name in programs if shutil.which(name) is None])


def program(*names: str) -> str:
    """The path of the first of them that is here; without any, as `needed`."""
    found = next(filter(None, map(shutil.which, names)), "")
    _has_not([] if found else [names[0]])
    return found


def _has_not(missing: list[str]) -> None:
    if missing and os.environ.get("CI"):
        pytest.fail(f"missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"missing: {', '.join(missing)}")
