"""Lets work that takes long say how far it is, and hear that the admin wants it to stop."""

import asyncio
from collections.abc import Callable
from contextlib import suppress


class Watch:
    """One for each task that waits for something; the runner begins it. Before that, nobody listens."""

    def __init__(self) -> None:
        self._tell: Callable[[str], None] | None = None
        self._stop: asyncio.Event | None = None

    def begin(self, tell: Callable[[str], None], stop: asyncio.Event) -> None:
        self._tell = tell
        self._stop = stop

    def say(self, line: str) -> None:
        """Tells whoever draws how far it is."""
        if self._tell is not None:
            self._tell(line)

    async def pause(self, seconds: float) -> bool:
        """Waits, and says whether it is to stop; at once when that is wanted meanwhile."""
        if self._stop is None:
            await asyncio.sleep(seconds)
            return False
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)
        return self._stop.is_set()
