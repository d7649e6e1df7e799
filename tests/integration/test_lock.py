"""One wizard a profile."""

import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from zoho_ideolve_wizard.integration.lock import InUse, claim

HOLDS = """
import sys
from pathlib import Path
from zoho_ideolve_wizard.integration.lock import claim
held = claim(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme" / "in-use.lock"


def test_the_second_wizard_is_told_who_is_there_and_stays_out(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InUse) as refused:
            claim(path)
        assert refused.value.pid == other.pid
        assert refused.value.host == socket.gethostname()
        assert refused.value.since is not None
        assert datetime.now(UTC) - refused.value.since < timedelta(minutes=1)
        assert f"process {other.pid}" in str(refused.value)
        # Killed, not closed: the operating system lets go of the lock, and what it told does not mislead.
        other.send_signal(signal.SIGKILL)
        other.wait()
        with claim(path):
            pass


def test_in_one_process_too_the_second_claim_is_refused_until_the_first_is_released(path: Path) -> None:
    first = claim(path)
    with pytest.raises(InUse) as refused:
        claim(path)
    assert refused.value.pid == os.getpid()
    first.release()
    first.release()
    claim(path).release()


def test_a_refused_claim_leaves_the_first_one_standing(path: Path) -> None:
    with claim(path):
        for _ in range(3):
            with pytest.raises(InUse):
                claim(path)


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b'{"pid": "x", "since": "y", "host": "z"}', b"\xff"]
)
def test_who_holds_it_may_be_unknown_but_it_is_still_held(path: Path, content: bytes | None) -> None:
    with claim(path):
        who = path.with_name("in-use.lock.json")
        who.unlink()
        if content is not None:
            who.write_bytes(content)
        with pytest.raises(InUse, match="Another wizard has this profile open") as refused:
            claim(path)
        assert (refused.value.pid, refused.value.since, refused.value.host) == (0, None, "")


def test_profiles_do_not_hinder_each_other(tmp_path: Path) -> None:
    with claim(tmp_path / "a" / "in-use.lock"), claim(tmp_path / "b" / "in-use.lock"):
        pass
