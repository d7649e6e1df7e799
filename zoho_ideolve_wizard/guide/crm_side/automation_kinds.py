"""How a field is read that the admin named himself, where CRM's list of fields is not at hand: as the values of the
latest records tell, or as the admin says."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from zoho_ideolve_wizard.deluge.sent_fields import Kind, kind_of_value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure

WORDS: Mapping[str, Kind] = {"lookup": "lookup", "multi-select": "list", "text": "text"}
"""What the admin may write behind a name, after a colon."""

_PLACE = "automation/kinds/"


class Named(NamedTuple):
    """A field as it was typed: "Partner", "Partner:lookup". `word` may be none that is known."""

    name: str
    word: str = ""

    @property
    def kind(self) -> Kind | None:
        return WORDS.get(self.word.casefold())


def named(text: str) -> Named:
    name, _, word = text.partition(":")
    return Named(name.strip(), word.strip())


def learnt(sitting: Sitting, module: str) -> Mapping[str, Kind]:
    """By API name, what values told so far."""
    found: Mapping[str, Kind] = json.loads(sitting.ledger.places().get(f"{_PLACE}{module}", "{}"))
    return found


def learn(
    sitting: Sitting, module: str, fields: Iterable[str], records: Iterable[Mapping[str, object]]
) -> None:
    """The first value that tells counts. Raises ServiceFailure for a field that holds what cannot be sent."""
    found, latest = dict(learnt(sitting, module)), list(records)
    for api in fields:
        values = [value for one in latest if (value := one.get(api)) not in (None, "", [], {})]
        if values:
            kind = kind_of_value(values[0])
            if kind is None:
                raise ServiceFailure.of(troubles.FIELD_NOT_SENT.about(name=api))
            found[api] = kind
    sitting.ledger.remember(f"{_PLACE}{module}", json.dumps(found))
