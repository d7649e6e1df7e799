"""What CRM's set-up holds of the automation: read once, in a few requests, before a plan is made."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from zoho_ideolve_wizard.deluge import memory, ours
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose
from zoho_ideolve_wizard.guide.crm_side import automation_edited as edited
from zoho_ideolve_wizard.guide.crm_side import automation_fields as sent
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed, by_api
from zoho_ideolve_wizard.guide.crm_side.automation_before import must_be_asked
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FIELD, FUNCTION, VARIABLE, Made
from zoho_ideolve_wizard.guide.crm_side.automation_paths import must_be_proven
from zoho_ideolve_wizard.guide.crm_side.automation_preview import must_be_seen
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.crm_access import note_worked
from zoho_ideolve_wizard.guide.words.failures import kept_here
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm import Crm
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, Field
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, Function
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables, Variable

Read = TypeVar("Read")

MODULES = tuple(dict.fromkeys(one.module for one in memory.FIELDS))


@dataclass(frozen=True)
class CrmSetUp:
    """What CRM lists, by API name (fields: by `Deals/Ideolve_State`). None: CRM does not let it be read here, or
    nobody could look, so that kind of thing is by hand. `code` is that of our functions that are there."""

    fields: Mapping[str, Field] | None = None
    variables: Mapping[str, Variable] | None = None
    functions: Mapping[str, Function] | None = None
    code: Mapping[str, str] = field(default_factory=dict, repr=False)


NOTHING_READ = CrmSetUp()
"""Everything by hand."""


async def look(sitting: Sitting) -> CrmSetUp:
    """Reads everything once, and learns from it. Raises ServiceFailure; before a note is proven and seen and records from before
    are decided on, too."""
    must_be_proven(sitting)
    must_be_seen(sitting)
    must_be_asked(sitting)
    if not by_api(sitting):
        return NOTHING_READ
    found = await read(automation_crm_needed(sitting))
    with kept_here():
        note_worked(sitting, Purpose.AUTOMATION)
    _learn(sitting, found)
    return found


async def read(crm: Crm) -> CrmSetUp:
    """Raises ServiceFailure, but for what CRM does not offer here."""
    functions = await offered(_functions(crm))
    return CrmSetUp(
        await offered(_fields(crm)),
        await offered(_variables(crm)),
        functions,
        await _code(crm, functions or {}),
    )


async def offered(reading: Awaitable[Read]) -> Read | None:
    """None for what CRM refuses for lack of an API, an edition or a permission."""
    try:
        return await reading
    except ServiceFailure as failure:
        if not failure.by_hand:
            raise
        return None


async def _fields(crm: Crm) -> Mapping[str, Field]:
    fields = CrmFields(crm)
    return {f"{module}/{one.api_name}": one for module in MODULES for one in await fields.fields(module)}


async def _variables(crm: Crm) -> Mapping[str, Variable]:
    return {one.api_name: one for one in await CrmVariables(crm).variables()}


async def _functions(crm: Crm) -> Mapping[str, Function]:
    return {one.api_name: one for one in await CrmFunctions(crm).functions()}


async def _code(crm: Crm, functions: Mapping[str, Function]) -> Mapping[str, str]:
    source = CrmFunctions(crm)
    there = [functions[one.name] for one in ours.FUNCTIONS if one.name in functions]
    return {one.api_name: await source.code(one.id, f"the function {one.api_name}") for one in there}


def _learn(sitting: Sitting, found: CrmSetUp) -> None:
    """What was about to be made before a sudden end, what can be chosen, and what somebody else changed."""
    made = Made(sitting.ledger)
    for kind, listed in ((FIELD, found.fields), (VARIABLE, found.variables), (FUNCTION, found.functions)):
        if listed is not None:
            made.settle(kind, {name: one.id for name, one in listed.items()})
    for module in sent.KEYS if found.fields is not None else ():
        here = (one for key, one in (found.fields or {}).items() if key.startswith(f"{module}/"))
        sent.learn(sitting, module, here)
    edited.learn(sitting, found.code)
