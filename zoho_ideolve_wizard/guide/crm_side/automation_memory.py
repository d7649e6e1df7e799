"""What the wizard made in CRM and which code it wrote there: the record that uninstalling goes by.

Kept beside the ledger's places, so that a sudden end loses nothing: that something is about to be made is
written down before it is made, and its id as soon as CRM names it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.deluge_text import fingerprint

FIELD, VARIABLE, FUNCTION = "field", "variable", "function"

_MADE = "automation/made/"
_WRITTEN = "automation/written/"
_BEGUN = "?"


class Made:
    """Ids of what the wizard made, by kind and name (`function`, `ideolve_sync`; `field`, `Deals/Ideolve_State`)."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @contextmanager
    def making(self, kind: str, name: str) -> Iterator[Callable[[str], None]]:
        """Around what makes it; give the id to what it yields. A refusal that leaves no doubt takes it all back:
        what somebody makes under that name later is not the wizard's."""
        place = f"{_MADE}{kind}/{name}"
        self._ledger.remember(place, _BEGUN)
        try:
            yield lambda id: self.keep(kind, name, id)  # noqa: A006 - CRM's word
        except ServiceFailure as failure:
            if not failure.unclear and self._ledger.places().get(place) == _BEGUN:
                self.forget(kind, name)
            raise

    def keep(self, kind: str, name: str, id: str) -> None:  # noqa: A002 - CRM's word
        self._ledger.remember(f"{_MADE}{kind}/{name}", id)

    def found(self, kind: str, name: str, id: str) -> None:  # noqa: A002
        """CRM lists it: it is what was begun before a sudden end, if that was so."""
        if self._ledger.places().get(f"{_MADE}{kind}/{name}") == _BEGUN:
            self.keep(kind, name, id)

    def settle(self, kind: str, listed: Mapping[str, str]) -> None:
        """CRM lists all of a kind, by name and id: what was begun before a sudden end is there, or never came to be."""
        start = f"{_MADE}{kind}/"
        for key, known in self._ledger.places().items():
            name = key.removeprefix(start)
            if not key.startswith(start) or known != _BEGUN:
                continue
            if name in listed:
                self.keep(kind, name, listed[name])
            else:
                self.forget(kind, name)

    def forget(self, kind: str, name: str) -> None:
        self._ledger.forget_place(f"{_MADE}{kind}/{name}")

    def id_of(self, kind: str, name: str) -> str:
        """Empty for what somebody else made, or what is not there."""
        known = self._ledger.places().get(f"{_MADE}{kind}/{name}", "")
        return "" if known == _BEGUN else known

    def all(self, kind: str) -> Mapping[str, str]:
        """Name and id of everything of a kind."""
        start = f"{_MADE}{kind}/"
        places = self._ledger.places().items()
        return {key.removeprefix(start): id for key, id in places if key.startswith(start) and id != _BEGUN}  # noqa: A001


class Written:
    """Fingerprints of the code that the wizard wrote last into each function: other code is somebody else's."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def begin(self, function: str, source: str) -> None:
        """About to be written: after a sudden end either code is the wizard's."""
        self._keep(function, [*self._known(function), fingerprint(source)])

    def keep(self, function: str, source: str) -> None:
        self._keep(function, [fingerprint(source)])

    def forget(self, function: str) -> None:
        self._ledger.forget_place(f"{_WRITTEN}{function}")

    def is_ours(self, function: str, code: str) -> bool:
        """Whether the wizard wrote this code; layout aside, which CRM's editor changes."""
        return fingerprint(code) in self._known(function)

    def _known(self, function: str) -> list[str]:
        text = self._ledger.places().get(f"{_WRITTEN}{function}", "")
        return [str(one) for one in json.loads(text)] if text else []

    def _keep(self, function: str, prints: list[str]) -> None:
        self._ledger.remember(f"{_WRITTEN}{function}", json.dumps(list(dict.fromkeys(prints))))
