"""One rehearsal for each module of tests, started afresh for each test."""

from collections.abc import Iterator

import httpx
import pytest

from zoho_ideolve_wizard.rehearsal.server import start

from .actors import Actor
from .browser import Browser


@pytest.fixture(scope="module")
def running() -> Iterator[dict[str, object]]:
    """The announcement of a rehearsal that listens."""
    with start() as rehearsal:
        yield rehearsal.announcement


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """An HTTP client that follows no redirect and no proxy setting."""
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def actor(running: dict[str, object], client: httpx.Client) -> Actor:
    """Somebody with the announcement in hand, in a rehearsal that has just been reset."""
    actor = Actor(running, client)
    actor.reset()
    return actor


@pytest.fixture
def browser(client: httpx.Client) -> Browser:
    """A browser window."""
    return Browser(client)
