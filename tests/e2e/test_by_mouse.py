"""The whole setup in a real terminal of 80 columns and 24 rows, by the mouse alone; keys only type into fields."""

import sys
from pathlib import Path

import pytest

from tests.support.walk import goes_through
from tests.support.ways import ByMouse

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX terminal is needed"),
    pytest.mark.xdist_group("by mouse"),
    pytest.mark.timeout(600),
]


async def test_the_whole_setup_by_the_mouse_alone(home: Path) -> None:
    await goes_through(ByMouse, home)
