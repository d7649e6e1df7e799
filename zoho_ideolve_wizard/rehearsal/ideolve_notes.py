"""Notes, comments and attachments in Ideolve. These paths are the rehearsal's own: Ideolve publishes none.

The body of a new note is the published one. The workspace follows from the connector's key.
"""

import uuid
from collections.abc import Awaitable, Callable

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .ideolve import headers_missing, out_of_order, pair_of, wrong_pair
from .notes import Comment, Note, NoteFile
from .web import UnusableError, json_answer, json_object, note_write
from .workspaces import Connector, RefusedError, Workspace
from .world import Stage

_LONGEST = 1_000_000
Change = Callable[[Request, Connector], Awaitable[dict[str, object]]]


class NotesHost:
    """``POST /v4/user/{user}/note``, ``.../note/{id}/comment`` and ``.../note/{id}/attachment``."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[Route]:
        """What this host answers."""
        note = "/v4/user/{user}/note"
        return [
            Route(note, self._post(self._create), methods=["POST"]),
            Route(note + "/{note}/comment", self._post(self._comment), methods=["POST"]),
            Route(note + "/{note}/attachment", self._post(self._attach), methods=["POST"]),
        ]

    def _post(self, change: Change) -> Callable[[Request], Awaitable[Response]]:
        async def handler(request: Request) -> Response:
            refused = out_of_order(self._stage) or headers_missing(request)
            if refused is not None:
                return refused
            ideolve = self._stage.world.ideolve
            connector = ideolve.connector_of(request.path_params["user"], pair_of(request))
            if connector is None:
                return wrong_pair()
            try:
                more = await change(request, connector)
            except (RefusedError, UnusableError) as error:
                status = error.status if isinstance(error, RefusedError) else 400
                return json_answer({"status": "ERROR", "reason": str(error)}, status)
            note_write(request)
            return json_answer({"status": "SUCCESS", **more})

        return handler

    async def _create(self, request: Request, connector: Connector) -> dict[str, object]:
        world = self._stage.world
        body = await json_object(request)
        subject, html = _text(body, "subject"), _text(body, "notehtmltext")
        workspace = world.ideolve.workspace(connector.workspace)
        shared_with = _shared_with(workspace, body)
        note = Note(
            str(uuid.uuid4()),
            connector.workspace,
            connector.user,
            subject,
            html,
            shared_with,
            created=world.clock.text(),
        )
        world.ideolve.notes.append(note)
        return {} if world.settings.notes_without_id else {"id": note.id}

    async def _comment(self, request: Request, connector: Connector) -> dict[str, object]:
        world = self._stage.world
        note = world.ideolve.note(connector.workspace, request.path_params["note"])
        html = _text(await json_object(request), "commenthtmltext")
        note.comments.append(Comment(connector.user, html, world.clock.text()))
        return {}

    async def _attach(self, request: Request, connector: Connector) -> dict[str, object]:
        world = self._stage.world
        note = world.ideolve.note(connector.workspace, request.path_params["note"])
        try:
            async with request.form() as form:
                file = form.get("file")
                if not isinstance(file, UploadFile):
                    raise RefusedError(400, "The part named file is missing.")
                content, name = await file.read(), file.filename or "file"
        except MultiPartException:
            raise RefusedError(400, "The body must be multipart/form-data.") from None
        note.files.append(NoteFile(name, content, created=world.clock.text()))
        return {}


def _text(body: dict[str, object], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise RefusedError(400, f"{name} is missing.")
    if len(value) > _LONGEST:
        raise RefusedError(400, f"{name} is too long.")
    try:
        value.encode()
    except UnicodeEncodeError:
        # JSON can hold half of a surrogate pair, which no page can show.
        raise RefusedError(400, f"{name} holds a character that is none.") from None
    return value


def _shared_with(workspace: Workspace, body: dict[str, object]) -> list[dict[str, str]]:
    users = body.get("users", {})
    listed = users.get("sharewith", []) if isinstance(users, dict) else None
    if not isinstance(listed, list):
        raise RefusedError(400, "users.sharewith must be a list.")
    shared = []
    for one in listed:
        kind, name = next(iter(one.items())) if isinstance(one, dict) and len(one) == 1 else ("", "")
        if kind not in ("user", "group") or not isinstance(name, str) or not name:
            raise RefusedError(400, "users.sharewith has something that is neither a user nor a group.")
        if kind == "group" and name not in workspace.groups:
            raise RefusedError(400, "There is no such group in the workspace.")
        shared.append({kind: name})
    return shared
