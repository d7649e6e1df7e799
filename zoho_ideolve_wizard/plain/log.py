"""The log: each request and each task as one line, newest last; said, searched, or saved for somebody else to read."""

from datetime import datetime

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.integration.activity import Entry
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.values import save

LAST = 20
"""So many lines are said at once."""

_ABOUT = "No secret is in it: addresses without their queries, no headers, no bodies."
_CHOICES = (
    Choice("last", f"Say the last {LAST} lines"),
    Choice("find", "Find a word", "a host, a status, a name"),
    Choice("save", "Save it to a file", "readable by you only"),
    Choice("home", "Home"),
)


async def log(console: Console, sitting: Sitting) -> None:
    """Of this sitting, until the admin goes home. Raises Leave and Back for those."""
    console.section("Log.", _ABOUT)
    while (chosen := await console.choose(_CHOICES, help=_ABOUT)) != "home":
        match chosen:
            case "last":
                _tell(console, sitting.activity.entries())
            case "find":
                typed = await console.ask("Type one or several words that a line has:")
                _tell(console, sitting.activity.entries(typed))
            case "save":
                name = f"log-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
                save(console, sitting.profile.path.parent, sitting.activity.text(), name)


def _tell(console: Console, found: list[Entry]) -> None:
    earlier = f"{len(found) - LAST} earlier lines are left out." if len(found) > LAST else ""
    console.say(*([earlier] if earlier else []))
    console.say(*(f"{'Trouble: ' if one.trouble else ''}{one.line}" for one in found[-LAST:]))
    if not found:
        console.say("No line has that, or nothing was done yet.")
