"""Somebody was removed and is added again, in each role: the job ends, and nothing goes on asking the vendor."""

from typing import cast

import pytest

from tests.guide.team_desk import EXPERTS, SALES, CompanyDesk
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import people
from zoho_ideolve_wizard.guide.home.awaited import awaited
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.guide.team import add_job, team_jobs, team_memory
from zoho_ideolve_wizard.guide.team.ideolve_returning import enabled_key
from zoho_ideolve_wizard.guide.team.job_people import Job, end
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


async def test_who_is_put_back_on_the_list_in_the_setup_is_told_of_to_the_vendor_too(
    company: CompanyDesk,
) -> None:
    person = await comes_and_goes(company, Role.EXPERT)
    team_jobs.put_on_list(company.sitting, [person])
    board = await company.runs(cast("Do", people.STEP.parts[1]))
    assert company.by_hand(board) == [f"Mithi is told to leave the Ideolve account of {DAN} as it is"]
    assert DAN in company.members_of(EXPERTS)
    assert not [one for one in awaited(company.sitting) if DAN in one.whom]
    assert not [task for task in people.tasks(company.sitting) if task.key == enabled_key(DAN)]


async def test_an_account_that_was_disabled_waits_until_the_vendor_has_enabled_it(
    company: CompanyDesk,
) -> None:
    person = await comes_and_goes(company, Role.EXPERT)
    await company.person.disables(DAN)
    board = await company.adds([person])
    assert company.by_hand(board) == [f"The Ideolve account of {DAN} is enabled again"]
    assert not company.settles(Job.ADD).over
    assert [(one.what, one.whom) for one in awaited(company.sitting) if DAN in one.whom] == [
        ("to enable again", (DAN,))
    ]
    await company.person.enables(DAN)
    board = await company.runs(add_job.PLAN)
    assert board.done
    assert company.settles(Job.ADD).over
    assert not [one for one in awaited(company.sitting) if DAN in one.whom]
