from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.tasks import ledger_at
from zoho_ideolve_wizard.engine.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with ledger_at(tmp_path / "ledger.sqlite3") as opened:
        yield opened
