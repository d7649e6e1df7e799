"""What can go wrong with a Deluge source: at compiling, while it runs, and what nobody confirmed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceError:
    """One thing that the compiler does not take; ``line`` counts from 1, as in CRM's editor."""

    message: str
    line: int


class CompilationError(Exception):
    """The source was not taken; ``errors`` are in the order of their lines, at least one."""

    def __init__(self, errors: tuple[SourceError, ...]) -> None:
        super().__init__("; ".join(f"line {error.line}: {error.message}" for error in errors))
        self.errors = errors


class _Stopped(Exception):
    """What ended a function at ``line`` of ``function`` (its full name); ``log`` is what it said before."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.function = ""
        self.log: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Where, and what."""
        place = f"{self.function}, line {self.line}" if self.function else f"line {self.line}"
        return f"{place}: {self.message}"


class DelugeFailure(_Stopped):
    """A runtime error: Deluge's ``catch`` takes it; otherwise the function has failed."""


class Refused(_Stopped):
    """What no source confirms, or where sources disagree: no ``catch`` takes it, and the function stops.

    It says nothing about what Zoho would do; it says that nobody knows.
    """


class Unconfirmed(Exception):
    """Raised inside, where the line is not known: becomes ``Refused``."""


class Fault(Exception):
    """Raised inside, where the line is not known: becomes ``DelugeFailure``."""
