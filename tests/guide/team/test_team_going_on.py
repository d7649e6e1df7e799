"""A job in which nothing was done is no job: it is replaced, and nobody speaks of it; the rest goes on or is given up."""

from tests.guide.team_desk import EVA, NISHA, SALES, VIKRAM, CompanyDesk
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.team import add_job, remove_job
from zoho_ideolve_wizard.guide.team.job_people import Job, end, going_on, job_people, options, touched
from zoho_ideolve_wizard.guide.team.remove_questions import ENDS
from zoho_ideolve_wizard.integration.roster import Person, Role

ZOE = Person("zoe.king@acme.example.com", "Zoe King")


async def test_a_removal_that_was_only_looked_at_is_replaced(company: CompanyDesk) -> None:
    remove_job.start_remove(company.sitting, [VIKRAM])
    await company.sitting.keep({"team.crm": "api"}, [], [])
    await company.consents()
    await Board(remove_job.PLAN, company.sitting).look()
    assert not touched(company.sitting, Job.REMOVE)
    assert going_on(company.sitting, Job.REMOVE) == ()
    remove_job.start_remove(company.sitting, [EVA])
    assert job_people(company.sitting, Job.REMOVE) == (EVA,)
    remove_job.start_remove(company.sitting, [NISHA])
    remove_job.start_remove(company.sitting, [NISHA], ends=Role.SALESPERSON)
    assert options(company.sitting, Job.REMOVE)[ENDS] == Role.SALESPERSON


async def test_one_in_which_something_was_done_goes_on(company: CompanyDesk) -> None:
    await company.removes([EVA])
    assert going_on(company.sitting, Job.REMOVE) == (EVA,)
    end(company.sitting, Job.REMOVE)
    assert going_on(company.sitting, Job.REMOVE) == ()
    remove_job.start_remove(company.sitting, [EVA])
    assert going_on(company.sitting, Job.REMOVE) == ()  # what the last one did counts no more


async def test_a_confirmation_alone_makes_it_a_job(company: CompanyDesk) -> None:
    await company.removes([VIKRAM], {"team.crm": "by_hand"})
    end(company.sitting, Job.REMOVE)
    remove_job.start_remove(company.sitting, [VIKRAM])
    board = Board(remove_job.PLAN, company.sitting)
    await board.look()
    assert not touched(company.sitting, Job.REMOVE)
    board.confirm(board.pages()[0])
    assert touched(company.sitting, Job.REMOVE)


def test_whom_a_difference_named_is_forgotten_unless_it_was_begun(company: CompanyDesk) -> None:
    add_job.start_add(company.sitting, [ZOE])
    assert going_on(company.sitting, Job.ADD) == ()
    add_job.start_add(company.sitting, [VIKRAM])
    assert job_people(company.sitting, Job.ADD) == (VIKRAM,)


async def test_whom_somebody_typed_waits_and_a_difference_joins(company: CompanyDesk) -> None:
    await company.adds([ZOE], {"team.crm": "by_hand"})
    assert not touched(company.sitting, Job.ADD)
    assert going_on(company.sitting, Job.ADD) == (ZOE,)
    add_job.start_add(company.sitting, [VIKRAM])
    assert going_on(company.sitting, Job.ADD) == (ZOE, VIKRAM)
    assert ZOE.address not in company.members_of(SALES)
