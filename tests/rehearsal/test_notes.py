"""Notes in Ideolve: made, commented and attached to by the rehearsal's own paths."""

import httpx
import pytest

from .actors import Actor, Json

NOTE: Json = {
    "subject": "Meridian Labs",
    "notehtmltext": "<p>An account of <b>Meridian &amp; Co</b></p>",
    "users": {"sharewith": [{"group": "Experts"}, {"user": "asha.rao@acme.example.com"}]},
}


@pytest.fixture
def headers(actor: Actor) -> dict[str, str]:
    """The connector's headers; there is a workspace "CRM" with a group "Experts"."""
    assert actor.ideolve("POST", "/workspaces", {"name": "CRM", "description": ""}).status_code == 201
    assert actor.ideolve("POST", "/workspaces/CRM/groups", {"name": "Experts"}).status_code == 201
    return actor.connector_headers("CRM")


def post(
    actor: Actor, headers: dict[str, str], path: str = "", user: str = "", **more: object
) -> httpx.Response:
    who = user or actor.said("primary_contact")
    return actor.client.post(
        f"{actor.said('ideolve')}/v4/user/{who}/note{path}",
        headers=headers,
        **more,  # type: ignore[arg-type]  # json and files, as httpx takes them
    )


def notes(actor: Actor) -> list[Json]:
    ideolve = actor.state()["ideolve"]
    assert isinstance(ideolve, dict)
    return list(ideolve["notes"])


def test_a_note_with_a_comment_and_a_file(actor: Actor, headers: dict[str, str]) -> None:
    before = actor.writes()
    answer = post(actor, headers, json=NOTE)
    assert (answer.status_code, answer.json()["status"]) == (200, "SUCCESS")
    note_id = answer.json()["id"]
    comment = post(actor, headers, f"/{note_id}/comment", json={"commenthtmltext": "<p>changed</p>"})
    assert (comment.status_code, comment.json()) == (200, {"status": "SUCCESS"})
    attached = post(actor, headers, f"/{note_id}/attachment", files={"file": ("plan.pdf", b"%PDF fake")})
    assert (attached.status_code, attached.json()) == (200, {"status": "SUCCESS"})
    note = notes(actor)[0]
    assert (note["id"], note["workspace"], note["subject"], note["html"]) == (
        note_id,
        "CRM",
        "Meridian Labs",
        NOTE["notehtmltext"],
    )
    assert note["shared_with"] == [{"group": "Experts"}, {"user": "asha.rao@acme.example.com"}]
    comments, files = note["comments"], note["attachments"]
    assert isinstance(comments, list)
    assert isinstance(files, list)
    assert [one["html"] for one in comments] == ["<p>changed</p>"]
    assert [(one["name"], one["size"]) for one in files] == [("plan.pdf", 9)]
    assert actor.writes() == before + 3


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"subject": ""}, "subject"),
        ({"notehtmltext": None}, "notehtmltext"),
        ({"users": {"sharewith": [{"group": "Nobody"}]}}, "group"),
        ({"users": {"sharewith": ["Experts"]}}, "neither"),
        ({"users": {"sharewith": "Experts"}}, "list"),
    ],
)
def test_a_note_that_is_refused(actor: Actor, headers: dict[str, str], changes: Json, word: str) -> None:
    answer = post(actor, headers, json={**NOTE, **changes})
    assert (answer.status_code, answer.json()["status"]) == (400, "ERROR")
    assert word in answer.json()["reason"]
    assert notes(actor) == []


def test_only_the_connectors_pair_opens_the_workspace(actor: Actor, headers: dict[str, str]) -> None:
    for wrong in (
        post(actor, actor.ideolve_headers(), json=NOTE),
        post(actor, {**headers, "Connector-Api-Key": "fake-key"}, json=NOTE),
        post(actor, headers, user="vikram.shah@acme.example.com", json=NOTE),
    ):
        assert (wrong.status_code, wrong.json()["status"]) == (500, "ERROR")
        assert wrong.json()["reason"].startswith("Invalid")
    bare = post(actor, {"Client-Id": "x"}, json=NOTE)
    assert (bare.status_code, bare.json()["status"]) == (401, "UNAUTHORIZED")
    assert notes(actor) == []


def test_what_is_no_note(actor: Actor, headers: dict[str, str]) -> None:
    unknown: tuple[tuple[str, Json], ...] = (
        ("/fake/comment", {"json": {"commenthtmltext": "x"}}),
        ("/fake/attachment", {"files": {"file": ("a", b"b")}}),
    )
    for path, more in unknown:
        answer = post(actor, headers, path, "", **more)
        assert (answer.status_code, answer.json()["status"]) == (404, "ERROR")
    note_id = post(actor, headers, json=NOTE).json()["id"]
    unusable: tuple[tuple[str, Json], ...] = (
        (f"/{note_id}/comment", {"json": {}}),
        (f"/{note_id}/comment", {"json": []}),
        (f"/{note_id}/attachment", {"files": {"other": ("a", b"b")}}),
        ("", {"content": b"{"}),
    )
    for path, more in unusable:
        answer = post(actor, headers, path, "", **more)
        assert (answer.status_code, answer.json()["status"]) == (400, "ERROR"), path


def test_ideolve_that_is_down_or_gives_no_id(actor: Actor, headers: dict[str, str]) -> None:
    actor.settings(notes_without_id=True)
    assert post(actor, headers, json=NOTE).json() == {"status": "SUCCESS"}
    actor.settings(ideolve_down=True)
    answer = post(actor, headers, json=NOTE)
    assert (answer.status_code, answer.content) == (500, b"")
    assert len(notes(actor)) == 1
