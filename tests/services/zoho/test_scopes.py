"""The three sets of scopes."""

from __future__ import annotations

import pytest

from zoho_ideolve_wizard.services.zoho.scopes import AUTOMATION, CONNECTOR, TEAM, Scope, text


@pytest.mark.parametrize("scopes", [CONNECTOR, TEAM, AUTOMATION])
def test_every_scope_is_crms_and_has_a_reason(scopes: tuple[Scope, ...]) -> None:
    for scope in scopes:
        assert scope.name.startswith("ZohoCRM.")
        assert scope.reason
    assert len({scope.name for scope in scopes}) == len(scopes)


def test_the_connector_reads_only() -> None:
    assert all(scope.name.endswith(".READ") for scope in CONNECTOR)


def test_they_are_written_with_commas_each_once() -> None:
    assert text(CONNECTOR) == (
        "ZohoCRM.modules.accounts.READ,ZohoCRM.modules.deals.READ,ZohoCRM.modules.attachments.READ,"
        "ZohoCRM.coql.READ,ZohoCRM.org.READ,ZohoCRM.users.READ"
    )
    assert text((*CONNECTOR, *CONNECTOR)) == text(CONNECTOR)
