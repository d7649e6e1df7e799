"""Whatever Zoho, Ideolve and files call things, nothing but words and line feeds is said of them."""

from pathlib import Path

import pytest

from tests.plain.test_spoken import acts
from tests.snapshots.test_hostile_names import NAMES
from tests.support.headstart import headstart
from tests.support.person import Person
from tests.support.prompts import at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.roster import Person as Listed

WHO = "ana.silva@acme.example.com"


@pytest.mark.parametrize("which", NAMES)
async def test_at_the_question_in_the_team_and_in_the_report(
    which: str, rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    name = NAMES[which]
    company = rehearsal.company
    before_that = company.name
    company.name = name
    company.users[0].last_name = name

    async def before(sitting: Sitting) -> None:
        await headstart(sitting, rehearsal, person, "consent", answers={"consent.way": "paste"})
        sitting.profile.set_people([Listed(WHO, name)])

    try:
        async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
            await talk.chooses("Go on with the setup")
            await talk.types((await person.accepts(await talk.the_page())).address)
            await talk.reads("This consent opens:\nQx" if which != "markup" else "This consent opens:\n[b]Qx")
            await talk.chooses("Yes, this is the company")
            await talk.types("u")
            for entry in ("Team", "Tokens", "Report"):
                await talk.chooses(entry)
                await talk.reads("What next?")
                await talk.chooses("List everybody") if entry == "Team" else None
                await talk.types("u")
            assert [character for character in talk.said if acts(character)] == []
            assert name not in talk.said or which in ("markup", "length", "width")
    finally:
        company.name = before_that
