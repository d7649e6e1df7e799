"""CRM's fields: listed, made with the API name that functions expect, deleted."""

from __future__ import annotations

import json

import pytest

from tests.services.conftest import Service
from tests.services.zoho.set_up import done, failing, inside, refusal
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, Field, NewField

NOTE_ID = NewField("Ideolve Note Id", "text", 100)


@pytest.fixture
def fields(crm: Crm) -> CrmFields:
    return CrmFields(crm)


def listed(*fields: dict[str, object]) -> dict[str, object]:
    return {"fields": list(fields)}


def field(number: int, api_name: str, **more: object) -> dict[str, object]:
    label = api_name.replace("_", " ")
    return {"id": str(number), "api_name": api_name, "field_label": label, "data_type": "text", **more}


async def test_the_fields_of_a_module(service: Service, fields: CrmFields) -> None:
    service.says(
        listed(
            field(1, "Account_Name", length=200, custom_field=False, visible=True),
            field(2, "Owner", data_type="ownerlookup", visible=False, field_read_only=True),
            field(3, "Ideolve_Note_Id", length=100, custom_field=True),
        )
    )
    assert await fields.fields("Accounts") == [
        Field("1", "Account_Name", "Account Name", "text", length=200),
        Field("2", "Owner", "Owner", "ownerlookup", visible=False, read_only=True),
        Field("3", "Ideolve_Note_Id", "Ideolve Note Id", "text", custom=True, length=100),
    ]
    asked = service.asked[0]
    assert (asked.method, asked.path, asked.query) == (
        "GET",
        "/crm/v8/settings/fields",
        {"module": "Accounts"},
    )


async def test_a_module_without_fields(service: Service, fields: CrmFields) -> None:
    service.says(status=204)
    assert await fields.fields("Accounts") == []


@pytest.mark.parametrize(
    ("new", "sent"),
    [
        (NOTE_ID, {"field_label": "Ideolve Note Id", "data_type": "text", "length": 100}),
        (
            NewField("Ideolve Note Id", "datetime"),
            {"field_label": "Ideolve Note Id", "data_type": "datetime"},
        ),
        (
            NewField("Ideolve Note Id", "textarea", 32000),
            {
                "field_label": "Ideolve Note Id",
                "data_type": "textarea",
                "length": 32000,
                "textarea": {"type": "large"},
            },
        ),
        (
            NewField("Ideolve Note Id", "textarea", 2000),
            {
                "field_label": "Ideolve Note Id",
                "data_type": "textarea",
                "length": 2000,
                "textarea": {"type": "small"},
            },
        ),
    ],
)
async def test_a_field_is_made_and_read_back(
    service: Service, fields: CrmFields, new: NewField, sent: dict[str, object]
) -> None:
    service.says(done("fields", id="3"), status=201)
    service.says(listed(field(1, "Account_Name"), field(3, "Ideolve_Note_Id", custom_field=True)))
    made = await fields.create("Deals", new)
    assert (made.id, made.api_name) == ("3", "Ideolve_Note_Id")
    assert [(one.method, one.query) for one in service.asked] == [
        ("POST", {"module": "Deals"}),
        ("GET", {"module": "Deals"}),
    ]
    assert json.loads(service.asked[0].body) == {"fields": [sent]}


async def test_another_api_name_is_not_taken_for_the_right_one(service: Service, fields: CrmFields) -> None:
    service.says(done("fields", id="3"), status=201)
    service.says(listed(field(3, "Ideolve_Note_Id1", custom_field=True)))
    failure = await failing(fields.create("Accounts", NOTE_ID))
    assert failure.code == "OTHER_API_NAME"
    assert "calls it Ideolve_Note_Id1 instead of Ideolve_Note_Id" in failure.what
    assert "API Names" in failure.remedy
    assert failure.by_hand


async def test_a_field_that_is_not_listed_yet(service: Service, fields: CrmFields) -> None:
    service.says(done("fields", id="3"), status=201)
    service.says(listed(field(1, "Account_Name")))
    failure = await failing(fields.create("Accounts", NOTE_ID))
    assert (failure.code, failure.can_retry, failure.unclear) == ("NOT_LISTED", True, True)


@pytest.mark.parametrize(
    ("body", "what", "remedy", "by_hand"),
    [
        (
            inside("fields", "DUPLICATE_DATA", "duplicate data", api_name="field_label"),
            "has the field Ideolve Note Id of Accounts already",
            "unused",
            False,
        ),
        (
            inside("fields", "LIMIT_EXCEEDED", "limit exceeded", limit=10),
            "no room for the field Ideolve Note Id",
            "larger edition",
            False,
        ),
        (
            inside("fields", "INVALID_DATA", "invalid data", api_name="length", maximum_length=50),
            "does not make the field Ideolve Note Id",
            "by hand",
            True,
        ),
        (refusal("INVALID_MODULE", "the module name given seems to be invalid"), "module", "Modules", False),
    ],
)
async def test_each_refusal(
    service: Service, fields: CrmFields, body: object, what: str, remedy: str, by_hand: bool
) -> None:
    service.says(body, status=400)
    failure = await failing(fields.create("Accounts", NOTE_ID))
    assert what in failure.what
    assert remedy in failure.remedy
    assert (failure.by_hand, failure.unclear) == (by_hand, False)


async def test_partly_done_is_looked_at_again(service: Service, fields: CrmFields) -> None:
    service.says(inside("fields", "DUPLICATE_DATA", "duplicate data"), status=207)
    assert (await failing(fields.create("Accounts", NOTE_ID))).unclear


async def test_an_answer_without_an_id(service: Service, fields: CrmFields) -> None:
    service.says(done("fields"), status=201)
    failure = await failing(fields.create("Accounts", NOTE_ID))
    assert (failure.code, failure.unclear) == ("UNEXPECTED_ANSWER", True)


OURS = Field("3", "Ideolve_Note_Id", "Ideolve Note Id", "text", custom=True)


async def test_a_field_is_deleted(service: Service, fields: CrmFields) -> None:
    service.says(done("fields", id="3"))
    assert await fields.delete("Accounts", OURS) is True
    assert (service.asked[0].method, service.asked[0].path, service.asked[0].query) == (
        "DELETE",
        "/crm/v8/settings/fields/3",
        {"module": "Accounts"},
    )


async def test_a_field_that_is_gone_already(service: Service, fields: CrmFields) -> None:
    service.says(refusal("INVALID_DATA", "the id given seems to be invalid"), status=400)
    service.says(listed(field(1, "Account_Name")))
    assert await fields.delete("Accounts", OURS) is False


async def test_a_field_that_stays_is_not_taken_for_gone(service: Service, fields: CrmFields) -> None:
    service.says(refusal("INVALID_DATA", "the field is used in a layout rule"), status=400)
    service.says(listed(field(3, "Ideolve_Note_Id", custom_field=True)))
    assert "layout rule" in (await failing(fields.delete("Accounts", OURS))).what


async def test_a_field_of_crms_own_is_never_deleted(service: Service, fields: CrmFields) -> None:
    with pytest.raises(ValueError, match="own"):
        await fields.delete("Accounts", Field("1", "Account_Name", "Account Name", "text"))
    assert service.asked == []
