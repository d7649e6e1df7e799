"""What is set up in CRM, as the control address shows it."""

from .crm import attachments, functions, rules
from .crm.fields import as_json as field_as_json
from .crm.variables import as_json as variable_as_json
from .organizations import Organization

MASK = "********"


def setup_state(organization: Organization) -> dict[str, object]:
    """Custom fields, variables without their values, functions, rules, schedules, connections, runs, mails."""
    setup = organization.setup
    names = {function.id: function.api_name for function in setup.functions}
    return {
        "fields": [{**field_as_json(one), "module": one.module} for one in setup.fields if one.custom],
        "variables": [
            {**variable_as_json(organization, one), "value": MASK if one.value else ""}
            for one in setup.variables
        ],
        "functions": [{**functions.as_json(organization, one), "code": one.code} for one in setup.functions],
        "workflow_rules": [
            {
                **rules.as_json(organization, one, inner=True),
                "function": names.get(one.function_id, ""),
                "arguments": dict(one.mapping),
            }
            for one in setup.rules
        ],
        "schedules": [
            {
                "id": one.id,
                "name": one.name,
                "function": names.get(one.function_id, ""),
                "frequency": one.frequency,
                "active": one.active,
            }
            for one in setup.schedules
        ],
        "connections": [
            {"name": one.name, "link_name": one.link_name, "scopes": list(one.scopes), "owner": one.owner}
            for one in setup.connections
        ],
        "attachments": [attachments.as_json(organization, one) for one in setup.attachments],
        "runs": [one.as_json() for one in setup.runs],
        "mails": [dict(one) for one in setup.mails],
    }
