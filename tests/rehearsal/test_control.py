"""The control address: state, settings, faults and reset."""

import time

import httpx
import pytest

from .actors import Actor


def test_the_state_has_everything_and_no_secret(actor: Actor) -> None:
    tokens = actor.tokens()
    response = actor.client.get(actor.said("control") + "/state")
    state = response.json()
    assert set(state) == {"crm", "ideolve", "requests"}
    assert [user["email"] for user in state["crm"]["users"]] == [
        "asha.rao@acme.example.com",
        "vikram.shah@acme.example.com",
        "nisha.pillai@acme.example.com",
        "tomas.reyes@acme.example.com",
        "farah.khan@acme.example.com",
        "radha.iyer@acme.example.com",
    ]
    assert [(user["status"], user["confirm"]) for user in state["crm"]["users"][2:]] == [
        ("active", True),
        ("disabled", True),
        ("active", False),
        ("active", True),
    ]
    assert {one["Owner"]["email"] for one in state["crm"]["accounts"]} == {
        f"{name}@acme.example.com" for name in ("asha.rao", "vikram.shah", "nisha.pillai", "tomas.reyes")
    }
    accounts = {one["id"] for one in state["crm"]["accounts"]}
    assert {one["Account_Name"]["id"] for one in state["crm"]["deals"]} <= accounts
    automation = ["fields", "variables", "functions", "workflow_rules", "schedules", "connections"]
    automation += ["attachments", "runs", "mails", "meetings"]
    assert {name: state["crm"][name] for name in automation} == {name: [] for name in automation}
    assert state["ideolve"] == {"workspaces": [], "disabled": [], "notes": []}
    for secret in (
        tokens["access_token"],
        tokens["refresh_token"],
        actor.said("client_secret"),
        actor.said("ideolve_api_key"),
    ):
        assert str(secret) not in response.text


def test_the_announcement_can_be_had_again_and_outlives_a_reset(actor: Actor) -> None:
    actor.reset()
    answer = actor.client.get(actor.said("control") + "/announcement")
    assert answer.json() == actor.announcement


def test_reads_and_writes_are_counted(actor: Actor) -> None:
    def counts() -> tuple[int, int]:
        requests = actor.client.get(actor.said("control") + "/state").json()["requests"]
        return requests["reads"], requests["writes"]

    reads, writes = counts()
    actor.ideolve("POST", "/workspaces", {"name": "CRM", "description": ""})
    actor.ideolve("POST", "/workspaces", {"name": "CRM", "description": ""})
    actor.ideolve("GET", "/workspaces")
    assert counts() == (reads + 3, writes + 1)


def test_a_reset_starts_afresh_and_keeps_what_was_printed(actor: Actor) -> None:
    tokens = actor.tokens()
    actor.ideolve("POST", "/workspaces", {"name": "CRM", "description": ""})
    actor.settings(licences=1, clock_offset=1000)
    actor.fault("GET /crm", "status", 500, times=100)
    actor.reset()
    assert actor.writes() == 0
    assert actor.workspaces() == []
    assert actor.refresh(tokens["refresh_token"]) == {"error": "invalid_code"}
    assert actor.crm("GET", "/org", actor.tokens()["access_token"]).status_code == 200
    assert actor.client.get(actor.said("control") + "/settings").json()["licences"] == 40
    assert actor.ideolve("GET", "/workspaces").status_code == 200


def test_settings_are_listed_with_their_defaults(actor: Actor) -> None:
    listed = actor.client.get(actor.said("control") + "/settings").json()
    assert listed["code_life_seconds"] == 60
    assert listed["codes_per_ten_minutes"] == 10
    assert listed["access_tokens_per_ten_minutes"] == 10
    assert listed["refresh_tokens_per_user"] == 20
    assert listed["device_interval_seconds"] == 1
    assert listed["invitations"] == "wait"


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"fake": 1}, "fake"),
        ({"licences": "many"}, "licences"),
        ({"licences": 1.5}, "licences"),
        ({"licences": True}, "licences"),
        ({"code_life_seconds": -1}, "code_life_seconds"),
        ({"old_expires_in": 1}, "old_expires_in"),
        ({"invitations": "ignore"}, "invitations"),
        ({"edition": []}, "edition"),
        ([], "object"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_none_is_turned(
    actor: Actor, values: object, word: str
) -> None:
    url = actor.said("control") + "/settings"
    before = actor.client.get(url).json()
    sent = {"codes_per_ten_minutes": 3, **values} if isinstance(values, dict) else values
    response = actor.client.post(url, json=sent)
    assert response.status_code == 400
    assert word in response.json()["error"]
    assert actor.client.get(url).json() == before


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"{}", b'{"faults": [1]}', b'{"faults": [{"match": "GET /"}]}']
)
def test_a_fault_that_cannot_be_read_is_refused(actor: Actor, body: bytes) -> None:
    response = actor.client.post(actor.said("control") + "/faults", content=body)
    assert response.status_code == 400
    assert response.json()["error"]
    assert actor.client.get(actor.said("control") + "/faults").json() == {"faults": []}


def test_status_faults_speak_as_the_service_does(actor: Actor) -> None:
    token = actor.tokens()["access_token"]
    actor.fault("GET /crm/v8/users", "status", 429, times=2)
    for _ in range(2):
        limited = actor.crm("GET", "/users", token)
        assert (limited.status_code, limited.json()["code"]) == (429, "TOO_MANY_REQUESTS")
    assert actor.crm("GET", "/users", token).status_code == 200
    actor.fault("POST /oauth/v2/token", "status", 500)
    assert actor.token(grant_type="refresh_token") == {"error": "general_error"}
    actor.fault("POST /v4/", "status", 500)
    url = f"{actor.said('ideolve')}/v4/user/{actor.said('primary_contact')}/auth"
    outage = actor.client.post(url, headers=actor.ideolve_headers())
    assert (outage.status_code, outage.json()) == (500, {})


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("NO_PERMISSION", 403),
        ("FEATURE_NOT_SUPPORTED", 400),
        ("INVALID_URL_PATTERN", 404),
        ("NOT_ALLOWED", 400),
        ("LIMIT_EXCEEDED", 400),
        ("OAUTH_SCOPE_MISMATCH", 401),
    ],
)
def test_documented_refusals_on_demand(actor: Actor, code: str, status: int) -> None:
    token = actor.tokens()["access_token"]
    actor.refuse("GET /crm/v8/settings/functions", code, times=2)
    for _ in range(2):
        refused = actor.crm("GET", "/settings/functions", token)
        assert (refused.status_code, refused.json()["code"], refused.json()["status"]) == (
            status,
            code,
            "error",
        )
    assert actor.crm("GET", "/settings/functions", token).status_code == 204


@pytest.mark.parametrize(
    "more",
    [{"kind": "refusal"}, {"kind": "refusal", "code": "FAKE"}, {"kind": "drop", "code": "NOT_ALLOWED"}],
)
def test_a_refusal_needs_a_code_that_is_documented(actor: Actor, more: dict[str, object]) -> None:
    wanted = {"match": "GET /crm", **more}
    answer = actor.client.post(actor.said("control") + "/faults", json={"faults": [wanted]})
    assert (answer.status_code, "code" in answer.json()["error"]) == (400, True)


def test_faults_match_by_method_beginning_pattern_and_query(actor: Actor) -> None:
    token = actor.tokens()["access_token"]
    actor.fault("POST /crm/v8/org", "status", 500)
    assert actor.crm("GET", "/org", token).status_code == 200
    actor.fault("* /crm/v8/*/roles", "status", 500)
    assert actor.crm("GET", "/settings/profiles", token).status_code == 200
    assert actor.crm("GET", "/settings/roles", token).status_code == 500
    actor.fault("GET /crm/v8/users?type=AdminUsers", "status", 500)
    assert actor.crm("GET", "/users", token, params={"type": "AllUsers"}).status_code == 200
    assert actor.crm("GET", "/users", token, params={"type": "AdminUsers"}).status_code == 500


def test_a_fault_without_end_lasts_until_cleared(actor: Actor) -> None:
    actor.fault("GET /crm", "status", 500, times=0)
    token = actor.tokens()["access_token"]
    assert {actor.crm("GET", "/org", token).status_code for _ in range(5)} == {500}
    actor.client.post(actor.said("control") + "/faults", json={"faults": []})
    assert actor.crm("GET", "/org", token).status_code == 200


def test_a_dropped_request_was_not_done(actor: Actor) -> None:
    actor.fault("POST /rehearsal-admin/workspaces", "drop")
    with pytest.raises(httpx.RemoteProtocolError):
        actor.ideolve("POST", "/workspaces", {"name": "CRM", "description": ""})
    assert actor.workspaces() == []
    assert actor.writes() == 0


def test_a_truncated_answer_belongs_to_a_request_that_was_done(actor: Actor) -> None:
    actor.fault("POST /rehearsal-admin/workspaces", "truncated")
    with pytest.raises(httpx.RemoteProtocolError):
        actor.ideolve("POST", "/workspaces", {"name": "CRM", "description": ""})
    assert len(actor.workspaces()) == 1
    assert actor.writes() == 1


def test_an_html_page_as_of_a_captive_portal(actor: Actor) -> None:
    actor.fault("GET /crm", "html")
    answer = actor.crm("GET", "/org", "1000.fake.fake")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    actor.fault("GET /crm", "html", 511)
    assert actor.crm("GET", "/org", "1000.fake.fake").status_code == 511


@pytest.mark.parametrize("kind", ["latency", "slow"])
def test_late_and_slow_answers_are_complete(actor: Actor, kind: str) -> None:
    token = actor.tokens()["access_token"]
    usual = actor.crm("GET", "/org", token).json()
    actor.fault("GET /crm/v8/org", kind, 0.2)
    began = time.monotonic()
    answer = actor.crm("GET", "/org", token)
    assert time.monotonic() - began >= 0.2
    assert answer.json() == usual


def test_the_control_address_has_no_faults(actor: Actor) -> None:
    actor.fault("* /", "status", 500, times=0)
    assert actor.client.get(actor.said("control") + "/state").status_code == 200
