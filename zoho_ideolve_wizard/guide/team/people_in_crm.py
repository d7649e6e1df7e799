"""Whom the setup invites as salespeople and who has no login in CRM: seen in step 8, which makes no users."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import crm_of, reading_purpose
from zoho_ideolve_wizard.guide.team.job_people import sells
from zoho_ideolve_wizard.guide.team.team_facts import user_named
from zoho_ideolve_wizard.guide.team.team_words import first
from zoho_ideolve_wizard.services.failure import ServiceFailure

_PLACE = "people/users"
"""In the record: what CRM said last, as JSON: address to "active", "deactivated" or "none"."""


async def note_users(sitting: Sitting) -> None:
    """Asks CRM where a token is at hand; what it refuses is no trouble here."""
    sitting.ledger.forget_place(_PLACE)
    purpose = reading_purpose(sitting)
    selling = [one.address for one in sitting.profile.people() if sells(one)]
    if purpose is None or not selling:
        return
    with suppress(ServiceFailure):
        users = await crm_of(sitting, purpose).users("AllUsers")
        stand = {}
        for address in selling:
            user = user_named(users, address)
            stand[address] = (
                "none" if user is None else "active" if user.status == "active" else "deactivated"
            )
        sitting.ledger.remember(_PLACE, json.dumps(stand))


def remark(sitting: Sitting) -> str:
    """In sentences, for those who sell. Empty where each is known to be a user, or nobody sells."""
    selling = [one.address for one in sitting.profile.people() if sells(one)]
    known: Mapping[str, str] = json.loads(sitting.ledger.places().get(_PLACE, "{}"))
    if not selling:
        return ""
    if not all(address in known for address in selling):
        return "This step makes no CRM users: where a salesperson has no login in CRM, Team says so and adds one."
    missing = _who(selling, known, "none", "no user of CRM", "no users of CRM")
    off = _who(selling, known, "deactivated", "deactivated in CRM", "deactivated in CRM")
    told = f"{missing}{off}"
    return f"{told}This step changes no CRM users; Differences in Team does." if told else ""


def _who(selling: Sequence[str], known: Mapping[str, str], how: str, one: str, several: str) -> str:
    found = [address for address in selling if known[address] == how]
    if not found:
        return ""
    return f"{first(found)} {f'is {one}' if len(found) == 1 else f'are {several}'}. "
