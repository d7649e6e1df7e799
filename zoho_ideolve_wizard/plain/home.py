"""The menu that everything starts from, and comes back to."""

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import automation_state, health, pausing, steps, token_state
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.staying import what_stays
from zoho_ideolve_wizard.plain.automation import automation
from zoho_ideolve_wizard.plain.demonstration import demonstrate
from zoho_ideolve_wizard.plain.messages import messages
from zoho_ideolve_wizard.plain.prompting import HINT, Back, Choice, Console, Go, Leave
from zoho_ideolve_wizard.plain.report import report_part
from zoho_ideolve_wizard.plain.spoken import sentence
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

_ASK_FOR_NO_SECRET = ("demo", "messages")
_OVER = (Standing.DONE, Standing.WAITING_OTHER)


async def home(console: Console, sitting: Sitting, *, can_rehearse: bool) -> str:
    """Until the admin leaves; answers REHEARSE where that was asked for."""
    badge = sitting.surroundings.badge
    console.say("Zoho CRM to Ideolve.", *([f"{badge[0].upper()}{badge[1:]}."] if badge else []))
    console.say(WORDS, sentence(HINT, f"When you leave, {what_stays(sitting)}"))
    if damage := sitting.profile.damage:
        console.say(f"The settings were damaged. {damage}")
    menu = _Home(console, sitting)
    while True:
        console.say("", _state(sitting))
        choices = _choices(sitting, can_rehearse=can_rehearse)
        try:
            chosen = await console.choose(choices, title="What would you like to do?", default=choices[0].key)
            if chosen in ("quit", REHEARSE):
                return chosen
            await menu.open(chosen)
        except Back:
            console.say("This is the home menu. q leaves the wizard.")
        except Go:
            console.say("Choose Steps to go to one of them.")
        except Leave:
            return ""


class _Home:
    def __init__(self, console: Console, sitting: Sitting) -> None:
        self._console = console
        self._sitting = sitting
        self._counted = False

    async def open(self, chosen: str) -> None:
        """The secret store is opened first: answers depend on what it holds."""
        try:
            if chosen in _ASK_FOR_NO_SECRET or await unlock(self._console, self._sitting):
                await self._open(chosen)
        except (Back, Leave, Go):
            return

    async def _open(self, chosen: str) -> None:
        console, sitting = self._console, self._sitting
        match chosen:
            case "setup":
                await walk(console, sitting, steps.setup, steps.PLACE)
            case "steps":
                if found := await choose_step(console, sitting, steps.setup(sitting)):
                    sitting.ledger.remember(steps.PLACE, f"{found[0].key}/{found[1].key}")
                    await walk(console, sitting, steps.setup, steps.PLACE)
            case "team":
                await team(console, sitting)
            case "tokens":
                await tokens(console, sitting)
            case "automation":  # it counts by itself once a start; later, when asked to
                count, self._counted = not self._counted, True
                await automation(console, sitting, count=count)
            case "report":
                await report_part(console, sitting)
            case "messages":
                await messages(console)
            case "demo":
                await demonstrate(console, sitting)


def _choices(sitting: Sitting, *, can_rehearse: bool) -> list[Choice]:
    standings = {step.title: steps.of_step(step, sitting) for step in steps.SETUP}
    done = sum(standing is Standing.DONE for standing in standings.values())
    undone = [title for title, standing in standings.items() if standing not in _OVER]
    next_up = f"; next: {undone[0]}" if undone else ""
    verb = "See the setup" if done == len(standings) else "Go on with the setup" if done else "Set up"
    offered = [
        (True, Choice("setup", verb, f"{done} of {len(standings)} steps done{next_up}")),
        (True, Choice("steps", "Steps", "all of them, and where each stands; go to one")),
        (
            bool(sitting.profile.people() or connector_token(sitting)),
            Choice("team", "Team", f"{len(sitting.profile.people())} people"),
        ),
        (automation_state.offered(sitting), Choice("automation", "Automation", _sending(sitting))),
        (True, Choice("tokens", "Tokens", token_state.home_line(sitting))),
        (done > 0, Choice("report", "Report", "what is proven, confirmed and waited for")),
        (sitting.surroundings.stage is not None, Choice("demo", "Demonstration", "a record becomes a note")),
        (can_rehearse, Choice(REHEARSE, "Rehearse first", "practise on stand-ins; nothing is real")),
        (True, Choice("messages", "What does a message mean?", "every message and what to do")),
        (True, Choice("quit", "Quit", what_stays(sitting))),
    ]
    return [choice for holds, choice in offered if holds]


def _sending(sitting: Sitting) -> str:
    known = pausing.known(sitting)
    found = health.last(sitting)
    counted = found.line if found else "not counted yet"
    return f"paused, nothing is sent; {counted}" if known.paused else f"sends to Ideolve; {counted}"


def _state(sitting: Sitting) -> str:
    token = connector_token(sitting)
    if token and token.organization_name:
        worked = f", last worked {token.last_worked_at[:10]}" if token.last_worked_at else ""
        return f"Connected: {token.organization_name}, refresh token since {token.issued_at[:10]}{worked}."
    locked = sitting.answer("secrets.vault") not in ("", "memory") and not sitting.has_vault
    if locked:
        return "Your secrets are locked: they are unlocked when you go on, and more is done then than shows."
    return "Not connected yet."
