"""A service that takes nothing for a while: all that is for it waits together, and one of it goes first after that."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from time import monotonic

LONGEST_BLOCK = 900.0
"""Seconds. Whoever is blocked for longer is told so, and decides."""
MARGIN = 3.0
"""Seconds more than the service asks for: its clock is not ours, and asking too early may prolong the wait."""


class Block:
    """One for each system of a run. `stop` ends every wait."""

    def __init__(self, stop: asyncio.Event) -> None:
        self._stop = stop
        self._until = 0.0
        self._one = asyncio.Lock()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether it is not known yet that the service takes anything again."""
        return self._closed

    def begin(self, seconds: float) -> datetime:
        """Nothing more before then; a second refusal lets it last longer, never less. When it ends, by the clock."""
        self._closed = True
        self._until = max(self._until, monotonic() + seconds + MARGIN)
        return self.until

    @property
    def until(self) -> datetime:
        """When it ends, by the clock; in the past once it is over."""
        return datetime.now(UTC) + timedelta(seconds=self._until - monotonic())

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Around each attempt: at once where nothing is blocked, else after the wait, and one before all others."""
        if not self._closed:
            yield
            return
        async with self._one:
            while self._closed and not self._stop.is_set() and (left := self._until - monotonic()) > 0:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), left)
            try:
                yield
            finally:
                self._closed = False  # Whoever is refused again begins it again.
