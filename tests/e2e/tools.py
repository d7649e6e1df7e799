"""Programs that a test needs besides Python."""

import os
import shutil

import pytest


def needed(*programs: str) -> None:
    """Skips the test where one of them is missing; where CI says that it installed them, that is a failure."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"missing: {', '.join(missing)}")
