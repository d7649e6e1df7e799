"""The inputs of a record's form, and the values that were typed into them."""

from ..modules import MODULES, SE_MODULE, Field
from ..organizations import Organization
from ..record_values import BadValueError
from ..records import Record
from .html import area, field, select


def inputs(company: Organization, module: str, given: dict[str, str]) -> str:
    """One input for each field that can be written by hand."""
    return "".join(_input(company, one, given.get(one.api_name, "")) for one in _writable(company, module))


def shown_values(record: Record) -> dict[str, str]:
    """A record's values as its form shows them."""
    shown = {}
    for name, value in record.fields.items():
        if isinstance(value, dict):
            value = value["id"]
        elif isinstance(value, bool):
            value = str(value).lower()
        shown[name] = "" if value is None else str(value)
    return shown


def typed_values(company: Organization, module: str, given: dict[str, str]) -> dict[str, object]:
    """The values by field, of the kind that the field wants; ``BadValueError`` if a number is none."""
    values: dict[str, object] = {}
    for one in _writable(company, module):
        if one.api_name not in given:
            continue
        text = given[one.api_name].strip().replace("\r\n", "\n")
        values[one.api_name] = _value(one, text)
        if one.api_name == "What_Id" and text:
            parents = [found for found in company.records if found.id == text]
            values[SE_MODULE] = parents[0].module if parents else ""
    return values


def _writable(company: Organization, module: str) -> list[Field]:
    found = company.setup.fields_of(module)
    return [one for one in found if not one.read_only and one.data_type != "ownerlookup"]


def _input(company: Organization, one: Field, value: str) -> str:
    if one.data_type == "lookup":
        choices = {"": "None"}
        for parent in MODULES[one.module].parents[one.api_name]:
            for record in company.records_of(parent):
                name = record.fields[MODULES[parent].name_field]
                choices[record.id] = f"{MODULES[parent].singular}: {name}"
        return select(one.api_name, one.label, choices, value)
    if one.data_type == "textarea":
        return area(one.api_name, one.label, value)
    label = f"{one.label} (like 2026-11-02T10:00:00+05:30)" if one.data_type == "datetime" else one.label
    return field(one.api_name, label, value)


def _value(one: Field, text: str) -> object:
    if not text:
        return None
    if one.data_type == "boolean":
        return {"true": True, "false": False}.get(text.lower(), text)
    try:
        if one.data_type in ("integer", "bigint"):
            return int(text)
        if one.data_type in ("double", "currency", "percent"):
            return float(text)
    except ValueError:
        raise BadValueError(one.api_name, expected_data_type=one.data_type) from None
    return text
