"""Step 7 over the rehearsal, without the screens: its parts one after the other, and the admin's hands in CRM."""

from collections.abc import Mapping
from typing import cast

from tests.guide.team_desk import CompanyDesk
from zoho_ideolve_wizard.deluge import objects, ours
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import automation, steps
from zoho_ideolve_wizard.guide.consent import Attempt
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Part
from zoho_ideolve_wizard.rehearsal.crm_setup import Connection, Function, Rule, Schedule, Variable
from zoho_ideolve_wizard.rehearsal.modules import Field

_WHEN = {"Create": "create", "Edit": "edit", "Create or Edit": "create_or_edit"}


class AutomationDesk:
    """A company whose setup is done up to step 7. `boards` are those of the parts that were gone through."""

    def __init__(self, desk: CompanyDesk) -> None:
        self.desk = desk
        self.sitting = desk.sitting
        self.setup = desk.rehearsal.company.setup
        self.boards: dict[str, Board] = {}

    def part(self, key: str) -> Part:
        return next(one for one in self.parts() if one.key == key)

    def parts(self) -> tuple[Part, ...]:
        return steps.parts_of(automation.STEP, self.sitting)

    async def goes_to(self, key: str, own: Mapping[str, str] | None = None) -> None:
        """Does every part before that one; what is by hand is left alone, but for looking at the preview."""
        done: set[str] = set()
        while (part := next(one for one in self.parts() if one.key not in done)).key != key:
            done.add(part.key)
            await self.does(part.key, own)

    async def does(self, key: str, own: Mapping[str, str] | None = None) -> None:
        part = self.part(key)
        if isinstance(part, Ask):
            await self.desk.answers(part, {automation_access.WAY: automation_access.OURS, **(own or {})})
        elif isinstance(part, Consent):
            await self.consents(part)
        elif isinstance(part, Do):
            self.boards[key] = await self.desk.runs(part)
            if key == "preview":
                self.desk.by_hand(self.boards[key])

    async def consents(self, part: Consent) -> None:
        attempt = Attempt(self.sitting, part)
        await attempt.exchange(attempt.read((await self.desk.person.accepts(attempt.url)).address))
        await attempt.accept()

    async def looks(self, key: str) -> Board:
        part = self.part(key)
        assert isinstance(part, Do)
        board = Board(part, self.sitting)
        await board.look()
        return board

    def outcomes(self, key: str) -> dict[str, Outcome]:
        return self.boards[key].outcomes

    # -- the admin's hands in CRM

    def connects(self) -> None:
        wanted, own_id = ours.CONNECTION, self.desk.rehearsal.company.new_id()
        scopes = (*wanted.scopes, *wanted.extra_scopes)
        self.setup.connections.append(Connection(own_id, wanted.name, wanted.link_name, scopes, "asha"))

    def makes_rule(self, wanted: objects.Rule, *, mapped: bool = True, when: str = "") -> Rule:
        function = self.function(wanted.function.name)
        company = self.desk.rehearsal.company
        rule = Rule(
            company.new_id(),
            wanted.name,
            wanted.description,
            wanted.api_module,
            when or _WHEN[wanted.trigger],
            function.id,
            company.new_id(),
            dict.fromkeys(function.arguments, "id" if mapped else ""),
        )
        self.setup.rules.append(rule)
        return rule

    def makes_rules(self) -> None:
        for wanted in ours.RULES:
            self.makes_rule(wanted)

    def makes_schedules(self) -> None:
        for wanted in ours.SCHEDULES:
            function = self.function(wanted.function.name)
            own_id = self.desk.rehearsal.company.new_id()
            self.setup.schedules.append(
                Schedule(own_id, wanted.name, wanted.description, function.id, wanted.every)
            )

    # -- what CRM holds

    def function(self, name: str) -> Function:
        return next(one for one in self.setup.functions if one.api_name == name)

    def variable(self, name: str) -> Variable:
        return next(one for one in self.setup.variables if one.api_name == name)

    def field(self, module: str, name: str) -> Field:
        return next(one for one in self.setup.fields if (one.module, one.api_name) == (module, name))

    @property
    def notes(self) -> list[Mapping[str, object]]:
        return cast("list[Mapping[str, object]]", self.desk.rehearsal.ideolve.get("notes", []))

    @property
    def writes(self) -> int:
        return self.desk.rehearsal.writes
