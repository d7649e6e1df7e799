"""CRM's tasks, over the outside."""

from copy import deepcopy

from .errors import Unconfirmed
from .outside import Outside, Record
from .values import as_json, kind_of, text_of


def org_variable(outside: Outside, name: object) -> object:
    """The value of a variable as text; "" or null if there is none, as the outside says."""
    return outside.org_variable(text_of(name, "a variable's name"))


def get_record(outside: Outside, module: object, record: object) -> object:
    """The record as a map. What comes for one that is not there nobody says: the outside decides."""
    return deepcopy(outside.get_record(text_of(module, "a module"), record_id(record)))


def update_record(outside: Outside, module: object, record: object, changes: object) -> object:
    """CRM's answer as a map. No rule fires (TheWorkflowAcademy/Zoho-CRM-Trigger-Workflow-…)."""
    if not isinstance(changes, dict) or not changes:
        raise Unconfirmed("updateRecord without a map of changes is not confirmed")
    as_json(changes)
    return deepcopy(outside.update_record(text_of(module, "a module"), record_id(record), deepcopy(changes)))


def related_records(outside: Outside, related: object, module: object, record: object) -> list[Record]:
    """A list of maps, empty if there are none."""
    listed = text_of(related, "a related list")
    return deepcopy(outside.related_records(listed, text_of(module, "a module"), record_id(record)))


def record_id(value: object) -> str:
    """A record's id: the pages say a number, public scripts give the text as well."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Unconfirmed(f"a record's id that is {kind_of(value)} is not confirmed")
    if not str(value).isdecimal():
        raise Unconfirmed(f"'{value}' as a record's id is not confirmed: check it first")
    return str(value)
