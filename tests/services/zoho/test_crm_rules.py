"""Workflow rules as they are read: trigger, active or not, which function is called, whether its id is mapped."""

from __future__ import annotations

import json

import pytest

from tests.services.conftest import Service
from tests.services.zoho.set_up import failing, inside, refusal
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_rules import Call, CrmRules, FunctionAction, Rule, others

OURS = ("70", "ideolve_account_saved")
ARGUMENT = "account_id"
MERGED = "${!Accounts.Id}"


@pytest.fixture
def rules(crm: Crm) -> CrmRules:
    return CrmRules(crm)


def action(number: str, kind: str = "functions", name: str = "ideolve_account_saved") -> dict[str, object]:
    return {"id": number, "type": kind, "name": name}


def condition(*actions: dict[str, object], criteria: object = None, **more: object) -> dict[str, object]:
    return {
        "sequence_number": 1,
        "criteria_details": {"criteria": criteria},
        "instant_actions": {"actions": list(actions)},
        **more,
    }


def rule(*conditions: dict[str, object], active: bool = True, **changes: object) -> dict[str, object]:
    return {
        "id": "1",
        "name": "Ideolve accounts",
        "description": None,
        "module": {"api_name": "Accounts", "id": "2"},
        "execute_when": {"type": "create_or_edit", "details": {"repeat": True}},
        "status": {"active": active},
        "conditions": list(conditions),
        **changes,
    }


def says(service: Service, *found: dict[str, object]) -> None:
    service.says({"workflow_rules": list(found), "info": {"more_records": False}})


def says_actions(service: Service, arguments: object, **changes: object) -> None:
    one = {
        "id": "50",
        "name": "ideolve_account_saved",
        "function": {"id": "70", "api_name": "ideolve_account_saved"},
        "arguments": arguments,
        **changes,
    }
    service.says({"functions": [one], "info": {"more_records": False}})


async def only(rules: CrmRules) -> Rule:
    (found,) = await rules.rules("Accounts")
    return found


async def test_a_rule_that_calls_our_function_with_the_records_id(service: Service, rules: CrmRules) -> None:
    says(service, rule(condition(action("50"))))
    says_actions(service, [{"name": ARGUMENT, "value": MERGED}])
    found = await only(rules)
    assert (found.name, found.module, found.trigger) == ("Ideolve accounts", "Accounts", "create_or_edit")
    assert (found.active, found.repeat, found.others) == (True, True, 0)
    call = found.call_of(*OURS)
    assert call is not None
    assert call.every_record
    assert call.mapped(ARGUMENT) == "mapped"
    assert call.filled(ARGUMENT) == MERGED
    assert [(one.path.rpartition("/")[2], one.query) for one in service.asked] == [
        (
            "workflow_rules",
            {"module": "Accounts", "include_inner_details": "true", "page": "1", "per_page": "200"},
        ),
        (
            "functions",
            {"module": "Accounts", "feature_type": "workflow", "page": "1", "per_page": "200"},
        ),
    ]


@pytest.mark.parametrize(
    ("arguments", "mapped"),
    [
        (None, "unmapped"),
        ("", "unmapped"),
        ([], "unmapped"),
        ({}, "unmapped"),
        ([{"name": ARGUMENT, "value": None}], "unmapped"),
        ([{"name": ARGUMENT, "value": " "}], "unmapped"),
        ([{"name": "deal_id", "value": MERGED}], "unmapped"),
        ([{"name": ARGUMENT, "value": MERGED}], "mapped"),
        ([{"name": ARGUMENT, "value": {"api_name": "id"}}], "mapped"),
        ({ARGUMENT: MERGED}, "mapped"),
        (json.dumps({ARGUMENT: MERGED}), "mapped"),
        ("something else", "unknown"),
    ],
)
async def test_whether_the_argument_is_mapped(
    service: Service, rules: CrmRules, arguments: object, mapped: str
) -> None:
    says(service, rule(condition(action("50"))))
    says_actions(service, arguments)
    call = (await only(rules)).call_of(*OURS)
    assert call is not None
    assert call.mapped(ARGUMENT) == mapped


async def test_an_answer_that_does_not_speak_of_arguments(service: Service, rules: CrmRules) -> None:
    says(service, rule(condition(action("50"))))
    service.says({"functions": [{"id": "50", "name": "x", "function": {"id": "70"}}]})
    call = (await only(rules)).call_of(*OURS)
    assert call is not None
    assert call.mapped(ARGUMENT) == "unknown"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, refusal("INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one")),
        (403, refusal("NO_PERMISSION", "permission denied")),
        (400, inside("functions", "INVALID_DATA", "invalid data")),
    ],
)
async def test_without_the_undocumented_list_a_rule_is_told_by_name_and_no_more(
    service: Service, rules: CrmRules, status: int, body: object
) -> None:
    says(service, rule(condition(action("50"))))
    service.says(body, status=status)
    found = await only(rules)
    call = found.call_of(*OURS)
    assert call == Call("50", "ideolve_account_saved")
    assert (call.mapped(ARGUMENT), call.filled(ARGUMENT)) == ("unknown", "")
    assert found.call_of("71", "ideolve_deal_saved") is None


async def test_a_failure_that_passes_is_not_taken_for_unknown(service: Service, rules: CrmRules) -> None:
    says(service, rule(condition(action("50"))))
    service.says(refusal("INTERNAL_ERROR", "x"), status=500)
    assert (await failing(rules.rules("Accounts"))).can_retry


async def test_the_wrong_function(service: Service, rules: CrmRules) -> None:
    says(service, rule(condition(action("50", name="ideolve_account_saved"))))
    says_actions(service, [{"name": ARGUMENT, "value": MERGED}], function={"id": "71", "name": "other"})
    found = await only(rules)
    assert found.call_of(*OURS) is None
    assert found.call_of("71", "other") is not None
    # Who does not know the id yet goes by the name.
    assert found.call_of("", "other") is not None


async def test_a_rule_that_is_switched_off(service: Service, rules: CrmRules) -> None:
    says(service, rule(condition(action("50")), active=False))
    says_actions(service, None)
    assert (await only(rules)).active is False


async def test_a_list_without_conditions_is_followed_by_each_rule(service: Service, rules: CrmRules) -> None:
    listed = {key: value for key, value in rule().items() if key != "conditions"}
    says(service, listed)
    service.says({"workflow_rules": [rule(condition(action("50")))]})
    says_actions(service, None)
    assert (await only(rules)).call_of(*OURS) is not None
    assert [one.path.rpartition("/")[2] for one in service.asked] == ["workflow_rules", "1", "functions"]


async def test_a_rule_deleted_while_it_is_read(service: Service, rules: CrmRules) -> None:
    says(service, {key: value for key, value in rule().items() if key != "conditions"})
    service.says(status=204)
    assert (await only(rules)).calls == ()


async def test_no_rules(service: Service, rules: CrmRules) -> None:
    service.says(status=204)
    assert await rules.rules("Events") == []
    assert len(service.asked) == 1


async def test_conditions_keep_records_out(service: Service, rules: CrmRules) -> None:
    named = {"field": {"api_name": "Industry"}, "comparator": "equal", "value": "Banking"}
    says(
        service,
        rule(condition(action("50"), criteria=named)),
        rule(condition(action("9", "tasks"), criteria=named), condition(action("50")), id="2"),
    )
    says_actions(service, None)
    first, second = await rules.rules("Accounts")
    assert [call.every_record for call in (*first.calls, *second.calls)] == [False, False]


async def test_further_actions_are_counted_not_called(service: Service, rules: CrmRules) -> None:
    later = {"execute_after": {"unit": 1}, "actions": [action("51")]}
    says(
        service,
        rule(condition(action("50"), action("60", "email_notifications"), scheduled_actions=later)),
        rule(condition(action("61", "email_notifications"), scheduled_actions=[later]), id="2"),
    )
    says_actions(service, None)
    first, second = await rules.rules("Accounts")
    assert (len(first.calls), first.others) == (1, 2)
    assert (len(second.calls), second.others) == (0, 2)


async def test_a_module_that_cannot_be_read(service: Service, rules: CrmRules) -> None:
    service.says(refusal("INVALID_MODULE", "the module name given seems to be invalid"), status=400)
    failure = await failing(rules.rules("Events"))
    assert "workflow rules of Events" in failure.what


def test_the_others_are_active_and_not_ours() -> None:
    ours = Rule("1", "Ideolve accounts", "Accounts", "create_or_edit", active=True)
    off = Rule("2", "Old", "Accounts", "create", active=False)
    mails = Rule("3", "Welcome mail", "Accounts", "create", active=True, others=1)
    assert others([ours, off, mails], {"1"}) == [mails]


@pytest.mark.parametrize(
    "name",
    ["ideolve_account_saved", "automation.ideolve_account_saved", "Ideolve account saved"],
)
def test_without_its_id_a_function_is_known_by_any_spelling_of_its_name(name: str) -> None:
    assert Call("50", name).is_of(*OURS)
    assert Call("50", "x", action=FunctionAction("50", "x", "", name)).is_of(*OURS)
    assert not Call("50", name).is_of("71", "ideolve_deal_saved")
