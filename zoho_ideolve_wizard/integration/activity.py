"""What the wizard did, in memory: each request and each task as one line, the last ones, without a secret."""

import logging
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime

from zoho_ideolve_wizard.integration.redaction import LOGGER, Redactor

MOST = 1000
"""Lines that are kept; older ones go."""


@dataclass(frozen=True)
class Entry:
    """One line; `at` is UTC. `number` counts from the first line of the sitting on, also those that are gone."""

    number: int
    at: datetime
    text: str
    trouble: bool = False

    @property
    def line(self) -> str:
        """As it is shown and saved, with the time of this place."""
        return f"{self.at.astimezone():%H:%M:%S}  {self.text}"


class Activity(logging.Handler):
    """Listens to the wizard's own logger until `stop`. Everything passes the redactor before it is kept."""

    def __init__(self, redactor: Redactor, most: int = MOST) -> None:
        super().__init__(logging.INFO)
        self.addFilter(redactor)
        self._kept: deque[Entry] = deque(maxlen=most)
        self._count = 0
        logger = logging.getLogger(LOGGER)
        if not logger.isEnabledFor(logging.INFO):
            logger.setLevel(logging.INFO)
        logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Only the message: a traceback is for the file."""
        self._count += 1
        at = datetime.fromtimestamp(record.created, UTC)
        trouble = record.levelno >= logging.WARNING
        self._kept.append(Entry(self._count, at, record.getMessage(), trouble))

    @property
    def count(self) -> int:
        """How many lines there were so far."""
        return self._count

    def entries(self, wanted: str = "") -> list[Entry]:
        """Newest last; with `wanted`, those that hold every word of it."""
        words = wanted.casefold().split()
        return [one for one in tuple(self._kept) if all(word in one.line.casefold() for word in words)]

    def text(self) -> str:
        """All that is kept, for a file; every line with its day."""
        lines = [f"{one.at.astimezone():%Y-%m-%d} {one.line}" for one in tuple(self._kept)]
        return "\n".join([*lines, ""])

    def stop(self) -> None:
        logging.getLogger(LOGGER).removeHandler(self)
        self.close()
