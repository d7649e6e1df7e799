"""CRM's own roles and profiles, which a new user is given: read with the team's token, remembered for the form."""

import json
from collections.abc import Iterable

from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import crm_of
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.services.zoho.crm import Named

ROLES, PROFILES = "team/crm-roles", "team/crm-profiles"
"""Where the lists are remembered; nothing in them is secret."""


async def read(sitting: Sitting) -> None:
    """Reads both lists, if there is consent for it. Raises ServiceFailure."""
    if token_in(sitting, Purpose.TEAM, Slot.CURRENT) is None:
        return
    crm = crm_of(sitting, Purpose.TEAM)
    _remember(sitting, ROLES, await crm.roles())
    _remember(sitting, PROFILES, await crm.profiles())


def learn(sitting: Sitting, facts: TeamFacts) -> None:
    """What a look found, for the next form."""
    if facts.roles is not None and facts.profiles is not None:
        _remember(sitting, ROLES, facts.roles)
        _remember(sitting, PROFILES, facts.profiles)


def known(sitting: Sitting, which: str) -> tuple[Named, ...]:
    """As last read; empty if they never were."""
    text = sitting.ledger.places().get(which, "")
    return tuple(Named(str(one[0]), str(one[1])) for one in json.loads(text)) if text else ()


def chosen(lists: Iterable[Named], name: str) -> Named | None:
    """By name, as chosen; one that was typed and is on no list has no id, and is good for by-hand work only."""
    if not name:
        return None
    return next((one for one in lists if one.name.casefold() == name.casefold()), Named("", name))


def _remember(sitting: Sitting, which: str, lists: Iterable[Named]) -> None:
    sitting.ledger.remember(which, json.dumps([[one.id, one.name] for one in lists]))
