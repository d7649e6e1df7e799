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


class DelugeFailure(Exception):
    """A runtime error: Deluge's ``catch`` takes it; otherwise the function has failed at ``line``."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"line {line}: {message}")
        self.message = message
        self.line = line
        self.log: tuple[str, ...] = ()


class Refused(Exception):
    """What no source confirms, or where sources disagree: no ``catch`` takes it, and the function stops.

    It says nothing about what Zoho would do; it says that nobody knows.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"line {line}: {message}")
        self.message = message
        self.line = line
        self.log: tuple[str, ...] = ()


class Unconfirmed(Exception):
    """Raised inside, where the line is not known: becomes ``Refused``."""


class Fault(Exception):
    """Raised inside, where the line is not known: becomes ``DelugeFailure``."""
