"""A real terminal of 80 columns and 24 rows, with a program in it and somebody who reads and types."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pexpect  # type: ignore[import-untyped]  # it has no types of its own
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds until something that should appear is missed."""

ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"


class Terminal:
    """Runs a command; `screen` is what somebody would see, `raw` all that was written."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(ROOT),
            dimensions=(rows, columns),
            env=os.environ | {"TERM": "xterm-256color"} | dict(environ or {}),
            echo=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *texts: str) -> None:
        """Until all of them are on the screen together."""
        deadline = time.monotonic() + PATIENCE
        while not all(text in self.screen for text in texts):
            if time.monotonic() > deadline:
                raise AssertionError(f"{texts} did not appear on:\n{self.screen}")
            if not self._read() and not self._child.isalive():
                raise AssertionError(f"ended before {texts} appeared on:\n{self.screen}")

    def type(self, keys: str) -> None:
        self._child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def interrupt(self) -> None:
        """As if somebody pressed Ctrl+C."""
        self._child.sendintr()

    def end(self) -> int:
        """Waits until the program has ended; its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self._read() or self._child.isalive():
            if time.monotonic() > deadline:
                raise AssertionError(f"does not end; on its screen:\n{self.screen}")
        self._child.close()
        if self._child.exitstatus is None:
            raise AssertionError(f"ended by signal {self._child.signalstatus}")
        return int(self._child.exitstatus)

    def _read(self) -> bool:
        try:
            text = self._child.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        self.raw += text
        self._stream.feed(text)
        return True
