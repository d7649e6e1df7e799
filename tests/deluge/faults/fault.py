"""One fault in one source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """In ``function`` the text ``right``, which stands there once, becomes ``wrong``."""

    what: str
    function: str
    right: str
    wrong: str
