"""The automation as prompts: what was archived, whether it sends, and what to do when it does not."""

from zoho_ideolve_wizard.guide.crm_side import automation_jobs, automation_state, health
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.guide.words.failures import told
from zoho_ideolve_wizard.plain.demonstration import demonstrate
from zoho_ideolve_wizard.plain.jobs import do_job
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Leave
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure

_COUNTING = "counting accounts and deals, and reading what belongs to them in CRM."
_HELP = "Counting only reads. What changes CRM is shown as a plan first; nothing is done before you choose it there."
_STATES = {"good": "", "wrong": "Wrong: ", "unknown": "Not known: "}


async def automation(console: Console, sitting: Sitting, *, count: bool) -> None:
    """Until the admin leaves it; with `count` it counts first. Raises Leave and Back for those."""
    with console.helped_by(lambda: texts.help_of(automation_state.KEY)):
        console.section("Automation.")
        if count and health.offered(sitting):
            await _count(console, sitting)
        _tell(console, sitting)
        while True:
            offered = [Choice(*one) for one in automation_state.choices(sitting)]
            choices = [*offered, Choice("say", "Say again how it stands"), Choice("home", "Home")]
            chosen = await console.choose(choices, title="What next?", help=_HELP)
            if chosen == "home":
                return
            try:
                await _act(console, sitting, chosen)
            except (Back, Leave):
                console.say("Back to the automation.")
            _tell(console, sitting)


async def _act(console: Console, sitting: Sitting, chosen: str) -> None:
    if chosen == "count":
        await _count(console, sitting)
    elif chosen == "demo":
        await demonstrate(console, sitting)
    elif chosen != "say":
        await automation_job(console, sitting, chosen)


async def automation_job(console: Console, sitting: Sitting, key: str) -> None:
    """`key` is pause, resume, prove or uninstall."""
    make, settle = automation_jobs.job(key, sitting)
    await do_job(console, sitting, make, settle=settle)


def _tell(console: Console, sitting: Sitting) -> None:
    for fact in automation_state.facts(sitting):
        label = f"{fact.label}: " if fact.label else ""
        console.say(sentence(f"{_STATES[fact.state] if fact.label else ''}{label}{fact.words}"))
    if left := automation_state.left_over(sitting):
        console.say(sentence(left))


async def _count(console: Console, sitting: Sitting) -> None:
    console.say(f"{_COUNTING[0].upper()}{_COUNTING[1:]}")
    try:
        await console.patiently(health.ask(sitting), _COUNTING)
    except Stopped:
        console.say("Stopped. What follows is what was known before.")
    except ServiceFailure as failure:
        console.say(sentence(told(failure)))
