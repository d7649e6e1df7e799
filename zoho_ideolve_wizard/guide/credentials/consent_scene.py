"""Where an attempt at consent stands, what it asks and what can be done then: the words of every front end."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from zoho_ideolve_wizard.engine import pace
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.credentials import whose_token
from zoho_ideolve_wizard.guide.credentials.consent_scopes import SCOPES
from zoho_ideolve_wizard.guide.credentials.registration import BROWSER, DEVICE, PASTE, SELF_CLIENT
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, TokenCard
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent
from zoho_ideolve_wizard.services.zoho import scopes
from zoho_ideolve_wizard.services.zoho.credentials import DeviceCode
from zoho_ideolve_wizard.services.zoho.scopes import Scope


class Phase(StrEnum):
    NOT_READY = "not ready"
    WAITING = "waiting"
    EXCHANGING = "exchanging"
    FAILED = "failed"
    UNPROVEN = "unproven"
    QUESTION = "question"
    CONNECTED = "connected"


@dataclass(frozen=True)
class Scene:
    """Where an attempt stands. `short_address` and `tunnel` are empty while nothing listens. `correct`: whether an
    answer that Zoho did not take can be corrected from here. `lacks_scopes`: the token may not say whose it is."""

    phase: Phase
    sitting: Sitting
    part: Consent
    current: consent.Attempt | None = None
    device: DeviceCode | None = None
    short_address: str = ""
    tunnel: str = ""
    correct: bool = False
    lacks_scopes: bool = False

    @property
    def attempt(self) -> consent.Attempt:
        if self.current is None:
            raise LookupError("no attempt was begun")
        return self.current

    @property
    def asked(self) -> tuple[Scope, ...]:
        """What the consent is for."""
        return self.current.scopes if self.current else SCOPES[self.part.purpose]


NOT_READY = "First answer the questions of Zoho application: the client and its secret."
UNPROVEN = "The refresh token is kept; whose it is could not be read yet."
GENERATE_CODE = (
    "In the API Console open the Self Client, tab Generate Code. Copy the scopes from here, choose "
    "10 minutes, any description, CREATE; if asked, CRM and your organization (Production)."
)
LISTENING = (
    "Waiting for you to press Accept on Zoho's page. The wizard then goes on by itself: keep it open, the code that "
    "comes is good for about a minute."
)
ERROR_PAGE = (
    "Open the page and press Accept. The browser then shows an error page: that is expected. Copy its whole "
    "address within a minute and paste it below."
)
TUNNEL = "You are here over SSH. On the computer with the browser, run first:"
_KEPT = "It is kept for the next time, on this computer. To revoke it: Tokens, on the home screen."
_WAITS = "The new token waits. The one in use stays in use until the end of this job."

BY_HAND = ("by_hand", "By hand instead", "back to the question")
PASTE_PROMPTS = {
    BROWSER: "Came back with an error page, or the browser is elsewhere? Paste the address here:",
    PASTE: "Paste the address that the browser shows after Accept, error page or not:",
    SELF_CLIENT: "Paste the generated code:",
}


REACHES = {
    Purpose.CONNECTOR: "all of it only reads",
    Purpose.TEAM: "changing users",
    Purpose.AUTOMATION: "changing CRM's setup",
}
"""Said beside the question, since Zoho's page words its list broadly."""


def follows(scene: Scene, card: TokenCard) -> str:
    """What becomes of the token."""
    if not scene.part.promote:
        return _WAITS
    if scene.part.purpose is Purpose.CONNECTOR:
        return whose_token.company_of(card, scene.sitting).follows
    return _KEPT


def other_person(scene: Scene) -> str:
    """The question where somebody else consented than before; empty where it is the same person."""
    card = consent.pending(scene.sitting, scene.part.purpose)
    if card is not None and scene.part.whose is not None:
        return scene.part.whose.question(scene.sitting, card)
    before = whose_token.other_person(card, scene.sitting, scene.part.purpose) if card else None
    if card is None or before is None:
        return ""
    return (
        f"Until now it was {before.user_name} <{before.user_email}> who had consented. From now on the token "
        f"would rest on {card.user_name}. Is that meant?"
    )


def choices(scene: Scene) -> list[tuple[str, str, str]]:
    """What can be done now, for the menu: key, words, about."""
    found = _choices(scene)
    # Not where a token was issued: it has to be taken or revoked first.
    if scene.part.by_hand and scene.phase in (Phase.WAITING, Phase.FAILED):
        found.append(BY_HAND)
    return found


def _choices(scene: Scene) -> list[tuple[str, str, str]]:
    match scene.phase:
        case Phase.WAITING:
            return _ways_on(scene)
        case Phase.EXCHANGING:
            return [("stop", "Stop", "")]
        case Phase.FAILED if scene.attempt.can_retry:
            left = f"the code is good for {scene.attempt.seconds_left} s"
            return [
                ("retry", "Try the same code again", left),
                ("again", "Start again", "with a new code"),
            ]
        case Phase.FAILED if scene.correct:
            return [
                ("correct", "Correct the id and secret", "then consent again"),
                ("again", "Start again", "with a new code"),
            ]
        case Phase.FAILED:
            return [("again", "Start again", _not_before(scene.attempt.seconds_to_wait))]
        case Phase.UNPROVEN if scene.lacks_scopes:
            return [
                ("no", "Start over", "with all the scopes; this token is revoked"),
                ("prove", "Ask again", ""),
            ]
        case Phase.UNPROVEN:
            return [("prove", "Ask again", ""), ("no", "Start over", "this token is revoked")]
        case Phase.QUESTION if other_person(scene):
            return [
                ("yes", "Yes, from now on this person", ""),
                ("no", "No", "revoke this token, log in as the other one"),
            ]
        case Phase.QUESTION:
            return [
                ("yes", "Yes, this is the company", ""),
                ("no", "No", "revoke this token, use another account"),
            ]
        case Phase.CONNECTED if not scene.part.promote:
            return [("scopes", "What is allowed?", "")]
        case Phase.CONNECTED:
            return [("scopes", "What is allowed?", ""), ("again", "Consent again", "for another token")]
    return []


def doubtful(scene: Scene) -> bool:
    """Whether there is something at the question that is worth a second look before it is answered with Yes."""
    card = consent.pending(scene.sitting, scene.part.purpose)
    return bool(card and (company_of(scene, card).doubts or other_person(scene)))


def company_of(scene: Scene, card: TokenCard) -> whose_token.Company:
    return whose_token.company_of(card, scene.sitting, scene.asked, scene.part.purpose)


def declined(scene: Scene) -> str:
    """What is said once the token was revoked that would not do."""
    if scene.current is not None and scene.current.way == SELF_CLIENT:
        return "That token was revoked. Generate another code: in the right account, and with all the scopes."
    return "That token was revoked. Log in to the right account in the browser, then go on."


def _not_before(seconds: int) -> str:
    """By the clock, and counted down."""
    if not seconds:
        return "with a new code"
    at = datetime.now(UTC) + timedelta(seconds=seconds)
    return f"not before {pace.clock_time(at)} ({pace.elapsed(seconds)} more); nothing is lost meanwhile"


def _ways_on(scene: Scene) -> list[tuple[str, str, str]]:
    way = scene.attempt.way
    if way == SELF_CLIENT:
        return [
            ("open", "Open the API Console", scene.attempt.data_center.console),
            ("copy", "Copy the scopes", ""),
            ("alone", "Show the scopes alone", "or save them"),
            ("scopes", "What am I allowing?", REACHES[scene.part.purpose]),
        ]
    if way == DEVICE:
        return [
            ("open", "Open the page here", ""),
            ("copy", "Copy the code", ""),
            ("page", "Copy the page's address", ""),
            ("scopes", "What am I allowing?", REACHES[scene.part.purpose]),
        ]
    offered = [("open", "Open the consent page", "in your browser")]
    if scene.short_address:
        offered.append(("short", "Copy the short address", ""))
    offered += [
        ("copy", "Copy the whole address", ""),
        ("alone", "Show it alone", "to select, click or save"),
        ("trouble", "Zoho shows an error instead?", ""),
        ("scopes", "What am I allowing?", REACHES[scene.part.purpose]),
    ]
    if scene.short_address and scene.sitting.surroundings.over_ssh:
        offered.append(("tunnel", "Copy the SSH tunnel line", ""))
    return offered


def page(scene: Scene) -> str:
    """The page to open."""
    if scene.attempt.way == SELF_CLIENT:
        return scene.attempt.data_center.console
    if scene.device is not None:
        return scene.device.complete_url or scene.device.verification_url
    return scene.short_address or scene.attempt.url


def value(scene: Scene, choice: str) -> Value:
    """What a choice copies or shows alone."""
    match choice:
        case "open":
            return Value("Page", page(scene))
        case "short":
            return Value("Short address", scene.short_address)
        case "tunnel":
            return Value("Tunnel", scene.tunnel)
        case "page" if scene.device is not None:
            return Value("Page", scene.device.verification_url)
        case "alone":
            return Value("Scopes" if scene.attempt.way == SELF_CLIENT else "The address", whole(scene))
    return Value(_named(scene), whole(scene))


def _named(scene: Scene) -> str:
    """What `whole` is."""
    if scene.attempt.way == SELF_CLIENT:
        return "Scopes"
    return "Code" if scene.device is not None else "Address"


def whole(scene: Scene) -> str:
    """What is to be copied: the consent address, the scopes, or the code to type."""
    if scene.attempt.way == SELF_CLIENT:
        return scopes.text(scene.attempt.scopes)
    return scene.device.user_code if scene.device is not None else scene.attempt.url


ASKS = {
    Purpose.CONNECTOR: "Is this the company that Ideolve is to read?",
    Purpose.TEAM: "Is this the company whose users you want to change?",
    Purpose.AUTOMATION: "Is this the company in whose CRM the functions are to run?",
}

BECOMES = {
    Purpose.CONNECTOR: "All of it only reads. You can revoke it in Zoho at any time.",
    Purpose.TEAM: "This token can change users. It stays on this computer and is never given to Ideolve. You can "
    "revoke it on any day: Tokens, on the home screen.",
    Purpose.AUTOMATION: "This token can change CRM's setup: fields, variables, functions. It stays on this computer "
    "and is never given to Ideolve. You can revoke it on any day: Tokens, on the home screen; what was built stays.",
}
