"""The time as the rehearsal sees it."""

import time
from datetime import UTC, datetime


class Clock:
    """The real time plus an offset in seconds, so that a test need not wait for a code to expire."""

    def __init__(self) -> None:
        self.offset: float = 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.offset

    def text(self) -> str:
        """The present time as CRM writes it, for example ``2026-11-02T09:30:00+00:00``."""
        return datetime.fromtimestamp(self.now(), UTC).isoformat(timespec="seconds")
