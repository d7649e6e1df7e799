"""Ideolve's published request, and the administration that is ours."""

from urllib.parse import quote

import pytest

from .actors import Actor, Json

MANY = "Sales / EMEA \u202e<b>&amp; 100% #?"


def authenticate(actor: Actor, user: str = "", **headers: str) -> tuple[int, Json]:
    user = quote(user or actor.said("primary_contact"), safe="")
    response = actor.client.post(
        f"{actor.said('ideolve')}/v4/user/{user}/auth", headers=actor.ideolve_headers(**headers)
    )
    return response.status_code, response.json()


def status(actor: Actor, method: str, path: str, json: object = None) -> int:
    response = actor.ideolve(method, path, json)
    assert response.headers["content-type"] == "application/json"
    return response.status_code


def test_the_accounts_pair_is_good_for_the_primary_contact(actor: Actor) -> None:
    assert authenticate(actor) == (200, {"status": "SUCCESS"})
    assert authenticate(actor, actor.said("primary_contact").upper())[0] == 200


def test_a_wrong_pair_is_a_500(actor: Actor) -> None:
    wrong = (500, {"status": "ERROR", "reason": "Invalid <client id>/<connector api key> provided."})
    assert authenticate(actor, **{"Client-Id": "fake"}) == wrong
    assert authenticate(actor, **{"Connector-Api-Key": "fake-key"}) == wrong
    assert authenticate(actor, "somebody@else.example.com") == wrong


@pytest.mark.parametrize("header", ["Client-Id", "Connector-Api-Key", "App-Name"])
def test_a_missing_header_is_a_401(actor: Actor, header: str) -> None:
    missing = (401, {"status": "UNAUTHORIZED", "reason": "Required request headers are not present."})
    assert authenticate(actor, **{header: ""}) == missing
    response = actor.client.get(actor.said("ideolve") + "/rehearsal-admin/workspaces")
    assert (response.status_code, response.json()) == missing


def test_nothing_else_is_published(actor: Actor) -> None:
    for method, path in (("POST", "/v4/notes"), ("GET", "/v4/workspaces"), ("POST", "/")):
        response = actor.client.request(method, actor.said("ideolve") + path, headers=actor.ideolve_headers())
        assert response.status_code == 404
    url = f"{actor.said('ideolve')}/v4/user/{actor.said('primary_contact')}/auth"
    assert actor.client.get(url, headers=actor.ideolve_headers()).status_code == 404


def test_the_administration_wants_the_accounts_pair(actor: Actor) -> None:
    response = actor.client.get(
        actor.said("ideolve") + "/rehearsal-admin/workspaces",
        headers=actor.ideolve_headers(**{"Connector-Api-Key": "fake-key"}),
    )
    assert (response.status_code, response.json()["status"]) == (500, "ERROR")


def test_a_workspace_with_groups_people_and_controls(actor: Actor) -> None:
    ana, ben = "Ana@example.com", "ben@example.com"
    assert status(actor, "POST", "/workspaces", {"name": "CRM", "description": "All deals"}) == 201
    assert status(actor, "POST", "/workspaces", {"name": "CRM", "description": ""}) == 409
    for group in ("sales", "experts"):
        assert status(actor, "POST", "/workspaces/CRM/groups", {"name": group}) == 201
    assert status(actor, "POST", "/workspaces/CRM/groups", {"name": "sales"}) == 409
    assert status(actor, "POST", "/workspaces/CRM/groups/sales/members", {"address": ana}) == 400
    for address in (ana, ben):
        assert status(actor, "POST", "/workspaces/CRM/invitations", {"address": address}) == 201
    assert status(actor, "POST", "/workspaces/CRM/invitations", {"address": ana.lower()}) == 409
    assert (
        status(actor, "POST", "/workspaces/CRM/invitations", {"address": actor.said("primary_contact")})
        == 409
    )
    assert status(actor, "POST", "/workspaces/CRM/groups/sales/members", {"address": ana}) == 201
    assert status(actor, "POST", "/workspaces/CRM/groups/sales/members", {"address": ana}) == 409
    assert status(actor, "POST", "/workspaces/CRM/groups/experts/members", {"address": ben}) == 201
    only_comment = {"comment": True, "create": False, "delete": False}
    assert status(actor, "PUT", "/workspaces/CRM/controls/workspace", only_comment) == 200
    listed = actor.ideolve("GET", "/workspaces").json()
    assert listed == {
        "workspaces": [
            {
                "name": "CRM",
                "description": "All deals",
                "controls": {
                    "workspace": only_comment,
                    "default_note": {"comment": True, "create": True, "delete": True},
                },
                "members": [actor.said("primary_contact")],
                "invitations": ["ana@example.com", "ben@example.com"],
                "groups": {"sales": ["ana@example.com"], "experts": ["ben@example.com"]},
            }
        ],
        "disabled": [],
    }
    assert actor.workspaces() == listed["workspaces"]
    assert actor.writes() == 8


def test_taking_people_out_again(actor: Actor) -> None:
    status(actor, "POST", "/workspaces", {"name": "CRM", "description": ""})
    status(actor, "POST", "/workspaces/CRM/groups", {"name": "sales"})
    actor.settings(invitations="accept")
    for address in ("ana@example.com", "ben@example.com"):
        status(actor, "POST", "/workspaces/CRM/invitations", {"address": address})
        status(actor, "POST", "/workspaces/CRM/groups/sales/members", {"address": address})
    member = "/workspaces/CRM/groups/sales/members/"
    assert status(actor, "DELETE", member + "ANA@example.com") == 200
    assert status(actor, "DELETE", member + "ana@example.com") == 404
    assert status(actor, "DELETE", "/workspaces/CRM/members/ben@example.com") == 200
    assert status(actor, "DELETE", "/workspaces/CRM/members/ben@example.com") == 404
    assert status(actor, "DELETE", "/workspaces/CRM/members/" + actor.said("primary_contact")) == 400
    assert actor.workspaces()[0]["groups"] == {"sales": []}
    assert actor.workspaces()[0]["members"] == [actor.said("primary_contact"), "ana@example.com"]


def test_an_invitation_taken_back_leaves_the_groups_too(actor: Actor) -> None:
    status(actor, "POST", "/workspaces", {"name": "CRM", "description": ""})
    status(actor, "POST", "/workspaces/CRM/groups", {"name": "sales"})
    status(actor, "POST", "/workspaces/CRM/invitations", {"address": "ana@example.com"})
    status(actor, "POST", "/workspaces/CRM/groups/sales/members", {"address": "ana@example.com"})
    path = "/workspaces/CRM/invitations/ana%40example.com"
    assert status(actor, "DELETE", path) == 200
    assert status(actor, "DELETE", path) == 404
    assert actor.workspaces()[0]["groups"] == {"sales": []}


@pytest.mark.parametrize(
    ("fate", "members", "invitations", "group"),
    [
        ("wait", 1, ["ana@example.com"], ["ana@example.com"]),
        ("accept", 2, [], ["ana@example.com"]),
        ("decline", 1, [], []),
    ],
)
def test_the_fate_of_an_invitation_that_nobody_answered(
    actor: Actor, fate: str, members: int, invitations: list[str], group: list[str]
) -> None:
    status(actor, "POST", "/workspaces", {"name": "CRM", "description": ""})
    status(actor, "POST", "/workspaces/CRM/groups", {"name": "sales"})
    status(actor, "POST", "/workspaces/CRM/invitations", {"address": "ana@example.com"})
    status(actor, "POST", "/workspaces/CRM/groups/sales/members", {"address": "ana@example.com"})
    actor.settings(invitations=fate)
    workspace = actor.workspaces()[0]
    assert len(list(workspace["members"])) == members  # type: ignore[call-overload]  # it is a list
    assert workspace["invitations"] == invitations
    assert workspace["groups"] == {"sales": group}


def test_disabled_accounts(actor: Actor) -> None:
    assert status(actor, "POST", "/disabled", {"address": "Ana@example.com"}) == 201
    assert status(actor, "POST", "/disabled", {"address": "ana@example.com"}) == 409
    assert actor.ideolve("GET", "/workspaces").json()["disabled"] == ["ana@example.com"]
    status(actor, "POST", "/workspaces", {"name": "CRM", "description": ""})
    assert status(actor, "POST", "/workspaces/CRM/invitations", {"address": "ana@example.com"}) == 400


def test_names_may_hold_anything(actor: Actor) -> None:
    workspace, group = quote(MANY, safe=""), quote(f"{MANY}/..", safe="")
    assert status(actor, "POST", "/workspaces", {"name": MANY, "description": MANY}) == 201
    assert status(actor, "POST", f"/workspaces/{workspace}/groups", {"name": f"{MANY}/.."}) == 201
    assert (
        status(actor, "POST", f"/workspaces/{workspace}/invitations", {"address": "a+b@example.com"}) == 201
    )
    members = f"/workspaces/{workspace}/groups/{group}/members"
    assert status(actor, "POST", members, {"address": "a+b@example.com"}) == 201
    assert actor.workspaces()[0]["groups"] == {f"{MANY}/..": ["a+b@example.com"]}
    assert status(actor, "DELETE", f"{members}/{quote('a+b@example.com', safe='')}") == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("POST", "/workspaces", {"name": " "}, 400),
        ("POST", "/workspaces", {"name": 1}, 400),
        ("POST", "/workspaces", [], 400),
        ("POST", "/workspaces/CRM/groups", {}, 400),
        ("POST", "/workspaces/none/groups", {"name": "sales"}, 404),
        ("POST", "/workspaces/CRM/invitations", {"address": "ana"}, 400),
        ("POST", "/workspaces/CRM/groups/none/members", {"address": "ana@example.com"}, 404),
        ("PUT", "/workspaces/CRM/controls/workspace", {"comment": True}, 400),
        ("PUT", "/workspaces/CRM/controls/other", {"comment": True, "create": True, "delete": True}, 404),
        ("DELETE", "/workspaces/CRM", None, 404),
        ("GET", "/workspaces/CRM", None, 404),
    ],
)
def test_what_it_refuses_changes_nothing(
    actor: Actor, method: str, path: str, body: object, expected: int
) -> None:
    status(actor, "POST", "/workspaces", {"name": "CRM", "description": ""})
    before = actor.workspaces()
    response = actor.ideolve(method, path, body)
    assert response.status_code == expected
    assert response.json()["status"] == "ERROR"
    assert response.json()["reason"]
    assert actor.workspaces() == before
    assert actor.writes() == 1


def test_half_a_surrogate_pair_is_no_name(actor: Actor) -> None:
    response = actor.client.post(
        actor.said("ideolve") + "/rehearsal-admin/workspaces",
        headers=actor.ideolve_headers(),
        content=rb'{"name": "half \ud83d"}',
    )
    assert (response.status_code, response.json()["status"]) == (400, "ERROR")
    assert actor.workspaces() == []
