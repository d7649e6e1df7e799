"""An administrator at the team, of a company that was set up months ago; and what both systems then hold."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from tests.support.admin import Admin, at_the_wizard
from tests.support.company import EXPERTS_GROUP, SALES_GROUP, WORKSPACE
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen
from zoho_ideolve_wizard.ui.screens.team import TeamScreen
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

ASHA, VIKRAM, NISHA = (f"{name}@acme.example.com" for name in ("asha.rao", "vikram.shah", "nisha.pillai"))
TOMAS, FARAH, RADHA = (f"{name}@acme.example.com" for name in ("tomas.reyes", "farah.khan", "radha.iyer"))
INES, JONAS = (f"{name}@acme.example.com" for name in ("ines.rey", "jonas.falk"))

PASSPHRASE = "four or five words do"
KEPT = {"secrets.vault": "passphrase", "secrets.passphrase": PASSPHRASE}
"""Secrets outlive the sitting."""

LISTED = f"Vikram Shah <{VIKRAM}>, Nisha Pillai <{NISHA}> both, Ines Rey <{INES}> expert, {JONAS} expert"
"""A salesperson, one who is both, two experts. The administrator is on nobody's list."""


@dataclass(frozen=True)
class Holds:
    """What CRM and Ideolve hold of people: CRM's users as "active, Sales Person, Standard"."""

    crm: Mapping[str, str]
    members: frozenset[str]
    invited: frozenset[str]
    sales: frozenset[str]
    experts: frozenset[str]
    disabled: frozenset[str] = field(default=frozenset())

    def but_crm(self, changes: Mapping[str, str]) -> Holds:
        """The same with these users of CRM changed, or new."""
        return replace(self, crm={**self.crm, **changes})


def holds(rehearsal: Rehearsed) -> Holds:
    state = rehearsal.state()
    users = cast("list[Mapping[str, object]]", cast("Mapping[str, object]", state["crm"])["users"])
    crm = {str(user["email"]): ", ".join((str(user["status"]), *_named(user))) for user in users}
    workspace = rehearsal.workspace(WORKSPACE)
    groups = cast("Mapping[str, list[str]]", workspace["groups"])
    return Holds(
        crm,
        frozenset(cast("list[str]", workspace["members"])),
        frozenset(cast("list[str]", workspace["invitations"])),
        frozenset(groups[SALES_GROUP]),
        frozenset(groups[EXPERTS_GROUP]),
        frozenset(cast("list[str]", rehearsal.ideolve["disabled"])),
    )


def _named(user: Mapping[str, object]) -> tuple[str, str]:
    role, profile = (cast("Mapping[str, str]", user[what])["name"] for what in ("role", "profile"))
    return role, profile


@asynccontextmanager
async def at_the_team(
    rehearsal: Rehearsed,
    person: Person,
    home: Path,
    *,
    people: str = LISTED,
    answers: Mapping[str, str] | None = None,
    size: tuple[int, int] = (80, 24),
    before: Callable[[Admin], None] = lambda _admin: None,
) -> AsyncIterator[TeamAdmin]:
    """Everything is set up, everybody has joined, and the team stands on the screen. `before` changes what
    was set up."""
    rehearsal.settings(invitations="accept", access_tokens_per_ten_minutes=1000, codes_per_ten_minutes=1000)
    async with at_the_wizard(rehearsal.printed, home, size=size) as admin:
        await headstart(admin.sitting, rehearsal, person, "finish", people=people, answers=answers)
        rehearsal.settings(invitations="wait")
        before(admin)
        team = TeamAdmin(admin, person, rehearsal)
        await team.opens()
        yield team


@asynccontextmanager
async def again(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[TeamAdmin]:
    """The next start: what was locked is unlocked, and the team stands on the screen."""
    async with at_the_wizard(rehearsal.printed, home) as admin:
        team = TeamAdmin(admin, person, rehearsal)
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        await admin.presses("p")
        await admin.answers_dialog("ok", typed=PASSPHRASE)
        await team.looks()
        yield team


class TeamAdmin:
    """`admin` at the wizard, `person` at the browser. `before` is what the two systems held, and `owned` whose
    the records in CRM were, when the team was opened."""

    def __init__(self, admin: Admin, person: Person, rehearsal: Rehearsed) -> None:
        self.admin = admin
        self.person = person
        self.rehearsal = rehearsal
        self.before = holds(rehearsal)
        self.owned = self.owners
        self._writes = rehearsal.writes

    # -- the team

    async def opens(self) -> None:
        """One key from the home screen."""
        await self.admin.until(lambda: isinstance(self.admin.app.screen, HomeScreen), "the home screen")
        await self.admin.presses("p")
        await self.looks()

    async def looks(self) -> None:
        """Until the team stands there as the services tell it now."""

        await self.admin.until(
            lambda: isinstance(self.admin.app.screen, TeamScreen) and not self._under_way("look"),
            "the team, looked up",
        )
        await self.admin.settled()

    async def looks_again(self) -> None:
        """Something was changed behind the wizard's back: what both systems hold now is what counts."""
        await self.admin.presses("f5")
        await self.looks()
        self.before, self.owned, self._writes = self.now, self.owners, self.rehearsal.writes

    def _under_way(self, group: str) -> bool:
        return any(one.group == group and not one.is_finished for one in self.admin.app.workers)

    @property
    def screen(self) -> TeamScreen:
        (found,) = [one for one in self.admin.app.screen_stack if isinstance(one, TeamScreen)]
        return found

    @property
    def shown(self) -> list[str]:
        """The addresses of the table, in its order."""
        table = self.screen.table
        return [str(option.id).removeprefix("person-") for option in table.options]

    def line(self, address: str) -> str:
        """What the table says of somebody."""
        option = self.screen.table.get_option(f"person-{address}")
        return " ".join(str(option.prompt).split())

    async def puts_the_cursor_on(self, address: str) -> None:
        table = self.screen.table
        await self.admin._moves_to(table, table.get_option_index(f"person-{address}"))

    async def marks(self, *addresses: str) -> None:
        for address in addresses:
            await self.puts_the_cursor_on(address)
            if address not in self.screen.table.marked:
                await self.admin.presses("space")

    @property
    def listed(self) -> dict[str, str]:
        """The list of who takes part: address to role."""
        return {one.address: one.role.value for one in self.admin.sitting.profile.people()}

    # -- jobs

    async def part(self, part: str) -> None:
        """Until that part of the job stands there, with what CRM offers to choose from."""

        def there() -> bool:
            here = self.admin.app.screen
            return isinstance(here, PartsScreen) and here.part.key == part

        await self.admin.until(there, f"the part {part}")
        await self.admin.wait_for(self.admin.setup.step.key, part)
        await self.admin.until(lambda: not self._under_way("keep"), "what can be chosen")
        await self.admin.settled()

    async def continues_to(self, part: str) -> None:
        await self.admin.continue_()
        await self.part(part)

    async def adds(self, people: str) -> None:
        """Into the job that adds, with these people typed; the next part is not opened yet."""
        await self.admin.presses("a")
        await self.part("people")
        await self.admin.types_people(people)

    async def removes(self, *addresses: str) -> None:
        """Into the job that removes these people. Where one for others is under way, they have to be marked."""
        if len(addresses) > 1 or job_people(self.admin.sitting, Job.REMOVE):
            await self.marks(*addresses)
        else:
            await self.puts_the_cursor_on(addresses[0])
        await self.admin.presses("d")

    async def consents(self) -> None:
        """At the part Consent: in the browser, and back by the listener; on to what comes next."""
        await self.part("consent")
        await self.person.accepts(await self.admin.copies_choice("short"))
        await self.admin.until_phase("question")
        await self.admin.chooses("yes")
        await self.admin.until_phase("connected")

    async def runs(self, typed: str | None = None) -> None:
        """Runs the plan; a removal is typed first."""
        await self.part("plan")
        await self.admin.has_looked()
        if typed is None:
            await self.admin.does_it()
            return
        history = len(self.admin.sitting.ledger.history())
        await self.admin.continue_()
        await self.admin.answers_dialog("ok", typed=typed)
        await self.admin.until(lambda: len(self.admin.sitting.ledger.history()) > history, "the work's start")
        await self.admin.until(lambda: not self.tasks.busy, "the work's end")
        await self.admin.settled()

    @property
    def tasks(self) -> TasksPane:
        return self.admin.tasks

    async def writes_to_the_vendor(self) -> None:
        """The by-hand work that is left: the message is sent, and the job is over."""
        await self.admin.continue_()
        await self.admin.reads("Write to Mithi")
        await self.admin.confirms_by_hand()
        await self.looks()

    async def leaves(self) -> None:
        """Out of the job, over or not."""
        await self.admin.presses("f10")
        await self.looks()

    # -- what came of it

    @property
    def now(self) -> Holds:
        return holds(self.rehearsal)

    @property
    def owners(self) -> dict[str, str]:
        """Whose the accounts and deals in CRM are: name to address."""
        company = self.rehearsal.company
        users = {one.id: one.email for one in company.users}
        return {
            str(one.fields.get("Account_Name" if one.module == "Accounts" else "Deal_Name")): users[
                one.owner_id
            ]
            for one in company.records
        }

    @property
    def written(self) -> int:
        """How many requests have changed something since the team was opened."""
        return self.rehearsal.writes - self._writes
