"""What the consent pane says and offers, phase by phase and way by way: words only."""

from itertools import chain

from textual.content import Content
from textual.visual import Visual

from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.credentials import consent_scene, whose_token
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase, Scene
from zoho_ideolve_wizard.guide.credentials.registration import BROWSER, DEVICE, SELF_CLIENT
from zoho_ideolve_wizard.services.zoho import errors
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.working import STORE_IS_SLOW, Wait

CODE_TO_TYPE = "Asking Zoho for a code to type"
EXCHANGES = "Exchanging the code for a token"
REVOKES = "Asking Zoho to revoke that token"
_STOPPED = {
    CODE_TO_TYPE: "Nothing was consented to yet.",
    EXCHANGES: "The code may be used up, and a token that came of it is not known here: start again with a new code.",
    consent.KEEPS: "The token may not be kept yet: go on with what is offered then.",
    consent.PROVES: "The token is kept; whose it is can be asked again.",
    REVOKES: "Whether Zoho has revoked that token already is unknown: answer once more to see.",
}


def wait(doing: str, *, quiet: bool = False) -> Wait:
    """What is waited for, and what it comes to if that is stopped."""
    slow = STORE_IS_SLOW if doing == consent.KEEPS else ""
    return Wait(doing, _STOPPED[doing], slow, quiet=quiet)


def words(scene: Scene, said: str) -> Content:
    """What the pane says; `said` is what just happened, where something did."""
    match scene.phase:
        case Phase.NOT_READY:
            return Content(consent_scene.NOT_READY)
        case Phase.WAITING:
            return _waiting_words(scene, said)
        case Phase.EXCHANGING:
            return Content(said)
        case Phase.FAILED:
            return Content.styled(harmless(said), "$text-error")
        case Phase.UNPROVEN:
            kept = consent_scene.UNPROVEN
            return Content(harmless(f"{said}\n{kept}" if said else kept))
        case Phase.QUESTION:
            return _question_words(scene)
        case Phase.CONNECTED:
            card = consent.obtained(scene.part, scene.sitting)
            facts = whose_token.facts_of(card, scene.sitting).items() if card else ()
            lines = [Content.assemble((f"{label}: ", "$secondary"), harmless(text)) for label, text in facts]
            follows = Content(consent_scene.follows(scene, card) if card else "")
            return Content("\n").join(
                [Content.styled("Connected.", "bold $text-success"), follows, Content(""), *lines]
            )


def _waiting_words(scene: Scene, said: str) -> Content:
    match scene.attempt.way:
        case way if way == SELF_CLIENT:
            return Content(consent_scene.GENERATE_CODE)
        case way if way == DEVICE and scene.device is not None:
            return Content.assemble(
                "On any device open\n",
                (scene.device.verification_url, "bold"),
                "\nand type this code:\n\n",
                (f"   {scene.device.user_code}", "bold $text-primary"),
                f"\n\n{harmless(said)}" if said else "",
            )
        case way if way == BROWSER and scene.short_address:
            return Content.assemble(
                f"{consent_scene.LISTENING}\n",
                (scene.short_address, "bold"),
                ("  leads there, on this computer", "$secondary"),
                *_over_ssh(scene),
            )
    return Content(consent_scene.ERROR_PAGE)


def _over_ssh(scene: Scene) -> list[Content]:
    """This computer is not the one the browser runs on: how its port is reached from there."""
    if not scene.sitting.surroundings.over_ssh:
        return []
    return [
        Content(f"\n{consent_scene.TUNNEL}\n"),
        Content.styled(scene.tunnel, "bold"),
    ]


def _question_words(scene: Scene) -> Content:
    card = consent.pending(scene.sitting, scene.part.purpose)
    if card is None:
        return Content("")
    company = consent_scene.company_of(scene, card)
    return Content("\n").join(
        [
            Content.styled(harmless(company.lines[0]), "bold"),
            *(Content(harmless(line)) for line in company.lines[1:]),
            *(Content.styled(harmless(f"! {doubt}"), "$text-warning") for doubt in company.doubts),
            Content(""),
            Content(harmless(consent_scene.other_person(scene)) or consent_scene.ASKS[scene.part.purpose]),
        ]
    )


def device_waits(waiting: Waiting) -> str:
    """What it waits for, and how long the code is good still."""
    minutes, seconds = divmod(int(waiting.left), 60)
    left = f"The code is good for {minutes}:{seconds:02} more."
    return f"{waiting.reason} {left}"


def page_errors() -> Content:
    """What Zoho's page may say in place of the question; the wizard cannot see that page."""
    lines = [
        Content.assemble((said, "bold"), f"\n  {row.cause} {row.remedy}\n")
        for said, row in errors.CONSENT_PAGE
    ]
    return Content("").join(lines)


def allowed(scene: Scene) -> list[Visual]:
    """Each scope with its reason, and what becomes of the token: one piece below the other."""
    reasons = [
        (Content.styled(scope.name, "bold"), Hanging(Content("  "), scope.reason)) for scope in scene.asked
    ]
    return [*chain.from_iterable(reasons), Content(consent_scene.BECOMES[scene.part.purpose])]
