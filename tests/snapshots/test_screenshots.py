"""The pictures in `screenshots/` show the application as it is. After a change: `python screenshots/make.py`."""

import pytest

from screenshots.make import DRAWINGS, FOLDER, PICTURES, RECORDINGS, picture

SLOW = pytest.mark.timeout(400)  # the whole setup is gone through


@pytest.mark.parametrize(
    "name", [*PICTURES, *DRAWINGS, *(pytest.param(name, marks=SLOW) for name in RECORDINGS)]
)
def test_the_picture_is_up_to_date(name: str) -> None:
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == picture(name), (
        "this picture is stale: run python screenshots/make.py"
    )


def test_no_picture_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.svg")} == {*PICTURES, *RECORDINGS, *DRAWINGS}
