"""That Zoho refused a token when it was checked: remembered, so that the home screen need not ask again."""

from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard
from zoho_ideolve_wizard.guide.sitting import Sitting


def note(sitting: Sitting, purpose: Purpose, slot: Slot, card: TokenCard) -> None:
    """Of this very token: a newer one in the same slot is not meant."""
    sitting.ledger.remember(_place(purpose, slot), f"{card.issued_at} {tokens.now()}")


def forget(sitting: Sitting, purpose: Purpose, slot: Slot) -> None:
    sitting.ledger.forget_place(_place(purpose, slot))


def when(sitting: Sitting, purpose: Purpose, slot: Slot, card: TokenCard) -> str:
    """When that was (ISO 8601, UTC); empty if it never was, or if the token has worked since."""
    issued, _, refused = sitting.ledger.places().get(_place(purpose, slot), "").partition(" ")
    return refused if issued == card.issued_at and refused > card.last_worked_at else ""


def _place(purpose: Purpose, slot: Slot) -> str:
    return f"{tokens.key_of(purpose, slot)}/refused"
