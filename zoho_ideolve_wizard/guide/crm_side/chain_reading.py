"""Reads back the chain from a record to its note: what CRM lets the token see, and what Ideolve says of the pair."""

from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from zoho_ideolve_wizard.deluge import memory, objects, variables
from zoho_ideolve_wizard.guide.crm_side.chain import Chain, Pair
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.api import IdeolveApi
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions
from zoho_ideolve_wizard.services.zoho.crm_rules import CrmRules
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables

Read = TypeVar("Read")

_NOT_SHOWN = ("OAUTH_SCOPE_MISMATCH", "INVALID_MODULE")


async def read_chain(sitting: Sitting, crm: Crm | None, rule: objects.Rule, state: str = "") -> Chain:
    """Everything of the chain of one rule, in about six requests; without `crm`, Ideolve alone is asked.

    Raises ServiceFailure if CRM cannot be reached; what it does not offer or show here is left out.
    """
    (found,) = await read_chains(sitting, crm, (rule,))
    return replace(found, state=state)


async def read_chains(sitting: Sitting, crm: Crm | None, wanted: Iterable[objects.Rule]) -> list[Chain]:
    """The same for several rules, of different modules; what they share is read once."""
    if crm is None:
        pair, words = await ask_ideolve(sitting, {})
        return [Chain(rule, pair=pair, pair_of_crm=False, pair_words=words) for rule in wanted]
    not_read: list[str] = []
    functions = await _shown(CrmFunctions(crm).functions(), not_read)
    kept = await _shown(CrmVariables(crm).variables(), not_read)
    values = {one.api_name: one.value for one in kept or ()}
    pair, words = await ask_ideolve(sitting, values)
    chains = []
    for rule in wanted:
        unread = list(not_read)
        rules = await _shown(CrmRules(crm).rules(rule.api_module), unread)
        fields = await _shown(CrmFields(crm).fields(rule.api_module), unread)
        there = {one.api_name for one in fields or ()}
        needed = [one.api_name for one in memory.FIELDS if one.module == rule.api_module]
        chain = Chain(
            rule,
            rules=None if rules is None else tuple(rules),
            functions=None if functions is None else tuple(functions),
            unset=None if kept is None else tuple(unset(values)),
            paused=None if kept is None else values.get(variables.STATE.api_name) != variables.RUNNING,
            missing_fields=None if fields is None else tuple(name for name in needed if name not in there),
            fields=tuple(fields or ()),
            pair=pair,
            pair_of_crm=kept is not None,
            pair_words=words,
            not_read=tuple(unread),
        )
        chains.append(chain)
    return chains


def unset(values: Mapping[str, str]) -> list[str]:
    """The variables that are missing or empty; one is enough for the functions to send nothing."""
    return [one.api_name for one in variables.VARIABLES if not values.get(one.api_name)]


async def ask_ideolve(sitting: Sitting, values: Mapping[str, str]) -> tuple[Pair, str]:
    """Ideolve's word on the pair that CRM's variables hold, else on the wizard's own; and in words, what is wrong.

    By the one published call, which changes nothing.
    """
    client_id = values.get(variables.CLIENT_ID.api_name) or sitting.answer("connector.client_id")
    api_key = values.get(variables.API_KEY.api_name) or sitting.secret("connector.api_key")
    if not (client_id and api_key):
        return Pair.NOT_ASKED, ""
    user = sitting.answer("ideolve.primary_contact")
    sitting.hide(api_key)
    try:
        await IdeolveApi(sitting.http, sitting.endpoints.ideolve_api).authenticate(user, client_id, api_key)
    except ServiceFailure as failure:
        return (Pair.REFUSED if failure.code == "WRONG_PAIR" else Pair.DOWN), failure.what
    return Pair.ACCEPTED, ""


async def _shown(reading: Awaitable[Read], not_read: list[str]) -> Read | None:
    """What was read; None, and the reason kept, where CRM does not offer it here or not to this token."""
    try:
        return await reading
    except ServiceFailure as failure:
        if not failure.by_hand and failure.code not in _NOT_SHOWN:
            raise
        not_read.append(failure.what)
        return None
