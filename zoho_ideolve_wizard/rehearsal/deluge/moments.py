"""Date-times, as far as a watermark and a day need them."""

import re
from dataclasses import dataclass
from datetime import datetime

from .errors import Fault, Unconfirmed

_DIRECTIVES = {"yyyy": "%Y", "MM": "%m", "dd": "%d", "HH": "%H", "mm": "%M", "ss": "%S"}
_PIECE = re.compile(r"'([^']*)'|([A-Za-z]+)|(.)", re.DOTALL)
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)?\Z")


@dataclass(frozen=True)
class Moment:
    """A date-time without a zone. ``origin`` says whose clock it is: two are compared only on one clock.

    What the script's own clock and a time zone after a CRM time are to ``toTime`` is not confirmed.
    """

    wall: datetime
    origin: str

    def text(self, mapping: str) -> str:
        """Written with ``yyyy-MM-dd'T'HH:mm:ss`` and parts of it."""
        return self.wall.strftime(_format(mapping))


def read(text: str, mapping: str) -> Moment:
    """``text.toTime("yyyy-MM-dd'T'HH:mm:ss")``; public scripts do so with CRM's times, zone and all."""
    pattern = _format(mapping)
    for end in range(len(text), 0, -1):
        zone = text[end:]
        if _ZONE.match(zone) is None:
            continue
        try:
            wall = datetime.strptime(text[:end], pattern)  # noqa: DTZ007 - a wall clock's time, on purpose
        except ValueError:
            continue
        return Moment(wall, f"a time with the zone '{zone}'")
    raise Fault(f"UnParsable date: {text}")


def before(left: Moment, right: Moment) -> bool:
    """Whether ``left`` is earlier."""
    if left.origin != right.origin:
        raise Unconfirmed(f"comparing {left.origin} with {right.origin} is not confirmed")
    return left.wall < right.wall


def _format(mapping: str) -> str:
    pieces: list[str] = []
    for quoted, letters, other in _PIECE.findall(mapping):
        if letters and letters not in _DIRECTIVES:
            raise Unconfirmed(f"'{letters}' in the date format '{mapping}' is not confirmed")
        pieces.append(_DIRECTIVES[letters] if letters else (quoted + other).replace("%", "%%"))
    return "".join(pieces)
