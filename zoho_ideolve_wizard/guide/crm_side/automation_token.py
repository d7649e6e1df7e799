"""The automation's token when the setup ends: it has done its work, so its end is offered."""

from collections.abc import Mapping

from zoho_ideolve_wizard.engine.question import Choice, Kind, Question
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.token_revoke import revoke
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Refused
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.guide.words.failures import explain
from zoho_ideolve_wizard.services.failure import ServiceFailure

CHOICE = "finish.automation_token"
KEEP, NOW = "keep", "now"


def is_there(sitting: Sitting) -> bool:
    return tokens.card(sitting.profile, Purpose.AUTOMATION, Slot.CURRENT) is not None


def questions(sitting: Sitting) -> list[Question]:
    card = tokens.card(sitting.profile, Purpose.AUTOMATION, Slot.CURRENT)
    if card is None:
        return []
    return [
        Question(
            CHOICE,
            f"The automation's token, of {ago.full_day_of(card.issued_at)}",
            Kind.CHOICE,
            default=KEEP,
            optional=True,
            choices=(
                Choice(
                    KEEP,
                    "Keep it for now",
                    "With it the wizard pauses and resumes, puts a new API key into CRM, and says which rule is broken.",
                ),
                Choice(
                    NOW,
                    "Revoke it now",
                    "What it built in CRM stays, and goes on. Pausing and a new API key are by hand then, or ask consent "
                    "once more.",
                ),
            ),
            help="It can change fields, variables and functions in CRM. It stays in your secret store, and Ideolve does "
            "not use it; you can revoke it on any day: Tokens, on the home screen.",
        )
    ]


async def settle(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """Revokes it where that was chosen; with the token the question goes, too. Raises Refused."""
    if given.get(CHOICE) != NOW or not is_there(sitting):
        return given
    try:
        await revoke(sitting, Purpose.AUTOMATION, Slot.CURRENT)
    except ServiceFailure as failure:
        told = explain(failure)
        raise Refused(CHOICE, f"{told.why} {told.remedy}" if told else str(failure)) from failure
    return {}


PART = Ask(
    "automation-token",
    "Token",
    "CRM is set up. Its token is worth keeping for what comes later, and can be revoked on any day.",
    questions,
    settle,
    applies=is_there,
)
