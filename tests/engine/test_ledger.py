"""The record survives whatever ends the program, and says what was under way then."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.engine.tasks import ledger_at, task
from zoho_ideolve_wizard.engine.ledger import Ledger, LedgerUnusable
from zoho_ideolve_wizard.engine.task import Outcome

ANA = task("group/experts/ana@example.com")
BEN = task("group/experts/ben@example.com")


def test_what_was_done_is_there_the_next_time_with_who_and_when(tmp_path: Path) -> None:
    with ledger_at(tmp_path / "ledger.sqlite3") as ledger:
        ledger.begin(ANA)
        ledger.end(ANA, Outcome.VERIFIED, "Added.", "")
        ledger.end_run()
    with Ledger(tmp_path / "ledger.sqlite3") as again:
        (record,) = again.latest().values()
        assert record == again.last(ANA.key)
    assert (record.key, record.outcome, record.why) == (ANA.key, Outcome.VERIFIED, "Added.")
    assert (record.actor, record.run, record.title, record.system) == (
        "asha@example.com",
        1,
        ANA.title,
        "Ideolve",
    )
    assert record.at is not None
    assert record.at.tzinfo is not None


CRASH = """
    import os, signal, sys
    from pathlib import Path
    from tests.engine.tasks import ledger_at, task
    from zoho_ideolve_wizard.engine.task import Outcome

    ledger = ledger_at(Path(sys.argv[1]))
    done, under_way = task("done"), task("under way")
    ledger.begin(done)
    ledger.end(done, Outcome.VERIFIED)
    ledger.begin(under_way)
    ledger.remember("setup/place", "people/invite")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_between_begin_and_end_it_is_unknown_and_nothing_else_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CRASH), path],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with ledger_at(path) as again:
        assert again.latest()["done"].outcome is Outcome.VERIFIED
        assert again.latest()["under way"].outcome is Outcome.UNKNOWN
        assert "looks before" in again.latest()["under way"].why
        assert again.places() == {"setup/place": "people/invite"}
        again.begin(task("under way"))
        assert again.latest()["under way"].outcome is Outcome.RUNNING
        again.end(task("under way"), Outcome.VERIFIED)
        assert again.latest()["under way"].outcome is Outcome.VERIFIED
        assert [record.outcome for record in again.history()] == [
            Outcome.VERIFIED,
            Outcome.UNKNOWN,
            Outcome.VERIFIED,
        ]


def test_a_task_of_this_very_run_is_under_way_not_unknown(ledger: Ledger) -> None:
    ledger.begin(ANA)
    assert ledger.latest()[ANA.key].outcome is Outcome.RUNNING


def test_what_was_confirmed_without_having_begun_is_written_down(ledger: Ledger) -> None:
    ledger.end(ANA, Outcome.CONFIRMED)
    assert ledger.latest()[ANA.key].outcome is Outcome.CONFIRMED


def test_a_confirmation_taken_back_is_to_do_again_and_the_history_keeps_both(ledger: Ledger) -> None:
    ledger.end(ANA, Outcome.CONFIRMED)
    ledger.undo(ANA, "Taken back.")
    assert ledger.latest()[ANA.key].outcome is Outcome.PENDING
    assert [(record.outcome, record.why) for record in ledger.history()] == [
        (Outcome.CONFIRMED, ""),
        (Outcome.PENDING, "Taken back."),
    ]


def test_two_attempts_are_two_lines_of_history_and_the_last_one_counts(ledger: Ledger) -> None:
    ledger.begin(ANA)
    ledger.end(ANA, Outcome.FAILED, "Busy.", "Try again.")
    ledger.begin(BEN)
    ledger.begin(ANA)
    ledger.end(ANA, Outcome.VERIFIED)
    assert [(record.key, record.outcome) for record in ledger.history()] == [
        (ANA.key, Outcome.FAILED),
        (BEN.key, Outcome.RUNNING),
        (ANA.key, Outcome.VERIFIED),
    ]
    assert ledger.history()[0].remedy == "Try again."
    assert ledger.latest()[ANA.key].outcome is Outcome.VERIFIED
    assert ledger.last("never heard of") is None


def test_places_are_kept_replaced_and_forgotten(ledger: Ledger) -> None:
    ledger.remember("draft/workspace.name", "Zo")
    ledger.remember("draft/workspace.name", "Zoho")
    ledger.remember("setup/place", "workspace/names")
    ledger.forget_place("draft/workspace.name")
    ledger.forget_place("never there")
    assert ledger.places() == {"setup/place": "workspace/names"}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not the owner's there")
def test_only_the_owner_can_read_any_of_its_files(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        with ledger_at(tmp_path / "new" / "ledger.sqlite3") as ledger:
            ledger.begin(ANA)
            files = list((tmp_path / "new").iterdir())
            modes = {stat.S_IMODE(path.stat().st_mode) for path in files}
    finally:
        os.umask(old)
    assert len(files) >= 2
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_record_of_a_newer_wizard_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with sqlite3.connect(path) as newer:
        newer.execute("pragma user_version=99")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(LedgerUnusable, match="newer version of the wizard"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_damaged_record_is_said_in_words_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(b"this is no database, " * 100)
    with pytest.raises(LedgerUnusable, match="Move it elsewhere and start again"):
        Ledger(path)
    assert path.read_bytes().startswith(b"this is no database")


def test_hostile_names_are_kept_as_they_are(ledger: Ledger) -> None:
    hostile = task("group/'); drop table entry; --/\u202eana\x00@example.com")
    ledger.end(hostile, Outcome.CONFIRMED)
    assert list(ledger.latest()) == [hostile.key]
