"""A company whose setup is done, over the rehearsal: the desk at which its team is maintained."""

from collections.abc import Mapping, Sequence
from typing import cast

from tests.support.person import Person as AtBrowser
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.consent import Attempt
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do, Step
from zoho_ideolve_wizard.guide.team import add_job, job_people, remove_job, team_jobs
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_jobs import Settled
from zoho_ideolve_wizard.guide.team.team_questions import CONSENT
from zoho_ideolve_wizard.integration.roster import Person, Role

WORKSPACE, SALES, EXPERTS = "Zoho CRM", "Sales", "Experts"

VIKRAM = Person("vikram.shah@acme.example.com", "Vikram Shah", Role.SALESPERSON)
NISHA = Person("nisha.pillai@acme.example.com", "Nisha Pillai", Role.BOTH)
EVA = Person("eva.lund@acme.example.com", "Eva Lund", Role.EXPERT)
HERE = f"{VIKRAM.address} sales, {NISHA.address} both; {EVA.address} expert"
"""Who takes part when the setup is done."""


class CompanyDesk:
    """The sitting, the services behind it, and the admin's browser."""

    def __init__(self, sitting: Sitting, rehearsal: Rehearsed, person: AtBrowser) -> None:
        self.sitting = sitting
        self.rehearsal = rehearsal
        self.person = person

    async def consents(self) -> None:
        """To changing CRM's users."""
        attempt = Attempt(self.sitting, CONSENT)
        await attempt.exchange(attempt.read((await self.person.accepts(attempt.url)).address))
        await attempt.accept()

    async def answers(self, part: Ask, own: Mapping[str, str]) -> None:
        """As the form does: what is offered is taken, unless the admin says otherwise."""
        if part.prepare:
            await part.prepare(self.sitting)
        questions = list(part.questions(self.sitting))
        answers = dict(self.sitting.answers)
        given: dict[str, str] = {}
        for question in questions:
            if question.applies(answers):
                answer = own.get(question.key, question.default)
                given[question.key] = answers[question.key] = answer
                problem = question.problem(answer, answers)
                assert problem is None, f"{question.prompt}: {problem}"
        if part.before_keeping:
            given = dict(await part.before_keeping(self.sitting, given))
        await self.sitting.keep(given, questions, questions)

    async def adds(self, people: Sequence[Person], own: Mapping[str, str] | None = None) -> Board:
        """Goes through the job, from who to the last task that the wizard can do itself."""
        job_people.keep_job_people(self.sitting, Job.ADD, people)
        return await self._does(Job.ADD, own or {})

    async def removes(self, people: Sequence[Person], own: Mapping[str, str] | None = None) -> Board:
        assert remove_job.start_remove(self.sitting, people) == {}
        return await self._does(Job.REMOVE, own or {})

    def step(self, job: Job) -> Step:
        return (add_job.add_job if job is Job.ADD else remove_job.remove_job)(self.sitting)

    async def _does(self, job: Job, own: Mapping[str, str]) -> Board:
        board = await self.goes_through(job, own)
        await board.look()
        await board.run(board.to_run(), lambda _progress: None)
        return board

    async def goes_through(self, job: Job, own: Mapping[str, str]) -> Board:
        """What is asked; up to the plan."""
        done: set[str] = set()
        while True:
            part = next(one for one in self.step(job).parts if one.key not in done)
            done.add(part.key)
            if isinstance(part, Ask):
                await self.answers(part, own)
            elif part == CONSENT:
                await self.consents()
            elif isinstance(part, Do):
                return Board(part, self.sitting)

    async def runs(self, part: Do) -> Board:
        board = Board(part, self.sitting)
        await board.look()
        await board.run(board.to_run(), lambda _progress: None)
        return board

    def by_hand(self, board: Board) -> list[str]:
        """Does every page that is by hand; their titles."""
        pages = board.pages()
        for page in pages:
            board.confirm(page)
        return [page.title for page in pages]

    def settles(self, job: Job) -> Settled:
        return team_jobs.settle(self.sitting, job)

    def crm_user(self, address: str) -> Mapping[str, object] | None:
        crm = cast("Mapping[str, list[Mapping[str, object]]]", self.rehearsal.state()["crm"])
        return next((user for user in crm["users"] if user["email"] == address), None)

    def status(self, address: str) -> str:
        user = self.crm_user(address)
        return str(user["status"]) if user else ""

    def members_of(self, group: str) -> list[str]:
        groups = cast("Mapping[str, list[str]]", self.rehearsal.workspace(WORKSPACE)["groups"])
        return groups[group]

    def in_workspace(self, address: str) -> bool:
        workspace = cast("Mapping[str, list[str]]", self.rehearsal.workspace(WORKSPACE))
        return address in (*workspace["members"], *workspace["invitations"])

    def listed(self) -> dict[str, str]:
        return {one.address: str(one.role) for one in self.sitting.profile.people()}


def failed(board: Board) -> list[Task]:
    return [task for task in board.tasks if board.outcomes[task.key] is Outcome.FAILED]
