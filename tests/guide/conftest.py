from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guide.desk import sitting_in
from zoho_ideolve_wizard.guide.sitting import Sitting


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """On the real addresses, with nothing answered yet."""
    opened = sitting_in(tmp_path)
    yield opened
    opened.ledger.close()
