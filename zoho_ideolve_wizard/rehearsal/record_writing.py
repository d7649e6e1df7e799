"""Records made, changed and deleted, whoever does it: the API, the pages, or a function."""

from .crm_setup import Run
from .modules import MODULES, SE_MODULE
from .organizations import Organization
from .record_values import BadValueError, checked, owner_id
from .records import Record


def create(
    organization: Organization, module: str, values: dict[str, object], user_id: str, now: str
) -> Record:
    """A new record; ``BadValueError`` names the field that CRM does not take. Unknown fields are passed over."""
    for name in MODULES[module].mandatory:
        if values.get(name) in (None, ""):
            raise BadValueError(name, "MANDATORY_NOT_FOUND", "required field not found")
    fields = _checked(organization, module, values, {})
    owner = owner_id(organization, values["Owner"]) if values.get("Owner") else user_id
    stamps: dict[str, object] = {
        "Created_By": {"id": user_id},
        "Modified_By": {"id": user_id},
        "Created_Time": now,
        "Modified_Time": now,
    }
    record = Record(organization.new_id(), module, owner, {**fields, **stamps})
    organization.records.append(record)
    return record


def change(
    organization: Organization, record: Record, values: dict[str, object], user_id: str, now: str
) -> None:
    """Write some fields of a record; nothing is written if one of them cannot be."""
    fields = _checked(organization, record.module, values, record.fields)
    for name in MODULES[record.module].mandatory:
        if name in values and fields[name] is None:
            raise BadValueError(name, "MANDATORY_NOT_FOUND", "required field not found")
    if values.get("Owner"):
        record.owner_id = owner_id(organization, values["Owner"])
    record.fields.update(fields)
    record.fields["Modified_By"] = {"id": user_id}
    record.fields["Modified_Time"] = now


def remove(organization: Organization, record: Record) -> None:
    """Delete a record with its attachments; what refers to it refers to nothing then."""
    organization.records.remove(record)
    setup = organization.setup
    setup.attachments = [kept for kept in setup.attachments if kept.record_id != record.id]
    for other in organization.records:
        for name in MODULES[other.module].parents:
            if other.fields.get(name) == {"id": record.id}:
                other.fields[name] = None


def fire(organization: Organization, record: Record, happened: str, now: str) -> None:
    """Order a run for each active rule that waits for this; ``happened`` is ``create`` or ``edit``."""
    for rule in organization.setup.rules:
        if not rule.active or rule.module != record.module or happened not in rule.when.split("_or_"):
            continue
        rule.last_executed_time = now
        # An argument that was never mapped is not handed over at all.
        arguments = {name: _as_text(record, source) for name, source in rule.mapping.items() if source}
        order(organization, f"rule {rule.name}", rule.function_id, arguments, now)


def order(
    organization: Organization, started_by: str, function_id: str, arguments: dict[str, str], now: str
) -> None:
    """A run that waits for its turn."""
    function = organization.setup.function(function_id)
    name = function.api_name if function else ""
    organization.setup.runs.append(
        Run(organization.new_id(), started_by, function_id, name, arguments, ordered=now)
    )


def _as_text(record: Record, source: str) -> str:
    """The value that a mapping hands over, as text."""
    value = record.value(source)
    if isinstance(value, dict):
        value = value["id"]
    return "" if value is None else str(value)


def _checked(
    organization: Organization, module: str, values: dict[str, object], present: dict[str, object]
) -> dict[str, object]:
    kept: dict[str, object] = {}
    se_module = values.get(SE_MODULE, present.get(SE_MODULE))
    for name, value in values.items():
        field = organization.setup.field_named(module, name)
        if field is not None and not field.read_only and field.data_type != "ownerlookup":
            kept[name] = checked(organization, field, value, se_module)
    if kept.get("What_Id") is not None:
        kept[SE_MODULE] = se_module
    return kept
