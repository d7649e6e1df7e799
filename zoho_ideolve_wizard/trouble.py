"""What can go wrong, each thing defined once: the error is made from the definition, and so is the index.

A leaf that every layer may use. A definition stands beside the code that meets the trouble.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

ENTERED = "What you enter"
"""Who says it, of an answer that cannot be used: no service refused, the form did."""

_NAMED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Trouble:
    """One thing that can go wrong. Its texts may hold places for what is only known then: `{host}`.

    Fields:
        key: stable, unique, in small letters: "crm.no-permission".
        system: who says it: "Zoho accounts", "Zoho CRM", "Ideolve", "Network", "This computer", "This wizard";
            `ENTERED` for an answer that cannot be used.
        what: what happened, one sentence.
        cause: why that usually happens; may be empty.
        remedy: what to do next; never empty.
        codes: the service's own codes for it, or one of ours in capitals.
        can_retry, by_hand, wait, unclear: as in `ServiceFailure`; `wait` is in seconds.
    """

    key: str
    system: str
    what: str
    cause: str
    remedy: str
    codes: tuple[str, ...] = ()
    can_retry: bool = False
    by_hand: bool = False
    wait: float = 0.0
    unclear: bool = False

    def about(self, **known: str) -> Trouble:
        """The same with places filled in. Values are text fit to be shown, and are never read as places."""

        def filled(text: str) -> str:
            return _NAMED.sub(lambda place: known.get(place[1], place[0]), text)

        return replace(self, what=filled(self.what), cause=filled(self.cause), remedy=filled(self.remedy))

    @property
    def told(self) -> str:
        """What happened and what to do, as one text."""
        return f"{self.what} {self.remedy}".strip()

    @property
    def places(self) -> frozenset[str]:
        """The names of what is still to be filled in."""
        return frozenset(_NAMED.findall(f"{self.what} {self.cause} {self.remedy}"))


def by_code(*troubles: Trouble) -> dict[str, Trouble]:
    """A table from each of their codes. Raises ValueError if two have the same one."""
    table = {code: trouble for trouble in troubles for code in trouble.codes}
    if len(table) != sum(len(trouble.codes) for trouble in troubles):
        raise ValueError("two troubles answer to one code")
    return table
