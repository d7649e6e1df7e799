"""What a long reading says of itself as it goes: what it does now, and the how manieth that is of how many."""

from collections.abc import Callable

Tell = Callable[[str], None]
"""Is told what is done now, without a full stop: "Counting deals (2 of 3)"."""


def nobody(_doing: str) -> None:
    """Nobody listens."""


def nth(doing: str, number: int, of: int) -> str:
    """ "Counting deals (2 of 3)"; a single thing is not counted."""
    return f"{doing} ({number} of {of})" if of > 1 else doing
