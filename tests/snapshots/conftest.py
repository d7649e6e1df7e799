"""Nothing moves while a picture is taken."""

import gc
from collections.abc import Iterator

import pytest

from tests.support.stillness import stillness


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with stillness():
        yield


@pytest.fixture(scope="session", autouse=True)
def _frozen() -> None:
    """The collector need not walk over all of Textual again for each picture: a fifth of the time."""
    gc.collect()
    gc.freeze()
