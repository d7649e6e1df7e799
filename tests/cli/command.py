"""The command as somebody types it, in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-W", "error", "-m", "zoho_ideolve_wizard")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Without a terminal: for what ends before anything is shown."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=30,
    )


def refused(*arguments: object) -> str:
    """What the command says when it could not even open: one paragraph, exit code 2, no traceback."""
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (2, ""), ended
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr
