"""Lines from whoever answers: read in a thread of their own, so that nothing else waits for a person."""

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from zoho_ideolve_wizard.plain.unseen import unseen

_LONGEST = 1 << 20
"""Bytes. A line that is still longer is no answer; it is cut, so that memory is not filled."""


class EndOfInput(Exception):
    """Nobody answers any more: the input was closed."""


class Keyboard(Protocol):
    """Where answers come from. A wait that is cancelled loses no line: the next one who asks gets it."""

    async def line(self, *, hidden: bool = False) -> str:
        """The next line, without its end. `hidden`: what is typed is not shown. Raises EndOfInput."""
        ...


class StandardInput:
    """The keyboard of a process. It reads past Python's own buffers: a thread that waits in them would stop the
    program from ending."""

    def __init__(self, number: int = 0, hide: Callable[[int], AbstractContextManager[None]] = unseen) -> None:
        self._stream = open(number, "rb", buffering=0, closefd=False)  # noqa: SIM115 - it stays open
        self._hide = hide
        self._number = number
        self._rest = bytearray()
        self._ended = False
        self._wanted: asyncio.Future[str | None] | None = None

    async def line(self, *, hidden: bool = False) -> str:
        if not hidden:
            return await self._next()
        with self._hide(self._number):
            return await self._next()

    async def _next(self) -> str:
        if self._wanted is None or self._wanted.cancelled():
            self._wanted = asyncio.get_running_loop().create_future()
            threading.Thread(target=self._read, args=(self._wanted,), name="keyboard", daemon=True).start()
        found = await asyncio.shield(self._wanted)
        self._wanted = None
        if found is None:
            raise EndOfInput
        return found

    def _read(self, wanted: "asyncio.Future[str | None]") -> None:
        found = self._line()

        def give() -> None:
            if not wanted.done():
                wanted.set_result(found)

        loop = wanted.get_loop()
        try:
            loop.call_soon_threadsafe(give)
        except RuntimeError:
            if not loop.is_closed():
                raise

    def _line(self) -> str | None:
        """None at the end of the input; a last line without its end counts as one."""
        while b"\n" not in self._rest and not self._ended:
            try:
                more = self._stream.read(4096)
            except OSError:  # the terminal is gone
                more = b""
            self._ended = not more
            self._rest += more or b""
            if len(self._rest) > _LONGEST:
                break
        if not self._rest:
            self._ended = False  # at a terminal, Ctrl+D ends one reading, not the next
            return None
        line, _, rest = bytes(self._rest).partition(b"\n")
        self._rest = bytearray(rest)
        return line.removesuffix(b"\r").decode("utf-8", errors="replace")


def is_terminal(number: int) -> bool:
    """Whether somebody sits there."""
    try:
        return os.isatty(number)
    except OSError:
        return False
