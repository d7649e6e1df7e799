"""What a refresh token is good for, by using it once: an access token, the organization, the user."""

from dataclasses import replace

from zoho_ideolve_wizard.guide.company import data_center, token_in
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, client_secret_of, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.access import AccessTokens
from zoho_ideolve_wizard.services.zoho.credentials import Client, Tokens
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter
from zoho_ideolve_wizard.services.zoho.tokens import Accounts


def center_of(sitting: Sitting, card: TokenCard) -> DataCenter:
    return sitting.endpoints.data_centers.named(card.data_center) or data_center(sitting)


def client_of(sitting: Sitting, card: TokenCard) -> Client:
    """The client that made the token. Raises ServiceFailure if its secret is not at hand."""
    secret = sitting.secret(client_secret_of(card.client_id))
    if not secret and card.client_id == sitting.answer("zoho.client_id"):
        secret = sitting.secret("zoho.client_secret")
    if not secret:
        raise _not_at_hand("client secret", "Enter it under New client secret.")
    return Client(card.client_id, secret)


def access_of(sitting: Sitting, purpose: Purpose, slot: Slot, *, fresh: Tokens | None = None) -> AccessTokens:
    """Draws access tokens with the refresh token in a slot; `fresh` came with a consent just now.

    Raises ServiceFailure if a secret is not at hand: it was kept for another run only.
    """
    card = token_in(sitting, purpose, slot)
    if card is None:
        raise _not_at_hand("refresh token", "Regenerate it.")
    accounts = Accounts(sitting.http, sitting.endpoints.data_centers)
    client = client_of(sitting, card)
    if fresh is not None:
        return AccessTokens.of(accounts, client, fresh)
    return AccessTokens(accounts, client, sitting.secret(key_of(purpose, slot)), center_of(sitting, card))


async def read(sitting: Sitting, card: TokenCard, source: AccessTokens) -> TokenCard:
    """The card with what the token shows now, and the time. Raises ServiceFailure."""
    crm = Crm(sitting.http, source, source.forget)
    organization, user = await crm.organization(), await crm.current_user()
    return replace(
        card,
        organization_id=organization.id,
        organization_number=organization.number,
        organization_name=organization.name,
        edition=organization.edition,
        user_id=user.id,
        user_name=user.name,
        user_email=user.email,
        administrator="yes" if user.administrator else "no",
        last_worked_at=tokens.now(),
    )


def _not_at_hand(what: str, remedy: str) -> ServiceFailure:
    return ServiceFailure.of(troubles.SECRET_NOT_AT_HAND.about(secret=what, remedy=remedy))
