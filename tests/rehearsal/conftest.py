"""One rehearsal for each module of tests, started afresh for each test."""

from collections.abc import Iterator

import pytest

from zoho_ideolve_wizard.rehearsal.server import start

from .actors import Actor
from .browser import Browser


@pytest.fixture(scope="module")
def running() -> Iterator[dict[str, object]]:
    """The announcement of a rehearsal that listens."""
    with start() as rehearsal:
        yield rehearsal.announcement


@pytest.fixture
def actor(running: dict[str, object]) -> Iterator[Actor]:
    """Somebody with an HTTP client and the announcement in hand."""
    actor = Actor(running)
    actor.reset()
    yield actor
    actor.client.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser window."""
    browser = Browser()
    yield browser
    browser.client.close()
