"""Sends a test note, a comment and a file to it: whether the unconfirmed paths of `note_paths` are right.

Headers and body of a new note are those of https://docs.mithi.com/home/ideolve-api; the answer to it is
documented nowhere, the other two calls not at all. The wizard itself sends these tests alone: the notes of
accounts and deals are sent by CRM's functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.answer import Answer
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import File, Http
from zoho_ideolve_wizard.services.ideolve.answers import SERVICE, Pair, body_of, check
from zoho_ideolve_wizard.services.ideolve.note_paths import (
    NOT_CONFIRMED,
    PATHS,
    NotePaths,
    address,
    places,
    value_at,
)
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.trouble import Trouble

SUBJECT = "Test note of the Zoho CRM setup"
TEXT = "<p>This note shows that Zoho CRM can reach Ideolve. It can be deleted.</p>"
COMMENT = "<p>This comment shows that notes can be updated.</p>"
FILE: File = ("test.txt", b"This file shows that attachments arrive.\n", "text/plain")

_MOST_PLACES = 12
_NO_SUCH_CALL = (404, 405, 501)


_NOT_TAKEN = Trouble(
    "ideolve.not-taken",
    SERVICE,
    "Ideolve does not take the test {kind}{said}.",
    f"The path or the body, {NOT_CONFIRMED}, is another one than the wizard's.",
    "Ask support@ideolve.com for the address and the body of this call, and correct the path here.",
    codes=("NOT_TAKEN",),
)
_NO_SUCH_PATH = Trouble(
    "ideolve.no-such-path",
    SERVICE,
    "Ideolve has nothing at the path for the test {kind}, {path} (HTTP {status}).",
    f"The path is {NOT_CONFIRMED}; it may be another one, or the note was deleted meanwhile.",
    "Ask support@ideolve.com for the address of this call, correct the path here, then test again.",
    codes=("NO_SUCH_PATH",),
)
_NO_NOTE_ID = Trouble(
    "ideolve.no-note-id",
    SERVICE,
    "Ideolve took the test note, but its answer has no id at {place}. It has: {fields}.",
    f"Where the id stands is {NOT_CONFIRMED}. Without it no comment can find its note.",
    "If one of these holds the note's id, enter its name; otherwise ask support@ideolve.com. The test "
    "note stays in Ideolve: each further test makes another one.",
    codes=("NO_NOTE_ID",),
    unclear=True,
)


@dataclass(frozen=True)
class TestNote:
    """The note that was made: its id, and where in the answer that stood."""

    __test__ = False  # not one of pytest's

    id: str
    place: str


class IdeolveNotes:
    """Sends tests to the API at `base` (without `/v4`), as `user` (an e-mail address), by `paths`.

    Every method raises ServiceFailure: WRONG_PAIR, HEADERS_MISSING, NO_SUCH_PATH if Ideolve has nothing at the
    path, NO_NOTE_ID if the answer shows no id, and outages.
    """

    def __init__(self, http: Http, base: str, user: str, pair: Pair, paths: NotePaths = PATHS) -> None:
        if paths.problems():
            raise ValueError("paths are checked before they are used")
        self._http = http
        self._base = base
        self._user = user
        self._pair = pair
        self._paths = paths

    async def send_test_note(self) -> TestNote:
        """Make one note, shared with nobody, and find its id in the answer."""
        answer = await self._post(self._paths.note, json={"subject": SUBJECT, "notehtmltext": TEXT})
        body = self._read(answer, "note", self._paths.note)
        place = self._paths.note_id
        note_id = value_at(body, place)
        if not note_id:
            raise _no_id(body, place, (self._pair.api_key, self._pair.client_id))
        return TestNote(note_id, place)

    async def send_test_comment(self, note: TestNote) -> None:
        """Add one comment to the test note. That it arrived is what the answer says; look at the note."""
        path = self._paths.comment
        answer = await self._post(path, note=note, json={"commenthtmltext": COMMENT})
        self._read(answer, "comment", path)

    async def send_test_file(self, note: TestNote) -> None:
        """Attach one small file to the test note."""
        path = self._paths.attachment
        answer = await self._post(path, note=note, files={"file": FILE})
        self._read(answer, "attachment", path)

    async def _post(
        self,
        path: str,
        *,
        note: TestNote | None = None,
        json: object = None,
        files: Mapping[str, File] | None = None,
    ) -> Answer:
        note_id = note.id if note is not None else "{note}"
        return await self._http.request(
            "POST",
            address(self._base, path, self._user, note_id),
            service=SERVICE,
            headers=self._pair.headers(),
            json=json,
            files=files,
        )

    def _read(self, answer: Answer, what: str, path: str) -> Mapping[str, object]:
        """The body of a success. A path that does not exist is told as that, whatever page comes with it."""
        if answer.status in _NO_SUCH_CALL:
            raise _no_such_path(what, path, answer.status)
        # Here "Invalid ..." with 400 is about the note; a pair that does not match is a 500.
        if answer.status == 400:
            raise self._refused(answer, what)
        return check(answer, self._pair)

    def _refused(self, answer: Answer, what: str) -> ServiceFailure:
        said = plain(shapes.text(body_of(answer), "reason"), hide=(self._pair.api_key, self._pair.client_id))
        return ServiceFailure.of(_NOT_TAKEN.about(kind=what, said=f": {said!r}" if said else ""))


def _no_such_path(what: str, path: str, status: int) -> ServiceFailure:
    return ServiceFailure.of(_NO_SUCH_PATH.about(kind=what, path=path, status=str(status)))


def _no_id(body: Mapping[str, object], place: str, hide: tuple[str, ...]) -> ServiceFailure:
    found = list(places(body))
    listed = ", ".join(plain(one, hide=hide, limit=60) for one in found[:_MOST_PLACES]) or "no fields at all"
    more = f" and {len(found) - _MOST_PLACES} more" if len(found) > _MOST_PLACES else ""
    return ServiceFailure.of(_NO_NOTE_ID.about(place=repr(place), fields=f"{listed}{more}"))
