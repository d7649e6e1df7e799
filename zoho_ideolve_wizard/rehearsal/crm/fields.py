"""``/crm/v8/settings/modules`` and ``/crm/v8/settings/fields``."""

import re

from starlette.responses import Response

from ..modules import LENGTHS, MODULES, Field, Module, module_id
from ..organizations import Organization
from ..web import json_answer
from .answers import CrmError, result
from .call import Call

PERMISSION = "Crm_Implied_Customize_Zoho_CRM"
MOST = 5
LARGE_TEXT = 32000


async def list_modules(call: Call) -> Response:
    """The modules that the rehearsal has."""
    shown = [_module_as_json(call.organization, module) for module in MODULES.values()]
    return json_answer({"modules": shown})


def _module_as_json(organization: Organization, module: Module) -> dict[str, object]:
    return {
        "api_name": module.api_name,
        "id": module_id(organization.id, module),
        "module_name": module.api_name,
        "singular_label": module.singular,
        "plural_label": module.plural,
        "generated_type": "default",
        "status": "visible",
        "api_supported": True,
        "creatable": True,
        "viewable": True,
        "editable": True,
        "deletable": True,
        "visible": True,
    }


async def list_fields(call: Call) -> Response:
    """The fields of one module."""
    module = _module(call)
    return json_answer(
        {"fields": [as_json(field) for field in call.organization.setup.fields_of(module.api_name)]}
    )


async def add_fields(call: Call) -> Response:
    """New custom fields, at most five: 201; 207 if some failed."""
    module = _module(call)
    call.require_administrator(PERMISSION)
    items = (await call.json()).get("fields")
    if not isinstance(items, list) or not items:
        code = "MANDATORY_NOT_FOUND" if items is None else "INVALID_DATA"
        raise CrmError(400, code, "required field not found", {"api_name": "fields", "json_path": "$.fields"})
    if len(items) > MOST:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"api_name": "fields", "maximum_length": MOST})
    outcomes = []
    for number, item in enumerate(items):
        try:
            field = add_field(call.organization, module.api_name, item, number)
        except CrmError as error:
            outcomes.append(result(error.code, error.message, error.details, status="error"))
        else:
            outcomes.append(result("SUCCESS", "field created", {"id": field.id}))
    good = sum(1 for one in outcomes if one["status"] == "success")
    if good:
        call.wrote()
    status = 201 if good == len(outcomes) else 207 if good else 400
    return json_answer({"fields": outcomes}, status)


async def delete_field(call: Call, field_id: str) -> Response:
    """Delete a custom field; what it held is gone."""
    module = _module(call)
    call.require_administrator(PERMISSION)
    setup = call.organization.setup
    field = next((one for one in setup.fields_of(module.api_name) if one.id == field_id), None)
    if field is None:
        raise CrmError(400, "INVALID_DATA", "the id given seems to be invalid", {"resource_path_index": 0})
    if not field.custom:
        raise CrmError(400, "NOT_ALLOWED", "The field cannot be deleted", {"id": field.id}, inside="fields")
    setup.fields.remove(field)
    for record in call.organization.records_of(module.api_name):
        record.fields.pop(field.api_name, None)
    call.wrote()
    return json_answer({"fields": [result("SUCCESS", "field deleted", {"id": field.id})]})


def as_json(field: Field) -> dict[str, object]:
    """A field as CRM lists it."""
    return {
        "id": field.id,
        "api_name": field.api_name,
        "field_label": field.label,
        "display_label": field.label,
        "data_type": field.data_type,
        "json_type": {"lookup": "jsonobject", "ownerlookup": "jsonobject"}.get(field.data_type, "string"),
        "length": field.length,
        "custom_field": field.custom,
        "created_source": "default",
        "read_only": field.read_only,
        "field_read_only": field.read_only,
        "system_mandatory": field.api_name in MODULES[field.module].mandatory,
        "visible": True,
        "type": "used",
        "view_type": {"view": True, "edit": not field.read_only, "quick_create": False, "create": True},
        "pick_list_values": [],
    }


def add_field(organization: Organization, module: str, item: object, number: int = 0) -> Field:
    """A new custom field from ``field_label``, ``data_type`` and ``length``; its API name follows the label."""
    given = item if isinstance(item, dict) else {}
    for name in ("field_label", "data_type"):
        if given.get(name) in (None, ""):
            raise _error("MANDATORY_NOT_FOUND", "required field not found", name, number)
    label, data_type = given["field_label"], given["data_type"]
    if not isinstance(label, str) or not re.search(r"[A-Za-z0-9]", label):
        raise _error("INVALID_DATA", "invalid data", "field_label", number)
    if data_type not in LENGTHS:
        raise _error("INVALID_DATA", "invalid data", "data_type", number)
    longest = _longest(data_type, given)
    length = given.get("length", longest)
    if isinstance(length, bool) or not isinstance(length, int) or not 1 <= length <= longest:
        raise _error("INVALID_DATA", "invalid data", "length", number, maximum_length=longest)
    present = organization.setup.fields_of(module)
    if any(field.label.lower() == label.strip().lower() for field in present):
        raise _error("DUPLICATE_DATA", "duplicate data", "field_label", number)
    api_name = re.sub(r"\W+", "_", label.strip()).strip("_")
    taken = {field.api_name for field in present}
    if api_name in taken:
        # The admin may find an API name that differs from the label, so the wizard has to read it back.
        api_name = next(
            f"{api_name}{count}" for count in range(1, len(taken) + 2) if f"{api_name}{count}" not in taken
        )
    made = Field(organization.new_id(), module, api_name, label.strip(), data_type, length, custom=True)
    organization.setup.fields.append(made)
    return made


def _longest(data_type: str, given: dict[object, object]) -> int:
    """How long a value may be; a large text area takes more [one organization made one so in September 2026]."""
    kind = given.get("textarea")
    large = data_type == "textarea" and isinstance(kind, dict) and kind.get("type") == "large"
    return LARGE_TEXT if large else LENGTHS[data_type]


def _module(call: Call) -> Module:
    name = call.query.get("module")
    if not name:
        raise CrmError(
            400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {"param": "module"}
        )
    module = MODULES.get(name)
    if module is None:
        raise CrmError(
            400, "INVALID_MODULE", "the module name given seems to be invalid", {"param": "module"}
        )
    return module


def _error(code: str, message: str, name: str, number: int, **details: object) -> CrmError:
    where: dict[str, object] = {"api_name": name, "json_path": f"$.fields[{number}].{name}"}
    return CrmError(400, code, message, {**where, **details})
