"""``/crm/v8/settings/automation``: workflow rules and function actions, which are only read."""

from starlette.responses import Response

from ..crm_setup import Rule
from ..modules import MODULES, module_id
from ..organizations import Organization
from ..web import json_answer
from .answers import CrmError, no_permission
from .call import Call
from .paging import Page

PERMISSION = "Crm_Implied_Manage_Workflow"


def _require_rules(call: Call) -> None:
    """Zoho's OpenAPI file has these words with NO_PERMISSION for an edition that lacks rules."""
    if call.organization.edition == "free":
        raise CrmError(
            403, "NO_PERMISSION", "feature not available in this edition", {"permissions": [PERMISSION]}
        )
    if not call.organization.is_administrator(call.user):
        raise no_permission(PERMISSION)


async def list_rules(call: Call) -> Response:
    """The rules of all modules or one, in pages; what they do only with ``include_inner_details``."""
    _require_rules(call)
    found = call.organization.setup.rules
    module = call.query.get("module")
    if module:
        _check_module(module)
        found = [rule for rule in found if rule.module == module]
    active = call.query.get("status_active")
    if active is not None:
        found = [rule for rule in found if rule.active == (active.lower() == "true")]
    page = Page.asked(call.query)
    shown = page.cut(found)
    if not shown:
        return Response(status_code=204)
    inner = call.query.get("include_inner_details", "").lower() == "true"
    rules = [as_json(call.organization, rule, inner=inner) for rule in shown]
    return json_answer({"workflow_rules": rules, "info": page.info(len(found), len(shown))})


async def get_rule(call: Call, rule_id: str) -> Response:
    """One rule with its conditions and actions; 204 if there is none."""
    _require_rules(call)
    rule = call.organization.setup.rule(rule_id)
    if rule is None:
        return Response(status_code=204)
    return json_answer({"workflow_rules": [as_json(call.organization, rule, inner=True)]})


async def list_actions(call: Call) -> Response:
    """The function actions of a module: no page of Zoho's documents this list, live organizations have it."""
    _require_rules(call)
    module = call.query.get("module")
    if not module:
        raise CrmError(
            400,
            "REQUIRED_PARAM_MISSING",
            "One of the expected parameter is missing",
            {"param_name": "module"},
        )
    _check_module(module)
    if call.query.get("feature_type", "workflow") != "workflow":
        return Response(status_code=204)
    found = [rule for rule in call.organization.setup.rules if rule.module == module]
    page = Page.asked(call.query)
    shown = page.cut(found)
    if not shown:
        return Response(status_code=204)
    actions = [_action(call.organization, rule) for rule in shown]
    return json_answer({"functions": actions, "info": page.info(len(found), len(shown))})


def as_json(organization: Organization, rule: Rule, *, inner: bool) -> dict[str, object]:
    """A rule in the shape of Zoho's OpenAPI file."""
    person = {"name": organization.users[0].full_name, "id": organization.users[0].id}
    details: dict[str, object] = {"trigger_module": _module(organization, rule)}
    if rule.when != "create":
        details["repeat"] = True
    shown: dict[str, object] = {
        "id": rule.id,
        "name": rule.name,
        "description": rule.description,
        "module": _module(organization, rule),
        "execute_when": {"type": rule.when, "details": details},
        "status": {"active": rule.active},
        "created_time": rule.created_time,
        "created_by": person,
        "modified_time": rule.modified_time,
        "modified_by": person,
        "last_executed_time": rule.last_executed_time,
        "editable": True,
        "deletable": True,
        "deprecated": False,
        "source": "crm",
        "category": "default",
        "lock": {"locked_by": None, "message": None, "status": False},
    }
    if inner:
        shown["conditions"] = [_condition(organization, rule)]
    return shown


def _condition(organization: Organization, rule: Rule) -> dict[str, object]:
    function = organization.setup.function(rule.function_id)
    action = {
        "id": rule.action_id,
        "name": function.name if function else "",
        "type": "functions",
        "related_details": None,
        "details": {"module": _module(organization, rule)},
    }
    return {
        "id": f"{int(rule.id) + 1}",
        "sequence_number": 1,
        "criteria_details": {"criteria": None},
        "instant_actions": {"actions": [action]},
        "scheduled_actions": None,
    }


def _action(organization: Organization, rule: Rule) -> dict[str, object]:
    function = organization.setup.function(rule.function_id)
    named = {"id": function.id, "name": function.name, "api_name": function.api_name} if function else None
    mapped = any(rule.mapping.values())
    return {
        "id": rule.action_id,
        "name": function.name if function else "",
        "feature_type": "workflow",
        "language": "deluge",
        "module": _module(organization, rule),
        "function": named,
        # Without any mapping one organization was seen to answer null; the function then gets nothing.
        "arguments": [
            {"name": name, "value": merge_field(rule.module, source)} for name, source in rule.mapping.items()
        ]
        if mapped
        else None,
        "associated": True,
        "editable": True,
        "deletable": False,
    }


def merge_field(module: str, source: str) -> str | None:
    """How a mapping is written: ``${!Accounts.Id}`` for the record's own id; ``None`` if never mapped."""
    return f"${{!{module}.{'Id' if source == 'id' else source}}}" if source else None


def _module(organization: Organization, rule: Rule) -> dict[str, str]:
    return {"api_name": rule.module, "id": module_id(organization.id, MODULES[rule.module])}


def _check_module(module: str) -> None:
    if module not in MODULES:
        raise CrmError(
            400, "INVALID_MODULE", "the module name given seems to be invalid", {"param_name": "module"}
        )
