"""Somebody was removed and is added again, in each role: the job ends, and nothing goes on asking the vendor."""

import pytest

from tests.guide.team_desk import EXPERTS, SALES, CompanyDesk
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import team_memory
from zoho_ideolve_wizard.guide.awaited import awaited
from zoho_ideolve_wizard.guide.job_people import Job, end
from zoho_ideolve_wizard.integration.roster import Person, Role

DAN = "dan.cole@acme.example.com"
GROUPS = {Role.SALESPERSON: {SALES}, Role.EXPERT: {EXPERTS}, Role.BOTH: {SALES, EXPERTS}}


async def comes_and_goes(company: CompanyDesk, role: Role) -> Person:
    person = Person(DAN, "Dan Cole", role)
    await company.adds([person])
    assert company.settles(Job.ADD).over
    end(company.sitting, Job.ADD)
    company.by_hand(await company.removes([person]))
    assert company.settles(Job.REMOVE).over
    end(company.sitting, Job.REMOVE)
    assert [one.person for one in team_memory.waiting_for_vendor(company.sitting)] == [DAN]
    return person


@pytest.mark.parametrize("back", list(Role), ids=str)
@pytest.mark.parametrize("was", list(Role), ids=str)
async def test_who_comes_back_is_added_to_the_end_and_the_vendor_is_told(
    company: CompanyDesk, was: Role, back: Role
) -> None:
    await comes_and_goes(company, was)
    board = await company.adds([Person(DAN, "Dan Cole", back)])
    assert not company.settles(Job.ADD).over
    assert company.by_hand(board) == [f"Mithi is told to leave the Ideolve account of {DAN} as it is"]
    assert company.settles(Job.ADD).over
    assert company.listed()[DAN] == back
    assert {group for group in (SALES, EXPERTS) if DAN in company.members_of(group)} == GROUPS[back]
    assert not [one for one in awaited(company.sitting) if DAN in one.whom]
    end(company.sitting, Job.ADD)
    again = await company.adds([Person(DAN, "Dan Cole", back)])
    assert set(again.outcomes.values()) == {Outcome.NOTHING}
    assert company.settles(Job.ADD).over
