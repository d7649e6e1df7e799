"""Which call goes where."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from ..world import Stage
from . import coql, org, roles_profiles, transfers, user_changes, users
from .answers import CrmError, no_such_url, wrong_method
from .call import Call, identify

PREFIX = "/crm/v8"


@dataclass(frozen=True)
class Operation:
    """A call of the API: its method, path (groups of the pattern become arguments) and scope."""

    method: str
    pattern: str
    scope: str
    handler: Callable[..., Awaitable[Response]]


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
)


class CrmHost:
    """The API host of one data center."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    async def answer(self, request: Request) -> Response:
        """Any request to this host."""
        try:
            operation, arguments = _find(request.method, request.url.path)
            call: Call = identify(request, self._stage.world, self._data_center, operation.scope)
            transfers.settle(call.organization, call.world)
            return await operation.handler(call, *arguments)
        except CrmError as error:
            return error.answer()


def _find(method: str, path: str) -> tuple[Operation, tuple[str, ...]]:
    known = False
    for operation in OPERATIONS:
        match = re.fullmatch(re.escape(PREFIX) + operation.pattern, path)
        if match is not None:
            known = True
            if operation.method == method:
                return operation, match.groups()
    raise wrong_method() if known else no_such_url()
