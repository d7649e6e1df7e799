"""The recording in `screenshots/` shows a whole setup as it is. After a change: `python screenshots/make.py`."""

import pytest

from screenshots.make import FOLDER, RECORDINGS, picture


@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", RECORDINGS)
def test_the_recording_is_up_to_date(name: str) -> None:
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == picture(name), (
        "this recording is stale: run python screenshots/make.py"
    )
