"""Text that came from outside, made fit to stand in a message of ours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

HIDDEN = "[hidden]"


def plain(text: str, *, hide: Iterable[str] = (), limit: int = 160) -> str:
    """One line of at most `limit` characters, without control characters and without any of `hide`.

    `hide` are the secrets of the request: a service may echo what it was sent.
    """
    for secret in sorted({secret for secret in hide if secret}, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    kept = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    line = " ".join(kept.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."
