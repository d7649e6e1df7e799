"""Our functions in CRM: made in order, read back, updated where they are the wizard's, left alone where they are not."""

from collections.abc import Sequence

from zoho_ideolve_wizard.deluge.objects import Function
from zoho_ideolve_wizard.engine.task import Action, Automatic, ByHand, Instruction, Nothing, Task
from zoho_ideolve_wizard.guide.crm_side import automation_by_hand as by_hand
from zoho_ideolve_wizard.guide.crm_side import automation_edited as edited
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed, by_api
from zoho_ideolve_wizard.guide.crm_side.automation_facts import CrmSetUp
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FUNCTION, Made, Written
from zoho_ideolve_wizard.guide.crm_side.automation_paths import must_be_proven, note_key
from zoho_ideolve_wizard.guide.crm_side.automation_values import code
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, NewFunction
from zoho_ideolve_wizard.services.zoho.crm_functions import Function as Listed
from zoho_ideolve_wizard.services.zoho.deluge_text import fingerprint, same_code

SYSTEM = "Zoho CRM"


def function_tasks(wanted: Sequence[Function], facts: CrmSetUp | None, sitting: Sitting) -> list[Task]:
    """Each after the one before it, since it calls only functions before it, and all after the test note."""
    made: list[Task] = []
    needs: tuple[str, ...] = (note_key(sitting),)
    for one in wanted:
        task = _task(one, facts, sitting, needs)
        made.append(task)
        if not isinstance(task.action, ByHand) or not task.key.endswith(_kept(one, sitting)):
            needs = (note_key(sitting), task.key)
    return made


def function_key(wanted: Function, sitting: Sitting) -> str:
    """Other code is another task."""
    return f"crm/function/{wanted.name}/{fingerprint(code(wanted, sitting))}"


def _kept(wanted: Function, sitting: Sitting) -> str:
    one = edited.known(sitting).get(wanted.name)
    return edited.kept_key(wanted.name, one) if one else "//"


def _task(wanted: Function, facts: CrmSetUp | None, sitting: Sitting, needs: tuple[str, ...]) -> Task:
    key, title = function_key(wanted, sitting), f"Function {wanted.name}"
    changed = edited.known(sitting).get(wanted.name)
    if changed and by_api(sitting) and not edited.agreed(sitting, wanted.name):
        told = (
            f"{wanted.name} is not the wizard's any more"
            if changed.made_here
            else f"{wanted.name} was there before"
        )
        kept = facts.code.get(wanted.name, "") if facts else ""
        page = edited.page(wanted, changed, sitting, kept)
        return Task(edited.kept_key(wanted.name, changed), told, SYSTEM, page, needs)
    how, action = _action(wanted, facts, sitting)
    return Task(key, f"{title}{how}", SYSTEM, action, needs)


def _action(wanted: Function, facts: CrmSetUp | None, sitting: Sitting) -> tuple[str, Action]:
    twin = by_hand.function(wanted, sitting)
    if not by_api(sitting) or (facts is not None and facts.functions is None):
        return "", twin
    work = FunctionWork(wanted, sitting)
    automatic = Automatic(work.do, work.look, twin)
    there = (facts.functions or {}).get(wanted.name) if facts else None
    if facts is None:
        return "", automatic
    if there is None:
        return "", automatic
    if there.category.casefold() != wanted.category.casefold():
        note = f"CRM has one of category {there.category}, which cannot be changed: delete that one first."
        return "", ByHand((Instruction(note), *twin.steps), notes=twin.notes)
    if same_code(facts.code.get(wanted.name, ""), code(wanted, sitting)):
        return "", Nothing("CRM holds the wizard's code.")
    return ": updated", automatic


class FunctionWork:
    """One function. What somebody changed in CRM is overwritten only where the admin said so of that very code."""

    def __init__(self, wanted: Function, sitting: Sitting) -> None:
        self._wanted = wanted
        self._sitting = sitting

    def _client(self) -> CrmFunctions:
        return CrmFunctions(automation_crm_needed(self._sitting))

    async def do(self) -> str:
        must_be_proven(self._sitting)
        wanted, source = self._wanted, code(self._wanted, self._sitting)
        client, written = self._client(), Written(self._sitting.ledger)
        there = await self._there(client)
        if there is None:
            return await self._make(client, source)
        kept = await client.code(there.id, f"the function {wanted.name}")
        if same_code(kept, source):
            written.keep(wanted.name, source)
            return "CRM held the wizard's code already."
        may = edited.may_overwrite(self._sitting, wanted.name, kept)
        if edited.is_edited(self._sitting, wanted, kept) and not may:
            raise _changed_meanwhile(wanted.name)
        written.begin(wanted.name, source)
        await client.update(there.id, wanted.name, source)
        written.keep(wanted.name, source)
        edited.forget(self._sitting, wanted.name)
        return "Updated, and read back."

    async def _make(self, client: CrmFunctions, source: str) -> str:
        wanted, made, written = self._wanted, Made(self._sitting.ledger), Written(self._sitting.ledger)
        new = NewFunction(wanted.name, wanted.category, source, wanted.description)
        with made.making(FUNCTION, wanted.name) as keep:
            written.begin(wanted.name, source)
            await client.create(new, keep)
        written.keep(wanted.name, source)
        return "Made, and its code read back."

    async def look(self) -> bool:
        client = self._client()
        there = await self._there(client)
        if there is None:
            return False
        kept = await client.code(there.id, f"the function {self._wanted.name}")
        holds = same_code(kept, code(self._wanted, self._sitting))
        if holds:
            Written(self._sitting.ledger).keep(self._wanted.name, kept)
        return holds

    async def _there(self, client: CrmFunctions) -> Listed | None:
        there = next((one for one in await client.functions() if one.api_name == self._wanted.name), None)
        if there is not None:
            Made(self._sitting.ledger).found(FUNCTION, there.api_name, there.id)
        return there


def _changed_meanwhile(name: str) -> ServiceFailure:
    return ServiceFailure.of(troubles.EDITED.about(function=name))
