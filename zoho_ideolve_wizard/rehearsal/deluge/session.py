"""What all functions of one run share, and what is counted against Zoho's limits."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from .errors import Refused
from .outside import Outside
from .tree import Function

MOST_STATEMENTS = 5_000
"""Executed in one function: deluge/help/limitations.html, which "may not be accurate".

It does not say whether those of the functions that it calls count as well; here they do not.
"""

MOST_CALLS = 75
"""Of other functions in one function: creator/help/script/usage-limits.html."""

MOST_OF_A_RUN = 200_000
"""Lines executed, of everything together: crm/developer/docs/serverless-architecture/deluge-limits.html."""

DEEPEST = 10
"""Functions inside functions; how deep Zoho goes, nobody says."""


@dataclass
class Session:
    """One run. ``library`` has the functions that may be called, by full name."""

    outside: Outside
    library: Mapping[str, Function]
    log: list[str] = field(default_factory=list)
    statements: int = 0
    depth: int = 0
    tries: int = 0

    def enter(self, line: int) -> None:
        """One function more inside the others."""
        if self.depth >= DEEPEST:
            raise Refused(f"more than {DEEPEST} functions inside each other are not confirmed", line)
        self.depth += 1

    def leave(self) -> None:
        """It has ended."""
        self.depth -= 1

    @contextmanager
    def trying(self) -> Iterator[None]:
        """While the block of a ``try`` runs."""
        self.tries += 1
        try:
            yield
        finally:
            self.tries -= 1


@dataclass
class Counts:
    """What one call of one function has used up."""

    session: Session
    statements: int = 0
    calls: int = 0

    def statement(self, line: int) -> None:
        """One statement more. A loop counts once for each turn, as Zoho's page does."""
        self.statements += 1
        self.session.statements += 1
        if self.statements > MOST_STATEMENTS:
            raise Refused(f"more than {MOST_STATEMENTS} statements were executed in a function", line)
        if self.session.statements > MOST_OF_A_RUN:
            raise Refused(f"more than {MOST_OF_A_RUN} statements were executed in a run", line)

    def call(self, line: int) -> None:
        """One call more of another function."""
        self.calls += 1
        if self.calls > MOST_CALLS:
            raise Refused(f"more than {MOST_CALLS} functions were called in a function", line)
