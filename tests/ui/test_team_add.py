"""Months later: somebody joins the team. One salesperson, one expert, many from a file, a licence too few."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import TeamAdmin, at_the_team
from zoho_ideolve_wizard.engine.task import Outcome

ZOE = "zoe.winter@acme.example.com"


async def adds_again(team: TeamAdmin, people: str, *, sells: bool = True) -> None:
    """The same people once more: the plan has nothing to do, and no writing request is sent."""
    written, held = team.written, team.now
    await team.adds(people)
    for part in ("how", "details") if sells else ():
        await team.continues_to(part)
    await team.continues_to("plan")
    await team.admin.has_looked()
    assert set(team.tasks.board.outcomes.values()) == {Outcome.NOTHING}
    await team.admin.continue_()
    await team.looks()
    assert (team.written, team.now) == (written, held)


async def adds_with_consent(team: TeamAdmin, people: str) -> None:
    """Salespeople, for the first time: an administrator consents, and the plan is run."""
    await team.adds(people)
    await team.continues_to("how")
    await team.admin.continue_()
    await team.consents()
    await team.continues_to("details")
    await team.continues_to("plan")
    await team.runs()


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
        await admin.reads("3 done")
        await admin.continue_()
        await team.looks()

        assert team.now == replace(
            team.before.but_crm({ZOE: "active, Sales Person, Standard"}),
            invited=frozenset({ZOE}),
            sales=team.before.sales | {ZOE},
        )
        assert team.listed[ZOE] == "salesperson"
        assert "sales invited invited Sales" in team.line(ZOE)

        await adds_again(team, f"Zoe Winter <{ZOE}>")


async def test_an_expert_needs_no_crm_and_no_consent(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        tokens = rehearsal.live_tokens
        await team.adds("Eli Stone <eli.stone@labs.example.com> expert")
        await team.continues_to("plan")
        assert [part.key for part in team.admin.setup.step.parts] == ["people", "plan"]
        await team.runs()
        await team.admin.continue_()
        await team.looks()

        eli = frozenset({"eli.stone@labs.example.com"})
        assert team.now == replace(team.before, invited=eli, experts=team.before.experts | eli)
        assert team.written == 2
        assert rehearsal.live_tokens == tokens
        assert team.listed["eli.stone@labs.example.com"] == "expert"
        await adds_again(team, "Eli Stone <eli.stone@labs.example.com> expert", sells=False)


async def test_twenty_five_from_a_file_of_which_three_lines_cannot_be_used(
    rehearsal: Rehearsed, person: Person, home: Path, tmp_path: Path
) -> None:
    sales = [f"seller{number:02}@acme.example.com" for number in range(20)]
    experts = [f"expert{number:02}@labs.example.com" for number in range(5)]
    lines = ["Name;E-mail;Role"]
    lines += [f"Sel Ler{number};{address};sales" for number, address in enumerate(sales)]
    lines += [f"Ex Pert{number};{address};expert" for number, address in enumerate(experts)]
    lines[3:3] = [
        "No At;no-at.example.com;sales",
        "No Role;no.role@acme.example.com;boss",
        "No Address;;sales",
    ]
    path = tmp_path / "joining.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await admin.presses("a")
        await team.part("people")
        await admin.presses("f6")
        await admin.answers_dialog("ok", typed=str(path))
        await admin.reads("25 people: 20 in sales, 5 experts · 3 to mend")
        for said in ("no-at.example.com", "boss"):
            await admin.reads(said)
        await admin.presses("home", "d", "d", "d")
        await admin.reads("25 people: 20 in sales, 5 experts")
        assert "to mend" not in admin.words
        await team.continues_to("how")
        await admin.continue_()
        await team.consents()
        await team.continues_to("details")
        await team.continues_to("plan")
        await admin.reads("the wizard does 70")
        await team.runs()
        await admin.reads("70 done")

        assert team.now == replace(
            team.before.but_crm(dict.fromkeys(sales, "active, Sales Person, Standard")),
            invited=frozenset((*sales, *experts)),
            sales=team.before.sales.union(sales),
            experts=team.before.experts.union(experts),
        )
        assert team.written == 70
        await admin.continue_()
        await team.looks()
        assert len(team.listed) == 4 + 25
        await adds_again(
            team, "\n".join((*(f"Sel Ler <{one}>" for one in sales), *(f"{one} expert" for one in experts)))
        )


async def test_a_full_licence_is_told_for_each_and_tried_again_once_there_is_room(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    five = [f"{name}@acme.example.com" for name in ("al.one", "bo.two", "cy.three", "di.four", "ed.five")]
    rehearsal.settings(licences=7)  # five are in use
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await adds_with_consent(team, "\n".join(f"Al {one[:2].upper()} <{one}>" for one in five))

        outcomes = {one: admin.outcome(f"crm-user/{one}") for one in five}
        assert sorted(outcomes.values()) == [Outcome.FAILED] * 3 + [Outcome.VERIFIED] * 2
        left_out = [one for one in five if outcomes[one] is Outcome.FAILED]
        for one in left_out:
            await admin.highlights(f"crm-user/{one}")
            assert "license" in admin.hint
        taken = [one for one in five if one not in left_out]
        joined = replace(
            team.before.but_crm(dict.fromkeys(taken, "active, Sales Person, Standard")),
            invited=frozenset(taken),
            sales=team.before.sales.union(taken),
        )
        assert team.now == joined
        await team.leaves()
        assert [one for one in five if one in team.listed] == taken
        await admin.reads("adding 5: a goes on")

        rehearsal.settings(licences=40)
        written = team.written
        await admin.presses("a")
        await admin.answers_dialog("on")
        await team.runs()
        assert admin.tasks.board.done
        assert team.written == written + 3 * 3
        assert team.now == replace(
            joined.but_crm(dict.fromkeys(five, "active, Sales Person, Standard")),
            invited=frozenset(five),
            sales=team.before.sales.union(five),
        )
        await admin.continue_()
        await team.looks()
        assert set(five) < set(team.listed)
        assert "goes on" not in admin.words
        await adds_again(team, "\n".join(f"Al {one[:2].upper()} <{one}>" for one in five))


@pytest.mark.parametrize(
    ("address", "edition", "outcome", "says"),
    [
        ("lena.vogel@acme-gmbh.example.com", "", Outcome.FAILED, "a Zoho account in another data center"),
        (ZOE, "crmplus", Outcome.WAITING_YOU, "This organization's users are not managed in CRM."),
    ],
    ids=["another data center", "a suite"],
)
async def test_a_refusal_of_crms_is_told_and_nobody_is_let_into_ideolve(
    address: str, edition: str, outcome: Outcome, says: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    if edition:
        rehearsal.settings(edition=edition)
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await adds_with_consent(team, f"New Comer <{address}>")
        assert admin.outcome(f"crm-user/{address}") is outcome
        await admin.highlights(f"crm-user/{address}")
        assert says in admin.hint
        assert (team.now, team.written) == (team.before, 0)
        assert address not in team.listed
