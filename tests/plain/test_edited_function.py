"""What somebody changed in a function in CRM, line by line at plain prompts."""

from pathlib import Path

from tests.support.edited import OURS, THEIRS, edited_before_the_build
from tests.support.person import Person
from tests.support.prompts import at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.sitting import Sitting


async def test_the_lines_that_differ_are_said(rehearsal: Rehearsed, person: Person, home: Path) -> None:
    async def before(sitting: Sitting) -> None:
        await edited_before_the_build(sitting, rehearsal, person)

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Go on with the setup")
        await talk.chooses("By hand: 1 thing")
        await talk.reads(
            "1 line is not the wizard's", "Line 11:", THEIRS, OURS, "28 lines, shown or saved below"
        )
