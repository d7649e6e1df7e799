"""A real terminal of 80 columns and 24 rows, with a program in it and somebody who reads and types."""

from __future__ import annotations

import os
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self

import pexpect  # type: ignore[import-untyped]  # it has no types of its own
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds until something that should appear is missed."""

_ASKS, _ANSWER = b"\x1b[?2026$p", "\x1b[?2026;2$y"
_BEGINS, _ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
"""Synchronized output, as terminals of today have it: a picture begins and ends, and is shown as a whole."""

ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"


class Cell(NamedTuple):
    """How one character is drawn."""

    bold: bool
    underscore: bool
    reverse: bool
    fg: str
    bg: str


class Terminal:
    """Runs a command; `screen` is what somebody would see, `raw` all that was written."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        patience: float = PATIENCE,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._drawn = 0
        self._gone = False
        self.patience = patience
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
        if self._gone:
            return
        if self._child.isalive():
            self._child.kill(signal.SIGKILL)
            self._child.wait()
        self._child.close()

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def rows(self) -> int:
        return int(self._screen.lines)

    @property
    def columns(self) -> int:
        return int(self._screen.columns)

    def cell(self, row: int, column: int) -> Cell:
        char = self._screen.buffer[row][column]
        return Cell(char.bold, char.underscore, char.reverse, char.fg, char.bg)

    def stretch(self, row: int, column: int) -> str:
        """The words around this place that stand on the same background."""
        line = self._screen.buffer[row]
        background = line[column].bg
        first = last = column
        while first > 0 and line[first - 1].bg == background:
            first -= 1
        while last < self.columns - 1 and line[last + 1].bg == background:
            last += 1
        return "".join(line[one].data for one in range(first, last + 1)).strip()

    @property
    def look(self) -> object:
        """Words and styles of the whole screen, but for styles of one cell alone: a cursor may blink."""
        styles = (
            [self.cell(row, column) for column in range(self._screen.columns)] for row in range(self.rows)
        )
        runs = [[(style, len(list(run))) for style, run in groupby(line)] for line in styles]
        return self.screen, [[run for run in line if run[1] > 1] for line in runs]

    def wait_for(self, *texts: str) -> None:
        """Until all of them are on the screen together."""
        self.wait_until(lambda: all(text in self.screen for text in texts), f"{texts} can be seen")

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + self.patience
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"it never happened that {what}. On the screen:\n{self.screen}")
            if not self._read() and not self._child.isalive():
                raise AssertionError(f"ended before {what}. On the screen:\n{self.screen}")

    def catch_up(self) -> None:
        """Reads what was written by now."""
        while self._read(patience=0):
            pass

    def rest(self) -> None:
        """Reads until nothing is written any more."""
        while self._read(patience=0.3):
            pass

    def type(self, keys: str) -> None:
        self._child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    @property
    def modes(self) -> Sequence[object]:
        """How the terminal is set: echo, whole lines, and the like."""
        return termios.tcgetattr(self._child.fileno())

    def send_signal(self, number: int) -> None:
        """To the program, as another one would."""
        self._child.kill(number)

    def hangs_up(self) -> int:
        """Closes the terminal under the program, and waits until that has ended; its exit code."""
        process = self._child.ptyproc
        process.fileobj.close()  # and known to be: the number may be another file's by now
        process.closed, process.fd, self._child.closed, self._child.child_fd = True, -1, True, -1
        deadline = time.monotonic() + self.patience
        while (ended := os.waitpid(self._child.pid, os.WNOHANG))[0] == 0:
            if time.monotonic() > deadline:
                raise AssertionError("it goes on without a terminal")
            time.sleep(0.01)
        self._gone = True
        return os.waitstatus_to_exitcode(ended[1])

    def interrupt(self) -> None:
        """As if somebody pressed Ctrl+C."""
        self._child.sendintr()

    def end(self, *, closes: bool = True) -> int:
        """Waits until the program has ended; its exit code. Unless it is closed, the terminal can be looked at."""
        deadline = time.monotonic() + self.patience
        while self._read() or self._child.isalive():
            if time.monotonic() > deadline:
                raise AssertionError(f"does not end; on its screen:\n{self.screen}")
        if closes:
            self._child.close()
        if self._child.exitstatus is None:
            raise AssertionError(f"ended by signal {self._child.signalstatus}")
        return int(self._child.exitstatus)

    def _read(self, patience: float = 0.1) -> bool:
        try:
            text = self._child.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        before = len(self.raw)
        self.raw += text
        if _ASKS in self.raw[max(0, before - len(_ASKS)) :] and _ASKS not in self.raw[:before]:
            self._child.send(_ANSWER)
        self._draw()
        return True

    def _draw(self) -> None:
        """What was written, but not half of a picture: one that has begun is drawn when it has ended."""
        complete = len(self.raw)
        if self.raw.rfind(_BEGINS) > self.raw.rfind(_ENDS):
            complete = self.raw.rfind(_BEGINS)
        else:
            cut_short = (size for size in range(1, len(_BEGINS)) if self.raw.endswith(_BEGINS[:size]))
            complete -= max(cut_short, default=0)
        if complete > self._drawn:
            self._stream.feed(self.raw[self._drawn : complete])
            self._drawn = complete
