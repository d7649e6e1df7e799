"""Our functions are held to the strictest reading of Zoho's limit of statements."""

import pytest

from zoho_ideolve_wizard.rehearsal.deluge import session


@pytest.fixture(autouse=True)
def smallest_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """5,000 in a run, the functions that are called included: the page says "a function", and no more."""
    monkeypatch.setattr(session, "MOST_OF_A_RUN", session.MOST_STATEMENTS)
