"""From a first start to a connected company at plain prompts, over HTTP, and once more."""

from pathlib import Path

import pytest

from tests.support.company import AS_PASTED, WORKSPACE, as_asked, in_order
from tests.support.person import Person
from tests.support.prompts import Talk, at_the_prompts
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.opening import Ended


async def prepares(talk: Talk) -> None:
    """Steps 1 and 2: Enter takes what was noted down and what is usual."""
    await talk.chooses("Set up")
    await talk.chooses("Archive, and ask experts")
    await talk.answers("Address of your Zoho CRM (optional).", "")
    await talk.reads("Zoho data center", "India")
    await talk.types("")
    await talk.answers("Ideolve primary contact.", "")
    await talk.chooses("Nowhere: this run only")
    await talk.reads("Part 2 of 2: Ideolve account.")
    await talk.chooses("I have done this")
    await talk.reads("Step 2 of 9")


async def makes_the_workspace(talk: Talk) -> None:
    await talk.enters_until("Do it:")
    await talk.chooses("Do it:")
    await talk.reads("All of it is done now.")
    await talk.chooses("Continue")


async def registers(talk: Talk, way: str) -> None:
    await talk.reads("Step 3 of 9: Zoho application (guide 2.1).")
    await talk.chooses(way)
    if talk.open_prompt.startswith("Redirect URI"):
        await talk.types("")
    await talk.chooses("I have done this")
    await talk.answers("Client Id.", "")
    assert talk.keys.hidden
    await talk.answers("Client Secret. ", "")
    await talk.reads("Step 4 of 9: Consent and tokens")


async def connects(talk: Talk, person: Person) -> None:
    """Steps 5 to 7: the form with the values as they are shown, then what is by hand in CRM."""
    await talk.reads("Step 5 of 9: Ideolve connector")
    for label in ("Client Secret", "Refresh Token"):
        await talk.chooses(f"Show the {label}")
        await talk.answers(f"Show the {label}? Type yes or no.", "yes")
    pair = await person.saves_connector(
        host=talk.value("Host"),
        client_id=talk.value("Client Id"),
        client_secret=talk.value("Client Secret"),
        grant_type=talk.value("Grant Type"),
        refresh_token=talk.value("Refresh Token"),
        user=talk.value("User"),
        workspace=talk.value("Workspace"),
    )
    await talk.chooses("I have done this")
    await talk.answers("Client Id", pair.id)
    await talk.answers("API key", pair.secret)
    await talk.reads("Which Host did the form take?")
    await talk.types("")
    await talk.chooses("Do it:")
    await talk.chooses("Continue")
    await talk.reads("Step 6 of 9: Zoho connection")
    await talk.chooses("I have done this")
    await talk.reads("Step 7 of 9: CRM automation")
    await talk.chooses("The vendor's")
    for part in ("Functions", "Rules", "Schedules"):
        await talk.reads(part)
        await talk.chooses("All done")
        await talk.answers("Is all of it done?", "yes")
        await talk.chooses("Continue")


@pytest.mark.timeout(120)
async def test_a_first_time_admin_connects_the_company_by_pasting_the_address_back(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_prompts(rehearsal.printed, home) as talk:
        await prepares(talk)
        await makes_the_workspace(talk)
        await registers(talk, "In any browser; I paste the address")

        await talk.reads("The browser then shows an error page: that is expected.")
        browser = await person.accepts(await talk.the_page())
        assert not browser.reached
        await talk.types(browser.address)
        await talk.reads("Acme Instruments (organization 60012345)")
        await talk.chooses("Yes, this is the company")
        await talk.reads("Connected.")
        await talk.chooses("Continue")

        await connects(talk, person)

        await talk.reads("Step 8 of 9: People")
        await talk.chooses("Type or paste addresses")
        await talk.types(*AS_PASTED.splitlines(), ".")
        await talk.reads("12 people: 8 in sales, 5 experts.")
        await talk.chooses("Continue")
        await talk.reads("25 not said here: 12 invitations, 13 places in groups. List all says them.")
        await talk.chooses("Do it:")
        await talk.chooses("Continue")
        await talk.reads("Step 9 of 9: Finish", "Still open so far: 0.")
        assert [steps.of_step(step, talk.sitting) for step in steps.SETUP] == [Standing.DONE] * 9
        await talk.chooses("Save the hand-over report")
        await talk.reads("Saved, readable by you only:")
        await talk.chooses("Continue")
        await talk.reads("See the setup: all 9 steps done.")
        await talk.types("q")
        assert await talk.ends() is Ended.CLOSED

    assert in_order(rehearsal.workspace(WORKSPACE)) == as_asked(rehearsal.value("primary_contact"))
    assert len(rehearsal.ideolve["workspaces"]) == 1  # type: ignore[arg-type]
    assert rehearsal.ideolve["disabled"] == []
    assert rehearsal.live_tokens == 1
