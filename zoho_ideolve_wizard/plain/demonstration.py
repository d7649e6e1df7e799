"""The demonstration, in the rehearsal alone: each line is said when it has happened."""

from collections.abc import AsyncIterator

from zoho_ideolve_wizard.guide.crm_side import demonstration
from zoho_ideolve_wizard.guide.crm_side.demonstration import Event
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure


async def demonstrate(console: Console, sitting: Sitting) -> None:
    """Until the admin has seen enough. Raises Leave and Back for those."""
    stage = sitting.surroundings.stage
    if stage is None:
        return
    console.section("Demonstration.", demonstration.ABOUT)
    account_id = ""
    while True:
        again = Choice(
            "new", "Another account" if account_id else "Save a new account in CRM", "its note appears"
        )
        change = [Choice("change", "Change that account", "its note gets a comment")] if account_id else []
        chosen = await console.choose([*change, again, Choice("back", "Back")])
        if chosen == "back":
            return
        events = (
            demonstration.new_account(stage)
            if chosen == "new"
            else demonstration.changed_account(stage, account_id)
        )
        account_id = await _show(console, events, "" if chosen == "new" else account_id)


async def _show(console: Console, events: AsyncIterator[Event], account_id: str) -> str:
    """The account that can be changed next; empty where something went wrong."""
    console.say("Each line is said when it has happened.")

    async def watch() -> str:
        found, well = account_id, True
        async for event in events:
            found, well = found or event.account_id, event.well
            console.say(event.title, *(f"- {line}" for line in event.lines))
        return found if well else ""

    try:
        shown = await console.patiently(watch(), "waiting for what happens in CRM.")
    except Stopped:
        console.say("Stopped. What was saved in CRM stays there.")
        return account_id
    except ServiceFailure as failure:
        console.say(str(failure))
        return ""
    if shown:
        console.say("So it goes with every account and deal.")
    return shown
