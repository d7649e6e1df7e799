"""Compiling a source, and running it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .outside import Outside
from .tree import Function


@dataclass(frozen=True)
class Program:
    """A compiled function: ``namespace`` is automation, schedule or standalone, ``returns`` void or string."""

    namespace: str
    name: str
    arguments: tuple[str, ...]
    returns: str
    function: Function = field(repr=False, compare=False)

    @property
    def full_name(self) -> str:
        """As other functions call it, for example ``standalone.escape``."""
        return f"{self.namespace}.{self.name}"


@dataclass(frozen=True)
class Ran:
    """A run that came to its end: what ``info`` said, in order, and what was returned (``None`` if void)."""

    log: tuple[str, ...]
    returned: object


def compile_source(source: str) -> Program:
    """The one function of the source. Raises ``CompilationError``."""
    raise NotImplementedError


def run(
    program: Program, arguments: Mapping[str, str | None], outside: Outside, library: Mapping[str, Program]
) -> Ran:
    """Runs it to its end, synchronously. ``library`` has the standalone functions by ``full_name``.

    Raises ``DelugeFailure`` for a runtime error that no ``catch`` took, ``Refused`` for what is not confirmed.
    """
    raise NotImplementedError
