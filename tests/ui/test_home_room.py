"""The home screen at 80x24: the company is seen at the start, and the key of the one thing wanted stays."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.support.stills.catalog import still
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine


def words_of_keys(app: WizardApp) -> list[str]:
    return [one.entry.words for one in app.screen.query_one(KeyLine).placed]


@pytest.mark.parametrize(("name", "key"), [("home-paused", "Resume"), ("home-ill", "Pause")])
def test_the_key_that_pauses_and_resumes_is_in_the_line(tmp_path: Path, name: str, key: str) -> None:
    shown = still(name).visit(tmp_path, words_of_keys)
    assert key in shown
    assert "Tokens" in shown


@pytest.mark.parametrize("name", ["home-many-tokens", "home-ill", "home-automation", "home-again"])
def test_the_company_is_seen_at_the_start(tmp_path: Path, name: str) -> None:
    def scrolled(app: WizardApp) -> float:
        assert app.screen.query_one("#company", Static).has_class("-known")
        return app.screen.query_one("#middle").scroll_offset.y

    assert still(name).visit(tmp_path, scrolled) == 0
