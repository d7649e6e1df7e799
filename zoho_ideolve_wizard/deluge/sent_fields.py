"""Which fields of a record leave CRM: the admin's choice, as the CRM variables hold it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "lookup", "list"]
"""How our functions read a value: as it is, by the name of the record it refers to, or one by one."""

MOST = 20
"""More fields than this would fill the memory of what was sent (`Ideolve_Last_Sent`) too easily."""

_KINDS: dict[str, Kind] = {
    "lookup": "lookup",
    "ownerlookup": "lookup",
    "userlookup": "lookup",
    "multiselectpicklist": "list",
}
_NOT_SENT = frozenset(
    {
        "consent_lookup",
        "fileupload",
        "imageupload",
        "multiselectlookup",
        "multiuserlookup",
        "profileimage",
        "rollup_summary",
        "subform",
    }
)


@dataclass(frozen=True)
class SentField:
    """`api` is the field's API name, `label` what stands before its value in the note."""

    api: str
    label: str
    kind: Kind = "text"


def kind_of(data_type: str) -> Kind | None:
    """How to read a field of this `data_type` (as CRM's field list names it); None if it cannot be sent."""
    if data_type in _NOT_SENT:
        return None
    return _KINDS.get(data_type, "text")


def kind_of_value(value: object) -> Kind | None:
    """How to read a field that holds this value; None for what cannot be sent: several records, files, or parts."""
    if isinstance(value, Mapping):
        return "lookup" if "name" in value else None
    if isinstance(value, list):
        return None if any(isinstance(one, Mapping | list) for one in value) else "list"
    return "text"


def as_value(fields: Iterable[SentField]) -> str:
    """The value of the variable `ideolve_account_fields` or `ideolve_deal_fields`."""
    rows = [{"api": field.api, "label": field.label, "kind": field.kind} for field in fields]
    return json.dumps({"fields": rows}, ensure_ascii=False, separators=(",", ":"))


ACCOUNT_DEFAULTS = (
    SentField("Industry", "Industry"),
    SentField("Website", "Website"),
    SentField("Phone", "Phone"),
    SentField("Owner", "Owner", "lookup"),
    SentField("Description", "Description"),
)
DEAL_DEFAULTS = (
    SentField("Account_Name", "Account", "lookup"),
    SentField("Stage", "Stage"),
    SentField("Amount", "Amount"),
    SentField("Closing_Date", "Closing date"),
    SentField("Owner", "Owner", "lookup"),
    SentField("Description", "Description"),
)
"""Offered first; those that an organization lacks are left out. The record's name is always sent."""
