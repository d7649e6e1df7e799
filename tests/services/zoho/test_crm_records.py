"""One account made and deleted, fields read, notes counted."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.services.conftest import Service
from tests.services.zoho.set_up import done, failing, inside, refusal
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_records import Archived, CrmRecords

NAME = "Ideolve test, to be deleted"
SINCE = datetime(2026, 11, 17, 9, 30, 5, 123, tzinfo=UTC)
GONE = refusal("INVALID_DATA", "the id given seems to be invalid", resource_path_index=0)


@pytest.fixture
def records(crm: Crm) -> CrmRecords:
    return CrmRecords(crm)


async def test_a_test_account_sets_off_its_rules(service: Service, records: CrmRecords) -> None:
    service.says(done("data", id="9"), status=201)
    assert await records.create_account(NAME, {"Industry": "Banking"}) == "9"
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("POST", "/crm/v8/Accounts")
    # No "trigger": without one CRM runs every rule.
    assert json.loads(asked.body) == {"data": [{"Account_Name": NAME, "Industry": "Banking"}]}


async def test_an_organization_that_requires_more(service: Service, records: CrmRecords) -> None:
    service.says(
        inside("data", "MANDATORY_NOT_FOUND", "required field not found", api_name="Region"), status=400
    )
    failure = await failing(records.create_account(NAME))
    assert "requires more fields" in failure.what
    assert "Region" in failure.what
    assert failure.by_hand


async def test_a_test_account_left_behind(service: Service, records: CrmRecords) -> None:
    service.says(inside("data", "DUPLICATE_DATA", "duplicate data", api_name="Account_Name"), status=400)
    failure = await failing(records.create_account(NAME))
    assert f"has the test account {NAME} already" in failure.what
    assert "Delete that record" in failure.remedy


async def test_it_is_deleted(service: Service, records: CrmRecords) -> None:
    service.says(done("data", id="9"))
    assert await records.delete_account("9", NAME) is True
    assert (service.asked[0].method, service.asked[0].path) == ("DELETE", "/crm/v8/Accounts/9")


@pytest.mark.parametrize(("body", "status"), [(None, 204), (GONE, 400)])
async def test_an_account_that_is_gone_already(
    service: Service, records: CrmRecords, body: object, status: int
) -> None:
    service.says(inside("data", "INVALID_DATA", "the id given seems to be invalid", id="9"), status=400)
    service.says(body, status=status)
    assert await records.delete_account("9", NAME) is False


async def test_an_account_that_stays_is_not_taken_for_gone(service: Service, records: CrmRecords) -> None:
    service.says(inside("data", "INVALID_DATA", "record is locked", id="9"), status=400)
    service.says({"data": [{"id": "9"}]})
    assert "record is locked" in (await failing(records.delete_account("9", NAME))).what


async def test_the_fields_of_a_record(service: Service, records: CrmRecords) -> None:
    service.says({"data": [{"id": "9", "Account_Name": "Acme [/]", "Ideolve_Note_Id": "n-1"}]})
    found = await records.record("Accounts", "9", ["Account_Name", "Ideolve_Note_Id", "Account_Name"])
    assert found == {"id": "9", "Account_Name": "Acme [/]", "Ideolve_Note_Id": "n-1"}
    assert service.asked[0].query == {"fields": "Account_Name,Ideolve_Note_Id"}


@pytest.mark.parametrize(("body", "status"), [(None, 204), (GONE, 400), ({"data": []}, 200)])
async def test_no_such_record(service: Service, records: CrmRecords, body: object, status: int) -> None:
    service.says(body, status=status)
    assert await records.record("Deals", "9", ["Deal_Name"]) is None


@pytest.mark.parametrize("count", [0, 51])
async def test_crm_takes_one_to_fifty_fields(service: Service, records: CrmRecords, count: int) -> None:
    with pytest.raises(ValueError, match="1 to 50"):
        await records.record("Accounts", "9", [f"Field_{number}" for number in range(count)])
    assert service.asked == []


async def test_the_record_that_was_changed_last(service: Service, records: CrmRecords) -> None:
    service.says({"data": [{"id": "9", "Deal_Name": "Big"}], "info": {"more_records": True}})
    assert await records.latest("Deals", ["Deal_Name"]) == {"id": "9", "Deal_Name": "Big"}
    assert service.asked[0].path == "/crm/v8/Deals"
    assert service.asked[0].query == {
        "fields": "Deal_Name",
        "sort_by": "Modified_Time",
        "sort_order": "desc",
        "page": "1",
        "per_page": "1",
    }


async def test_a_module_without_records(service: Service, records: CrmRecords) -> None:
    service.says(status=204)
    assert await records.latest("Accounts", ["Account_Name"]) is None


async def test_created_since_with_and_without_a_note(service: Service, records: CrmRecords) -> None:
    service.says({"data": [{"COUNT(id)": 11}], "info": {"count": 1, "more_records": False}})
    service.says({"data": [{"COUNT(id)": "1"}]})
    found = await records.archived("Accounts", SINCE, "Ideolve_Note_Id")
    assert found == Archived(with_note=11, without_note=1)
    assert found.created == 12
    begin = "select COUNT(id) from Accounts where Created_Time >= '2026-11-17T09:30:05+00:00'"
    assert [json.loads(one.body)["select_query"] for one in service.asked] == [
        f"{begin} and Ideolve_Note_Id is not null",
        f"{begin} and Ideolve_Note_Id is null",
    ]


async def test_the_offset_goes_along(service: Service, records: CrmRecords) -> None:
    service.says(status=204)
    india = SINCE.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert await records.archived("Deals", india, "Ideolve_Note_Id") == Archived(0, 0)
    assert "'2026-11-17T15:00:05+05:30'" in service.asked[0].body


async def test_those_without_a_note_of_any_age_or_changed_since(
    service: Service, records: CrmRecords
) -> None:
    service.says({"data": [{"COUNT(id)": 7}]})
    service.says(status=204)
    assert await records.without_note("Accounts", "Ideolve_Note_Id", None) == 7
    assert await records.without_note("Deals", "Ideolve_Note_Id", SINCE) == 0
    assert [json.loads(one.body)["select_query"] for one in service.asked] == [
        "select COUNT(id) from Accounts where Ideolve_Note_Id is null and id is not null",
        "select COUNT(id) from Deals where Ideolve_Note_Id is null and Modified_Time >= '2026-11-17T09:30:05+00:00'",
    ]


async def test_before_there_is_such_a_field_no_record_has_a_note(
    service: Service, records: CrmRecords
) -> None:
    service.says(refusal("INVALID_QUERY", "column given seems to be invalid"), status=400)
    service.says({"data": [{"COUNT(id)": 7}]})
    service.says(refusal("INVALID_MODULE", "the module name given seems to be invalid"), status=400)
    assert await records.without_note("Accounts", "Ideolve_Note_Id", None) == 7
    assert (
        json.loads(service.asked[1].body)["select_query"]
        == "select COUNT(id) from Accounts where id is not null"
    )
    failure = await failing(records.without_note("Accounts", "Ideolve_Note_Id", None))
    assert failure.by_hand


async def test_nothing_foreign_gets_into_a_query(service: Service, records: CrmRecords) -> None:
    with pytest.raises(ValueError, match="field"):
        await records.archived("Accounts", SINCE, "x is null or id")
    with pytest.raises(ValueError, match="offset"):
        await records.archived("Accounts", SINCE.replace(tzinfo=None), "Ideolve_Note_Id")
    assert service.asked == []


@pytest.mark.parametrize(
    ("body", "status", "what", "by_hand"),
    [
        (
            refusal("INVALID_QUERY", "column given seems to be invalid", column_name="Ideolve_Note_Id"),
            400,
            "a field is missing",
            False,
        ),
        (refusal("OAUTH_SCOPE_MISMATCH", "invalid oauth scope"), 401, "may not count", False),
        (refusal("INVALID_MODULE", "the module name given seems to be invalid"), 400, "does not count", True),
        (refusal("NO_PERMISSION", "permission denied"), 403, "does not count", True),
    ],
)
async def test_what_cannot_be_counted(
    service: Service, records: CrmRecords, body: object, status: int, what: str, by_hand: bool
) -> None:
    service.says(body, status=status)
    failure = await failing(records.archived("Accounts", SINCE, "Ideolve_Note_Id"))
    assert what in failure.what
    assert failure.by_hand is by_hand


@pytest.mark.parametrize("body", [{"data": [{"id": "1"}]}, {"data": [{"COUNT(id)": -1}]}])
async def test_an_answer_without_a_number(service: Service, records: CrmRecords, body: object) -> None:
    service.says(body)
    failure = await failing(records.archived("Accounts", SINCE, "Ideolve_Note_Id"))
    assert (failure.code, failure.unclear) == ("UNEXPECTED_ANSWER", False)


async def test_accounts_of_exactly_that_name(service: Service, records: CrmRecords) -> None:
    service.says({"data": [{"id": "9"}, {"id": "11"}]})
    service.says(status=204)
    assert await records.accounts_named(NAME) == ["9", "11"]
    assert f"from Accounts where Account_Name = '{NAME}' limit" in service.asked[0].body
    assert await records.accounts_named(NAME) == []


@pytest.mark.parametrize("name", ["O'Hara", 'A "quoted" one', "back\\slash", "two\nlines"])
async def test_a_name_that_would_leave_the_query_is_refused(
    service: Service, records: CrmRecords, name: str
) -> None:
    with pytest.raises(ValueError, match="not a name"):
        await records.accounts_named(name)
    assert service.asked == []
