"""Whose token it is: organization, edition, user; what differs from what was said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.credentials.token_scopes import lacking_in
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, card
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago, troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.scopes import Scope


@dataclass(frozen=True)
class Company:
    """What the token shows, in lines, and what follows from it. `doubts` are worth a second look."""

    lines: tuple[str, ...]
    doubts: tuple[str, ...]
    follows: str = field(default="")


def known(sitting: Sitting, purpose: Purpose) -> TokenCard | None:
    """The token that says whose profile this is: the one in use, else the connector's. Its secret may be away."""
    own = card(sitting.profile, purpose, Slot.CURRENT)
    return own or card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)


def other_company(found: TokenCard, sitting: Sitting, purpose: Purpose) -> bool:
    before = known(sitting, purpose)
    return before is not None and before.proven and before.organization_id != found.organization_id


def other_person(found: TokenCard, sitting: Sitting, purpose: Purpose) -> TokenCard | None:
    """Who consented until now, where it is somebody else of the same company."""
    before = card(sitting.profile, purpose, Slot.CURRENT)
    if before is None or other_company(found, sitting, purpose) or before.user_id in ("", found.user_id):
        return None
    return before


def turned_away(found: TokenCard, before: TokenCard | None, *, revoked: bool) -> ServiceFailure:
    """Another company, where only the known one will do: told as a refusal, with what became of the token."""
    ours = before.organization_name if before else "another company"
    return ServiceFailure.of(
        troubles.OTHER_ORGANIZATION.about(
            organization=found.organization_name, who=found.user_email, ours=ours, gone=_gone(revoked)
        )
    )


def not_this_user(why: str, *, revoked: bool) -> ServiceFailure:
    """The right company, but not somebody whose consent will do; told in the same way."""
    return ServiceFailure.of(troubles.OTHER_USER.about(why=why, gone=_gone(revoked)))


def _gone(revoked: bool) -> str:
    if revoked:
        return "The new token was revoked and forgotten"
    return "The new token is forgotten here, but could not be revoked: do that in that Zoho account"


_NEEDED_BY = {
    Purpose.CONNECTOR: "the setup in CRM needs one",
    Purpose.TEAM: "changing users needs one",
    Purpose.AUTOMATION: "changing CRM's setup needs one",
}


def company_of(
    card: TokenCard,
    sitting: Sitting,
    asked: Iterable[Scope] = (),
    purpose: Purpose = Purpose.CONNECTOR,
) -> Company:
    """Organization, edition, user; what differs from what was said before, and from what was `asked` for; what comes
    next. `purpose`: what the token is for."""
    lines = (
        f"{card.organization_name}  (organization {card.organization_number or card.organization_id})",
        f"Edition: {card.edition or 'not told'}",
        f"User: {card.user_name} <{card.user_email}>",
        f"Data center: {sitting.endpoints.data_centers.label_of(card.data_center)}",
    )
    return Company(lines, (*_doubts(card, sitting, purpose), *_too_few(card, asked)), _follows(card))


def _doubts(card: TokenCard, sitting: Sitting, purpose: Purpose) -> list[str]:
    doubts = []
    known = connector_token(sitting)
    if known and known.organization_id != card.organization_id:
        doubts.append(f"Until now this profile belonged to {known.organization_name}.")
    number = sitting.answer("zoho.organization")
    if number and card.organization_number and number != card.organization_number:
        doubts.append(f"The CRM address you pasted belongs to organization {number}, not to this one.")
    chosen = sitting.answer("zoho.data_center")
    if chosen not in ("", "unknown", card.data_center):
        label_of = sitting.endpoints.data_centers.label_of
        doubts.append(f"You chose {label_of(chosen)}; the account lives in {label_of(card.data_center)}.")
    if card.administrator == "no":
        doubts.append(f"This user is not an administrator: {_NEEDED_BY[purpose]}.")
    if card.edition.casefold() == "free":
        doubts.append("This is a free edition, which may lack functions and workflow rules.")
    return doubts


def _too_few(card: TokenCard, asked: Iterable[Scope]) -> list[str]:
    """Whoever generates a code by hand types the scopes there, and may have left some out."""
    lacks = lacking_in(card.scopes, asked)
    if not lacks:
        return []
    more = f" and {len(lacks) - 1} more" if len(lacks) > 1 else ""
    return [
        f"It lacks {lacks[0]}{more}: what needs that will be refused. Answer No, and take all the scopes."
    ]


def _follows(card: TokenCard) -> str:
    if card.administrator == "no":
        return "You can go on; for the steps in CRM an administrator has to sit here. About 20 minutes."
    return "The wizard checks what it can; you fill in the forms in Ideolve and CRM. About 20 minutes."


def facts_of(card: TokenCard, sitting: Sitting) -> Mapping[str, str]:
    """What the card says, label to text, for the screen and the report."""
    return {
        "Organization": card.organization_name,
        "Consented by": f"{card.user_name} ({card.user_email})",
        "Issued": ago.full_day_of(card.issued_at),
        "Last worked": ago.full_day_of(card.last_worked_at),
        "Data center": sitting.endpoints.data_centers.label_of(card.data_center),
        "Scopes": card.scopes.replace("ZohoCRM.", "").replace(",", ", "),
    }
