"""The last part: three lists, what is still open, messages ready to send, and the hand-over report."""

from datetime import datetime

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide import finish, steps
from zoho_ideolve_wizard.guide.crm_side import health
from zoho_ideolve_wizard.guide.home.progress import progress
from zoho_ideolve_wizard.guide.home.verdict import verdict
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words.failures import told
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.values import save
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure

_BLOCKS = {
    finish.OPEN: "what is still open",
    "Waiting for others": "what waits for others",
    "Confirmed by you": "what you confirmed",
    "Proven: a service said so": "what is proven",
}
"""The titles of `Standing.blocks`, and the words that ask for one."""
_HELP = "The counts say how all of it is known. Each list is said when you choose it; nothing here changes anything."


async def report_part(console: Console, sitting: Sitting) -> None:
    """Until the admin goes on. Raises Back."""
    steps.see_report(sitting)
    tell_standing(console, sitting)
    while True:
        chosen = await console.choose(_choices(sitting), title="What next?", default="on", help=_HELP)
        match chosen:
            case "on":
                return
            case "standing":
                tell_standing(console, sitting)
            case title if title in _BLOCKS:
                _tell_block(console, sitting, title)
            case "report":
                parts = [part for step in steps.setup(sitting) for part in step.parts]
                name = f"hand-over-{datetime.now().astimezone():%Y%m%d-%H%M%S}.md"
                save(console, sitting.profile.path.parent, finish.report(sitting, parts), name)
            case "sales":
                console.alone(finish.salespeople_message(sitting))
            case "experts":
                console.alone(finish.experts_message(sitting))
            case "monthly":
                console.say(*finish.monthly_checks(sitting))
            case "count":
                await _count(console, sitting)
            case "take":
                await _take_over(console, sitting)


def _choices(sitting: Sitting) -> list[Choice]:
    offered = [
        (True, Choice("on", "Continue", "to the home menu")),
        (True, Choice("report", "Save the hand-over report")),
        (True, Choice("sales", "Show the message to salespeople")),
        (sitting.answer("use") != "archive", Choice("experts", "Show the message to experts")),
        (True, Choice("monthly", "What to check every month")),
        (health.offered(sitting), Choice("count", "Count what was archived")),
        (sitting.surroundings.take_over is not None, Choice("take", "Use these answers for the real setup")),
        *(
            (True, Choice(title, f"List {words}", str(len(lines))))
            for title, lines in _standing(sitting).blocks
            if (words := _BLOCKS.get(title))
        ),
        (True, Choice("standing", "Say again where it stands")),
    ]
    return [choice for holds, choice in offered if holds]


def _standing(sitting: Sitting) -> finish.Standing:
    return finish.standing(sitting, [part for step in steps.setup(sitting) for part in step.parts])


def tell_standing(console: Console, sitting: Sitting) -> None:
    """The verdict and the counts; a list is said when it is chosen."""
    found = _standing(sitting)
    console.say(verdict(found, progress(sitting)))
    if counted := health.report_lines(sitting):
        console.say("Health:", *counted)
    counts = {title: len(lines) for title, lines in found.blocks}
    console.say(*(f"{title}: {counts.get(title, 0)}." for title in _BLOCKS))


def _tell_block(console: Console, sitting: Sitting, title: str) -> None:
    lines = dict(_standing(sitting).blocks).get(title, ())
    console.say(f"{title}: {len(lines)}.")
    console.say(*(f"- {sentence(line.title, line.why, line.remedy, line.when)}" for line in lines))


async def _count(console: Console, sitting: Sitting) -> None:
    console.say("Counting accounts and deals.")
    try:
        found = await console.patiently(health.ask(sitting), "counting accounts and deals.")
    except Stopped:
        console.say("Stopped.")
    except ServiceFailure as failure:
        console.say(sentence(told(failure)))
    else:
        console.say(f"{found.line}.")


async def _take_over(console: Console, sitting: Sitting) -> None:
    """Into the real profile, which is written at once: so it is asked first."""
    take_over = sitting.surroundings.take_over
    if take_over is None:
        return
    people = counted(len(sitting.profile.people()), "person", "people")
    console.say(
        f"Your answers about the company, workspace and consent, and the {people}, are written into the real profile, "
        "where it has none of its own yet. No secret, client or token goes along, and nobody is invited."
    )
    if await console.agrees("Use these answers for the real setup?"):
        console.say(take_over(sitting.profile))
