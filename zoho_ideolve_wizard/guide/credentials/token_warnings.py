"""What is said before a token is ended: title, text, and the words for doing it."""

from collections.abc import Mapping
from dataclasses import dataclass

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.credentials.token_swap import OLD_WORKS_FOR
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot

Asked = tuple[str, str, str]

GIVE_UP: Asked = (
    "Give the new token up?",
    (
        "It is revoked, and the one in use stays. If Ideolve's form was saved with the new one, the form has to be saved "
        "again with the old one: that is offered next."
    ),
    "Give it up",
)


@dataclass(frozen=True)
class Revocation:
    """A token that a choice of the menu ends; `text` says what will no longer work."""

    purpose: Purpose
    slot: Slot
    title: str
    text: str

    @property
    def warning(self) -> Asked:
        return self.title, self.text, "Revoke it"


REVOCATIONS: Mapping[str, Revocation] = {
    "revoke-old": Revocation(
        Purpose.CONNECTOR,
        Slot.RETIRING,
        "Revoke the old token?",
        f"Do this when Ideolve has worked with the new one for {counted(OLD_WORKS_FOR, 'day')}. If it still used the "
        "old one, it would stop until its form is saved again.",
    ),
    "revoke-team": Revocation(
        Purpose.TEAM,
        Slot.CURRENT,
        "Revoke the team's token?",
        "The wizard can no longer add or remove users in CRM: the next salesperson asks for consent once more, or is "
        "done by hand. Ideolve does not use this token, and whatever was done with it stays.",
    ),
    "revoke-automation": Revocation(
        Purpose.AUTOMATION,
        Slot.CURRENT,
        "Revoke the automation's token?",
        "The wizard can no longer check, prove, pause or change what it built in CRM, nor put a new API key there: "
        "that asks for consent once more, or is done by hand. What was built stays, and goes on sending.",
    ),
    "revoke": Revocation(
        Purpose.CONNECTOR,
        Slot.CURRENT,
        "Revoke Ideolve's token?",
        "Ideolve stops reading your CRM at once, and nothing brings this token back: it takes a new consent, and its "
        "form saved again.",
    ),
}
"""By the name of the choice."""
