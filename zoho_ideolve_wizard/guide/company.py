"""Which Zoho the company lives in, as far as is known."""

from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, card, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO, CrmAddress, DataCenter


def connector_token(sitting: Sitting) -> TokenCard | None:
    """The token that Ideolve is to use, once the company was confirmed; None when it is not at hand."""
    return token_in(sitting, Purpose.CONNECTOR, Slot.CURRENT)


def token_in(sitting: Sitting, purpose: Purpose, slot: Slot) -> TokenCard | None:
    """The token in a slot; None for an empty one, and for one whose secret was kept for another run only."""
    at_hand = sitting.secret(key_of(purpose, slot))
    return card(sitting.profile, purpose, slot) if at_hand else None


def data_center(sitting: Sitting) -> DataCenter:
    """The token's, else the one chosen, else the first: with Multi-DC it serves everybody."""
    known = card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    centers = sitting.endpoints.data_centers
    named = centers.named(known.data_center if known else sitting.answer("zoho.data_center"))
    return named or next(iter(centers))


def crm_address_of(sitting: Sitting, text: str) -> CrmAddress | None:
    """Data center and organization from CRM's address bar; Zoho's own addresses name the same data centers
    wherever the services are."""
    centers = sitting.endpoints.data_centers
    real = ZOHO.of_crm_address(text)
    here = centers.named(real.data_center.name) if real else None
    return CrmAddress(here, real.organization) if real and here else centers.of_crm_address(text)
