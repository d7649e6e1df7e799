"""Ideolve's notes, to be read: what came of the records in CRM."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..notes import Note
from ..workspaces import RefusedError
from ..world import Stage
from .html import code, link, page
from .note_html import harmless


class NotePages:
    """A workspace's notes, and one note with its comments and attachments."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> list[Route]:
        """What this host answers."""
        return [
            Route("/notes", self.listed, methods=["GET"]),
            Route("/note", self.one, methods=["GET"]),
        ]

    async def listed(self, request: Request) -> Response:
        """The notes of ``workspace``, the newest first."""
        name = request.query_params.get("workspace", "")
        notes = [note for note in self._stage.world.ideolve.notes if note.workspace == name]
        rows = "".join(
            f"<li>{link('/note', note.subject, workspace=name, id=note.id)}: "
            f"{len(note.comments)} comments, {len(note.files)} attachments</li>"
            for note in reversed(notes)
        )
        back = link("/workspace", f"Workspace {name}", name=name)
        return page(f"Notes of {name}", f'<ul id="notes">{rows or "<li>None.</li>"}</ul><p>{back}</p>')

    async def one(self, request: Request) -> Response:
        """A note as its readers see it."""
        name = request.query_params.get("workspace", "")
        try:
            note = self._stage.world.ideolve.note(name, request.query_params.get("id", ""))
        except RefusedError as error:
            return page("Ideolve", f'<p id="error">{escape(error.reason)}</p>', status=404)
        return page(
            note.subject, _body(note) + f"<p>{link('/notes', f'Notes of {name}', workspace=name)}</p>"
        )


def _body(note: Note) -> str:
    shared = ", ".join(f"{kind} {who}" for one in note.shared_with for kind, who in one.items())
    body = f"<p>Note {code('note-id', note.id)} by {escape(note.author)}, {escape(note.created)}; "
    body += f'shared with <span id="shared">{escape(shared or "nobody")}</span></p>'
    body += f'<div id="note">{harmless(note.html)}</div><h2>Comments</h2><ul id="comments">'
    for comment in note.comments:
        body += f"<li>{escape(comment.author)}, {escape(comment.created)}: {harmless(comment.html)}</li>"
    body += '</ul><h2>Attachments</h2><ul id="attachments">'
    for file in note.files:
        body += f"<li>{escape(file.name)}, {len(file.content)} bytes</li>"
    return body + "</ul>"
