"""The menu that everything starts from, and comes back to."""

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.staying import what_stays
from zoho_ideolve_wizard.plain.prompting import HINT, Back, Choice, Console, Go, Leave
from zoho_ideolve_wizard.plain.unlocking import unlock
from zoho_ideolve_wizard.plain.walking import choose_step, walk

WORDS = (
    "Companies keep accounts and deals in Zoho CRM and talk about them in Ideolve. "
    "This wizard joins the two: it does what an API can do, and walks you through the rest."
)
REHEARSE = "rehearse"
"""What the home menu answers when the rehearsal was asked for."""

_OVER = (Standing.DONE, Standing.WAITING_OTHER)


async def home(console: Console, sitting: Sitting, *, can_rehearse: bool) -> str:
    """Until the admin leaves; answers REHEARSE where that was asked for."""
    console.say(
        "Zoho CRM to Ideolve.", *([f"{sitting.surroundings.badge}."] if sitting.surroundings.badge else [])
    )
    console.say(WORDS, HINT)
    if damage := sitting.profile.damage:
        console.say(f"The settings were damaged. {damage}")
    while True:
        console.say("", _state(sitting))
        choices = _choices(sitting, can_rehearse=can_rehearse)
        try:
            chosen = await console.choose(choices, title="What would you like to do?", default=choices[0].key)
            if chosen == "quit":
                return ""
            if chosen == REHEARSE:
                return REHEARSE
            await _open(console, sitting, chosen)
        except Back:
            console.say("This is the home menu. q leaves the wizard.")
        except Go:
            console.say("Choose Steps to go to one of them.")
        except Leave:
            return ""


async def _open(console: Console, sitting: Sitting, chosen: str) -> None:
    try:
        if not await unlock(console, sitting):
            return
        match chosen:
            case "setup":
                await walk(console, sitting, steps.setup, steps.PLACE)
            case "steps":
                every = steps.setup(sitting)
                if found := await choose_step(console, sitting, every):
                    sitting.ledger.remember(steps.PLACE, f"{found[0].key}/{found[1].key}")
                    await walk(console, sitting, steps.setup, steps.PLACE)
    except (Back, Leave, Go):
        return


def _choices(sitting: Sitting, *, can_rehearse: bool) -> list[Choice]:
    standings = {step.title: steps.of_step(step, sitting) for step in steps.SETUP}
    done = sum(standing is Standing.DONE for standing in standings.values())
    undone = [title for title, standing in standings.items() if standing not in _OVER]
    next_up = f"; next: {undone[0]}" if undone else ""
    verb = "See the setup" if done == len(standings) else "Go on with the setup" if done else "Set up"
    offered = [
        (True, Choice("setup", verb, f"{done} of {len(standings)} steps done{next_up}")),
        (True, Choice("steps", "Steps", "all of them, and where each stands; go to one")),
        (can_rehearse, Choice(REHEARSE, "Rehearse first", "practise on stand-ins; nothing is real")),
        (True, Choice("quit", "Quit", what_stays(sitting))),
    ]
    return [choice for holds, choice in offered if holds]


def _state(sitting: Sitting) -> str:
    token = connector_token(sitting)
    if token and token.organization_name:
        worked = f", last worked {token.last_worked_at[:10]}" if token.last_worked_at else ""
        return f"Connected: {token.organization_name}, refresh token since {token.issued_at[:10]}{worked}."
    locked = sitting.answer("secrets.vault") not in ("", "memory") and not sitting.has_vault
    if locked:
        return "Your secrets are locked: they are unlocked when you go on, and more is done then than shows."
    return "Not connected yet."
