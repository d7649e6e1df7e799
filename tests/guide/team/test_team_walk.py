"""People come, go, come back and change their role in any order, with requests that fail and kills between: each job
ends, and the list, the groups, Differences, what the vendor is asked and the home screen agree afterwards."""

import asyncio
import random
from contextlib import suppress

import pytest

from tests.guide.team_desk import EVA, EXPERTS, NISHA, SALES, VIKRAM, CompanyDesk
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.runner import Progress
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.home import awaited, progress
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.home.next_up import Next, next_up
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import SETUP
from zoho_ideolve_wizard.guide.team import add_job, job_people, remove_job, team_facts, team_jobs
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.differences import Mend, differences
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.remove_questions import ENDS, USER
from zoho_ideolve_wizard.guide.team.team_table import rows
from zoho_ideolve_wizard.integration.roster import Person, Role

DAN = Person("dan.cole@acme.example.com", "Dan Cole")
ZOE = Person("zoe.king@acme.example.com", "Zoe King")
PEOPLE = (VIKRAM, NISHA, EVA, DAN, ZOE)
PLANS = {Job.ADD: add_job.PLAN, Job.REMOVE: remove_job.PLAN}
GROUPS = {Role.SALESPERSON: (True, False), Role.EXPERT: (False, True), Role.BOTH: (True, True)}
REFUSED = (
    "PUT /crm/v8/users/*",
    "POST /crm/v8/users",
    "POST /*/invitations",
    "POST /*/members",
    "DELETE /*/members/*",
)


class Walk:
    """`roles` is what ought to hold: address to role."""

    def __init__(self, company: CompanyDesk, seed: int) -> None:
        self.company = company
        self.random = random.Random(seed)  # noqa: S311 - any order will do, the same every time
        self.roles = {one.address: one.role for one in company.sitting.profile.people()}
        self.next = due(company)
        self.told: list[str] = []

    async def step(self) -> None:
        listed = [one for one in self.company.sitting.profile.people() if one in PEOPLE or one.name]
        await self.random.choice([self.adds, self.adds, self.removes] if listed else [self.adds])()
        await self.ends()
        await self.meanwhile()

    async def adds(self) -> None:
        chosen = self.random.sample(PEOPLE, self.random.randint(1, 2))
        people = [Person(one.address, one.name, self.random.choice(list(Role))) for one in chosen]
        self.told.append("add " + ", ".join(f"{one.address} {one.role}" for one in people))
        for one in people:
            had = self.roles.get(one.address, one.role)
            self.roles[one.address] = one.role if had is one.role else Role.BOTH
        job_people.keep_job_people(self.company.sitting, Job.ADD, people)
        await self.tries(Job.ADD, {})

    async def removes(self) -> None:
        listed = self.company.sitting.profile.people()
        people = self.random.sample(listed, self.random.randint(1, min(2, len(listed))))
        ends = self.random.choice(list(Role))
        self.told.append(
            "remove " + ", ".join(f"{one.address} {one.role}" for one in people) + f" ends {ends}"
        )
        for one in people:
            if one.role is Role.BOTH and ends is not Role.BOTH:
                self.roles[one.address] = Role.EXPERT if ends is Role.SALESPERSON else Role.SALESPERSON
            else:
                del self.roles[one.address]
        assert remove_job.start_remove(self.company.sitting, people) == {}
        user = self.random.choice([Ends.DEACTIVATE, Ends.DELETE])
        await self.tries(Job.REMOVE, {ENDS: ends, USER: user})

    async def tries(self, job: Job, own: dict[str, str]) -> None:
        """Up to the plan; there something may be refused, or the wizard be killed."""
        if self.random.random() < 0.4:
            self.company.rehearsal.faults((self.random.choice(REFUSED), "status", 400, 0))
            self.told.append("with a refusal")
        board = await self.company.goes_through(job, own)
        await board.look()
        if self.random.random() < 0.3:
            await self.is_killed(board)
        else:
            await board.run(board.to_run(), lambda _progress: None)
        self.company.settles(job)
        self.company.rehearsal.faults()

    async def is_killed(self, board: Board) -> None:
        self.told.append("killed")
        began = asyncio.Event()

        def heard(progress: Progress) -> None:
            if progress.outcome is not Outcome.RUNNING:
                began.set()

        work = asyncio.create_task(board.run(board.to_run(), heard))
        first = asyncio.create_task(began.wait())
        await asyncio.wait([work, first], return_when=asyncio.FIRST_COMPLETED)
        for one in (work, first):
            one.cancel()
            with suppress(asyncio.CancelledError):
                await one
        sitting = self.company.sitting
        sitting.ledger.close()
        sitting.ledger = Ledger(sitting.profile.path.parent / "ledger.sqlite3")
        sitting.ledger.begin_run(SETUP, "")
        sitting._purpose = SETUP

    async def ends(self) -> None:
        """As an admin does who goes on with whatever is under way; what the vendor has to do first, it does."""
        for _ in range(3):
            for job, plan in PLANS.items():
                if job_people.job_people(self.company.sitting, job):
                    self.company.step(job)
                    self.company.by_hand(await self.company.runs(plan))
                    self.company.settles(job)
            team_jobs.end_what_is_through(self.company.sitting)
            waits = [record.person for one in awaited.awaited(self.company.sitting) for record in one.records]
            for address in self.disabled.intersection(waits, self.roles):
                await self.company.person.enables(address)

    @property
    def disabled(self) -> set[str]:
        disabled = self.company.rehearsal.ideolve["disabled"]
        assert isinstance(disabled, list)
        return set(disabled)

    async def meanwhile(self) -> None:
        """People accept, and the vendor does what it was asked."""
        if self.random.random() < 0.5:
            await self.company.person.everybody_accepts()
        for one in awaited.each(self.company.sitting):
            if one.what == "to disable" and self.random.random() < 0.5:
                await self.company.person.disables(one.whom[0])
                awaited.over(self.company.sitting, one)
                self.told.append(f"the vendor disabled {one.whom[0]}")

    async def agrees(self) -> None:
        company, sitting = self.company, self.company.sitting
        for job in Job:
            assert not job_people.going_on(sitting, job), (job, self.told)
        assert {one.address: one.role for one in sitting.profile.people()} == self.roles, self.told
        for one in PEOPLE:
            found = (one.address in company.members_of(SALES), one.address in company.members_of(EXPERTS))
            wanted = GROUPS[self.roles[one.address]] if one.address in self.roles else (False, False)
            assert found == wanted, (one.address, self.told)
            assert company.in_workspace(one.address) == (one.address in self.roles), (one.address, self.told)
        for record in (record for one in awaited.awaited(sitting) for record in one.records):
            listed = record.person in self.roles
            assert listed is not record.key.startswith("disabled/"), (record, self.told)
        facts = await team_facts.look(sitting)
        table = rows(sitting.profile.people(), facts, sitting.records, place(sitting))
        wrong = [
            one
            for one in differences(table, facts, place(sitting))
            if one.address in {one.address for one in PEOPLE}
            and one.mend not in (Mend.REMIND, Mend.REMIND_CRM, Mend.NOTHING)
        ]
        assert wrong == [], self.told
        if self.roles:  # With nobody left, the setup asks who takes part.
            assert due(company) == self.next, self.told


@pytest.mark.parametrize("seed", [7, 14, 20])
async def test_whatever_order_they_come_and_go_in(company: CompanyDesk, seed: int) -> None:
    await company.person.everybody_accepts()
    await company.sitting.keep({"team.crm": "api"}, [], [])
    await company.consents()
    walk = Walk(company, seed)
    for _ in range(8):
        await walk.step()
        await walk.agrees()


def due(company: CompanyDesk) -> Next:
    """What the home screen says is next."""
    return next_up(company.sitting, progress.progress(company.sitting))
