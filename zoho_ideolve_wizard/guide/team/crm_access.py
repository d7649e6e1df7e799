"""How CRM and Ideolve are reached for changes in the team: by program where a token or key is at hand."""

from dataclasses import dataclass, field, replace

from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.guide.company import data_center, token_in
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, client_secret_of, key_of
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.ideolve_access import admin_of, by_api
from zoho_ideolve_wizard.services.ideolve.admin import IdeolveAdmin
from zoho_ideolve_wizard.services.zoho.access import AccessTokens
from zoho_ideolve_wizard.services.zoho.credentials import Client, ClientKind
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.tokens import Accounts

_KINDS: dict[str, ClientKind] = {"server": "server", "self": "self", "device": "device"}


@dataclass(frozen=True)
class Access:
    """The access tokens drawn with one refresh token."""

    refresh_token: str = field(repr=False)
    client_id: str
    tokens: AccessTokens


class HandOvers:
    """The jobs at Zoho that hand over what leavers own, by the leaver's address; a restart finds them again."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def job_of(self, address: str) -> str:
        """The job's id; empty if none was ordered, or none is left to follow."""
        return self._ledger.places().get(f"{_HAND_OVER}{address}", "")

    def keep(self, address: str, job_id: str) -> None:
        self._ledger.remember(f"{_HAND_OVER}{address}", job_id)

    def forget(self, address: str) -> None:
        self._ledger.forget_place(f"{_HAND_OVER}{address}")


_HAND_OVER = "job/hand-over/"


@dataclass(frozen=True)
class Means:
    """What changes are made with; None is by hand. `crm_web` is CRM's own address, for a browser."""

    crm: Crm | None
    admin: IdeolveAdmin | None
    crm_web: str
    hand_overs: HandOvers | None = None


def team_by_api(sitting: Sitting) -> bool:
    """Whether the admin lets the wizard change CRM's users; otherwise that is by hand."""
    return sitting.answer("team.crm") == "api"


def crm_of(sitting: Sitting, purpose: Purpose) -> Crm:
    """CRM with the current token of a purpose. Raises LookupError when it is not at hand."""
    card = token_in(sitting, purpose, Slot.CURRENT)
    if card is None:
        sitting.access.pop(purpose, None)
        raise LookupError(f"there is no current {purpose} token at hand")
    refresh_token = sitting.secret(key_of(purpose, Slot.CURRENT))
    known = sitting.access.get(purpose)
    if known is None or (known.refresh_token, known.client_id) != (refresh_token, card.client_id):
        known = Access(refresh_token, card.client_id, _access_tokens(sitting, card, refresh_token))
        sitting.access[purpose] = known
    return Crm(sitting.http, known.tokens, known.tokens.forget)


def _access_tokens(sitting: Sitting, card: TokenCard, refresh_token: str) -> AccessTokens:
    centers = sitting.endpoints.data_centers
    secret = sitting.secret(client_secret_of(card.client_id))
    client = Client(card.client_id, secret, _KINDS.get(card.client_kind, "server"))
    center = centers.named(card.data_center) or data_center(sitting)
    return AccessTokens(Accounts(sitting.http, centers), client, refresh_token, center)


def reading_purpose(sitting: Sitting) -> Purpose | None:
    """Whose token reads CRM's users: the connector's, else the team's; None when neither is at hand."""
    return _first_at_hand(sitting, Purpose.CONNECTOR, Purpose.TEAM)


def counting_purpose(sitting: Sitting) -> Purpose | None:
    """Whose token counts what users own: the team's, which was asked for that, else the connector's; or None."""
    return _first_at_hand(sitting, Purpose.TEAM, Purpose.CONNECTOR)


def _first_at_hand(sitting: Sitting, *purposes: Purpose) -> Purpose | None:
    return next((one for one in purposes if token_in(sitting, one, Slot.CURRENT)), None)


def changing_crm(sitting: Sitting) -> Crm | None:
    """CRM with the team's token, where the admin wants that and it is at hand; else None: by hand."""
    if not team_by_api(sitting) or token_in(sitting, Purpose.TEAM, Slot.CURRENT) is None:
        return None
    return crm_of(sitting, Purpose.TEAM)


def means(sitting: Sitting) -> Means:
    admin = admin_of(sitting) if by_api(sitting) else None
    return Means(changing_crm(sitting), admin, data_center(sitting).crm, HandOvers(sitting.ledger))


def note_worked(sitting: Sitting, purpose: Purpose) -> None:
    """Writes on the token's card that it has just worked. Raises ProfileError."""
    card = token_in(sitting, purpose, Slot.CURRENT)
    if card is not None:
        tokens.note(sitting.profile, purpose, Slot.CURRENT, replace(card, last_worked_at=tokens.now()))
