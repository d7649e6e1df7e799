"""Who cannot be removed: the reason stands on the screen, nothing is changed, and the others can still go."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import ASHA, INES, NISHA, RADHA, VIKRAM, TeamAdmin, at_the_team
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people
from zoho_ideolve_wizard.guide.team.refusals import CONNECTION_BY, REPLACE_FIRST
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.team import TeamScreen

NOBODY = f"CRM lets nobody remove themselves. {REPLACE_FIRST}"


def makes_administrator(rehearsal: Rehearsed, address: str, *, alone: bool = False) -> None:
    """In CRM, beside Asha and Radha or in their place."""
    company = rehearsal.company
    profiles = {one.name: one.id for one in company.profiles}
    users = {one.email: one for one in company.users}
    users[address].profile_id = profiles["Administrator"]
    if alone:
        for other in (ASHA, RADHA):
            users[other].profile_id = profiles["Standard"]


def makes_primary_in_crm(rehearsal: Rehearsed) -> None:
    rehearsal.company.primary_email = VIKRAM


def leaves_one_administrator(rehearsal: Rehearsed) -> None:
    makes_administrator(rehearsal, VIKRAM, alone=True)


async def is_refused(team: TeamAdmin, address: str, reason: str) -> None:
    """The reason is read, closed with Enter, and everything is as before."""
    admin, before, written = team.admin, team.now, team.written
    await team.removes(address)
    await admin.until(lambda: isinstance(admin.app.screen, Dialog), "the refusal")
    await admin.reads("Cannot be removed")
    await admin.reads(reason)
    await admin.reads(address)
    assert "Go on" not in admin.words
    await admin.presses("enter")
    await admin.until(lambda: isinstance(admin.app.screen, TeamScreen), "the team again")
    assert "goes on" not in admin.words
    assert (team.now, team.written) == (before, written)


async def test_the_primary_contact_of_ideolve(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        await is_refused(team, ASHA, "is the primary contact of Ideolve and owns the workspace")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (makes_primary_in_crm, "is the primary contact of your CRM organization"),
        (leaves_one_administrator, "is the last administrator of your CRM"),
    ],
    ids=["CRM's primary contact", "the last administrator"],
)
async def test_whom_crm_cannot_lose(
    change: Callable[[Rehearsed], None], reason: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home, before=lambda _admin: change(rehearsal)) as team:
        await is_refused(team, VIKRAM, reason)
        await team.removes(NISHA)  # as always
        await team.part("how")


async def test_whoever_gave_the_consent_for_ideolves_token(rehearsal: Rehearsed, home: Path) -> None:
    makes_administrator(rehearsal, VIKRAM)
    async with (
        Person(rehearsal.printed, "vikram") as vikram,
        at_the_team(rehearsal, vikram, home) as team,
    ):
        await is_refused(team, VIKRAM, f"Ideolve's token rests on, and {NOBODY}")


async def test_the_administrators_own_user_once_there_is_consent_for_the_team(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    makes_administrator(rehearsal, VIKRAM)
    async with (
        Person(rehearsal.printed, "vikram") as vikram,
        at_the_team(rehearsal, person, home) as team,
    ):
        await team.removes(NISHA)
        await team.part("how")
        await team.admin.continue_()
        await team.part("consent")
        await vikram.accepts(await team.admin.copies_choice("short"))
        await team.admin.until_phase("question")
        await team.admin.chooses("yes")
        await team.admin.until_phase("connected")
        await team.leaves()
        assert "goes on" not in team.admin.words  # nothing was done yet

        await team.removes(VIKRAM)
        await team.admin.reads("Cannot be removed")
        assert f"the team's token rests on, and {NOBODY}" in team.admin.words
        await team.admin.presses("enter")
        await team.looks()

        await team.marks(INES)
        await team.admin.presses("d")
        await team.admin.reads("Go on with 1")
        await team.admin.answers_dialog("ok")
        assert [one.address for one in job_people(team.admin.sitting, Job.REMOVE)] == [NISHA]  # as it was
        assert team.written == 0


async def test_whoever_made_the_connection_in_crm(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(
        rehearsal,
        person,
        home,
        before=lambda admin: admin.sitting.profile.set(CONNECTION_BY, VIKRAM),
    ) as team:
        await is_refused(team, VIKRAM, f"the connection in CRM rests on, and {NOBODY}")


async def test_of_several_the_others_go_on(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(ASHA, INES)
        await admin.reads("Go on with 1")
        await admin.answers_dialog("ok")
        assert "goes on" not in admin.words
        assert team.screen.table.marked == {ASHA, INES}  # for another try

        await admin.presses("d")
        await admin.answers_dialog("go")
        await team.part("plan")
        await admin.has_looked()
        await admin.reads(f"Remove {INES}")
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()
        assert team.now == replace(
            team.before, members=team.before.members - {INES}, experts=team.before.experts - {INES}
        )


async def test_who_turns_out_to_be_needed_is_left_out_of_the_plan(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(VIKRAM, INES)
        await team.part("how")
        await admin.continue_()
        await team.consents()
        makes_primary_in_crm(rehearsal)  # after the team was looked at
        await admin.continue_()
        await team.part("plan")
        await admin.reads(f"{VIKRAM} is the primary contact of your CRM organization")
        await admin.reads("Left out of this plan; look again for the plan without.")
        await admin.continue_()
        await admin.has_looked()
        assert {task.person for task in team.tasks.board.tasks} == {INES}
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()
        assert team.now == replace(
            team.before, members=team.before.members - {INES}, experts=team.before.experts - {INES}
        )
        assert VIKRAM in team.listed


async def test_what_crm_refuses_at_the_last_moment_is_told_there(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(VIKRAM)
        await team.part("how")
        await admin.continue_()
        await team.consents()
        await admin.continue_()
        await team.part("plan")
        await admin.has_looked()
        makes_primary_in_crm(rehearsal)  # between the plan and its run
        await team.runs(typed=VIKRAM)
        assert admin.outcome(f"crm-off/{VIKRAM}") is Outcome.FAILED
        await admin.highlights(f"crm-off/{VIKRAM}")
        assert "primary contact" in admin.hint
        assert team.now.crm == team.before.crm
        assert VIKRAM in team.listed
