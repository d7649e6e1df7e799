"""Zoho's own Python SDK (zohocrmsdk8-0) pointed at the rehearsal: it understands every answer it gets."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from tests.rehearsal.actors import Actor
from tests.support.rehearsed import Rehearsed

ROOT = Path(__file__).parents[2]
USERS = "tests.e2e.with_zoho_sdk"
SETUP = "tests.e2e.setup_with_zoho_sdk"
NIA = "nia.new@acme.example.com"


class Sdk:
    """Somebody who uses the SDK with a refresh token of the company's administrator."""

    def __init__(self, actor: Actor, folder: Path) -> None:
        self._actor = actor
        self._folder = folder

    def does(
        self, *deeds: Mapping[str, object], scope: str = "", account: str = "", script: str = USERS
    ) -> list[object]:
        """What the SDK understood of the answer to each deed."""
        asked = {name: value for name, value in (("scope", scope), ("account", account)) if value}
        given = {
            **{name: self._actor.said(name) for name in ("api", "accounts", "client_id", "client_secret")},
            "refresh_token": self._actor.tokens(**asked)["refresh_token"],
            "folder": str(self._folder),
            "deeds": deeds,
        }
        ended = subprocess.run(
            [sys.executable, "-m", script],
            cwd=ROOT,
            input=json.dumps(given),
            capture_output=True,
            text=True,
            timeout=40,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        told: list[object] = json.loads(ended.stdout)
        return told


@pytest.fixture
def actor(rehearsal: Rehearsed) -> Iterator[Actor]:
    with httpx.Client(trust_env=False) as client:
        yield Actor(dict(rehearsal.printed), client)


@pytest.fixture
def sdk(actor: Actor, tmp_path: Path) -> Sdk:
    return Sdk(actor, tmp_path)


def done(http: int, message: str, user_id: str) -> dict[str, object]:
    return {"http": http, "refused": False, "code": "SUCCESS", "message": message, "id": user_id}


def refused(code: str, message: str, user_id: str = "", http: int = 400) -> dict[str, object]:
    return {"http": http, "refused": True, "code": code, "message": message, "id": user_id}


def ids(actor: Actor) -> dict[str, str]:
    """Every user's id by the first part of the address."""
    crm = actor.state()["crm"]
    assert isinstance(crm, dict)
    return {user["email"].partition("@")[0]: user["id"] for user in crm["users"]}


def test_a_user_is_created_listed_deactivated_and_deleted(actor: Actor, sdk: Sdk) -> None:
    create = {"do": "create", "email": NIA, "last_name": "New"}
    before, added, after, again = sdk.does(
        {"do": "list", "kind": "AllUsers"}, create, {"do": "list", "kind": "AllUsers"}, create
    )
    nia = ids(actor)["nia.new"]
    assert added == done(201, "User added", nia)
    assert again == refused("DUPLICATE_DATA", "Failed to add user since same email id is already present")
    assert isinstance(before, list)
    assert isinstance(after, list)
    assert len(before) == 6
    assert after == [
        *before,
        {
            "id": nia,
            "email": NIA,
            "status": "active",
            "confirmed": False,
            "role": "Sales Person",
            "profile": "Standard",
        },
    ]
    off, delete = {"do": "set_status", "user_id": nia, "status": "inactive"}, {"do": "delete", "user_id": nia}
    turned_off, off_again, disabled, gone, gone_again, deleted = sdk.does(
        off,
        off,
        {"do": "list", "kind": "DeactiveUsers"},
        delete,
        delete,
        {"do": "list", "kind": "DeletedUsers"},
    )
    assert turned_off == done(200, "User updated", nia)
    assert off_again == refused("ID_ALREADY_DEACTIVATED", "User is already deactivated")
    assert isinstance(disabled, list)
    assert [(user["id"], user["status"]) for user in disabled] == [
        (ids(actor)["tomas.reyes"], "disabled"),
        (nia, "disabled"),
    ]
    assert gone == done(200, "User deleted", nia)
    assert gone_again == refused("ID_ALREADY_DELETED", "User is already deleted")
    assert isinstance(deleted, list)
    assert [(user["id"], user["status"]) for user in deleted] == [(nia, "deleted")]


def test_refusals_reach_the_sdk_as_its_own_exceptions(actor: Actor, sdk: Sdk) -> None:
    everyone = ids(actor)
    writes = actor.writes()
    off = {"do": "set_status", "user_id": everyone["asha.rao"], "status": "inactive"}
    on = {"do": "set_status", "user_id": everyone["tomas.reyes"], "status": "active"}
    abroad = {"do": "create", "email": "lena.vogel@acme-gmbh.example.com", "last_name": "Vogel"}
    create = {"do": "create", "email": NIA, "last_name": "New"}
    actor.settings(licences=4)
    assert sdk.does(off, {"do": "delete", "user_id": everyone["asha.rao"]}, abroad, create, on) == [
        refused("NOT_ALLOWED", "Primary Contact cannot be deactivated"),
        refused("NOT_ALLOWED", "Primary contact cannot be deleted"),
        refused(
            "INVALID_DATA",
            "This email address is already registered with another datacenter and cannot be registered with "
            "this account's data centre IN",
        ),
        refused(
            "LICENSE_LIMIT_EXCEEDED",
            "Request exceeds your license limit. Need to upgrade in order to add a user",
        ),
        refused("LICENSE_LIMIT_EXCEEDED", "License Limit is Exceeded"),
    ]
    actor.settings(licences=40, edition="crmplus")
    suite, unknown = sdk.does(create, {"do": "delete", "user_id": "1"})
    assert suite == refused(
        "UNAPPROVABLE", "Cannot add user for CRMPlus account from CRM. Kindly add user through CRMPlus"
    )
    assert unknown == refused("INVALID_DATA", "the id given seems to be invalid")
    assert actor.writes() == writes


def test_who_may_only_read_changes_nobody(actor: Actor, sdk: Sdk) -> None:
    nisha = ids(actor)["nisha.pillai"]
    delete = {"do": "delete", "user_id": nisha}
    (narrow,) = sdk.does(delete, scope="ZohoCRM.users.READ")
    assert narrow == refused("OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL", http=401)


def test_who_is_no_administrator_changes_nobody(actor: Actor, sdk: Sdk) -> None:
    nisha = ids(actor)["nisha.pillai"]
    (standard,) = sdk.does({"do": "delete", "user_id": nisha}, account="vikram")
    assert standard == refused("NO_PERMISSION", "permission denied", http=403)


def test_what_a_user_owns_is_handed_over(actor: Actor, sdk: Sdk) -> None:
    everyone = ids(actor)
    order = {"do": "hand_over", "user_id": everyone["vikram.shah"], "to": everyone["nisha.pillai"]}
    (ordered,) = sdk.does(order)
    assert ordered == done(200, "User transfer scheduled successfully", everyone["vikram.shah"])
    crm = actor.state()["crm"]
    assert isinstance(crm, dict)
    look = {"do": "standing", "job_id": crm["transfers"][0]["id"]}
    assert sdk.does(look, look, look) == [["in_progress"], ["in_progress"], ["completed"]]


def test_fields_variables_records_and_attachments(actor: Actor, sdk: Sdk, tmp_path: Path) -> None:
    scope = "ZohoCRM.settings.ALL,ZohoCRM.modules.ALL"
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"fake")
    field, again, fields, variable, variables, account, deals = sdk.does(
        {"do": "add_field", "module": "Accounts", "label": "Ideolve Note Id"},
        {"do": "add_field", "module": "Accounts", "label": "Ideolve Note Id"},
        {"do": "custom_fields", "module": "Accounts"},
        {"do": "add_variable", "name": "greeting", "value": "hello & co"},
        {"do": "variables"},
        {"do": "add_account", "name": "Åse & Søn", "revenue": 12.5},
        {"do": "deals"},
        scope=scope,
        script=SETUP,
    )
    assert field == done(201, "field created", _id(field))
    assert again == refused("DUPLICATE_DATA", "duplicate data")
    assert fields == [["Ideolve_Note_Id", 100]]
    assert variable == done(201, "variable added", _id(variable))
    assert variables == [["greeting", "hello & co", "General"]]
    assert account == done(201, "record added", _id(account))
    crm = actor.state()["crm"]
    assert isinstance(crm, dict)
    assert deals == [[one["Deal_Name"], one["Account_Name"]["id"]] for one in reversed(crm["deals"])]
    attached, read, files = sdk.does(
        {"do": "attach", "record_id": _id(account), "path": str(plan)},
        {"do": "account", "record_id": _id(account)},
        {"do": "attachments", "record_id": _id(account)},
        scope=scope,
        script=SETUP,
    )
    assert attached == done(200, "attachment uploaded successfully", _id(attached))
    assert read == ["Åse & Søn", 12.5, "Asha Rao"]
    assert files == [["plan.pdf", "4"]]


def _id(told: object) -> str:
    assert isinstance(told, dict)
    return str(told["id"])
