"""The team by hand: the wizard says where to click and what to type, the person clicks the services' own pages.

The connector's token may read CRM; nothing is changed by a program, and Ideolve cannot be asked.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.admin import Admin
from tests.support.company import EXPERTS_GROUP, SALES_GROUP, WORKSPACE
from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import INES, JONAS, NISHA, VIKRAM, Holds, TeamAdmin, at_the_team
from tests.ui.test_team_differences import mends, opens_differences
from zoho_ideolve_wizard.engine.task import Outcome

ZOE, ELI = "zoe.winter@acme.example.com", "eli.stone@labs.example.com"


@asynccontextmanager
async def by_hand(rehearsal: Rehearsed, person: Person, home: Path) -> AsyncIterator[TeamAdmin]:
    """A program that knocks at Ideolve, or asks for consent, would be noticed."""

    def chosen(admin: Admin) -> None:
        admin.sitting.profile.set_many({"ideolve.how": "by_hand", "team.crm": "by_hand"})
        rehearsal.faults(("* /rehearsal-admin", "status", 503, 0))

    async with at_the_team(rehearsal, person, home, before=chosen) as team:
        tokens = rehearsal.live_tokens
        yield team
        assert rehearsal.live_tokens == tokens


async def reads_page(team: TeamAdmin, words: str) -> Mapping[str, str]:
    """The page of by-hand work that says this, and what it offers to copy."""
    await team.admin.reads(words)
    return await team.admin.copies()


async def done(team: TeamAdmin) -> None:
    await team.admin.confirms_by_hand()


async def does_nothing_more(team: TeamAdmin) -> None:
    """The plan that is open has nothing left, and the job ends."""
    await team.part("plan")
    await team.admin.has_looked()
    outcomes = set(team.tasks.board.outcomes.values())
    assert outcomes <= {Outcome.NOTHING, Outcome.CONFIRMED, Outcome.WAITING_OTHER}, outcomes
    await team.admin.continue_()
    await team.looks()


async def test_a_salesperson_joins(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        admin = team.admin
        await team.adds(f"Zoe Winter <{ZOE}>")
        await team.continues_to("how")
        await team.continues_to("details")
        await admin.fills({"team.role": "Sales Person", "team.profile": "Standard"})
        await team.continues_to("plan")
        await admin.has_looked()
        await admin.continue_()
        said = await reads_page(team, f"{ZOE} is a user of Zoho CRM")
        await person.adds_user(
            said["Page"],
            first_name=said["First name"],
            last_name=said["Last name"],
            email=said["Email"],
            role=said["Role"],
            profile=said["Profile"],
        )
        await done(team)
        said = await reads_page(team, f"{ZOE} is invited")
        await person.invites(WORKSPACE, said["Address"])
        await done(team)
        said = await reads_page(team, f"{ZOE} is in {SALES_GROUP}")
        await person.adds_to_group(WORKSPACE, SALES_GROUP, said["Address"])
        await done(team)
        await team.looks()

        assert team.now == replace(
            team.before.but_crm({ZOE: "active, Sales Person, Standard"}),
            invited=frozenset({ZOE}),
            sales=team.before.sales | {ZOE},
        )
        assert team.listed[ZOE] == "salesperson"
        assert f"sales invited invited* {SALES_GROUP}*" in team.line(ZOE)
        await team.puts_the_cursor_on(ZOE)
        await admin.reads("CRM: invited")
        await admin.reads("Workspace: invited")
        await admin.reads("confirmed by you on ")

        written = team.written
        await team.adds(f"Zoe Winter <{ZOE}>")
        await team.continues_to("how")
        await team.continues_to("details")
        await admin.continue_()
        await does_nothing_more(team)
        assert team.written == written


async def test_several_experts_are_one_paste(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    experts = [f"expert{number}@labs.example.com" for number in range(10)]
    async with by_hand(rehearsal, person, home) as team:
        await team.adds("\n".join(f"{one} expert" for one in experts))
        await team.continues_to("plan")
        await team.admin.has_looked()
        await team.admin.continue_()
        said = await reads_page(team, f'Invite 10 people to the workspace "{WORKSPACE}"')
        await person.invites(WORKSPACE, said["All 10 addresses"])
        await done(team)
        said = await reads_page(team, f"Put 10 people into {EXPERTS_GROUP}")
        await person.adds_to_group(WORKSPACE, EXPERTS_GROUP, said["All 10 addresses"])
        await done(team)
        await team.looks()
        assert team.now == replace(
            team.before, invited=frozenset(experts), experts=team.before.experts | set(experts)
        )
        assert set(experts) < set(team.listed)


async def leaves_ideolve(team: TeamAdmin, person: Person, address: str, *groups: str) -> None:
    """Out of the groups and the workspace, and the vendor is written to, as the pages say."""
    for group in groups:
        said = await reads_page(team, f"{address} is out of {group}")
        await person.takes_out_of_group(WORKSPACE, group, said["Address"])
        await done(team)
    said = await reads_page(team, f"{address} is out of ")
    await person.takes_out_of_workspace(WORKSPACE, said["Address"])
    await done(team)
    said = await reads_page(team, f"The Ideolve account of {address} is disabled")
    assert address in said["Message"]
    await person.disables(address)
    await done(team)
    await team.looks()


def without(before: Holds, leaver: str) -> Holds:
    """Ideolve without somebody, whose account is disabled; CRM as before."""
    gone = frozenset({leaver})
    return replace(
        before,
        members=before.members - gone,
        sales=before.sales - gone,
        experts=before.experts - gone,
        disabled=before.disabled | gone,
    )


async def opens_plan(team: TeamAdmin, answers: Mapping[str, str]) -> None:
    """What is asked before somebody is removed, then the plan's first page."""
    await team.part("how")
    await team.admin.fills(answers)
    await team.continues_to("plan")
    await team.admin.has_looked()
    await team.admin.continue_()


async def test_a_salesperson_leaves(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(VIKRAM)
        await opens_plan(team, {})
        said = await reads_page(team, f"{VIKRAM} is deactivated in Zoho CRM")
        await person.changes_user(said["Page"], said["Email"], "deactivate")
        await done(team)
        await leaves_ideolve(team, person, VIKRAM, SALES_GROUP)

        assert team.now == without(team.before, VIKRAM).but_crm({VIKRAM: "disabled, Sales Person, Standard"})
        assert VIKRAM not in team.listed
        await team.admin.reads("Sent. Waiting now for Mithi, Ideolve's vendor.")
        await team.puts_the_cursor_on(INES)
        await team.puts_the_cursor_on(VIKRAM)
        await team.admin.reads("Workspace: disabling asked for")
        assert "- deactivated disablin~" in team.line(VIKRAM)

        written = team.written
        await team.removes(VIKRAM)
        await team.part("how")
        await team.admin.continue_()
        await does_again_by_hand(team, VIKRAM)
        assert team.written == written


async def does_again_by_hand(team: TeamAdmin, address: str) -> None:
    """Nobody can look into Ideolve, so what is asked for anew is to be confirmed anew; CRM says that it is so."""
    await team.part("plan")
    await team.admin.has_looked()
    assert team.admin.outcome(f"crm-off/{address}") is Outcome.NOTHING
    assert team.admin.outcome(f"disabled/{address}") is Outcome.WAITING_OTHER
    await team.admin.confirms_all_by_hand()
    await team.admin.continue_()
    await team.looks()


@pytest.mark.parametrize("way", ["delete", "transfer"])
async def test_a_salesperson_is_deleted(way: str, rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(VIKRAM)
        if way == "delete":
            await opens_plan(team, {"job.user": way})
            (plan,) = [one for one in team.tasks.board.tasks if one.key == f"crm-delete/{VIKRAM}"]
            assert "(owns 3 accounts and 2 deals; none are moved)" in plan.title
            said = await reads_page(team, f"{VIKRAM} is deactivated in Zoho CRM")
            await person.changes_user(said["Page"], said["Email"], "deactivate")
            await done(team)
            said = await reads_page(team, f"{VIKRAM} is deleted from Zoho CRM")
            await person.changes_user(said["Page"], said["Email"], "delete")
            owners = team.owned
        else:
            await opens_plan(team, {"job.user": way, "job.transfer_to": NISHA})
            said = await reads_page(
                team, f"{VIKRAM}: Zoho is asked to give {NISHA} all records, then to delete the user"
            )
            await person.transfers_user(said["Page"], said["From"], said["To"])
            await done(team)
            await reads_page(team, f"{VIKRAM} is deleted from Zoho CRM, {NISHA} owns the records")
            owners = {one: NISHA if owner == VIKRAM else owner for one, owner in team.owned.items()}
        await done(team)
        await leaves_ideolve(team, person, VIKRAM, SALES_GROUP)

        assert team.now == without(team.before, VIKRAM).but_crm({VIKRAM: "deleted, Sales Person, Standard"})
        assert team.owners == owners
        assert VIKRAM not in team.listed
        assert VIKRAM not in team.shown


async def test_an_expert_leaves(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(INES)
        await team.part("plan")
        await team.admin.has_looked()
        await team.admin.continue_()
        await leaves_ideolve(team, person, INES, EXPERTS_GROUP)
        assert team.now == without(team.before, INES)
        assert set(team.listed) == {VIKRAM, NISHA, JONAS}


async def test_an_expert_who_is_off_the_list_can_be_removed_all_the_same(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with by_hand(rehearsal, person, home) as team:
        profile = team.admin.sitting.profile
        profile.set_people([one for one in profile.people() if one.address != INES])
        await team.looks_again()
        assert INES in team.shown
        await team.removes(INES)
        await team.part("plan")
        await team.admin.has_looked()
        await team.admin.continue_()
        await leaves_ideolve(team, person, INES, EXPERTS_GROUP)
        assert team.now == without(team.before, INES)
        assert INES not in team.shown


async def test_who_is_both_stops_selling(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(NISHA)
        await opens_plan(team, {"job.ends": "salesperson"})
        said = await reads_page(team, f"{NISHA} is deactivated in Zoho CRM")
        await person.changes_user(said["Page"], said["Email"], "deactivate")
        await done(team)
        said = await reads_page(team, f"{NISHA} is out of {SALES_GROUP}")
        await person.takes_out_of_group(WORKSPACE, SALES_GROUP, said["Address"])
        await done(team)
        await team.looks()
        assert team.now == replace(
            team.before.but_crm({NISHA: "disabled, Sales Manager, Standard"}),
            sales=team.before.sales - {NISHA},
        )
        assert team.listed[NISHA] == "expert"


async def test_who_is_both_stops_answering(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(NISHA)
        await opens_plan(team, {"job.ends": "expert"})
        said = await reads_page(team, f"{NISHA} is out of {EXPERTS_GROUP}")
        await person.takes_out_of_group(WORKSPACE, EXPERTS_GROUP, said["Address"])
        await done(team)
        await team.looks()
        assert team.now == replace(team.before, experts=team.before.experts - {NISHA})
        assert team.listed[NISHA] == "salesperson"


async def test_a_difference_is_mended(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    """CRM says that somebody is gone; of the group only the record tells."""
    async with by_hand(rehearsal, person, home) as team:
        gone = rehearsal.company.user_by_email(VIKRAM)
        assert gone is not None
        gone.status = "disabled"
        await team.looks_again()
        await mends(team, "remove", VIKRAM, "is on your list as a salesperson, but is deactivated in CRM")
        await opens_plan(team, {})
        assert team.admin.outcome(f"crm-off/{VIKRAM}") is Outcome.NOTHING
        await leaves_ideolve(team, person, VIKRAM, SALES_GROUP)
        assert team.now == without(team.before, VIKRAM)
        assert VIKRAM not in team.listed
        screen = await opens_differences(team)
        assert VIKRAM not in [one.address for one in screen._found]


async def test_who_is_both_leaves_altogether(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(NISHA)
        await opens_plan(team, {"job.ends": "both"})
        said = await reads_page(team, f"{NISHA} is deactivated in Zoho CRM")
        await person.changes_user(said["Page"], said["Email"], "deactivate")
        await done(team)
        await leaves_ideolve(team, person, NISHA, SALES_GROUP, EXPERTS_GROUP)
        assert team.now == without(team.before, NISHA).but_crm({NISHA: "disabled, Sales Manager, Standard"})
        assert NISHA not in team.listed


async def test_two_experts_leave_on_the_same_pages(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    leavers = (INES, JONAS)
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(*leavers)
        await team.part("plan")
        await team.admin.has_looked()
        await team.admin.continue_()
        said = await reads_page(team, f"Take 2 people out of {EXPERTS_GROUP}")
        for number in ("1", "2"):
            await person.takes_out_of_group(WORKSPACE, EXPERTS_GROUP, said[number])
        await done(team)
        said = await reads_page(team, f'Take 2 people out of the workspace "{WORKSPACE}"')
        for number in ("1", "2"):
            await person.takes_out_of_workspace(WORKSPACE, said[number])
        await done(team)
        said = await reads_page(team, "Ask Ideolve's vendor to disable 2 accounts")
        assert all(one in said["Message"] for one in leavers)
        await done(team)
        await team.looks()
        assert team.now == replace(
            team.before,
            members=team.before.members - {*leavers},
            experts=team.before.experts - {*leavers},
        )
        assert set(team.listed) == {VIKRAM, NISHA}


async def test_a_confirmation_that_crm_contradicts_does_not_count(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with by_hand(rehearsal, person, home) as team:
        await team.removes(VIKRAM)
        await opens_plan(team, {})
        await reads_page(team, f"{VIKRAM} is deactivated in Zoho CRM")
        await done(team)  # said, and not done
        await team.admin.presses("escape")
        assert team.admin.outcome(f"crm-off/{VIKRAM}") is Outcome.CONFIRMED
        await team.admin.presses("f5")
        await team.admin.has_looked()
        assert team.admin.outcome(f"crm-off/{VIKRAM}") is Outcome.WAITING_YOU
        assert VIKRAM in team.listed
        assert team.now == team.before
