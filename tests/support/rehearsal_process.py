"""The rehearsal in a process of its own, as an admin would start it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import httpx

from tests.support.ports import free_port

ROOT = Path(__file__).parents[2]
_ENOUGH = 20.0
"""Seconds in which it ends once it is asked to."""


@contextmanager
def rehearsal_process() -> Iterator[Mapping[str, object]]:
    """While it runs; gives the line that it printed. Its ready-made client returns to a port that is free."""
    redirect_uri = f"http://localhost:{free_port()}/callback"
    command = (sys.executable, "-m", "zoho_ideolve_wizard", "rehearsal", "--redirect-uri", redirect_uri)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield cast("Mapping[str, object]", json.loads(process.stdout.readline()))
        finally:
            process.terminate()
            try:
                process.wait(_ENOUGH)
            except subprocess.TimeoutExpired:
                process.kill()


def held_by(printed: Mapping[str, object]) -> Mapping[str, object]:
    """What the rehearsal holds now, of CRM and Ideolve."""
    answer = httpx.get(f"{printed['control']}/state", trust_env=False).raise_for_status()
    return cast("Mapping[str, object]", answer.json())
