"""A test note, a comment and a file: what is sent, and what each answer is told as."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.services.conftest import Service
from tests.services.zoho.set_up import failing
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.answers import Pair
from zoho_ideolve_wizard.services.ideolve.note_paths import PATHS
from zoho_ideolve_wizard.services.ideolve.notes import IdeolveNotes, TestNote

USER = "it@example.com"
PAIR = Pair("fake-client-id", "fake-api-key")
NOTE = TestNote("n-1", "id")


@pytest.fixture
def notes(http: Http, service: Service) -> IdeolveNotes:
    return IdeolveNotes(http, service.url, USER, PAIR)


async def test_a_test_note_as_the_page_describes_it(service: Service, notes: IdeolveNotes) -> None:
    service.says({"status": "SUCCESS", "id": "n-1"})
    assert await notes.send_test_note() == NOTE
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("POST", f"/v4/user/{USER}/note")
    assert asked.headers["client-id"] == PAIR.client_id
    assert asked.headers["connector-api-key"] == PAIR.api_key
    assert asked.headers["app-name"] == "zoho-ideolve-wizard"
    sent = json.loads(asked.body)
    # Shared with nobody: a test mails no expert.
    assert set(sent) == {"subject", "notehtmltext"}
    assert all(sent.values())


async def test_the_id_at_another_place(service: Service, http: Http) -> None:
    paths = replace(PATHS, note="/v4/notes/{user}", note_id="note.ref")
    notes = IdeolveNotes(http, service.url, USER, PAIR, paths)
    service.says({"status": "SUCCESS", "note": {"ref": 17}})
    assert await notes.send_test_note() == TestNote("17", "note.ref")
    assert service.asked[0].path == f"/v4/notes/{USER}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            {"status": "SUCCESS", "noteId": "fake-secret-1", "note": {"ref": "fake-secret-2"}},
            "status, noteId, note.ref.",
        ),
        ({"status": "SUCCESS", "id": ""}, "It has: status, id."),
        ({}, "no fields at all"),
        (None, "no fields at all"),
        ({f"key{number}": "fake-secret" for number in range(20)}, "and 8 more"),
        ({"fake-api-key": "x", "\x1b[31m": "y"}, "[hidden], [31m"),
    ],
)
async def test_an_answer_without_an_id_is_told_by_its_keys(
    service: Service, notes: IdeolveNotes, body: object, told: str
) -> None:
    service.says(body)
    failure = await failing(notes.send_test_note())
    assert failure.code == "NO_NOTE_ID"
    assert told in failure.what
    assert failure.what.isprintable()
    assert "fake-" not in str(failure)
    assert "stays in Ideolve" in failure.remedy
    # A note was made: whoever repeats this makes another one.
    assert (failure.unclear, failure.can_retry) == (True, False)


@pytest.mark.parametrize("status", [404, 405])
@pytest.mark.parametrize("html", [True, False])
async def test_a_wrong_path(service: Service, notes: IdeolveNotes, status: int, html: bool) -> None:
    if html:
        service.says_html(status)
    else:
        service.says({"status": "ERROR", "reason": "No such thing"}, status=status)
    failure = await failing(notes.send_test_note())
    assert failure.code == "NO_SUCH_PATH"
    assert "/v4/user/{user}/note" in failure.what
    assert "not confirmed by a public page" in failure.cause
    assert "correct the path" in failure.remedy


async def test_what_ideolve_does_not_take_is_not_a_wrong_pair(service: Service, notes: IdeolveNotes) -> None:
    service.says({"status": "ERROR", "reason": "Invalid subject for fake-api-key"}, status=400)
    failure = await failing(notes.send_test_note())
    assert failure.code == "NOT_TAKEN"
    assert "'Invalid subject for [hidden]'" in failure.what


@pytest.mark.parametrize(
    ("status", "body", "code", "can_retry"),
    [
        (
            500,
            {"status": "ERROR", "reason": "Invalid <client id>/<connector api key> provided."},
            "WRONG_PAIR",
            False,
        ),
        (
            401,
            {"status": "UNAUTHORIZED", "reason": "Required request headers are not present."},
            "HEADERS_MISSING",
            False,
        ),
        (500, None, "HTTP 500", True),
        (503, {}, "HTTP 503", True),
    ],
)
async def test_pair_and_outage_are_told_as_everywhere(
    service: Service, notes: IdeolveNotes, status: int, body: object, code: str, can_retry: bool
) -> None:
    service.says(body, status=status)
    failure = await failing(notes.send_test_note())
    assert (failure.code, failure.can_retry) == (code, can_retry)


async def test_a_comment_on_the_note(service: Service, notes: IdeolveNotes) -> None:
    service.says({"status": "SUCCESS"})
    await notes.send_test_comment(NOTE)
    asked = service.asked[0]
    assert asked.path == f"/v4/user/{USER}/note/n-1/comment"
    assert set(json.loads(asked.body)) == {"commenthtmltext"}


async def test_a_file_for_the_note(service: Service, notes: IdeolveNotes) -> None:
    service.says({"status": "SUCCESS"})
    await notes.send_test_file(NOTE)
    asked = service.asked[0]
    assert asked.path == f"/v4/user/{USER}/note/n-1/attachment"
    assert asked.headers["content-type"].startswith("multipart/form-data")
    assert 'name="file"; filename="test.txt"' in asked.body


async def test_a_note_that_was_deleted(service: Service, notes: IdeolveNotes) -> None:
    service.says({"status": "ERROR", "reason": "No such note"}, status=404)
    failure = await failing(notes.send_test_comment(NOTE))
    assert failure.code == "NO_SUCH_PATH"
    assert "or the note was deleted" in failure.cause


def test_unchecked_paths_are_not_used(http: Http, service: Service) -> None:
    with pytest.raises(ValueError, match="checked"):
        IdeolveNotes(http, service.url, USER, PAIR, replace(PATHS, note="https://evil.example/"))
