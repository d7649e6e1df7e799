"""Handing over what a user owns, and deleting the user."""

import pytest

from .actors import Actor, Json
from .test_crm import identity, outcome, users

PATH = "/users/{}/actions/transfer_and_delete"
STATUS = "/users/actions/transfer_and_delete"


@pytest.fixture
def token(actor: Actor) -> str:
    return str(actor.tokens()["access_token"])


@pytest.fixture
def ids(actor: Actor, token: str) -> dict[str, str]:
    """Every user's id by first name, in small letters."""
    return {str(user["first_name"]).lower(): str(user["id"]) for user in users(actor, token)}


def wanted(to: str, subordinates_to: str = "", **changes: object) -> Json:
    transfer = {"id": to, "records": True, "assignment": True, "criteria": True, **changes}
    item: Json = {"transfer": transfer, "move_subordinate": {"id": subordinates_to or to}}
    return {"transfer_and_delete": [item]}


def ordered(actor: Actor, token: str, user_id: str, body: Json) -> str:
    response = actor.crm("POST", PATH.format(user_id), token, json=body)
    assert response.status_code == 200, response.text
    result = response.json()["transfer_and_delete"][0]
    assert (result["code"], result["status"], result["details"]["id"]) == ("SUCCESS", "success", user_id)
    return str(result["details"]["job_id"])


def standing(actor: Actor, token: str, job: str) -> str:
    found = actor.crm("GET", STATUS, token, params={"job_id": job}).json()["transfer_and_delete"]
    assert len(found) == 1
    return str(found[0]["status"])


def owned(actor: Actor, user_id: str) -> dict[str, int]:
    crm = actor.state()["crm"]
    assert isinstance(crm, dict)
    return {
        module: sum(1 for record in crm[module] if record["Owner"]["id"] == user_id)
        for module in ("accounts", "deals")
    }


def status(actor: Actor, user_id: str) -> str:
    crm = actor.state()["crm"]
    assert isinstance(crm, dict)
    return next(str(user["status"]) for user in crm["users"] if user["id"] == user_id)


def test_it_takes_a_while_then_the_records_are_the_colleagues_and_the_user_is_gone(
    actor: Actor, token: str, ids: dict[str, str]
) -> None:
    writes = actor.writes()
    job = ordered(actor, token, ids["vikram"], wanted(ids["nisha"], ids["asha"]))
    assert (owned(actor, ids["vikram"]), status(actor, ids["vikram"])) == (
        {"accounts": 3, "deals": 2},
        "active",
    )
    assert [standing(actor, token, job) for _ in range(4)] == ["in_progress"] * 2 + ["completed"] * 2
    assert owned(actor, ids["vikram"]) == {"accounts": 0, "deals": 0}
    assert owned(actor, ids["nisha"]) == {"accounts": 5, "deals": 4}
    crm = actor.state()["crm"]
    assert isinstance(crm, dict)
    assert crm["transfers"] == [{"id": job, "user": ids["vikram"], "to": ids["nisha"], "state": "completed"}]
    assert status(actor, ids["vikram"]) == "deleted"
    assert actor.writes() == writes + 1


def test_it_ends_although_nobody_asks(actor: Actor, token: str, ids: dict[str, str]) -> None:
    ordered(actor, token, ids["vikram"], wanted(ids["nisha"]))
    actor.settings(clock_offset=31)
    assert ids["vikram"] not in {user["id"] for user in users(actor, token)}
    assert owned(actor, ids["vikram"]) == {"accounts": 0, "deals": 0}


def test_a_failed_one_has_moved_a_part(actor: Actor, token: str, ids: dict[str, str]) -> None:
    actor.settings(transfer_result="failed", transfer_looks=0)
    job = ordered(actor, token, ids["vikram"], wanted(ids["nisha"]))
    assert standing(actor, token, job) == "failed"
    assert owned(actor, ids["vikram"]) == {"accounts": 0, "deals": 2}
    assert status(actor, ids["vikram"]) == "active"
    actor.settings(transfer_result="completed")
    assert standing(actor, token, ordered(actor, token, ids["vikram"], wanted(ids["nisha"]))) == "completed"
    assert owned(actor, ids["vikram"]) == {"accounts": 0, "deals": 0}


def test_without_records_they_stay(actor: Actor, token: str, ids: dict[str, str]) -> None:
    actor.settings(transfer_looks=0)
    body = wanted(ids["nisha"], records=False)
    item = body["transfer_and_delete"]
    assert isinstance(item, list)
    item[0]["id"] = ids["vikram"]
    named = actor.crm("POST", STATUS, token, json=body).json()["transfer_and_delete"][0]
    assert standing(actor, token, named["details"]["job_id"]) == "completed"
    assert status(actor, ids["vikram"]) == "deleted"
    assert owned(actor, ids["vikram"]) == {"accounts": 3, "deals": 2}


def refused(actor: Actor, token: str, user_id: str, body: object) -> tuple[str, Json]:
    response = actor.crm("POST", PATH.format(user_id), token, json=body)
    assert response.status_code == 400, response.text
    found = response.json()
    inner = found.get("transfer_and_delete", [found])[0]
    assert inner["status"] == "error"
    return inner["code"], inner["details"]


def test_what_is_refused(actor: Actor, token: str, ids: dict[str, str]) -> None:
    vikram, nisha, tomas = ids["vikram"], ids["nisha"], ids["tomas"]
    writes = actor.writes()

    def successor(name: str, **details: str) -> tuple[str, Json]:
        return "INVALID_DATA", {"api_name": "id", "json_path": f"$.transfer_and_delete[0].{name}", **details}

    assert refused(actor, token, vikram, wanted("1")) == successor("transfer.id", owner_status="not_crm_user")
    assert refused(actor, token, vikram, wanted(tomas)) == successor("transfer.id", owner_status="inactive")
    assert refused(actor, token, vikram, wanted(vikram)) == successor("transfer.id")
    assert refused(actor, token, vikram, wanted(nisha, "1")) == successor(
        "move_subordinate.id", owner_status="not_crm_user"
    )
    assert refused(actor, token, "1", wanted(nisha)) == (
        "INVALID_DATA",
        {"resource_path_index": 0, "owner_status": "not_crm_user"},
    )
    assert refused(actor, token, vikram, wanted(nisha, records="yes")) == (
        "INVALID_DATA",
        {
            "api_name": "records",
            "json_path": "$.transfer_and_delete[0].transfer.records",
            "expected_data_type": "boolean",
        },
    )
    code, details = refused(actor, token, vikram, {"transfer_and_delete": [{"transfer": {"id": nisha}}]})
    assert code == "EXPECTED_FIELD_MISSING"
    assert details["expected_data"] == [
        {"api_name": "move_subordinate", "json_path": "$.transfer_and_delete[0].move_subordinate"}
    ]
    assert refused(actor, token, ids["asha"], wanted(nisha))[0] == "NOT_ALLOWED"
    assert actor.writes() == writes
    ordered(actor, token, vikram, wanted(nisha))
    assert refused(actor, token, vikram, wanted(nisha)) == ("NOT_ALLOWED", {"id": vikram})
    actor.settings(clock_offset=31)
    assert refused(actor, token, vikram, wanted(nisha))[1]["owner_status"] == "deleted"
    no_id = actor.crm("POST", STATUS, token, json=wanted(nisha)).json()["transfer_and_delete"][0]
    assert no_id["details"]["json_path"] == "$.transfer_and_delete[0].id"


def test_oneself_is_refused(actor: Actor, token: str, ids: dict[str, str]) -> None:
    administrator = identity(actor, token, "profiles", "Administrator")
    change = {"users": [{"profile": administrator}]}
    assert outcome(actor, "PUT", f"/users/{ids['vikram']}", token, change)[0] == 200
    second = str(actor.tokens(account="vikram")["access_token"])
    assert refused(actor, second, ids["vikram"], wanted(ids["nisha"]))[0] == "INVALID_REQUEST"


def test_who_may(actor: Actor, token: str, ids: dict[str, str]) -> None:
    standard = str(actor.tokens(account="vikram")["access_token"])
    path = PATH.format(ids["nisha"])
    assert actor.crm("POST", path, standard, json=wanted(ids["asha"])).status_code == 403
    for scope in ("ZohoCRM.users.READ", "ZohoCRM.users.CREATE", "ZohoCRM.users.DELETE"):
        narrow = str(actor.tokens(scope=scope)["access_token"])
        answer = actor.crm("POST", path, narrow, json=wanted(ids["asha"]))
        assert (answer.status_code, answer.json()["code"]) == (401, "OAUTH_SCOPE_MISMATCH")


def test_a_job_that_is_not_there(actor: Actor, token: str) -> None:
    assert actor.crm("GET", STATUS, token, params={"job_id": "1"}).status_code == 204
    missing = actor.crm("GET", STATUS, token)
    assert (missing.status_code, missing.json()["code"]) == (400, "REQUIRED_PARAM_MISSING")
    assert missing.json()["details"] == {"param_name": "job_id"}
