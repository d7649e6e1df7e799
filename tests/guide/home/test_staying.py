"""What is said of the next start, wherever somebody leaves."""

from pathlib import Path

import pytest

from tests.guide.desk import sitting_in
from zoho_ideolve_wizard.guide.home import home_menu, progress
from zoho_ideolve_wizard.guide.home.staying import next_start, what_stays
from zoho_ideolve_wizard.guide.surroundings import Surroundings


@pytest.mark.parametrize(
    ("throw_away", "vault", "words"),
    [
        (False, "passphrase", "everything is kept"),
        (False, "memory", "answers are kept; secrets are forgotten, as you chose"),
        (True, "passphrase", "this rehearsal is thrown away; --home DIR keeps one"),
        (True, "memory", "this rehearsal is thrown away; --home DIR keeps one"),
    ],
)
def test_a_profile_that_is_thrown_away_claims_nothing(
    tmp_path: Path, throw_away: bool, vault: str, words: str
) -> None:
    surroundings = Surroundings(throw_away=throw_away)
    sitting = sitting_in(tmp_path, answers={"secrets.vault": vault}, surroundings=surroundings)
    assert what_stays(sitting) == words
    offered = home_menu.entries(sitting, progress.progress(sitting), can_rehearse=False)
    assert offered[-1] == ("quit", "Quit", words)
    assert ("thrown away" in next_start(sitting)) is throw_away
    assert ("says what is next" in next_start(sitting)) is not throw_away
    sitting.ledger.close()


@pytest.mark.parametrize("throw_away", [True, False])
def test_that_nothing_is_lost_is_said_where_that_holds(tmp_path: Path, throw_away: bool) -> None:
    sitting = sitting_in(tmp_path, surroundings=Surroundings(throw_away=throw_away))
    first, *_ = home_menu.entries(sitting, progress.progress(sitting), can_rehearse=False)
    assert ("nothing is lost" in first[2]) is not throw_away
    sitting.ledger.close()
