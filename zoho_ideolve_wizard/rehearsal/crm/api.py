"""Which call goes where."""

import re

from starlette.requests import Request
from starlette.responses import Response

from ..world import Stage
from . import transfers
from .answers import CrmError, no_such_url, wrong_method
from .call import Call, identify
from .operations import OPERATIONS, Operation

PREFIX = "/crm/v8"


class CrmHost:
    """The API host of one data center."""

    def __init__(self, stage: Stage, data_center: str) -> None:
        self._stage = stage
        self._data_center = data_center

    async def answer(self, request: Request) -> Response:
        """Any request to this host."""
        try:
            operation, arguments = _find(request.method, request.url.path)
            scope = operation.scope.format(*arguments)
            call: Call = identify(request, self._stage.world, self._data_center, scope)
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
