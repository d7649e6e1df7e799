"""The admin API that is ours and exists in the rehearsal only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.admin import (
    Controls,
    HttpAdmin,
    IdeolveAdmin,
    Workspace,
    WorkspaceList,
)

KEY = "fake-api-key"
BASE = "/rehearsal-admin"
Call = Callable[[IdeolveAdmin], Awaitable[bool]]


@pytest.fixture
def admin(http: Http, service: Service) -> IdeolveAdmin:
    return HttpAdmin(http, service.url + BASE, "fake-client-id", KEY)


async def test_everything_is_read_in_one_request(service: Service, admin: IdeolveAdmin) -> None:
    service.says(
        {
            "workspaces": [
                {
                    "name": "Zoho CRM",
                    "description": "Notes from CRM",
                    "controls": {
                        "workspace": {"comment": True, "create": False, "delete": False},
                        "default_note": {"comment": True, "create": True, "delete": False},
                    },
                    "members": ["IT@example.com"],
                    "invitations": ["ana@example.com"],
                    "groups": {"Sales": ["Ana@example.com"], "Experts": []},
                }
            ],
            "disabled": ["Old@example.com"],
        }
    )
    found = await admin.workspaces()
    workspace = Workspace(
        "Zoho CRM",
        "Notes from CRM",
        Controls(comment=True, create=False, delete=False),
        Controls(comment=True, create=True, delete=False),
        ("it@example.com",),
        ("ana@example.com",),
        {"Sales": ("ana@example.com",), "Experts": ()},
    )
    assert found == WorkspaceList((workspace,), ("old@example.com",))
    assert found.named("Zoho CRM") == workspace
    assert found.named("Other") is None
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("GET", BASE + "/workspaces")
    assert asked.headers["connector-api-key"] == KEY


WORKSPACE = "Sales / Nord 100%?"
QUOTED = "Sales%20%2F%20Nord%20100%25%3F"
CALLS: list[tuple[Call, str, str, str, int]] = [
    (
        lambda a: a.create_workspace(WORKSPACE, "d"),
        "POST",
        "/workspaces",
        '{"name":"Sales / Nord 100%?","description":"d"}',
        409,
    ),
    (lambda a: a.create_group(WORKSPACE, "Ex"), "POST", f"/workspaces/{QUOTED}/groups", '{"name":"Ex"}', 409),
    (
        lambda a: a.invite(WORKSPACE, "a@b.c"),
        "POST",
        f"/workspaces/{QUOTED}/invitations",
        '{"address":"a@b.c"}',
        409,
    ),
    (
        lambda a: a.cancel_invitation(WORKSPACE, "a@b.c"),
        "DELETE",
        f"/workspaces/{QUOTED}/invitations/a%40b.c",
        "",
        404,
    ),
    (
        lambda a: a.add_to_group(WORKSPACE, "E/x", "a@b.c"),
        "POST",
        f"/workspaces/{QUOTED}/groups/E%2Fx/members",
        '{"address":"a@b.c"}',
        409,
    ),
    (
        lambda a: a.remove_from_group(WORKSPACE, "E/x", "a@b.c"),
        "DELETE",
        f"/workspaces/{QUOTED}/groups/E%2Fx/members/a%40b.c",
        "",
        404,
    ),
    (
        lambda a: a.remove_member(WORKSPACE, "a@b.c"),
        "DELETE",
        f"/workspaces/{QUOTED}/members/a%40b.c",
        "",
        404,
    ),
    (
        lambda a: a.set_controls(WORKSPACE, Controls(comment=True, create=False, delete=False)),
        "PUT",
        f"/workspaces/{QUOTED}/controls/workspace",
        '{"comment":true,"create":false,"delete":false}',
        409,
    ),
    (
        lambda a: a.set_default_note_controls(WORKSPACE, Controls(comment=True, create=False, delete=False)),
        "PUT",
        f"/workspaces/{QUOTED}/controls/default_note",
        '{"comment":true,"create":false,"delete":false}',
        409,
    ),
    (lambda a: a.disable("a@b.c"), "POST", "/disabled", '{"address":"a@b.c"}', 409),
]


@pytest.mark.parametrize(("call", "method", "path", "body", "unchanged"), CALLS)
async def test_each_change_says_whether_it_changed_something(
    service: Service, admin: IdeolveAdmin, call: Call, method: str, path: str, body: str, unchanged: int
) -> None:
    service.says({"status": "SUCCESS"}, status=200 if method in ("PUT", "DELETE") else 201)
    assert await call(admin) is True
    asked = service.asked[0]
    assert (asked.method, asked.path, asked.body) == (method, BASE + path, body)

    service.answers.clear()
    service.says({"status": "ERROR", "reason": "It is so already."}, status=unchanged)
    assert await call(admin) is False


@pytest.mark.parametrize("call", [call for call, *_ in CALLS])
@pytest.mark.parametrize("trouble", ["wrong pair", "outage", "html", "dropped"])
async def test_each_change_can_fail(service: Service, admin: IdeolveAdmin, call: Call, trouble: str) -> None:
    if trouble == "wrong pair":
        service.says({"status": "ERROR", "reason": f"Invalid x/{KEY} provided."}, status=500)
    elif trouble == "outage":
        service.says({"status": "ERROR", "reason": f"{KEY} away"}, status=503)
    elif trouble == "html":
        service.says_html(404)
    else:
        service.drops()
    with pytest.raises(ServiceFailure) as caught:
        await call(admin)
    assert KEY not in str(caught.value)
    assert caught.value.remedy
    assert caught.value.can_retry is (trouble != "wrong pair")


async def test_a_wrong_pair_is_told_when_reading_too(service: Service, admin: IdeolveAdmin) -> None:
    service.says(
        {"status": "ERROR", "reason": "Invalid <client id>/<connector api key> provided."}, status=500
    )
    with pytest.raises(ServiceFailure) as caught:
        await admin.workspaces()
    assert caught.value.code == "WRONG_PAIR"


async def test_who_is_not_invited_cannot_join_a_group(service: Service, admin: IdeolveAdmin) -> None:
    service.says({"status": "ERROR", "reason": "Neither invited nor member."}, status=400)
    with pytest.raises(ServiceFailure, match="Invite the address") as caught:
        await admin.add_to_group("W", "Experts", "a@b.c")
    assert caught.value.code == "NOT_INVITED"
    assert not caught.value.can_retry


async def test_a_workspace_that_is_not_there_is_told(service: Service, admin: IdeolveAdmin) -> None:
    service.says({"status": "ERROR", "reason": "No such workspace."}, status=404)
    with pytest.raises(ServiceFailure, match="No such workspace"):
        await admin.invite("Gone", "a@b.c")
