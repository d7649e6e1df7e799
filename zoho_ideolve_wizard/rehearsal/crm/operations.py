"""The table of CRM's calls: method, path, scope, and who answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import Response

from ..modules import MODULES
from . import (
    attachments,
    coql,
    fields,
    function_changes,
    functions,
    org,
    records,
    roles_profiles,
    rules,
    transfers,
    user_changes,
    users,
    variable_changes,
    variables,
)


@dataclass(frozen=True)
class Operation:
    """A call of the API: its method, path and scope.

    The groups of the pattern become arguments; ``{0}`` in the scope is the first of them, a module's name.
    """

    method: str
    pattern: str
    scope: str
    handler: Callable[..., Awaitable[Response]]


_SETTINGS = "ZohoCRM.settings"
_RECORDS = "ZohoCRM.modules.{0}"
_MODULE = f"/({'|'.join(MODULES)})"
OPERATIONS = (
    Operation("GET", "/org", "ZohoCRM.org.READ", org.get_organization),
    Operation("GET", "/users", "ZohoCRM.users.READ", users.list_users),
    Operation("POST", "/users", "ZohoCRM.users.CREATE", user_changes.add_user),
    # Of one user, or of the one whom the body names.
    Operation("POST", "/users/([^/]+)/actions/transfer_and_delete", "ZohoCRM.users.CREATE", transfers.order),
    Operation("POST", "/users/actions/transfer_and_delete", "ZohoCRM.users.CREATE", transfers.order),
    Operation("GET", "/users/actions/transfer_and_delete", "ZohoCRM.users.READ", transfers.state),
    Operation("POST", "/coql", "ZohoCRM.coql.READ", coql.run),
    Operation("GET", "/users/([^/]+)", "ZohoCRM.users.READ", users.get_user),
    Operation("PUT", "/users/([^/]+)", "ZohoCRM.users.UPDATE", user_changes.change_user),
    Operation("DELETE", "/users/([^/]+)", "ZohoCRM.users.DELETE", user_changes.delete_user),
    Operation("GET", "/settings/roles", "ZohoCRM.settings.roles.READ", roles_profiles.list_roles),
    Operation("GET", "/settings/roles/([^/]+)", "ZohoCRM.settings.roles.READ", roles_profiles.get_role),
    Operation("GET", "/settings/profiles", "ZohoCRM.settings.profiles.READ", roles_profiles.list_profiles),
    Operation(
        "GET", "/settings/profiles/([^/]+)", "ZohoCRM.settings.profiles.READ", roles_profiles.get_profile
    ),
    Operation("GET", "/settings/modules", f"{_SETTINGS}.modules.READ", fields.list_modules),
    Operation("GET", "/settings/fields", f"{_SETTINGS}.fields.READ", fields.list_fields),
    Operation("POST", "/settings/fields", f"{_SETTINGS}.fields.CREATE", fields.add_fields),
    Operation("DELETE", "/settings/fields/([^/]+)", f"{_SETTINGS}.fields.DELETE", fields.delete_field),
    Operation("GET", "/settings/variable_groups", f"{_SETTINGS}.variable_groups.READ", variables.list_groups),
    Operation(
        "GET", "/settings/variable_groups/([^/]+)", f"{_SETTINGS}.variable_groups.READ", variables.get_group
    ),
    Operation("GET", "/settings/variables", f"{_SETTINGS}.variables.READ", variables.list_variables),
    Operation("POST", "/settings/variables", f"{_SETTINGS}.variables.CREATE", variable_changes.add_variables),
    Operation(
        "PUT", "/settings/variables", f"{_SETTINGS}.variables.UPDATE", variable_changes.change_variables
    ),
    Operation("DELETE", "/settings/variables", f"{_SETTINGS}.variables.DELETE", variables.delete_variables),
    Operation("GET", "/settings/variables/([^/]+)", f"{_SETTINGS}.variables.READ", variables.get_variable),
    Operation(
        "PUT",
        "/settings/variables/([^/]+)",
        f"{_SETTINGS}.variables.UPDATE",
        variable_changes.change_variables,
    ),
    Operation(
        "DELETE", "/settings/variables/([^/]+)", f"{_SETTINGS}.variables.DELETE", variables.delete_variable
    ),
    Operation("GET", "/settings/functions", f"{_SETTINGS}.functions.READ", functions.list_functions),
    Operation("POST", "/settings/functions", f"{_SETTINGS}.functions.CREATE", function_changes.add_function),
    Operation("GET", "/settings/functions/([^/]+)", f"{_SETTINGS}.functions.READ", functions.get_function),
    Operation("GET", "/settings/functions/([^/]+)/code", f"{_SETTINGS}.functions.READ", functions.get_code),
    Operation(
        "PUT",
        "/settings/functions/([^/]+)",
        f"{_SETTINGS}.functions.UPDATE",
        function_changes.change_function,
    ),
    Operation(
        "DELETE", "/settings/functions/([^/]+)", f"{_SETTINGS}.functions.DELETE", functions.delete_function
    ),
    Operation(
        "GET", "/settings/automation/workflow_rules", f"{_SETTINGS}.workflow_rules.READ", rules.list_rules
    ),
    Operation(
        "GET",
        "/settings/automation/workflow_rules/([^/]+)",
        f"{_SETTINGS}.workflow_rules.READ",
        rules.get_rule,
    ),
    Operation(
        "GET", "/settings/automation/functions", f"{_SETTINGS}.automation_actions.READ", rules.list_actions
    ),
    Operation("GET", _MODULE, f"{_RECORDS}.READ", records.list_records),
    Operation("POST", _MODULE, f"{_RECORDS}.CREATE", records.add_records),
    Operation("PUT", _MODULE, f"{_RECORDS}.UPDATE", records.change_records),
    Operation("DELETE", _MODULE, f"{_RECORDS}.DELETE", records.delete_records),
    Operation("GET", f"{_MODULE}/([^/]+)", f"{_RECORDS}.READ", records.get_record),
    Operation("PUT", f"{_MODULE}/([^/]+)", f"{_RECORDS}.UPDATE", records.change_records),
    Operation("DELETE", f"{_MODULE}/([^/]+)", f"{_RECORDS}.DELETE", records.delete_records),
    Operation("GET", f"{_MODULE}/([^/]+)/Attachments", f"{_RECORDS}.READ", attachments.list_attachments),
    Operation("POST", f"{_MODULE}/([^/]+)/Attachments", f"{_RECORDS}.CREATE", attachments.add_attachment),
    Operation("GET", f"{_MODULE}/([^/]+)/Attachments/([^/]+)", f"{_RECORDS}.READ", attachments.download),
)
