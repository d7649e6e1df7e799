"""The client that a consent goes through, and the way: the setup's own, or what a job takes up beside it.

A job's choices change nothing of the setup until its new token is in use; then they are the setup's.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoho_ideolve_wizard.guide.credentials import refused_answers
from zoho_ideolve_wizard.guide.credentials.tokens import TokenCard, client_secret_of
from zoho_ideolve_wizard.services.zoho.credentials import ClientKind

if TYPE_CHECKING:
    from zoho_ideolve_wizard.guide.sitting import Sitting

BROWSER, PASTE, SELF_CLIENT, DEVICE = "browser", "paste", "self_client", "device"

CLIENT_KINDS: dict[str, ClientKind] = {
    BROWSER: "server",
    PASTE: "server",
    SELF_CLIENT: "self",
    DEVICE: "device",
}


@dataclass(frozen=True)
class Names:
    """Under which the way, its redirect URI, the client and its secret are kept."""

    way: str
    redirect_uri: str
    client_id: str
    client_secret: str


SETUP = Names("consent.way", "zoho.redirect_uri", "zoho.client_id", "zoho.client_secret")
BESIDE = Names("beside.way", "beside.redirect_uri", "beside.client_id", "beside.client_secret")
"""A job's: only what differs from the setup's is kept there."""


@dataclass(frozen=True)
class Registered:
    """What a consent goes through now; each is empty until it was answered."""

    way: str = ""
    redirect_uri: str = ""
    client_id: str = ""
    client_secret: str = ""


def way(sitting: "Sitting", names: Names = SETUP) -> str:
    """Empty until it was chosen; so is one that somebody wrote into the settings and that there is not."""
    chosen = sitting.answer(names.way)
    if names is BESIDE and not chosen:
        return way(sitting)
    return chosen if chosen in CLIENT_KINDS else ""


def registered(sitting: "Sitting", names: Names = SETUP) -> Registered:
    """What is not said beside the setup is the setup's, its client where the way needs one of that kind."""
    chosen, uri = way(sitting, names), sitting.answer(names.redirect_uri)
    client_id, secret = sitting.answer(names.client_id), sitting.secret(names.client_secret)
    if names is BESIDE:
        own = registered(sitting)
        uri = uri or own.redirect_uri
        if CLIENT_KINDS.get(chosen) == CLIENT_KINDS.get(own.way):
            client_id = client_id or own.client_id
        if client_id == own.client_id:
            secret = secret or own.client_secret
    return Registered(chosen, uri, client_id, secret)


async def carry_over(sitting: "Sitting", card: TokenCard) -> None:
    """The client of a token that comes into use is the setup's from now on. Done twice it changes nothing."""
    found = registered(sitting, BESIDE)
    secret = sitting.secret(client_secret_of(card.client_id)) or found.client_secret
    if secret and secret != sitting.secret(SETUP.client_secret):
        await sitting.put_secrets({SETUP.client_secret: secret})
    plain = {SETUP.client_id: card.client_id}
    if CLIENT_KINDS.get(found.way) == card.client_kind:
        plain |= {SETUP.way: found.way, SETUP.redirect_uri: found.redirect_uri}
    sitting.profile.set_many({key: value for key, value in plain.items() if value})


async def forget(sitting: "Sitting") -> None:
    """What a job chose and did not carry through is as if it had never been said. Raises VaultError, ProfileError."""
    plain = (BESIDE.way, BESIDE.redirect_uri, BESIDE.client_id)
    for name in plain:
        sitting.ledger.forget_place(f"draft/{name}")
    refused_answers.forget(sitting, (BESIDE.client_id, BESIDE.client_secret))
    sitting.profile.drop_many(plain)
    if sitting.secret(BESIDE.client_secret):
        await sitting.vault.forget(BESIDE.client_secret)
