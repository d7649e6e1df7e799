"""CRM: fields and variables made over the API."""

import httpx
import pytest

from .actors import Actor, Json

ALL = "ZohoCRM.settings.ALL,ZohoCRM.modules.accounts.ALL"


@pytest.fixture
def token(actor: Actor) -> str:
    return str(actor.tokens(scope=ALL)["access_token"])


def outcomes(response: httpx.Response, key: str) -> list[tuple[str, object]]:
    """Code and place of each; of a bare error likewise."""
    body = response.json()
    return [(one["code"], one["details"].get("json_path")) for one in body.get(key, [body])]


def add_fields(actor: Actor, token: str, *fields: Json, module: str = "Accounts") -> httpx.Response:
    return actor.crm(
        "POST", "/settings/fields", token, params={"module": module}, json={"fields": list(fields)}
    )


def listed_fields(actor: Actor, token: str, module: str = "Accounts") -> list[Json]:
    return list(actor.crm("GET", "/settings/fields", token, params={"module": module}).json()["fields"])


def test_the_modules_and_their_fields(actor: Actor, token: str) -> None:
    modules = actor.crm("GET", "/settings/modules", token).json()["modules"]
    assert [(one["api_name"], one["plural_label"]) for one in modules] == [
        ("Accounts", "Accounts"),
        ("Deals", "Deals"),
        ("Events", "Meetings"),
    ]
    fields = {str(one["api_name"]): one for one in listed_fields(actor, token, "Deals")}
    assert (fields["Account_Name"]["data_type"], fields["Amount"]["data_type"]) == ("lookup", "currency")
    assert fields["Deal_Name"]["system_mandatory"] is True
    assert len({str(one["id"]) for one in fields.values()}) == len(fields)
    for params, code in (({}, "REQUIRED_PARAM_MISSING"), ({"module": "Leads"}, "INVALID_MODULE")):
        assert actor.crm("GET", "/settings/fields", token, params=params).json()["code"] == code


def test_a_custom_field_holds_a_value_and_is_deleted_with_it(actor: Actor, token: str) -> None:
    note: Json = {"field_label": "Ideolve Note Id", "data_type": "text", "length": 100}
    response = add_fields(actor, token, note, {"field_label": "Sent At", "data_type": "datetime"})
    assert (response.status_code, outcomes(response, "fields")) == (201, [("SUCCESS", None)] * 2)
    made = listed_fields(actor, token)[-2:]
    assert [(one["api_name"], one["custom_field"], one["length"]) for one in made] == [
        ("Ideolve_Note_Id", True, 100),
        ("Sent_At", True, 120),
    ]
    account = actor.crm(
        "POST", "/Accounts", token, json={"data": [{"Account_Name": "A", "Ideolve_Note_Id": "n1"}]}
    )
    path = f"/Accounts/{account.json()['data'][0]['details']['id']}"
    assert actor.crm("GET", path, token).json()["data"][0]["Ideolve_Note_Id"] == "n1"
    gone = actor.crm("DELETE", f"/settings/fields/{made[0]['id']}", token, params={"module": "Accounts"})
    assert gone.json()["fields"][0]["message"] == "field deleted"
    assert "Ideolve_Note_Id" not in actor.crm("GET", path, token).json()["data"][0]
    own = listed_fields(actor, token)[0]["id"]
    kept = actor.crm("DELETE", f"/settings/fields/{own}", token, params={"module": "Accounts"})
    assert outcomes(kept, "fields") == [("NOT_ALLOWED", None)]


def test_fields_that_are_refused_beside_some_that_are_made(actor: Actor, token: str) -> None:
    good: Json = {"field_label": "Note", "data_type": "text"}
    response = add_fields(actor, token, good, {**good, "field_label": "note"}, {"data_type": "text"})
    assert response.status_code == 207
    assert outcomes(response, "fields") == [
        ("SUCCESS", None),
        ("DUPLICATE_DATA", "$.fields[1].field_label"),
        ("MANDATORY_NOT_FOUND", "$.fields[2].field_label"),
    ]
    wrongs: tuple[tuple[Json, str], ...] = (
        ({"field_label": "N2", "data_type": "essay"}, "data_type"),
        ({"field_label": "N2", "data_type": "text", "length": 256}, "length"),
        ({"field_label": "?", "data_type": "text"}, "field_label"),
    )
    for wrong, place in wrongs:
        refused = add_fields(actor, token, wrong)
        assert (refused.status_code, outcomes(refused, "fields")) == (
            400,
            [("INVALID_DATA", f"$.fields[0].{place}")],
        )
    # A label of its own may lead to an API name that is taken.
    add_fields(actor, token, {"field_label": "Note!", "data_type": "text"})
    assert [one["api_name"] for one in listed_fields(actor, token)][-2:] == ["Note", "Note1"]


def variable(**changes: object) -> Json:
    whole: Json = {
        "name": "Ideolve key",
        "api_name": "ideolve_key",
        "type": "text",
        "variable_group": {"name": "Ideolve"},
        "value": "fake-secret-1",
        "description": "made by a test",
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}


def add(actor: Actor, token: str, *variables: Json) -> httpx.Response:
    return actor.crm("POST", "/settings/variables", token, json={"variables": list(variables)})


def test_a_variable_from_birth_to_deletion(actor: Actor, token: str) -> None:
    assert actor.crm("GET", "/settings/variables", token).status_code == 204
    response = add(actor, token, variable())
    assert (response.status_code, response.json()["variables"][0]["message"]) == (201, "variable added")
    groups = actor.crm("GET", "/settings/variable_groups", token).json()["variable_groups"]
    assert [one["name"] for one in groups] == ["General", "Ideolve"]
    made = actor.crm("GET", "/settings/variables", token, params={"group": groups[1]["id"]}).json()[
        "variables"
    ][0]
    assert made == {
        "read_only": False,
        "api_name": "ideolve_key",
        "name": "Ideolve key",
        "description": "made by a test",
        "id": response.json()["variables"][0]["details"]["id"],
        "source": "user",
        "type": "text",
        "variable_group": {"api_name": "Ideolve", "id": groups[1]["id"]},
        "value": "fake-secret-1",
    }
    path = f"/settings/variables/{made['id']}"
    assert actor.crm("PUT", path, token, json={"variables": [{"value": "fake-secret-2"}]}).status_code == 200
    assert actor.crm("GET", path, token).status_code == 400
    read = actor.crm("GET", path, token, params={"group": "Ideolve"}).json()["variables"][0]
    assert read["value"] == "fake-secret-2"
    many = [{"id": made["id"], "value": "fake-secret-3"}, {"id": "1", "value": "x"}]
    assert actor.crm("PUT", "/settings/variables", token, json={"variables": many}).status_code == 207
    assert "fake-secret" not in actor.client.get(actor.said("control") + "/state").text
    ids = {"ids": f"{made['id']},1"}
    assert actor.crm("DELETE", "/settings/variables", token, params=ids).status_code == 207
    assert actor.crm("DELETE", path, token).json()["code"] == "INVALID_DATA"
    assert actor.crm("GET", "/settings/variables", token).status_code == 204


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"name": None}, "MANDATORY_NOT_FOUND", "name"),
        ({"variable_group": None}, "MANDATORY_NOT_FOUND", "variable_group"),
        ({"variable_group": {"id": "1"}}, "INVALID_DATA", "variable_group.id"),
        ({"name": "n" * 51}, "INVALID_DATA", "name"),
        ({"api_name": "1 x"}, "INVALID_DATA", "api_name"),
        ({"type": "essay"}, "INVALID_DATA", "type"),
        ({"type": "integer", "value": "many"}, "INVALID_DATA", "value"),
        ({"value": ["x"]}, "INVALID_DATA", "value"),
        ({"description": "d" * 251}, "INVALID_DATA", "description"),
        ({"api_name": "IDEOLVE_KEY", "name": "Other"}, "DUPLICATE_DATA", "api_name"),
        ({"api_name": "other"}, "DUPLICATE_DATA", "name"),
    ],
)
def test_variables_that_are_refused(actor: Actor, token: str, changes: Json, code: str, place: str) -> None:
    assert add(actor, token, variable()).status_code == 201
    fresh: Json = {} if code == "DUPLICATE_DATA" else {"api_name": "fresh", "name": "Fresh"}
    response = add(actor, token, variable(**{**fresh, **changes}))
    assert response.status_code == 400
    assert outcomes(response, "variables") == [(code, f"$.variables[0].{place}")]
    assert len(actor.crm("GET", "/settings/variables", token).json()["variables"]) == 1


def test_a_long_value_may_be_cut_in_silence(actor: Actor, token: str) -> None:
    actor.settings(variable_value_length=10)
    assert add(actor, token, variable(value="0123456789abc")).status_code == 201
    assert actor.crm("GET", "/settings/variables", token).json()["variables"][0]["value"] == "0123456789"


def test_only_an_administrator_customizes(actor: Actor) -> None:
    vikram = str(actor.tokens(scope=ALL, account="vikram")["access_token"])
    for response in (
        add(actor, vikram, variable()),
        add_fields(actor, vikram, {"field_label": "N", "data_type": "text"}),
    ):
        assert (response.status_code, response.json()["code"]) == (403, "NO_PERMISSION")
    narrow = str(actor.tokens(scope="ZohoCRM.settings.variables.READ")["access_token"])
    assert add(actor, narrow, variable()).json()["code"] == "OAUTH_SCOPE_MISMATCH"
