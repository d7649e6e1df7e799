"""CRM's variables: made in a group, changed, read back; their values in no message."""

from __future__ import annotations

import json

import pytest

from tests.services.conftest import Service
from tests.services.zoho.set_up import done, failing, inside, refusal
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_variables import (
    CrmVariables,
    NewVariable,
    Variable,
    VariableGroup,
)

KEY = "fake-api-key-1234567890"
GROUP = VariableGroup("40", "Ideolve", "Ideolve")
NEW = NewVariable("ideolve_api_key", "Ideolve API key", KEY, "The connector's API key")
OLD = Variable("7", "ideolve_api_key", "Ideolve API key", "text", "40", "fake-old-key-123")


@pytest.fixture
def variables(crm: Crm) -> CrmVariables:
    return CrmVariables(crm)


def listed(value: object, number: str = "7") -> dict[str, object]:
    one = {
        "id": number,
        "api_name": "ideolve_api_key",
        "name": "Ideolve API key",
        "type": "text",
        "description": None,
        "source": "crm",
        "read_only": False,
        "variable_group": {"api_name": "Ideolve", "id": "40"},
        "value": value,
    }
    return {"variables": [one]}


async def test_the_groups(service: Service, variables: CrmVariables) -> None:
    service.says(
        {
            "variable_groups": [
                {"id": "40", "api_name": "Ideolve", "name": "Ideolve", "display_label": "Ideolve"},
                {"id": "41", "api_name": "General", "name": "General"},
            ]
        }
    )
    assert await variables.groups() == [GROUP, VariableGroup("41", "General", "General")]
    assert service.asked[0].path == "/crm/v8/settings/variable_groups"


async def test_no_groups_and_no_variables(service: Service, variables: CrmVariables) -> None:
    service.says(status=204)
    assert await variables.groups() == []
    assert await variables.variables() == []


async def test_the_variables_with_their_values(service: Service, variables: CrmVariables) -> None:
    service.says(listed(KEY))
    (found,) = await variables.variables()
    assert found == Variable("7", "ideolve_api_key", "Ideolve API key", "text", "40", KEY)
    assert KEY not in repr(found) + repr(NEW)


async def test_a_variable_without_a_value(service: Service, variables: CrmVariables) -> None:
    service.says(listed(None))
    assert (await variables.variables())[0].value == ""


@pytest.mark.parametrize(("group", "sent"), [(GROUP, {"id": "40"}), ("Ideolve", {"name": "Ideolve"})])
async def test_a_variable_is_made_and_read_back(
    service: Service, variables: CrmVariables, group: VariableGroup | str, sent: dict[str, str]
) -> None:
    service.says(done("variables", id="7"), status=201)
    service.says(listed(KEY))
    assert await variables.create(NEW, group) == "7"
    assert [(one.method, one.path) for one in service.asked] == [
        ("POST", "/crm/v8/settings/variables"),
        ("GET", "/crm/v8/settings/variables"),
    ]
    assert json.loads(service.asked[0].body) == {
        "variables": [
            {
                "name": "Ideolve API key",
                "api_name": "ideolve_api_key",
                "type": "text",
                "variable_group": sent,
                "description": "The connector's API key",
                "value": KEY,
            }
        ]
    }


async def test_a_variable_without_a_value_yet(service: Service, variables: CrmVariables) -> None:
    service.says(done("variables", id="7"), status=201)
    service.says(listed(None))
    await variables.create(NewVariable("ideolve_api_key", "Ideolve API key", ""), GROUP)
    assert "value" not in json.loads(service.asked[0].body)["variables"][0]


async def test_another_value(service: Service, variables: CrmVariables) -> None:
    service.says(done("variables", id="7"))
    service.says(listed(KEY))
    await variables.set_value(OLD, KEY)
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("PUT", "/crm/v8/settings/variables/7")
    assert json.loads(asked.body) == {"variables": [{"value": KEY}]}


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (listed(KEY[:10]), "23 characters were sent, 10 are kept"),
        (listed(None), "23 characters were sent, 0 are kept"),
        (listed(KEY, "8"), "not listed"),
        (None, "not listed"),
    ],
)
async def test_a_value_that_crm_changes_is_noticed(
    service: Service, variables: CrmVariables, kept: object, told: str
) -> None:
    service.says(done("variables", id="7"), status=201)
    service.says(kept, status=200 if kept else 204)
    failure = await failing(variables.create(NEW, GROUP))
    assert failure.code == "VALUE_CHANGED"
    assert told in failure.what
    assert KEY[:8] not in str(failure)
    assert failure.by_hand


@pytest.mark.parametrize(
    ("body", "what", "remedy"),
    [
        (
            inside(
                "variables",
                "DUPLICATE_DATA",
                "duplicate data",
                api_name="api_name",
                json_path="$.variables[0].api_name",
            ),
            "has the variable ideolve_api_key already",
            "read again",
        ),
        (
            inside("variables", "INVALID_DATA", f"Invalid data {KEY}", api_name="value", maximum_length=255),
            "255",
            "shorten",
        ),
        (
            inside("variables", "PATTERN_NOT_MATCHED", "Please check whether the input values are correct"),
            "does not accept",
            "line breaks",
        ),
        (inside("variables", "LIMIT_EXCEEDED", "limit exceeded"), "no room", "Delete a variable"),
        (
            inside("variables", "MANDATORY_NOT_FOUND", "required field not found", api_name="variable_group"),
            "misses something",
            "by hand",
        ),
        (
            refusal("AMBIGUITY_DURING_PROCESSING", "Ambiguity", ambiguity_due_to=["group"]),
            "to which group",
            "Rename",
        ),
    ],
)
async def test_each_refusal_without_the_value(
    service: Service, variables: CrmVariables, body: object, what: str, remedy: str
) -> None:
    service.says(body, status=400)
    failure = await failing(variables.create(NEW, GROUP))
    assert what in failure.what
    assert remedy in failure.remedy
    assert KEY not in str(failure)
    assert not failure.unclear


async def test_neither_the_new_nor_the_old_value_is_repeated(
    service: Service, variables: CrmVariables
) -> None:
    service.says(inside("variables", "INVALID_DATA", f"{KEY} instead of {OLD.value}"), status=400)
    failure = await failing(variables.set_value(OLD, KEY))
    assert "[hidden] instead of [hidden]" in failure.what


async def test_a_variable_is_deleted(service: Service, variables: CrmVariables) -> None:
    service.says(done("variables", id="7"))
    assert await variables.delete(OLD) is True
    assert (service.asked[0].method, service.asked[0].path) == ("DELETE", "/crm/v8/settings/variables/7")


async def test_a_variable_that_is_gone_already(service: Service, variables: CrmVariables) -> None:
    service.says(inside("variables", "INVALID_DATA", "the id given seems to be invalid"), status=400)
    service.says(status=204)
    assert await variables.delete(OLD) is False


async def test_a_variable_that_stays_is_not_taken_for_gone(service: Service, variables: CrmVariables) -> None:
    service.says(inside("variables", "INVALID_DATA", "variable not deleted", id="7"), status=400)
    service.says(listed(OLD.value))
    assert "variable not deleted" in (await failing(variables.delete(OLD))).what
