"""How the integration is, what is next, and the menu that everything starts from and comes back to."""

import re
from collections.abc import Iterator

from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.home import home_menu, next_up, progress
from zoho_ideolve_wizard.guide.home.glance import Glance, glance
from zoho_ideolve_wizard.guide.home.staying import loses, next_start, what_stays
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.plain.automation import automation
from zoho_ideolve_wizard.plain.awaited import waiting
from zoho_ideolve_wizard.plain.demonstration import demonstrate
from zoho_ideolve_wizard.plain.explaining import explain
from zoho_ideolve_wizard.plain.log import log
from zoho_ideolve_wizard.plain.prompting import HINT, Back, Choice, Console, Go, Leave, Quit
from zoho_ideolve_wizard.plain.report import report_part
from zoho_ideolve_wizard.plain.spoken import sentence, without_keys
from zoho_ideolve_wizard.plain.team import team
from zoho_ideolve_wizard.plain.tokens import tokens
from zoho_ideolve_wizard.plain.unlocking import unlock
from zoho_ideolve_wizard.plain.walking import choose_step, walk

WORDS = (
    "Companies keep accounts and deals in Zoho CRM and talk about them in Ideolve. "
    "This wizard joins the two: it does what an API can do, and walks you through the rest."
)
REHEARSE = "rehearse"
"""What the home menu answers when the rehearsal was asked for."""

_HELP = (
    "Everything starts here and comes back here. The first line goes on with what is next; the others look after what "
    "was set up, or say what is known."
)
_MANY = 100
"""Of those waited for all are named: nothing here has to fit on a screen."""
_WITHOUT_SECRETS = ("say", "demo", "messages", "log")
_SAY = "say"
_OF_OUR_OWN = (
    Choice(_SAY, "Say again how it stands"),
    Choice("steps", "Steps", "all of them, and where each stands; go to one"),
    Choice("report", "Report", "what is proven, confirmed and waited for; the hand-over"),
    Choice("messages", "Messages and what to do", "what each one means"),
    Choice("log", "Log", "what was asked of Zoho and Ideolve, and done"),
)


async def home(console: Console, sitting: Sitting, *, can_rehearse: bool) -> str:
    """Until the admin leaves; answers REHEARSE where that was asked for."""
    badge = sitting.surroundings.badge
    console.say("Zoho CRM to Ideolve.", *([f"{badge[0].upper()}{badge[1:]}."] if badge else []))
    away = sitting.surroundings.throw_away
    console.say(
        WORDS, sentence(HINT, next_start(sitting) if away else f"When you leave, {what_stays(sitting)}")
    )
    if damage := sitting.profile.damage:
        console.say(f"The settings were damaged. {damage}")
    menu = _Home(console, sitting)
    said: list[str] = []
    listed: list[tuple[str, str]] = []
    while True:
        setup = progress.progress(sitting)
        progress.note(sitting, setup)
        found = glance(sitting, setup)
        said = _tell(console, found, said)
        entries = home_menu.entries(sitting, setup, found.awaited, can_rehearse=can_rehearse)
        choices = [Choice(key, words, without_keys(about)) for key, words, about in entries]
        choices[-1:] = [
            *_OF_OUR_OWN,
            Choice(choices[-1].key, "Quit", f"as q does anywhere; {choices[-1].about}"),
        ]
        keys = [choice.key for choice in choices]
        lines = [(choice.key, choice.words) for choice in choices]
        if lines == listed:
            console.knows(choices)
        listed = lines
        default = found.next.goes if found.next.goes in keys else keys[0]
        try:
            chosen = await console.choose(
                choices, title="What would you like to do?", default=default, help=_HELP
            )
            if chosen == REHEARSE:
                return chosen
            if chosen == _SAY:
                said = []
            if chosen == "quit":
                raise Quit
            await menu.open(chosen)
        except (Back, Leave):
            console.say("This is the home menu. q quits the wizard.")
        except Go:
            await menu.open("steps")
        except Quit:
            if await _is_meant(console, sitting):
                return ""


async def _is_meant(console: Console, sitting: Sitting) -> bool:
    """Whether to quit: asked where one key would throw something away."""
    if not loses(sitting):
        return True
    try:
        return await console.agrees(f"{next_start(sitting)} Quit?")
    except Quit:
        return True
    except (Leave, Go):
        return False


def _tell(console: Console, found: Glance, said: list[str]) -> list[str]:
    """All that is known; of what was said the last time, only what is another now."""
    head, *lines = sentence("Home", found.company), *_lines(found)
    console.section("Home." if head in said else head, *(line for line in lines if line not in said))
    return [head, *lines]


def _lines(found: Glance) -> Iterator[str]:
    label = ""
    for line in found.lines(most_awaited=_MANY, named=_MANY, most_tokens=_MANY):
        label = line.label or label  # what stands below a label on a screen is not seen to by ear
        words = re.sub(" {2,}", ", ", without_keys(line.words.strip()))  # columns are no help to the ear
        yield sentence(f"{label}: {words}")


class _Home:
    def __init__(self, console: Console, sitting: Sitting) -> None:
        self._console = console
        self._sitting = sitting
        self._counted = False

    async def open(self, chosen: str) -> None:
        """The secret store is opened first: answers depend on what it holds."""
        was_locked = progress.locked(self._sitting)
        try:
            if chosen in _WITHOUT_SECRETS or await unlock(self._console, self._sitting):
                await self._open(chosen, was_locked=was_locked)
        except Go:
            await self.open("steps")
        except (Back, Leave):
            return

    async def _open(self, chosen: str, *, was_locked: bool) -> None:
        console, sitting = self._console, self._sitting
        match chosen:
            case next_up.GO_ON:
                setup = progress.progress(sitting)
                place = setup.next
                elsewhere = was_locked and next_up.next_up(sitting, setup).goes != next_up.GO_ON
                if place is None or elsewhere:  # only opened secrets show that; the home menu says so
                    return
                sitting.ledger.remember(steps.PLACE, place.key)
                await walk(console, sitting, steps.setup, steps.PLACE, progress.note)
            case "setup":
                await walk(console, sitting, steps.setup, steps.PLACE, progress.note)
            case "steps":
                if found := await choose_step(console, sitting, steps.setup(sitting)):
                    sitting.ledger.remember(steps.PLACE, f"{found[0].key}/{found[1].key}")
                    await walk(console, sitting, steps.setup, steps.PLACE, progress.note)
            case next_up.TEAM:
                await team(console, sitting)
            case home_menu.AWAITED:
                await waiting(console, sitting)
            case next_up.TOKEN:
                await tokens(console, sitting)
            case next_up.AUTOMATION:  # it counts by itself once a start; later, when asked to
                count, self._counted = not self._counted, True
                await automation(console, sitting, count=count)
            case "report":
                await report_part(console, sitting)
            case "messages":
                await explain(console)
            case "log":
                await log(console, sitting)
            case "demo":
                await demonstrate(console, sitting)
