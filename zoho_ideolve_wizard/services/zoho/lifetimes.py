"""How long things live, read from answers that do not agree on the unit."""

from __future__ import annotations

HOUR = 3600.0
FIVE_MINUTES = 300.0
HALF_A_MINUTE = 30.0


def token_seconds(expires_in_sec: float | None, expires_in: float | None) -> float:
    """An access token's life. Old answers give `expires_in_sec`, and then `expires_in` is in milliseconds."""
    if expires_in_sec is not None:
        return expires_in_sec
    if expires_in is None:
        return HOUR
    # No access token lives a day; 3,600,000 is an hour in milliseconds.
    return expires_in / 1000 if expires_in > 24 * HOUR else expires_in


def device_seconds(expires_in: float | None) -> float:
    """A device code's life, about five minutes. Zoho's pages differ between seconds and milliseconds."""
    if not expires_in:
        return FIVE_MINUTES
    return expires_in / 1000 if expires_in > 2 * HOUR else expires_in


def polling_seconds(interval: float | None) -> float:
    """How long to wait between two polls: what the answer says, half a minute if it says nothing."""
    if not interval:
        return HALF_A_MINUTE
    return interval / 1000 if interval > 2 * FIVE_MINUTES else interval
