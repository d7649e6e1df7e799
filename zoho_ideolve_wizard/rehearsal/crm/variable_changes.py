"""``POST`` and ``PUT`` of ``/crm/v8/settings/variables``, with the errors of Zoho's OpenAPI file."""

import re

from starlette.responses import Response

from ..crm_setup import Variable, VariableGroup
from ..organizations import Organization
from .answers import CrmError, result
from .call import Call
from .variables import PERMISSION, outcome

TYPES = ("text", "integer", "boolean", "date", "float")
MOST = 25
_LONGEST = {"name": 50, "api_name": 100, "description": 250}


async def add_variables(call: Call) -> Response:
    """New variables; each has its own outcome."""
    call.require_administrator(PERMISSION)
    outcomes = []
    for number, given in enumerate(await _items(call)):
        try:
            made = add_variable(call.organization, given, number)
        except CrmError as error:
            outcomes.append(result(error.code, error.message, error.details, status="error"))
        else:
            made.value = _kept(call, made.value)
            outcomes.append(result("SUCCESS", "variable added", {"id": made.id}))
    return outcome(call, outcomes, 201)


async def change_variables(call: Call, key: str = "") -> Response:
    """New values (or name, description) of those whose ``id`` the body has, or of the one in the address."""
    call.require_administrator(PERMISSION)
    items = await _items(call)
    setup = call.organization.setup
    if key and setup.variable(key) is None:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"resource_path_index": 0})
    outcomes = []
    for number, given in enumerate(items):
        variable = setup.variable(key or str(given.get("id") or given.get("api_name") or ""))
        try:
            if variable is None:
                raise _error("INVALID_DATA", "the id given seems to be invalid", "id", number)
            _change(call, variable, given, number)
        except CrmError as error:
            outcomes.append(result(error.code, error.message, error.details, status="error"))
        else:
            outcomes.append(result("SUCCESS", "variable updated", {"id": variable.id}))
    return outcome(call, outcomes, 200)


def add_variable(organization: Organization, given: dict[str, object], number: int = 0) -> Variable:
    """A new variable; its group is one that exists, or is made by its name."""
    for name in ("api_name", "name", "type", "variable_group"):
        if given.get(name) in (None, "", {}):
            raise _error("MANDATORY_NOT_FOUND", "Required field is missing", name, number)
    texts = {name: _text(given, name, number) for name in _LONGEST}
    if not re.fullmatch(r"[A-Za-z]\w*", texts["api_name"]):
        raise _error("INVALID_DATA", "Invalid data", "api_name", number, regex="^[a-zA-Z][a-zA-Z0-9_]*$")
    if given["type"] not in TYPES:
        raise _error("INVALID_DATA", "Invalid data", "type", number, supported_values=list(TYPES))
    for other in organization.setup.variables:
        for name, present in (("api_name", other.api_name), ("name", other.name)):
            if texts[name].lower() == present.lower():
                raise _error("DUPLICATE_DATA", "duplicate data", name, number)
    value = _value(given, str(given["type"]), number)
    made = Variable(
        id=organization.new_id(),
        api_name=texts["api_name"],
        name=texts["name"],
        type=str(given["type"]),
        group_id=_group(organization, given["variable_group"], number).id,
        value=value,
        description=texts["description"] or None,
    )
    organization.setup.variables.append(made)
    return made


def _change(call: Call, variable: Variable, given: dict[str, object], number: int) -> None:
    if given.get("type", variable.type) != variable.type:
        raise _error("NOT_ALLOWED", "type cannot be updated", "type", number)
    value = _kept(call, _value(given, variable.type, number)) if "value" in given else variable.value
    name = _text(given, "name", number) or variable.name
    others = [other for other in call.organization.setup.variables if other is not variable]
    if any(other.name.lower() == name.lower() for other in others):
        raise _error("DUPLICATE_DATA", "duplicate data", "name", number)
    if "description" in given:
        variable.description = _text(given, "description", number) or None
    variable.value, variable.name = value, name


def _kept(call: Call, value: str) -> str:
    """How long a value may be is not published: by a setting, what is longer is silently cut."""
    longest = call.world.settings.variable_value_length
    return value[:longest] if longest else value


def _group(organization: Organization, given: object, number: int) -> VariableGroup:
    wanted = given if isinstance(given, dict) else {"id": given}
    key, name = str(wanted.get("id") or ""), str(wanted.get("name") or "")
    group = organization.setup.group(key or name)
    if group is None and (key or not name):
        raise _error("INVALID_DATA", "the id given seems to be invalid", "variable_group.id", number)
    if group is None:
        api_name = re.sub(r"\W+", "_", name)
        group = VariableGroup(organization.new_id(), api_name, name)
        organization.setup.groups.append(group)
    return group


def _value(given: dict[str, object], kind: str, number: int) -> str:
    value = given.get("value")
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise _error("INVALID_DATA", "Invalid data type", "value", number, expected_data_type=kind)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    patterns = {
        "integer": r"-?\d+",
        "float": r"-?\d+(\.\d+)?",
        "boolean": "true|false",
        "date": r"\d{4}-\d\d-\d\d",
    }
    if text and not re.fullmatch(patterns.get(kind, r"[\s\S]*"), text):
        raise _error("INVALID_DATA", "invalid data", "value", number, expected_data_type=kind)
    return text


def _text(given: dict[str, object], name: str, number: int) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _error("INVALID_DATA", "Invalid data type", name, number, expected_data_type="text")
    if len(value) > _LONGEST[name]:
        raise _error("INVALID_DATA", "Invalid data", name, number, maximum_length=_LONGEST[name])
    return value


async def _items(call: Call) -> list[dict[str, object]]:
    body = await call.json()
    items = body.get("variables")
    where: dict[str, object] = {"api_name": "variables", "json_path": "$.variables"}
    if items is None:
        raise CrmError(
            400,
            "MANDATORY_NOT_FOUND",
            "required field not found",
            {"api_name": "variables"},
            inside="variables",
        )
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise CrmError(400, "INVALID_DATA", "invalid data", where)
    if len(items) > MOST:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"maximum_length": MOST, **where})
    return [{str(name): value for name, value in item.items()} for item in items]


def _error(code: str, message: str, name: str, number: int, **details: object) -> CrmError:
    where: dict[str, object] = {
        "api_name": name.rpartition(".")[2],
        "json_path": f"$.variables[{number}].{name}",
    }
    return CrmError(400, code, message, {**details, **where})
