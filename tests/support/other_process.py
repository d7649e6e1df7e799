"""Somebody at a browser in a process of their own, who is told one deed after another."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]


class OtherProcess:
    """Runs tests/support/person.py as a script. Deeds are those of `Person`, by name."""

    def __init__(self, printed: Mapping[str, object]) -> None:
        self._printed = printed

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.support.person", json.dumps(dict(self._printed))),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def does(self, deed: str, **given: object) -> list[str]:
        """What was read from the page afterwards, such as an id and its secret; fails if the page says no."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": deed, "with": given}).encode() + b"\n")
        told = json.loads(await self._process.stdout.readline())
        if "problem" in told:
            raise AssertionError(f"{deed}: {told['problem']}")
        done = told["done"]
        return [str(one) for one in done] if isinstance(done, list) else [str(done)]
