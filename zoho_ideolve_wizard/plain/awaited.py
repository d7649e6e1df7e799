"""Who is waited for: a message to remind each of them, and what is done by now can be said to be."""

from zoho_ideolve_wizard.guide.home.awaited import Awaited, each, over
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console

_ABOUT = "The wizard sends no mail itself: it has a message ready for you to send."


async def waiting(console: Console, sitting: Sitting) -> None:
    """Until the admin goes home, or nobody is waited for. Raises Leave and Back for those."""
    console.section("Waiting for others.", _ABOUT)
    while found := each(sitting):
        choices = [Choice(str(number), _line(one)) for number, one in enumerate(found)]
        chosen = await console.choose(
            [*choices, Choice("home", "Home")], title="Whom is it about?", help=_ABOUT
        )
        if chosen == "home":
            return
        try:
            await _about(console, sitting, found[int(chosen)])
        except Back:
            console.say("Back to those who are waited for.")
    console.say("Nobody is waited for.")


def _line(one: Awaited) -> str:
    since = f", {ago.since(one.since)}" if one.since else ""
    return f"{one.who[0]}: {' '.join([one.what, *one.whom])}{since}"


async def _about(console: Console, sitting: Sitting, one: Awaited) -> None:
    (record,) = one.records
    if one.how:
        console.say(f"{one.how}. If you did it on Ideolve's own page, it is done.")
    choices = [
        *([Choice("message", "Show the message that reminds them")] if one.message else []),
        *([Choice("address", "Show the address")] if record.person else []),
        Choice("done", "It is done", "you heard so"),
        Choice("back", "Back"),
    ]
    while (chosen := await console.choose(choices, help=_ABOUT)) != "back":
        match chosen:
            case "message":
                console.say("The message:")
                console.alone(one.message)
            case "address":
                console.say("The address:")
                console.alone(record.person)
            case "done":
                if await console.agrees(f"{_line(one)}. Is it done?"):
                    over(sitting, one)
                    return
