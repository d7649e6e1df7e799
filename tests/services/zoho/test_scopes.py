"""The three sets of scopes."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services.zoho.scopes import (
    AUTOMATION,
    CONNECTOR,
    TEAM,
    UNINSTALL,
    Scope,
    text,
)


@pytest.mark.parametrize("scopes", [CONNECTOR, TEAM, AUTOMATION, UNINSTALL])
def test_every_scope_is_crms_and_has_a_reason(scopes: tuple[Scope, ...]) -> None:
    for scope in scopes:
        assert scope.name.startswith("ZohoCRM.")
        assert scope.reason
    assert len({scope.name for scope in scopes}) == len(scopes)


def test_the_connector_reads_only() -> None:
    assert all(scope.name.endswith(".READ") for scope in CONNECTOR)


@pytest.mark.parametrize("scopes", [CONNECTOR, TEAM, AUTOMATION])
def test_each_set_shows_which_company_and_whose_consent_it_is(scopes: tuple[Scope, ...]) -> None:
    names = {scope.name for scope in scopes}
    assert "ZohoCRM.org.READ" in names
    assert names & {"ZohoCRM.users.READ", "ZohoCRM.users.ALL"}


def test_the_automation_deletes_nothing_but_what_it_makes() -> None:
    deleting = [scope.name for scope in AUTOMATION if scope.name.endswith((".ALL", ".DELETE"))]
    assert deleting == [
        "ZohoCRM.settings.variables.ALL",
        "ZohoCRM.settings.functions.ALL",
        "ZohoCRM.modules.accounts.DELETE",
    ]


def test_they_are_written_with_commas_each_once() -> None:
    assert text(CONNECTOR) == (
        "ZohoCRM.modules.accounts.READ,ZohoCRM.modules.deals.READ,ZohoCRM.modules.attachments.READ,"
        "ZohoCRM.coql.READ,ZohoCRM.org.READ,ZohoCRM.users.READ"
    )
    assert text((*CONNECTOR, *CONNECTOR)) == text(CONNECTOR)
