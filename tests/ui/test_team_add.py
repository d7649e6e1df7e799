"""Months later: somebody joins the team. One salesperson, one expert, many from a file, a licence too few."""

from dataclasses import replace
from pathlib import Path

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import at_the_team
from zoho_ideolve_wizard.engine.task import Outcome

ZOE = "zoe.winter@acme.example.com"


async def test_a_salesperson_joins_crm_the_workspace_and_the_sales_group(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.adds(f"Zoe Winter <{ZOE}>")
        await team.continues_to("how")
        await admin.fill("team.crm", "api")
        await admin.continue_()
        await team.consents()
        await team.continues_to("details")
        await admin.fills({"team.role": "Sales Person", "team.profile": "Standard"})
        await team.continues_to("plan")
        await team.runs()
        await admin.reads("3 hold")
        await admin.continue_()
        await team.looks()

        assert team.now == replace(
            team.before.but_crm({ZOE: "active, Sales Person, Standard"}),
            invited=frozenset({ZOE}),
            sales=team.before.sales | {ZOE},
        )
        assert team.listed[ZOE] == "salesperson"
        assert "sales invited to CRM invited Sales" in team.line(ZOE)

        written = team.written
        await team.adds(f"Zoe Winter <{ZOE}>")
        await team.continues_to("how")
        await team.continues_to("details")
        await team.continues_to("plan")
        await admin.has_looked()
        assert set(team.tasks.board.outcomes.values()) == {Outcome.NOTHING}
        await admin.continue_()
        await team.looks()
        assert team.written == written
