"""``/crm/v8/Accounts``, ``/Deals`` and ``/Events``: records read, made, changed and deleted."""

from starlette.responses import Response

from ..modules import MODULES, SE_MODULE
from ..organizations import Organization
from ..record_values import BadValueError
from ..record_writing import change, create, fire, remove
from ..records import Record
from ..web import json_answer
from .answers import CrmError, result
from .call import Call
from .paging import Page

MOST = 100


def listed(organization: Organization, module: str) -> list[dict[str, object]]:
    """All records of a module, for the control address."""
    return [as_json(organization, record) for record in organization.records_of(module)]


def as_json(organization: Organization, record: Record) -> dict[str, object]:
    """What was filled in, with the owner's name and address."""
    owner = organization.user_by_id(record.owner_id)
    shown = {"name": owner.full_name, "email": owner.email} if owner else {}
    return {"id": record.id, **record.fields, "Owner": {"id": record.owner_id, **shown}}


def whole(organization: Organization, record: Record) -> dict[str, object]:
    """Every field of the module, ``None`` where nothing was filled in, and references with their names."""
    names = [field.api_name for field in organization.setup.fields_of(record.module)]
    if record.module == "Events":
        names.append(SE_MODULE)
    shown = {name: _shown(organization, record, name) for name in names}
    return {"id": record.id, **shown, **local_times(organization, record)}


def local_times(organization: Organization, record: Record) -> dict[str, object]:
    """The record's date-times as CRM shows them."""
    fields = organization.setup.fields_of(record.module)
    names = [field.api_name for field in fields if field.data_type == "datetime"]
    return {name: organization.local(record.value(name)) for name in names}


def _shown(organization: Organization, record: Record, name: str) -> object:
    value = record.value(name)
    if not isinstance(value, dict):
        return value
    user = organization.user_by_id(str(value["id"]))
    if user is not None:
        return {"name": user.full_name, "id": user.id, "email": user.email}
    other = next((found for found in organization.records if found.id == value["id"]), None)
    return {"name": other.fields.get(MODULES[other.module].name_field) if other else None, "id": value["id"]}


async def list_records(call: Call, module: str) -> Response:
    """``fields`` of the records, the newest first, in pages; 204 if there are none."""
    names = asked_fields(call)
    organization = call.organization
    found = sorted(organization.records_of(module), key=lambda record: int(record.id), reverse=True)
    page = Page.asked(call.query)
    shown = page.cut(found)
    if not shown:
        return Response(status_code=204)
    rows = [cut(whole(organization, record), names) for record in shown]
    return json_answer({"data": rows, "info": page.info(len(found), len(shown))})


async def get_record(call: Call, module: str, record_id: str) -> Response:
    """One record, whole or with the ``fields`` asked for; 204 if there is none."""
    record = call.organization.record(module, record_id)
    if record is None:
        return Response(status_code=204)
    names = asked_fields(call, needed=False)
    shown = whole(call.organization, record)
    return json_answer({"data": [cut(shown, names) if names else shown]})


async def add_records(call: Call, module: str) -> Response:
    """New records; each has its own outcome. They fire rules unless ``trigger`` leaves ``workflow`` out."""
    body, items = await _items(call)
    outcomes = []
    for number, values in enumerate(items):
        try:
            record = create(call.organization, module, values, call.user.id, call.clock.text())
        except BadValueError as error:
            outcomes.append(_refused(error, number))
            continue
        if _fires(body):
            fire(call.organization, record, "create", call.clock.text())
        outcomes.append(_done(call, record, "record added"))
    return _outcome(call, outcomes, 201)


async def change_records(call: Call, module: str, record_id: str = "") -> Response:
    """Changes to the record in the address, or to those whose ``id`` the body has."""
    body, items = await _items(call)
    if record_id and call.organization.record(module, record_id) is None:
        raise CrmError(400, "INVALID_DATA", "the id given seems to be invalid", {"resource_path_index": 1})
    outcomes = []
    for number, values in enumerate(items):
        try:
            record = call.organization.record(module, record_id or str(values.get("id") or ""))
            if record is None:
                raise BadValueError("id", message="the id given seems to be invalid")
            change(call.organization, record, values, call.user.id, call.clock.text())
        except BadValueError as error:
            outcomes.append(_refused(error, number))
            continue
        if _fires(body):
            fire(call.organization, record, "edit", call.clock.text())
        outcomes.append(_done(call, record, "record updated"))
    return _outcome(call, outcomes, 200)


async def delete_records(call: Call, module: str, record_id: str = "") -> Response:
    """Delete the record in the address, or those that ``ids`` names."""
    ids = [record_id] if record_id else [one for one in call.query.get("ids", "").split(",") if one]
    if not ids:
        raise CrmError(
            400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {"param": "ids"}
        )
    outcomes = []
    for one in ids:
        record = call.organization.record(module, one)
        if record is None:
            outcomes.append(result("INVALID_DATA", "record not deleted", {"id": one}, status="error"))
            continue
        remove(call.organization, record)
        outcomes.append(result("SUCCESS", "record deleted", {"id": one}))
    return _outcome(call, outcomes, 200)


def asked_fields(call: Call, *, needed: bool = True) -> list[str]:
    """The API names in ``fields``, which lists must have since v3."""
    names = [name.strip() for name in call.query.get("fields", "").split(",") if name.strip()]
    if needed and not names:
        raise CrmError(
            400,
            "REQUIRED_PARAM_MISSING",
            "One of the expected parameter is missing",
            {"param_name": "fields"},
        )
    return names


def cut(row: dict[str, object], names: list[str]) -> dict[str, object]:
    """The asked fields of a row; CRM passes over those that it does not know, and always gives the id."""
    return {name: row[name] for name in dict.fromkeys([*names, "id"]) if name in row}


async def _items(call: Call) -> tuple[dict[str, object], list[dict[str, object]]]:
    body = await call.json()
    items = body.get("data")
    where: dict[str, object] = {"api_name": "data", "json_path": "$.data"}
    if items is None:
        raise CrmError(400, "MANDATORY_NOT_FOUND", "required field not found", where)
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise CrmError(400, "INVALID_DATA", "invalid data", {"expected_data_type": "jsonarray", **where})
    if len(items) > MOST:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"maximum_length": MOST, **where})
    return body, [{str(name): value for name, value in item.items()} for item in items]


def _fires(body: dict[str, object]) -> bool:
    trigger = body.get("trigger")
    return "workflow" in trigger if isinstance(trigger, list) else True


def _done(call: Call, record: Record, message: str) -> dict[str, object]:
    shown = whole(call.organization, record)
    stamps = ("Modified_Time", "Modified_By", "Created_Time", "id", "Created_By")
    return result("SUCCESS", message, {name: shown[name] for name in stamps})


def _refused(error: BadValueError, number: int) -> dict[str, object]:
    where: dict[str, object] = {
        "api_name": error.api_name,
        "json_path": f"$.data[{number}].{error.api_name}",
    }
    return result(error.code, error.message, {**error.details, **where}, status="error")


def _outcome(call: Call, outcomes: list[dict[str, object]], status: int) -> Response:
    """All well: ``status``. None: 400. Some: 207."""
    good = sum(1 for one in outcomes if one["status"] == "success")
    if good:
        call.wrote()
    if good < len(outcomes):
        status = 207 if good else 400
    return json_answer({"data": outcomes}, status)
