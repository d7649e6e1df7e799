"""Where tokens are kept: one per purpose and slot, with all that says what it is good for.

The token itself lies in the vault; everything else about it, in the settings.
"""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum

from zoho_ideolve_wizard.integration.profile import Profile
from zoho_ideolve_wizard.integration.vault import Vault


class Purpose(StrEnum):
    CONNECTOR = "connector"
    TEAM = "team"
    AUTOMATION = "automation"


class Slot(StrEnum):
    CURRENT = "current"
    PENDING = "pending"
    RETIRING = "retiring"


@dataclass(frozen=True)
class TokenCard:
    """Everything about a refresh token but the token. Times are ISO 8601, UTC; scopes, with commas."""

    client_id: str
    client_kind: str
    data_center: str
    api_domain: str
    scopes: str
    issued_at: str
    organization_id: str = ""
    organization_number: str = ""
    organization_name: str = ""
    edition: str = ""
    user_id: str = ""
    user_name: str = ""
    user_email: str = ""
    administrator: str = ""
    last_worked_at: str = ""
    accepted: str = ""

    @property
    def proven(self) -> bool:
        return bool(self.organization_id)


def key_of(purpose: Purpose, slot: Slot) -> str:
    """The settings' section, and the secret's name in the vault."""
    return f"tokens.{purpose}.{slot}"


def card(profile: Profile, purpose: Purpose, slot: Slot) -> TokenCard | None:
    """What is known of the token in a slot; None for an empty one."""
    found = {
        field.name: str(profile.get(f"{key_of(purpose, slot)}.{field.name}")) for field in fields(TokenCard)
    }
    return TokenCard(**found) if found["client_id"] else None


async def keep(
    profile: Profile, vault: Vault, purpose: Purpose, slot: Slot, card: TokenCard, refresh_token: str
) -> None:
    """The secret first: a card never tells of a token that is nowhere."""
    await vault.put(key_of(purpose, slot), refresh_token)
    note(profile, purpose, slot, card)


def note(profile: Profile, purpose: Purpose, slot: Slot, card: TokenCard) -> None:
    section = key_of(purpose, slot)
    profile.set_many({f"{section}.{name}": value for name, value in asdict(card).items()})


async def promote(profile: Profile, vault: Vault, purpose: Purpose) -> None:
    """The pending token becomes the current one, and a current one the retiring one."""
    pending, secret = card(profile, purpose, Slot.PENDING), vault.get(key_of(purpose, Slot.PENDING))
    if pending is None or secret is None:
        raise LookupError("there is no pending token to promote")
    old, old_secret = card(profile, purpose, Slot.CURRENT), vault.get(key_of(purpose, Slot.CURRENT))
    if old and old_secret and old_secret != secret:
        await keep(profile, vault, purpose, Slot.RETIRING, old, old_secret)
    await keep(profile, vault, purpose, Slot.CURRENT, pending, secret)
    await discard(profile, vault, purpose, Slot.PENDING)


async def discard(profile: Profile, vault: Vault, purpose: Purpose, slot: Slot) -> None:
    section = key_of(purpose, slot)
    profile.drop_many([f"{section}.{field.name}" for field in fields(TokenCard)])
    await vault.forget(section)


def now() -> str:
    """To the thousandth: two tokens of one second are two."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def client_secret_of(client_id: str) -> str:
    """The name in the vault of the secret of the client that made a token."""
    return f"clients.{client_id}"
