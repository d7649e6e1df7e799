"""Each step has its long help, readable in a terminal."""

from importlib.resources import files

import pytest

from tests.guide.test_corrections import STEPS
from zoho_ideolve_wizard.guide import add_job, administrator, reminding, remove_job


@pytest.mark.parametrize("step", [*STEPS, add_job.KEY, administrator.KEY, remove_job.KEY, reminding.KEY])
def test_each_step_has_its_long_help(step: str) -> None:
    text = files("zoho_ideolve_wizard.guide").joinpath("help", f"{step}.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert 25 <= len(lines) <= 60
    assert text.isascii()
    assert "## What usually goes wrong" in lines
