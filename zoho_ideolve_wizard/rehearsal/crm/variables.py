"""``/crm/v8/settings/variable_groups`` and ``GET`` and ``DELETE`` of ``/crm/v8/settings/variables``."""

from starlette.responses import Response

from ..crm_setup import Variable, VariableGroup
from ..organizations import Organization
from ..web import json_answer
from .answers import CrmError, result
from .call import Call

PERMISSION = "Crm_Implied_Customize_Zoho_CRM"


async def list_groups(call: Call) -> Response:
    """All groups; a new one comes only with a variable that names it."""
    return json_answer({"variable_groups": [group_as_json(one) for one in call.organization.setup.groups]})


async def get_group(call: Call, key: str) -> Response:
    """One group by id or API name."""
    group = call.organization.setup.group(key)
    if group is None:
        raise CrmError(400, "INVALID_DATA", "Invalid ID", {"resource_path_index": 0})
    return json_answer({"variable_groups": [group_as_json(group)]})


async def list_variables(call: Call) -> Response:
    """All variables, or those of one ``group``; 204 if there are none."""
    organization = call.organization
    found = organization.setup.variables
    key = call.query.get("group")
    if key:
        group = organization.setup.group(key)
        if group is None:
            raise CrmError(400, "INVALID_DATA", "Invalid data", {"param_name": "group"})
        found = [variable for variable in found if variable.group_id == group.id]
    if not found:
        return Response(status_code=204)
    return json_answer({"variables": [as_json(organization, variable) for variable in found]})


async def get_variable(call: Call, key: str) -> Response:
    """One variable by id or API name; CRM wants its ``group`` with it."""
    setup = call.organization.setup
    group = setup.group(call.query.get("group", ""))
    if group is None:
        raise CrmError(400, "INVALID_DATA", "Invalid data", {"param_name": "group"})
    variable = setup.variable(key)
    if variable is None or variable.group_id != group.id:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"resource_path_index": 0})
    return json_answer({"variables": [as_json(call.organization, variable)]})


async def delete_variable(call: Call, key: str) -> Response:
    """Delete the variable in the address."""
    call.require_administrator(PERMISSION)
    variable = call.organization.setup.variable(key)
    if variable is None:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"resource_path_index": 0})
    call.organization.setup.variables.remove(variable)
    call.wrote()
    return json_answer({"variables": [result("SUCCESS", "variable deleted", {"id": variable.id})]})


async def delete_variables(call: Call) -> Response:
    """Delete those that ``ids`` names; each has its own outcome."""
    call.require_administrator(PERMISSION)
    ids = [one for one in call.query.get("ids", "").split(",") if one]
    if not ids:
        raise CrmError(
            400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {"param_name": "ids"}
        )
    setup = call.organization.setup
    outcomes = []
    for one in ids:
        variable = next((found for found in setup.variables if found.id == one), None)
        if variable is None:
            outcomes.append(result("INVALID_DATA", "variable not deleted", {"id": one}, status="error"))
            continue
        setup.variables.remove(variable)
        outcomes.append(result("SUCCESS", "variable deleted", {"id": one}))
    return outcome(call, outcomes, 200)


def outcome(call: Call, outcomes: list[dict[str, object]], status: int) -> Response:
    """All well: ``status``. None: 400. Some: 207."""
    good = sum(1 for one in outcomes if one["status"] == "success")
    if good:
        call.wrote()
    if good < len(outcomes):
        status = 207 if good else 400
    return json_answer({"variables": outcomes}, status)


def group_as_json(group: VariableGroup) -> dict[str, object]:
    """A group in the shape of Zoho's OpenAPI file."""
    return {
        "display_label": group.name,
        "api_name": group.api_name,
        "name": group.name,
        "description": group.description,
        "id": group.id,
        "rid": group.id,
        "source": "system" if group.api_name == "General" else "user",
    }


def as_json(organization: Organization, variable: Variable) -> dict[str, object]:
    """A variable in the shape of Zoho's OpenAPI file."""
    group = organization.setup.group(variable.group_id)
    return {
        "read_only": False,
        "api_name": variable.api_name,
        "name": variable.name,
        "description": variable.description,
        "id": variable.id,
        "source": "user",
        "type": variable.type,
        "variable_group": {"api_name": group.api_name if group else "", "id": variable.group_id},
        "value": variable.value,
    }
