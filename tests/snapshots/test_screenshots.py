"""The pictures in `screenshots/` show the application as it is. After a change: `python screenshots/make.py`."""

import pytest

from screenshots.make import DRAWINGS, FOLDER, PICTURES, RECORDINGS, in_the_readme, picture
from screenshots.png import fingerprint, made_from


@pytest.mark.parametrize("name", [*PICTURES, *DRAWINGS])
def test_the_picture_is_up_to_date(name: str) -> None:
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == picture(name), (
        "this picture is stale: run python screenshots/make.py"
    )


def test_no_picture_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.svg")} == {*PICTURES, *RECORDINGS, *DRAWINGS}
    assert {file.stem for file in FOLDER.glob("*.png")} == in_the_readme()


@pytest.mark.parametrize("name", sorted(in_the_readme()))
def test_the_readme_shows_the_same_picture(name: str) -> None:
    assert made_from(FOLDER / f"{name}.png") == fingerprint(FOLDER / f"{name}.svg"), (
        "this PNG is stale: run python screenshots/make.py"
    )
