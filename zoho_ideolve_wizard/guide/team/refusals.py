"""Who cannot be removed, and why: whoever the connection to CRM or Ideolve rests on, and the last administrator."""

from zoho_ideolve_wizard.guide.credentials.token_names import NAMES
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot, TokenCard, card
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.trouble import Trouble

REPLACE_FIRST = troubles.CONSENTED.remedy

CONNECTION_BY = "connection.made_by"
"""The answer that names whose consent the connection in CRM rests on, by address; without it, the token's user."""


def refusal(person: Person, sitting: Sitting, facts: TeamFacts | None, ends: Role = Role.BOTH) -> str:
    """Empty if the person can go. `ends` is which of the person's roles ends: an expert has no part in CRM."""
    address = person.address
    if _same(address, sitting.answer("ideolve.primary_contact")) and _leaves_workspace(person, ends):
        return _told(troubles.OWNS_WORKSPACE, address)
    loses_crm = ends is not Role.EXPERT and person.role is not Role.EXPERT
    return _in_crm(address, sitting, facts) if loses_crm else ""


def _leaves_workspace(person: Person, ends: Role) -> bool:
    """Somebody who is both stays in the workspace when one of the roles ends."""
    return person.role is not Role.BOTH or ends is Role.BOTH


def _in_crm(address: str, sitting: Sitting, facts: TeamFacts | None) -> str:
    if facts and _same(address, facts.organization_primary_email):
        return _told(troubles.PRIMARY_OF_CRM, address)
    if facts and _is_last_administrator(address, facts):
        return _told(troubles.LAST_ADMINISTRATOR, address)
    rests = rests_on(address, sitting, facts)
    if not rests:
        return ""
    return _told(troubles.CONSENTED, address, rests=f"{' and '.join(rests)} rest{'s' * (len(rests) == 1)}")


def _told(trouble: Trouble, who: str, **known: str) -> str:
    found = trouble.about(who=who, **known)
    return f"{found.what} {found.remedy}"


def rests_on(address: str, sitting: Sitting, facts: TeamFacts | None) -> list[str]:
    """What rests on this person's consent, in words; nothing does for most. Another administrator takes it over."""
    rests = [NAMES[purpose] for purpose in Purpose if _consented(address, sitting, facts, purpose)]
    if _same(address, sitting.answer(CONNECTION_BY)):
        rests.append("the connection in CRM")
    return rests


def _is_last_administrator(address: str, facts: TeamFacts) -> bool:
    active = [user for user in facts.users or () if user.administrator and user.status == "active"]
    return len(active) == 1 and _same(active[0].email, address)


def _consented(address: str, sitting: Sitting, facts: TeamFacts | None, purpose: Purpose) -> bool:
    """In whichever slot, whether the secret is at hand or not: a token that is not revoked may be in use."""
    kept = (card(sitting.profile, purpose, slot) for slot in Slot)
    return any(_is_of(one, address, facts) for one in kept if one)


def _is_of(token: TokenCard, address: str, facts: TeamFacts | None) -> bool:
    """By address, and by id where CRM lists the person: addresses change."""
    user = facts.user(address) if facts else None
    return _same(token.user_email, address) or (user is not None and user.id == token.user_id)


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()
