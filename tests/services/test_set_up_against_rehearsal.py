"""The clients of CRM's set-up against the stand-in, which was written without looking at them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.services.stand_in import Place, control
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, NewField
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, NewFunction
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords
from zoho_ideolve_wizard.services.zoho.crm_rules import CrmRules
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables, NewVariable
from zoho_ideolve_wizard.services.zoho.deluge_text import same_code
from zoho_ideolve_wizard.services.zoho.scopes import AUTOMATION, CONNECTOR, TEAM, UNINSTALL, Scope

NOTE_ID = NewField("Ideolve Note Id", "text", 100)
SAVED = 'void automation.ideolve_test(String account_id)\n{\n\tinfo "Grüße " + account_id;\n}\n'
FUNCTION = NewFunction("ideolve_test", "Automation", SAVED, "A test")
KEY = "fake-api-key-1234567890"


@pytest.mark.parametrize("module", ["Accounts", "Deals", "Events"])
@pytest.mark.parametrize(
    "new",
    [
        NOTE_ID,
        NewField("Ideolve Files Sent At", "datetime"),
        NewField("Ideolve Last Sent", "textarea", 32000),
    ],
)
async def test_a_field_is_made_found_and_deleted(place: Place, module: str, new: NewField) -> None:
    fields = CrmFields(await place.crm_for((*AUTOMATION, *UNINSTALL)))
    before = await fields.fields(module)
    assert before
    assert not any(one.custom for one in before)
    made = await fields.create(module, new)
    assert (made.api_name, made.label, made.type, made.custom) == (new.api_name, new.label, new.type, True)
    assert made.length == new.length or not new.length
    assert made in await fields.fields(module)
    with pytest.raises(ServiceFailure) as caught:
        await fields.create(module, new)
    assert caught.value.code == "DUPLICATE_DATA"
    assert [await fields.delete(module, made), await fields.delete(module, made)] == [True, False]
    assert await fields.fields(module) == before


async def test_deleting_a_field_takes_a_scope_of_its_own(place: Place) -> None:
    fields = CrmFields(await place.crm_for(AUTOMATION))
    made = await fields.create("Accounts", NOTE_ID)
    with pytest.raises(ServiceFailure, match="does not cover"):
        await fields.delete("Accounts", made)


async def test_variables_and_the_group_that_comes_with_the_first(place: Place) -> None:
    variables = CrmVariables(await place.crm_for(AUTOMATION))
    assert "Ideolve" not in {one.name for one in await variables.groups()}
    await variables.create(NewVariable("ideolve_state", "Ideolve state", "running"), "Ideolve")
    group = next(one for one in await variables.groups() if one.name == "Ideolve")
    await variables.create(NewVariable("ideolve_api_key", "Ideolve API key", KEY, "The key"), group)
    found = {one.api_name: one for one in await variables.variables()}
    assert {one.group_id for one in found.values()} == {group.id}
    assert (found["ideolve_api_key"].value, found["ideolve_api_key"].type) == (KEY, "text")
    with pytest.raises(ServiceFailure) as caught:
        await variables.create(NewVariable("ideolve_state", "Ideolve state", "paused"), group)
    assert caught.value.code == "DUPLICATE_DATA"
    await variables.set_value(found["ideolve_state"], "paused")
    assert {one.value for one in await variables.variables()} == {KEY, "paused"}
    for one in found.values():
        assert [await variables.delete(one), await variables.delete(one)] == [True, False]
    assert await variables.variables() == []


async def test_a_variable_that_crm_cuts_short(place: Place) -> None:
    variables = CrmVariables(await place.crm_for(AUTOMATION))
    await control(place, "settings", {"variable_value_length": 10})
    with pytest.raises(ServiceFailure, match="23 characters were sent, 10 are kept") as caught:
        await variables.create(NewVariable("ideolve_api_key", "Ideolve API key", KEY), "Ideolve")
    assert caught.value.by_hand


async def test_a_function_is_uploaded_read_replaced_and_deleted(place: Place) -> None:
    functions = CrmFunctions(await place.crm_for(AUTOMATION))
    function_id = await functions.create(FUNCTION)
    (found,) = [one for one in await functions.functions() if one.id == function_id]
    assert (found.api_name, found.category, found.arguments, found.associated) == (
        "ideolve_test",
        "Automation",
        ("account_id",),
        False,
    )
    assert same_code(await functions.code(function_id), SAVED)
    other = SAVED.replace("account_id", "record_id")
    await functions.update(function_id, "ideolve_test", other)
    assert same_code(await functions.code(function_id), other)
    assert ("record_id",) in [one.arguments for one in await functions.functions()]
    with pytest.raises(ServiceFailure) as caught:
        await functions.create(FUNCTION)
    assert caught.value.code == "DUPLICATE_DATA"
    assert [await functions.delete(function_id, "x"), await functions.delete(function_id, "x")] == [
        True,
        False,
    ]
    with pytest.raises(ServiceFailure, match="no trace"):
        await functions.code(function_id)


async def test_the_compilers_complaint_leaves_what_was_there(place: Place) -> None:
    functions = CrmFunctions(await place.crm_for(AUTOMATION))
    broken = SAVED.replace("account_id;", "account_id")
    with pytest.raises(ServiceFailure, match="line 3") as caught:
        await functions.create(NewFunction("ideolve_test", "Automation", broken))
    assert caught.value.code == "COMPILATION_ERROR"
    assert "ideolve_test" not in {one.api_name for one in await functions.functions()}
    function_id = await functions.create(FUNCTION)
    with pytest.raises(ServiceFailure, match="line 3"):
        await functions.update(function_id, "ideolve_test", broken)
    assert same_code(await functions.code(function_id), SAVED)


@pytest.mark.parametrize(("lost", "healed"), [(1, True), (2, False)])
async def test_code_that_crm_drops(place: Place, lost: int, healed: bool) -> None:
    functions = CrmFunctions(await place.crm_for(AUTOMATION))
    await control(place, "settings", {"function_codes_lost": lost})
    if healed:
        assert same_code(await functions.code(await functions.create(FUNCTION)), SAVED)
        return
    with pytest.raises(ServiceFailure) as caught:
        await functions.create(FUNCTION)
    assert (caught.value.code, caught.value.by_hand) == ("CODE_NOT_STORED", True)


async def test_an_account_is_made_read_and_deleted(place: Place) -> None:
    crm = await place.crm_for(AUTOMATION)
    records = CrmRecords(crm)
    account = await records.create_account("Ideolve test", {"Industry": "Banking"})
    found = await records.record("Accounts", account, ["Account_Name", "Industry"])
    assert found == {"id": account, "Account_Name": "Ideolve test", "Industry": "Banking"}
    newest = await records.latest("Accounts", ["Account_Name"])
    assert newest is not None
    assert newest["id"] == account
    assert [
        await records.delete_account(account, "Ideolve test"),
        await records.delete_account(account, "Ideolve test"),
    ] == [True, False]
    assert await records.record("Accounts", account, ["Account_Name"]) is None


async def test_notes_are_counted_with_the_connectors_token(place: Place) -> None:
    crm = await place.crm_for(AUTOMATION)
    counting = CrmRecords(await place.crm_for(CONNECTOR))
    since = datetime.now(UTC) - timedelta(minutes=5)
    with pytest.raises(ServiceFailure, match="a field is missing"):
        await counting.archived("Accounts", since, "Ideolve_Note_Id")
    await CrmFields(crm).create("Accounts", NOTE_ID)
    before = await counting.archived("Accounts", since, "Ideolve_Note_Id")
    records = CrmRecords(crm)
    await records.create_account("With", {"Ideolve_Note_Id": "n-1"})
    await records.create_account("Without")
    after = await counting.archived("Accounts", since, "Ideolve_Note_Id")
    assert (after.with_note - before.with_note, after.without_note - before.without_note) == (1, 1)
    later = await counting.archived("Accounts", datetime.now(UTC) + timedelta(days=1), "Ideolve_Note_Id")
    assert later.created == 0


async def test_there_are_no_rules_yet(place: Place) -> None:
    rules = CrmRules(await place.crm_for(AUTOMATION))
    assert await rules.rules("Accounts") == []
    assert await rules.function_actions("Events") == []


Deed = Callable[[Crm], Awaitable[object]]
DEEDS: tuple[Deed, ...] = (
    lambda crm: CrmFields(crm).fields("Accounts"),
    lambda crm: CrmVariables(crm).variables(),
    lambda crm: CrmFunctions(crm).functions(),
    lambda crm: CrmRules(crm).rules("Accounts"),
    lambda crm: CrmRules(crm).function_actions("Accounts"),
    lambda crm: CrmRecords(crm).create_account("Ideolve test"),
)


@pytest.mark.parametrize("scopes", [CONNECTOR, TEAM])
@pytest.mark.parametrize("deed", DEEDS)
async def test_the_other_tokens_leave_the_set_up_alone(
    place: Place, scopes: tuple[Scope, ...], deed: Deed
) -> None:
    crm = await place.crm_for(scopes)
    with pytest.raises(ServiceFailure, match="does not cover"):
        await deed(crm)


async def test_a_free_edition_does_functions_and_rules_by_hand(place: Place) -> None:
    crm = await place.crm_for(AUTOMATION)
    await control(place, "settings", {"edition": "free"})
    for refused in (CrmFunctions(crm).functions(), CrmRules(crm).rules("Accounts")):
        with pytest.raises(ServiceFailure) as caught:
            await refused
        assert caught.value.by_hand
