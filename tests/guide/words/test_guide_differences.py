"""The report tells every difference from the guide, with its reason: of the vendor's files, or of our own functions."""

import pytest

from zoho_ideolve_wizard.deluge.catalog import FUNCTIONS, RULES, SCHEDULES
from zoho_ideolve_wizard.deluge.served import LIMITS, SERVED
from zoho_ideolve_wizard.guide import corrections, finish
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import guide_differences
from zoho_ideolve_wizard.integration.report import escape


def told(sitting: Sitting) -> str:
    return "\n".join(item for section in guide_differences.sections(sitting) for item in section.items)


def test_with_the_vendors_files_each_slip_is_told(sitting: Sitting) -> None:
    sitting.profile.set(automation_access.WAY, automation_access.VENDOR)
    (section,) = guide_differences.sections(sitting)
    assert len(section.items) == len(corrections.CORRECTIONS)
    assert "changed deals stay untold" in told(sitting)


def test_with_our_own_each_row_of_the_guide_says_what_serves_it(sitting: Sitting) -> None:
    sitting.profile.set(automation_access.WAY, automation_access.OURS)
    text = told(sitting)
    for row in SERVED:
        assert f"{row.name}: served by {', '.join(row.by)}. {row.why}" in text
    assert {row.key for row in SERVED if row.key} == {thing.key for thing in (*FUNCTIONS, *RULES, *SCHEDULES)}
    assert all(limit in text for limit in LIMITS)
    assert "changed deals stay untold" not in text
    assert "ZohoInvoice" in text


@pytest.mark.parametrize("way", [automation_access.VENDOR, automation_access.OURS])
def test_all_of_it_stands_in_the_report(sitting: Sitting, way: str) -> None:
    sitting.profile.set(automation_access.WAY, way)
    lines = finish.report(sitting, []).splitlines()
    for section in guide_differences.sections(sitting):
        assert f"## {escape(section.title)}" in lines
        assert {f"- {escape(item)}" for item in section.items} <= set(lines)


def test_the_slips_that_hold_for_ours_as_well_exist() -> None:
    assert all(corrections.by_key(key) for key in corrections.FOR_OURS)


def test_the_monthly_checks_speak_of_the_rules_that_there_are(sitting: Sitting) -> None:
    sitting.profile.set(automation_access.WAY, automation_access.OURS)
    assert "all three rules" in finish.report(sitting, [])
    sitting.profile.set(automation_access.WAY, automation_access.VENDOR)
    assert "all five rules" in finish.report(sitting, [])
