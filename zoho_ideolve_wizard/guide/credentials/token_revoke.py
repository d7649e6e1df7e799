"""The end of a token: revoked at Zoho, then forgotten here."""

from zoho_ideolve_wizard.guide.credentials import token_count, token_proof, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words.failures import kept_here
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

REVOKED = "It is revoked."
UNKNOWN_THERE = "Zoho no longer knew it. It is forgotten here too."
IN_USE = "It is the token in use, which stays. Only its second entry is forgotten."
NOT_AT_HAND = (
    "It is forgotten here, but not revoked: it was kept for one run only. Remove it in your Zoho account, under "
    "Connected apps."
)


async def revoke(sitting: Sitting, purpose: Purpose, slot: Slot) -> str:
    """Says in words what became of it. Raises ServiceFailure: then it is still kept here.

    A token that also stands as the one in use (the wizard died while it took that place) is not revoked.
    """
    card, token = tokens.card(sitting.profile, purpose, slot), sitting.secret(key_of(purpose, slot))
    if card is None:
        raise LookupError(f"there is no {slot} {purpose} token")
    twins = [other for other in Slot if token and sitting.secret(key_of(purpose, other)) == token]
    if slot is not Slot.CURRENT and Slot.CURRENT in twins:
        twins, said = [slot], IN_USE
    elif not token:
        twins, said = [slot], NOT_AT_HAND
    else:
        accounts = Accounts(sitting.http, sitting.endpoints.data_centers)
        known = await accounts.revoke(token, token_proof.center_of(sitting, card))
        said = REVOKED if known else UNKNOWN_THERE
    with kept_here():
        for one in twins:
            await tokens.discard(sitting.profile, sitting.vault, purpose, one)
        if said in (REVOKED, UNKNOWN_THERE):
            token_count.one_less(sitting.profile, card.client_id)
    return said
