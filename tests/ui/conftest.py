"""The pilot tests read the screen; nobody watches it meanwhile."""

from collections.abc import Iterator

import pytest

from tests.support.thrift import drawn_on_demand


@pytest.fixture(autouse=True)
def _drawn_on_demand() -> Iterator[None]:
    with drawn_on_demand():
        yield
