"""CRM: functions uploaded over the API, compiled, read back and deleted."""

import json

import httpx
import pytest

from .actors import Actor, Json

SCOPES = "ZohoCRM.settings.functions.ALL"
SOURCE = 'void automation.say(String account)\n{\n\tinfo "hello " + account;\n}\n'
ESCAPE = 'string standalone.escape(String a)\n{\n\treturn a.replaceAll("<", "&lt;", true);\n}\n'


@pytest.fixture
def token(actor: Actor) -> str:
    return str(actor.tokens(scope=SCOPES)["access_token"])


def metadata(**changes: object) -> Json:
    whole: Json = {
        "name": "say",
        "api_name": "say",
        "category": "Automation",
        "runtime": "Deluge 1.0",
        "description": "says hello",
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def parts(
    given: object, code: str | None = None, name: str = "say.ds"
) -> dict[str, tuple[str | None, bytes]]:
    found: dict[str, tuple[str | None, bytes]] = {
        "metadata": (None, json.dumps({"functions": [given]}).encode())
    }
    if code is not None:
        found["code"] = (name, code.encode())
    return found


def create(actor: Actor, token: str, code: str | None = SOURCE, /, **changes: object) -> httpx.Response:
    return actor.upload("/settings/functions", token, parts(metadata(**changes), code))


def told(response: httpx.Response) -> tuple[int, str, Json]:
    body = response.json()
    inner = body["functions"][0] if "functions" in body else body
    return response.status_code, inner["code"], inner["details"]


def code_of(actor: Actor, token: str, key: object) -> str | None:
    response = actor.crm("GET", f"/settings/functions/{key}/code", token)
    return response.text if response.status_code == 200 else None


def test_a_function_from_birth_to_deletion(actor: Actor, token: str) -> None:
    assert actor.crm("GET", "/settings/functions", token).status_code == 204
    status, code, details = told(create(actor, token))
    assert (status, code) == (201, "SUCCESS")
    listed = actor.crm("GET", "/settings/functions", token).json()
    assert listed["info"] == {
        "per_page": 200,
        "count": 1,
        "page": 1,
        "more_records": False,
        "next_page_token": None,
        "previous_page_token": None,
    }
    found = listed["functions"][0]
    assert (found["id"], found["api_name"], found["category"]) == (details["id"], "say", "Automation")
    assert (found["arguments"], found["associated"]) == ([{"name": "account", "type": "STRING"}], False)
    assert code_of(actor, token, found["id"]) == code_of(actor, token, "say") == SOURCE
    newer = SOURCE.replace("hello", "goodbye")
    changed = actor.upload("/settings/functions/say", token, parts({"description": "kinder"}, newer), "PUT")
    assert told(changed)[:2] == (200, "SUCCESS")
    assert code_of(actor, token, "say") == newer
    read = actor.crm("GET", "/settings/functions/say", token).json()["functions"][0]
    assert read["description"] == "kinder"
    assert told(actor.crm("DELETE", "/settings/functions/say", token))[:2] == (200, "SUCCESS")
    assert told(actor.crm("GET", "/settings/functions/say", token))[:2] == (400, "INVALID_DATA")


def test_the_code_may_come_inside_or_not_at_all(actor: Actor, token: str) -> None:
    assert told(create(actor, token, None, _code=SOURCE))[0] == 201
    assert code_of(actor, token, "say") == SOURCE
    assert told(create(actor, token, None, name="empty", api_name="empty"))[0] == 201
    assert code_of(actor, token, "empty") is None
    escape = create(actor, token, ESCAPE, name="escape", api_name="escape", category="Standalone")
    assert told(escape)[0] == 201
    first = actor.crm("GET", "/settings/functions", token, params={"per_page": "2"}).json()
    second = actor.crm("GET", "/settings/functions", token, params={"per_page": "2", "page": "2"}).json()
    assert [one["api_name"] for one in first["functions"] + second["functions"]] == ["say", "empty", "escape"]
    assert (first["info"]["more_records"], second["info"]["more_records"]) == (True, False)


def test_the_compiler_says_what_and_where(actor: Actor, token: str) -> None:
    broken = SOURCE.replace("account;", "account")
    status, code, details = told(create(actor, token, broken))
    assert (status, code) == (400, "COMPILATION_ERROR")
    errors = details["errors"]
    assert isinstance(errors, list)
    assert [set(one) for one in errors] == [{"message", "line"}]
    assert errors[0]["line"] in (3, 4)
    assert actor.crm("GET", "/settings/functions", token).status_code == 204
    assert told(create(actor, token))[0] == 201
    changed = actor.upload("/settings/functions/say", token, parts({}, broken), "PUT")
    assert told(changed)[1] == "COMPILATION_ERROR"
    assert code_of(actor, token, "say") == SOURCE
    wrong_place = create(actor, token, ESCAPE, name="escape", category="Automation")
    assert told(wrong_place)[1] == "COMPILATION_ERROR"
    renamed = SOURCE.replace("automation.say", "automation.shout")
    assert told(actor.upload("/settings/functions/say", token, parts({}, renamed), "PUT"))[1] == "NOT_ALLOWED"


def test_what_is_no_upload(actor: Actor, token: str) -> None:
    bare = actor.crm("POST", "/settings/functions", token, json={"functions": [metadata(_code=SOURCE)]})
    assert told(bare) == (400, "EXPECTED_PARAM_MISSING", {"param_name": "metadata"})
    only_code: dict[str, tuple[str | None, bytes]] = {"code": ("say.ds", SOURCE.encode())}
    assert told(actor.upload("/settings/functions", token, only_code))[1] == "EXPECTED_PARAM_MISSING"
    text_file = actor.upload("/settings/functions", token, parts(metadata(), SOURCE, "say.txt"))
    assert told(text_file)[:2] == (415, "INVALID_FILE_EXTENSION")
    no_text = parts(metadata())
    no_text["metadata"] = (None, b"{")
    assert told(actor.upload("/settings/functions", token, no_text))[1] == "INVALID_DATA"
    not_text = {**parts(metadata()), "code": ("say.ds", b"\xff\xfe")}
    assert told(actor.upload("/settings/functions", token, not_text))[1] == "COMPILATION_ERROR"


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"name": None}, "MANDATORY_NOT_FOUND", "name"),
        ({"category": None}, "MANDATORY_NOT_FOUND", "category"),
        ({"category": "Fake"}, "INVALID_DATA", "category"),
        ({"runtime": "Node"}, "INVALID_DATA", "runtime"),
        ({}, "DUPLICATE_DATA", "api_name"),
    ],
)
def test_metadata_that_is_refused(
    actor: Actor, token: str, changes: dict[str, object], code: str, place: str
) -> None:
    if code == "DUPLICATE_DATA":
        assert told(create(actor, token))[0] == 201
    status, refusal, details = told(create(actor, token, SOURCE, **changes))
    assert (status, refusal, details["json_path"]) == (400, code, f"$.functions[0].{place}")


def test_a_function_may_be_stored_without_its_code(actor: Actor, token: str) -> None:
    actor.settings(function_codes_lost=1)
    assert told(create(actor, token))[0] == 201
    assert code_of(actor, token, "say") is None
    assert told(actor.upload("/settings/functions/say", token, parts({}, SOURCE), "PUT"))[0] == 200
    assert code_of(actor, token, "say") == SOURCE


def test_who_may_not(actor: Actor, token: str) -> None:
    vikram = str(actor.tokens(scope=SCOPES, account="vikram")["access_token"])
    assert told(create(actor, vikram))[:2] == (403, "NO_PERMISSION")
    narrow = str(actor.tokens(scope="ZohoCRM.settings.functions.READ")["access_token"])
    assert told(create(actor, narrow))[:2] == (401, "OAUTH_SCOPE_MISMATCH")
    actor.settings(edition="free")
    assert told(create(actor, token))[:2] == (400, "FEATURE_NOT_SUPPORTED")
