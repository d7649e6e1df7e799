"""A replaced client secret: proven with the token in use, then kept for the client."""

from collections.abc import Mapping

from zoho_ideolve_wizard.engine.question import Kind, Question
from zoho_ideolve_wizard.guide.application import client_secret
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.connector import SECRET_SINCE
from zoho_ideolve_wizard.guide.credentials import client_answer_troubles as wrong
from zoho_ideolve_wizard.guide.credentials import token_proof, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, client_secret_of, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Refused
from zoho_ideolve_wizard.guide.words.failures import explain, kept_here
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.credentials import Client
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

NEW = "zoho.new_client_secret"


def questions(sitting: Sitting) -> list[Question]:
    card = token_in(sitting, Purpose.CONNECTOR, Slot.CURRENT)
    return [
        Question(
            NEW,
            f"New secret of client {card.client_id if card else ''}",
            Kind.SECRET,
            check=client_secret,
            help="From the tab Client Secret in the API Console. Zoho is asked whether it is the right one.",
        )
    ]


async def prove_and_keep(sitting: Sitting, given: Mapping[str, str]) -> Mapping[str, str]:
    """One refresh with the token in use. Raises Refused; then nothing has changed."""
    card = token_in(sitting, Purpose.CONNECTOR, Slot.CURRENT)
    secret = given[NEW]
    if card is None:
        raise Refused.of(NEW, wrong.NOTHING_TO_PROVE)
    if secret == sitting.secret(client_secret_of(card.client_id)):
        raise Refused.of(NEW, wrong.SAME_SECRET)
    try:
        await Accounts(sitting.http, sitting.endpoints.data_centers).refresh(
            Client(card.client_id, secret),
            sitting.secret(key_of(Purpose.CONNECTOR, Slot.CURRENT)),
            token_proof.center_of(sitting, card),
        )
        with kept_here():
            # First, so that a sudden end leaves the form to be saved once too often, never once too seldom.
            sitting.profile.set(SECRET_SINCE, tokens.now())
            await sitting.put_secrets(_places(sitting, card.client_id, secret))
    except ServiceFailure as failure:
        told = explain(failure)
        raise Refused(NEW, f"{told.why} {told.remedy}" if told else str(failure)) from failure
    return {}


def _places(sitting: Sitting, client_id: str, secret: str) -> dict[str, str]:
    """For all tokens of that client; and for the next consent, if it is the client now registered."""
    places = {client_secret_of(client_id): secret}
    if sitting.answer("zoho.client_id") == client_id:
        places["zoho.client_secret"] = secret
    return places
