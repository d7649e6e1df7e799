"""Ideolve's three note requests, in memory: strict about what it is sent, as the rehearsal's is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from zoho_ideolve_wizard.rehearsal.deluge import Invocation, OutsideFailure, Reply

BASE = "https://api.ideolve.test/v4/user/ada@example.com/note"
CLIENT_ID = "fake-client"
API_KEY = "fake-secret-key"

OK = -1
ERROR_WITH_200 = -2


@dataclass
class Note:
    """A note as people see it. ``files`` are names and contents."""

    subject: str
    html: str
    shared: list[dict[str, str]]
    comments: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


@dataclass
class Ideolve:
    """``refusals``: statuses to answer instead, one a request; 0 is no answer at all.

    ``OK`` among them lets one request through; ``ERROR_WITH_200`` is what its name says.
    """

    notes: dict[str, Note] = field(default_factory=dict)
    refusals: list[int] = field(default_factory=list)
    asked: int = 0
    given: int = 0
    names_ids: bool = True

    @property
    def note(self) -> Note:
        """The one note that there is."""
        return self.made(1)[0]

    def made(self, count: int) -> list[Note]:
        """All notes, in the order in which they were made; there are so many."""
        assert len(self.notes) == count, "so many notes"
        return list(self.notes.values())

    def answer(self, request: Invocation) -> Reply:
        self.asked += 1
        headers = request.headers
        if (
            not headers.get("Client-Id")
            or not headers.get("Connector-Api-Key")
            or not headers.get("App-Name")
        ):
            return _json(401, status="UNAUTHORIZED", reason="Required request headers are not present.")
        if (headers["Client-Id"], headers["Connector-Api-Key"]) != (CLIENT_ID, API_KEY):
            return _json(500, status="ERROR", reason=f"Invalid {headers['Connector-Api-Key']} provided.")
        status = self.refusals.pop(0) if self.refusals else OK
        if status == ERROR_WITH_200:
            return _json(200, status="ERROR", reason=f"not today, {API_KEY}", id="n99")
        if status != OK:
            if not status:
                raise OutsideFailure("no answer within 40 seconds")
            return Reply(status, f"<p>Broken: {API_KEY}</p>", {"Content-Type": "text/html"})
        if request.method != "POST" or not request.detailed:
            return _json(405, status="ERROR", reason="POST only")
        return self._take(request)

    def _take(self, request: Invocation) -> Reply:
        if request.url == BASE:
            return self._new_note(_body(request))
        note_id, _, what = request.url.removeprefix(f"{BASE}/").partition("/")
        note = self.notes.get(note_id)
        if note is None:
            return _json(404, status="ERROR", reason="no such note")
        if what == "comment":
            comment = _body(request).get("commenthtmltext")
            if not isinstance(comment, str):
                return _json(400, status="ERROR", reason="commenthtmltext")
            note.comments.append(comment)
        elif what == "attachment":
            if [file.part for file in request.files] != ["file"]:
                return _json(400, status="ERROR", reason="file")
            note.files += [(file.name, file.content) for file in request.files]
        else:
            return _json(404, status="ERROR", reason="no such path")
        return _json(200, status="SUCCESS")

    def _new_note(self, body: Mapping[str, object]) -> Reply:
        users = cast("dict[str, list[dict[str, str]]]", body.get("users", {"sharewith": []}))
        if (
            not body.get("subject")
            or not body.get("notehtmltext")
            or (body.get("users") and not users["sharewith"])
        ):
            return _json(400, status="ERROR", reason="subject, notehtmltext or sharewith")
        self.given += 1
        note_id = f"n{self.given}"
        self.notes[note_id] = Note(str(body["subject"]), str(body["notehtmltext"]), users["sharewith"])
        return _json(200, status="SUCCESS", id=note_id) if self.names_ids else _json(200, status="SUCCESS")


def _body(request: Invocation) -> dict[str, object]:
    assert request.headers.get("Content-Type") == "application/json", "the body is JSON and says so"
    return cast("dict[str, object]", json.loads(request.parameters or ""))


def _json(code: int, /, **body: str) -> Reply:
    text = json.dumps(body)
    return Reply(code, text, {"Content-Type": "application/json"}, text.encode())
