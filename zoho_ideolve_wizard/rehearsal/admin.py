"""An administration API of our own for the rehearsal. It is NOT Ideolve's: Ideolve has published none.

Base ``{ideolve}/rehearsal-admin``; the three headers of Ideolve's published API with the account's pair.
"""

from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from .ideolve import headers_missing, pair_of, wrong_pair
from .web import UnusableError, json_answer, json_object, note_write, raw_segments
from .workspaces import Controls, RefusedError, Workspace
from .world import Stage

BASE = "rehearsal-admin"


class AdminHost:
    """Workspaces, groups, invitations, membership, controls and disabled accounts."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def answer(self, request: Request) -> Response:
        """Any request below the base."""
        refused = headers_missing(request)
        if refused is not None:
            return refused
        ideolve = self._stage.world.ideolve
        if pair_of(request) != ideolve.account_pair:
            return wrong_pair()
        segments = [unquote(segment) for segment in raw_segments(request)[1:]]
        if request.method == "GET" and segments == ["workspaces"]:
            shown = ideolve.as_json()
            return json_answer({"workspaces": shown["workspaces"], "disabled": shown["disabled"]})
        try:
            body = await _body(request)
            status = self._change(request.method, segments, body)
        except RefusedError as error:
            return json_answer({"status": "ERROR", "reason": error.reason}, error.status)
        note_write(request)
        return json_answer({"status": "SUCCESS"}, status)

    def _change(self, method: str, segments: list[str], body: dict[str, object]) -> int:
        """Do it and give the status; the patterns are the whole of the API."""
        ideolve = self._stage.world.ideolve
        settings = self._stage.world.settings
        match [method, *segments]:
            case ["POST", "workspaces"]:
                ideolve.create_workspace(_text(body, "name"), _text(body, "description"))
            case ["POST", "workspaces", name, "groups"]:
                ideolve.create_group(ideolve.workspace(name), _text(body, "name"))
            case ["POST", "workspaces", name, "invitations"]:
                ideolve.invite(settings, ideolve.workspace(name), _text(body, "address"))
            case ["POST", "workspaces", name, "groups", group, "members"]:
                ideolve.add_to_group(ideolve.workspace(name), group, _text(body, "address"))
            case ["POST", "disabled"]:
                ideolve.disable(_text(body, "address"))
            case ["DELETE", "workspaces", name, "invitations", address]:
                ideolve.cancel_invitation(ideolve.workspace(name), address)
                return 200
            case ["DELETE", "workspaces", name, "groups", group, "members", address]:
                ideolve.remove_from_group(ideolve.workspace(name), group, address)
                return 200
            case ["DELETE", "workspaces", name, "members", address]:
                ideolve.remove_member(ideolve.workspace(name), address)
                return 200
            case ["PUT", "workspaces", name, "controls", kind]:
                _set_controls(kind, ideolve.workspace(name), body)
                return 200
            case _:
                raise RefusedError(404, "There is no such request.")
        return 201


async def _body(request: Request) -> dict[str, object]:
    if request.method not in ("POST", "PUT"):
        return {}
    try:
        return await json_object(request)
    except UnusableError as error:
        raise RefusedError(400, str(error)) from None


def _text(body: dict[str, object], name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise RefusedError(400, f"{name} must be text.")
    try:
        value.encode()
    except UnicodeEncodeError:
        # JSON can hold half of a surrogate pair, which no page can show.
        raise RefusedError(400, f"{name} holds a character that is none.") from None
    return value


def _set_controls(kind: str, workspace: Workspace, body: dict[str, object]) -> None:
    values = {name: body.get(name) for name in ("comment", "create", "delete")}
    if not all(isinstance(value, bool) for value in values.values()):
        raise RefusedError(400, "comment, create and delete must each be true or false.")
    controls = Controls(*(value is True for value in values.values()))
    set_controls(workspace, kind, controls)


def set_controls(workspace: Workspace, kind: str, controls: Controls) -> None:
    """Set the ``workspace`` or the ``default_note`` controls."""
    if kind == "workspace":
        workspace.workspace_controls = controls
    elif kind == "default_note":
        workspace.default_note_controls = controls
    else:
        raise RefusedError(404, "There are workspace and default_note controls only.")
