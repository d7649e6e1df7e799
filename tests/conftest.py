"""What all tests share: a clean environment, no way off this machine, a rehearsal, and people at it."""

import gc
import logging
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from tests.support import environment

environment.clear(os.environ)  # before anything imports Textual, which reads it once
if Path("/dev/shm").is_dir():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from tests.support.off_line import OffLine  # noqa: E402
from tests.support.person import Person  # noqa: E402
from tests.support.rehearsed import Rehearsed  # noqa: E402
from tests.support.thrift import thrift  # noqa: E402

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def off_line(monkeypatch: pytest.MonkeyPatch) -> OffLine:
    """Nothing leaves this machine, and its clipboard is left alone; `asked_for` names who was called."""
    return OffLine(monkeypatch)


@pytest.fixture(scope="session", autouse=True)
def _thrift() -> Iterator[None]:
    """Only what the tests themselves take is saved; nothing on a screen depends on it."""
    gc.collect()
    gc.freeze()  # the collector need not walk over all of Textual again for each application
    with thrift():
        yield


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tests does not need the time to read; that a held key is told apart has a test of its own."""
    from zoho_ideolve_wizard.ui import presses

    monkeypatch.setattr(presses, "HELD", 0.0)


@pytest.fixture(autouse=True)
def _nobody_listens_on() -> Iterator[None]:
    """A sitting that a test leaves open would hear, and redact, each line that is logged in all tests after it."""
    from zoho_ideolve_wizard.integration.activity import Activity

    logger = logging.getLogger("zoho_ideolve_wizard")
    before = list(logger.handlers)
    yield
    for handler in list(logger.handlers):
        if isinstance(handler, Activity) and handler not in before:
            handler.stop()


@pytest.fixture(scope="session")
def _rehearsal() -> Iterator[Rehearsed]:
    from tests.support.ports import free_port
    from zoho_ideolve_wizard.rehearsal.server import start

    with start(redirect_uri=f"http://localhost:{free_port()}/callback") as running:
        rehearsed = Rehearsed(running)
        yield rehearsed
        rehearsed.close()


@pytest.fixture
def rehearsal(_rehearsal: Rehearsed) -> Rehearsed:
    """One for all tests of a process; each test finds it as it starts."""
    _rehearsal.reset()
    return _rehearsal


@pytest.fixture
async def person(rehearsal: Rehearsed) -> AsyncIterator[Person]:
    """Somebody at a browser, signed in as the company's administrator."""
    async with Person(rehearsal.printed) as one:
        yield one


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder that holds everything the wizard keeps."""
    return tmp_path / "home"
