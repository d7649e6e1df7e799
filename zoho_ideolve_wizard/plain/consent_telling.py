"""What is said while consent is waited for, and about the token that comes of it."""

from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.credentials import consent_scene, whose_token
from zoho_ideolve_wizard.guide.credentials.consent_scene import Scene
from zoho_ideolve_wizard.guide.credentials.registration import BROWSER, DEVICE, SELF_CLIENT
from zoho_ideolve_wizard.plain.clipboard import copied
from zoho_ideolve_wizard.plain.prompting import Choice, Console
from zoho_ideolve_wizard.plain.values import save
from zoho_ideolve_wizard.services.zoho import errors, scopes

Offered = list[tuple[str, str, str]]
"""What can be asked for meanwhile: key, words, about."""

_ALLOWED = ("scopes", "What am I allowing?", "")
_TROUBLE = ("trouble", "Zoho shows an error instead?", "")
_AGAIN = ("again", "Say the address again", "")
_WHOLE = ("whole", "Say the whole address", "long, for a browser elsewhere")
_ADDRESS = ("whole", "Say the address", "long, on a line of its own")
_SAVE = ("save", "Save the address to a file", "readable by you only")
_COPY = ("copy", "Copy the address", "")


def waiting(console: Console, scene: Scene) -> Offered:
    """Says what to open, and what else can be asked for."""
    console.section()
    _addresses(console, scene)
    offered = _offered(console, scene)
    if scene.part.by_hand:
        offered.append(consent_scene.BY_HAND)
    lines(console, offered)
    return offered


def _offered(console: Console, scene: Scene) -> Offered:
    """The long address comes first where no short one leads to the page."""
    if scene.attempt.way in (SELF_CLIENT, DEVICE):
        return [_ALLOWED, _AGAIN]
    if scene.short_address:
        return [_ALLOWED, _TROUBLE, _AGAIN, _WHOLE]
    copies = console.clipboard and not scene.sitting.surroundings.over_ssh
    return [_ADDRESS, _SAVE, *([_COPY] if copies else []), _ALLOWED, _TROUBLE]


def lines(console: Console, offered: Offered) -> None:
    console.say(*(f"{number}. {Choice(*one).line}" for number, one in enumerate(offered, 1)))


def _addresses(console: Console, scene: Scene) -> None:
    attempt = scene.attempt
    if attempt.way == SELF_CLIENT:
        console.say(consent_scene.GENERATE_CODE, "The API Console:")
        console.alone(attempt.data_center.console)
        console.say("The scopes:")
        console.alone(scopes.text(attempt.scopes))
    elif scene.device is not None:
        console.say("On any device open:")
        console.alone(scene.device.verification_url)
        console.say("and type this code:")
        console.alone(scene.device.user_code)
    elif scene.short_address:
        console.say("Open this address in the browser on this computer:")
        console.alone(scene.short_address)
        if scene.sitting.surroundings.over_ssh:
            console.say(consent_scene.TUNNEL)
            console.alone(scene.tunnel)
        console.say(consent_scene.LISTENING)
    else:
        console.say(
            consent_scene.ERROR_PAGE, "The page's address is long: it is said or saved when you choose that."
        )


def prompt(scene: Scene, lines: int) -> str:
    """What can be typed while the code has not come; there are so many lines to choose from."""
    way = scene.attempt.way
    if way == BROWSER:
        return f"Waiting. Paste the address here if the browser does not come back, or type 1 to {lines}:"
    if way == DEVICE:
        return f"Waiting; it goes on by itself. Or type 1 to {lines}:"
    return f"{consent_scene.PASTE_PROMPTS[way].rstrip(':')}; or type 1 to {lines}:"


async def more(console: Console, scene: Scene, key: str) -> None:
    """What was asked for meanwhile; Enter alone asks for nothing."""
    match key:
        case "scopes":
            allowed(console, scene)
        case "trouble":
            for said, row in errors.CONSENT_PAGE:
                console.say(f"{said}: {row.cause} {row.remedy}")
        case "again":
            _addresses(console, scene)
        case "whole":
            console.say("The same page by its whole address:" if scene.short_address else "The page:")
            console.alone(scene.attempt.url)
        case "save":
            save(console, scene.sitting.profile.path.parent, scene.attempt.url)
        case "copy":
            console.clipboard = await copied(scene.attempt.url)
            console.say(
                "Copied." if console.clipboard else "No clipboard answers here: say it or save it instead."
            )
        case _ if scene.attempt.way in (BROWSER, DEVICE):
            console.say("The wizard goes on by itself.")
        case _:
            console.say("Nothing was typed.")


def allowed(console: Console, scene: Scene) -> None:
    """Each scope with its reason, and what becomes of the token."""
    console.say(*(f"{scope.name}: {scope.reason}" for scope in scene.asked))
    console.say(consent_scene.BECOMES[scene.part.purpose])


def question(console: Console, scene: Scene) -> None:
    """Whose company the token opens, and what is doubtful about it."""
    card = consent.pending(scene.sitting, scene.part.purpose)
    if card is None:
        return
    company = consent_scene.company_of(scene, card)
    console.say("This consent opens:", *company.lines)
    console.say(*(f"Look at this: {doubt}" for doubt in company.doubts))
    console.say(consent_scene.other_person(scene) or consent_scene.ASKS[scene.part.purpose])


def connected(console: Console, scene: Scene, *, facts: bool) -> None:
    """With the `facts`, if they were not what the admin has just said yes to."""
    card = consent.obtained(scene.part, scene.sitting)
    console.say("Connected.")
    if card is None:
        return
    if follows := consent_scene.follows(scene, card):
        console.say(follows)
    if facts:
        console.say(
            *(f"{label}: {text}" for label, text in whose_token.facts_of(card, scene.sitting).items())
        )
