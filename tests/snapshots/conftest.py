"""Nothing moves while a picture is taken."""

from collections.abc import Iterator

import pytest

from tests.support.stillness import stillness


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with stillness():
        yield
