"""What CRM does not offer here is work by hand, whichever part of the set-up it is about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.services.conftest import Service
from tests.services.zoho.set_up import failing, refusal
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, NewField
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, NewFunction
from zoho_ideolve_wizard.services.zoho.crm_records import CrmRecords
from zoho_ideolve_wizard.services.zoho.crm_rules import CrmRules
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables, NewVariable

Deed = Callable[[Crm], Awaitable[object]]

DEEDS: dict[str, Deed] = {
    "fields": lambda crm: CrmFields(crm).fields("Accounts"),
    "new field": lambda crm: CrmFields(crm).create("Accounts", NewField("Ideolve Note Id", "text", 100)),
    "groups": lambda crm: CrmVariables(crm).groups(),
    "variables": lambda crm: CrmVariables(crm).variables(),
    "new variable": lambda crm: CrmVariables(crm).create(
        NewVariable("ideolve_state", "State", "x"), "Ideolve"
    ),
    "functions": lambda crm: CrmFunctions(crm).functions(),
    "code": lambda crm: CrmFunctions(crm).code("7"),
    "new function": lambda crm: CrmFunctions(crm).create(
        NewFunction("ideolve_ready", "Standalone", 'string standalone.ideolve_ready() { return ""; }')
    ),
    "rules": lambda crm: CrmRules(crm).rules("Accounts"),
    "function actions": lambda crm: CrmRules(crm).function_actions("Accounts"),
    "new account": lambda crm: CrmRecords(crm).create_account("Ideolve test"),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, refusal("NO_PERMISSION", "permission denied", permissions=["Crm_Implied_Customize_Zoho_CRM"])),
        (400, refusal("FEATURE_NOT_SUPPORTED", "feature not supported in this edition")),
        (404, refusal("INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one")),
        (400, refusal("INVALID_REQUEST_METHOD", "The http request method type is not a valid one")),
        (400, refusal("NOT_ALLOWED", "permission denied")),
        (404, None),
        (405, None),
    ],
)
async def test_it_is_done_by_hand(service: Service, crm: Crm, deed: str, status: int, body: object) -> None:
    service.says(body, status=status)
    failure = await failing(DEEDS[deed](crm))
    assert failure.by_hand
    assert not failure.can_retry
    assert not failure.unclear
    assert "by hand" in failure.remedy.lower()


@pytest.mark.parametrize("deed", DEEDS)
async def test_a_token_with_too_few_scopes_is_told_as_that(service: Service, crm: Crm, deed: str) -> None:
    service.says(refusal("OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL"), status=401)
    failure = await failing(DEEDS[deed](crm))
    assert "does not cover" in failure.what
    assert "automation scopes" in failure.remedy
    assert not failure.by_hand


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    ("status", "body", "unclear"),
    [
        (500, refusal("INTERNAL_ERROR", "Internal Server Error"), True),
        (429, refusal("TOO_MANY_REQUESTS", "Too many requests"), False),
    ],
)
async def test_what_passes_is_tried_again(
    service: Service, crm: Crm, deed: str, status: int, body: object, unclear: bool
) -> None:
    service.says(body, status=status)
    failure = await failing(DEEDS[deed](crm))
    assert failure.can_retry
    assert failure.wait_seconds > 0
    assert not failure.by_hand
    assert failure.unclear is unclear


@pytest.mark.parametrize("deed", DEEDS)
async def test_a_web_page_is_no_answer(service: Service, crm: Crm, deed: str) -> None:
    service.says_html()
    failure = await failing(DEEDS[deed](crm))
    assert failure.code == "HTML"
    assert not failure.by_hand
