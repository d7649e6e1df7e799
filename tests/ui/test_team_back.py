"""Somebody who was removed is added again: the vendor is told, and nothing goes on afterwards."""

from pathlib import Path

import pytest

from tests.support.person import Person
from tests.support.rehearsed import Rehearsed
from tests.support.team import INES, at_the_team
from zoho_ideolve_wizard.ui.screens.home import HomeScreen


@pytest.mark.parametrize("role", ["expert", "sales"])
async def test_who_comes_back_ends_the_job_and_the_vendor_is_told(
    rehearsal: Rehearsed, person: Person, home: Path, role: str
) -> None:
    async with at_the_team(rehearsal, person, home) as team:
        admin = team.admin
        await team.removes(INES)
        await team.runs(typed=INES)
        await team.writes_to_the_vendor()

        await team.adds(f"Ines Rey <{INES}> {role}")
        if role == "sales":
            await team.continues_to("how")
            await admin.continue_()
            await team.consents()
            await team.continues_to("details")
        await team.continues_to("plan")
        await admin.has_looked()
        await admin.reads(f"Mithi is told to leave the Ideolve account of {INES} as it is")
        await team.runs()
        await admin.continue_()
        said = await admin.copies()
        assert "Please do not disable the account" in said["Message"]
        await admin.confirms_by_hand()
        await team.looks()

        assert "goes on" not in admin.words
        assert team.listed[INES] == ("expert" if role == "expert" else "salesperson")
        await admin.presses("escape")
        await admin.until(lambda: isinstance(admin.app.screen, HomeScreen), "the home screen")
        assert "was begun" not in admin.words
        assert "to disable" not in admin.words
