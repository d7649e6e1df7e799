"""``GET`` and ``DELETE`` of ``/crm/v8/settings/functions``: the list, one, and its code."""

from starlette.responses import Response

from ..crm_setup import Function
from ..organizations import Organization
from ..web import json_answer
from .answers import CrmError, no_permission, result
from .call import Call
from .paging import Page

PERMISSION = "Crm_Implied_Manage_Functions"
CATEGORIES = {
    "button": "Button",
    "automation": "Automation",
    "schedule": "Schedule",
    "related list": "Related List",
    "signals": "Signals",
    "validation rule": "Validation Rule",
    "standalone": "Standalone",
}


def require_functions(call: Call) -> None:
    """``FEATURE_NOT_SUPPORTED`` in the free edition; ``NO_PERMISSION`` unless an administrator asks."""
    if call.organization.edition == "free":
        raise CrmError(400, "FEATURE_NOT_SUPPORTED", "feature not supported in this edition")
    if not call.organization.is_administrator(call.user):
        raise no_permission(PERMISSION)


async def list_functions(call: Call) -> Response:
    """All functions without their code, or those of a ``category``, in pages; 204 if there are none."""
    require_functions(call)
    found = call.organization.setup.functions
    category = call.query.get("category")
    if category:
        found = [one for one in found if one.category.lower() == category.lower()]
    page = Page.asked(call.query)
    shown = page.cut(found)
    if not shown:
        return Response(status_code=204)
    info = {**page.info(len(found), len(shown)), "next_page_token": None, "previous_page_token": None}
    return json_answer({"functions": [as_json(call.organization, one) for one in shown], "info": info})


async def get_function(call: Call, key: str) -> Response:
    """One function by id or API name, without its code."""
    return json_answer({"functions": [as_json(call.organization, existing(call, key))]})


async def get_code(call: Call, key: str) -> Response:
    """The code as text; 204 if the function has none."""
    function = existing(call, key)
    if not function.code:
        return Response(status_code=204)
    return Response(
        function.code.encode(),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{function.api_name}.ds"'},
    )


async def delete_function(call: Call, key: str) -> Response:
    """Delete a function, unless a rule or a schedule calls it."""
    function = existing(call, key)
    if call.organization.setup.is_associated(function):
        raise CrmError(
            400,
            "CANNOT_PERFORM_ACTION",
            "Unable to delete the function",
            {"id": function.id, "reason": "Function has associations"},
            inside="functions",
        )
    call.organization.setup.functions.remove(function)
    call.wrote()
    told = result("SUCCESS", "Function deleted successfully", {"id": function.id})
    return json_answer({"functions": [told]})


def existing(call: Call, key: str) -> Function:
    """The function with this id or API name; ``INVALID_DATA`` if there is none."""
    require_functions(call)
    function = call.organization.setup.function(key)
    if function is None:
        raise CrmError(400, "INVALID_DATA", "the id given seems to be invalid", {"resource_path_index": 0})
    return function


def as_json(organization: Organization, function: Function) -> dict[str, object]:
    """What Zoho's page says that the list has: names, runtime, category, state, arguments, times."""
    return {
        "id": function.id,
        "name": function.name,
        "display_name": function.name,
        "api_name": function.api_name,
        "description": function.description,
        "category": function.category,
        "runtime": "Deluge 1.0",
        "language": "deluge",
        "state": "active" if function.code else "draft",
        "arguments": [{"name": name, "type": "STRING"} for name in function.arguments],
        "associated": organization.setup.is_associated(function),
        "tags": [],
        "created_time": function.created_time,
        "modified_time": function.modified_time,
    }
