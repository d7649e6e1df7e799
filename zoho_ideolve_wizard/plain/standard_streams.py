"""The console on a process's own input and output."""

import os
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from zoho_ideolve_wizard.plain.keyboard import EndOfInput, StandardInput
from zoho_ideolve_wizard.plain.prompting import Console


def console_of(source: TextIO, sink: TextIO) -> Console:
    """Signs that the output cannot show become a question mark; it is never a reason to stop."""
    if isinstance(sink, TextIOWrapper):
        sink.reconfigure(errors="replace")
    width = _columns(sink) if sink.isatty() else int
    return Console(StandardInput(source.fileno()), _writer(sink), echoes=source.isatty(), width=width)


def _columns(sink: TextIO) -> Callable[[], int]:
    """Asked anew for each line: a window may be made wider meanwhile. 0 where the terminal does not say."""

    def columns() -> int:
        try:
            return os.get_terminal_size(sink.fileno()).columns
        except (OSError, ValueError):
            return 0

    return columns


def _writer(sink: TextIO) -> Callable[[str], None]:
    """Where nobody reads any more, nobody answers either: that is the end of the input, told once."""
    gone = False

    def write(text: str) -> None:
        nonlocal gone
        if gone:
            return
        try:
            sink.write(text)
            sink.flush()
        except (OSError, ValueError):
            gone = True
            with suppress(OSError, ValueError):  # so that nothing is written to it once more at the very end
                os.dup2(os.open(os.devnull, os.O_WRONLY), sink.fileno())
            raise EndOfInput from None

    return write
