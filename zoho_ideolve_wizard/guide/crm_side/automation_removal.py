"""What uninstalling removes: functions, variables and, if wanted, fields, and of these only what the wizard made."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Gathering, Instruction, Nothing, Task, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, automation_crm_needed
from zoho_ideolve_wizard.guide.crm_side.automation_facts import CrmSetUp
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FIELD, FUNCTION, VARIABLE, Made, Written
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, Field
from zoho_ideolve_wizard.services.zoho.crm_functions import CrmFunctions, Function
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables, Variable

SYSTEM = "Zoho CRM"
REMOVE_FIELDS = "automation.remove_fields"
KEEP, REMOVE = "keep", "remove"

_PAGES = {
    FUNCTION: "Setup, then Developer Hub (older: Developer Space), then Functions",
    VARIABLE: "Setup, then Developer Hub (older: Developer Space), then CRM Variables",
    FIELD: "Setup, then Modules and Fields, and there each module's layout",
}
_ENDS = {FUNCTION: "crm/function/", VARIABLE: "crm/variable/", FIELD: "crm/field/"}
"""How the keys of the tasks begin that made them."""


@dataclass(frozen=True)
class _Thing:
    kind: str
    name: str

    @property
    def title(self) -> str:
        return f"{self.kind.capitalize()} {self.name.replace('/', ': ')}"

    @property
    def goes(self) -> str:
        return f"Delete {self.title[0].lower()}{self.title[1:]}"


_KEY = _Thing(VARIABLE, variables.API_KEY.api_name)


def things(sitting: Sitting) -> list[_Thing]:
    """In the order in which they go: what calls others, before what is called."""
    fields = memory.FIELDS if sitting.answer(REMOVE_FIELDS) == REMOVE else ()
    return [
        *(_Thing(FUNCTION, one.name) for one in reversed(ours.FUNCTIONS)),
        *(_Thing(VARIABLE, one.api_name) for one in variables.VARIABLES),
        *(_Thing(FIELD, f"{one.module}/{one.api_name}") for one in fields),
    ]


def tasks(sitting: Sitting, facts: CrmSetUp | None, since: str) -> list[Task]:
    """`since` tells one uninstalling from another."""
    made: list[Task] = []
    needs: tuple[str, ...] = ()
    for one in things(sitting):
        task = _task(one, facts, sitting, since, needs)
        if one.kind == FUNCTION and task.removes:
            needs = (task.key,)
        made.append(task)
    return made


def _task(
    thing: _Thing, facts: CrmSetUp | None, sitting: Sitting, since: str, needs: tuple[str, ...]
) -> Task:
    key = f"uninstall/{thing.kind}/{thing.name}/{since}"
    own = Made(sitting.ledger).id_of(thing.kind, thing.name)
    if automation_crm(sitting) is None:
        return Task(key, thing.goes, SYSTEM, _by_hand(thing, sitting), removes=True)
    if facts is not None:
        there = _listed(facts, thing.kind).get(thing.name)
        if there is None:
            return Task(key, thing.title, SYSTEM, Nothing("CRM does not have it."))
        if there.id != own and thing == _KEY and isinstance(there, Variable) and there.value:
            return Task(key, thing.goes, SYSTEM, _key_by_hand(sitting), removes=True)
        if there.id != own:
            return Task(key, thing.title, SYSTEM, Nothing("The wizard did not make it, so it stays."))
    elif not own:
        return Task(key, thing.title, SYSTEM, Nothing("The wizard did not make it."))
    delete = _DELETE[thing.kind]

    async def do() -> str:
        gone = await delete(sitting, thing.name, own)
        forget(sitting, thing.kind, thing.name)
        return "Deleted." if gone else "It was gone already."

    async def look() -> bool:
        return False  # deleting what is gone does no harm

    twin = _by_hand(thing, sitting)
    return Task(key, thing.goes, SYSTEM, Automatic(do, look, twin), needs, removes=True)


def _listed(facts: CrmSetUp, kind: str) -> Mapping[str, Field | Variable | Function]:
    kinds: Mapping[str, Mapping[str, Field | Variable | Function] | None] = {
        FUNCTION: facts.functions,
        VARIABLE: facts.variables,
        FIELD: facts.fields,
    }
    return kinds[kind] or {}


def forget(sitting: Sitting, kind: str, name: str) -> None:
    """It is there no more: neither is it the wizard's, nor does the task hold that made it."""
    Made(sitting.ledger).forget(kind, name)
    if kind == FUNCTION:
        Written(sitting.ledger).forget(name)
    undo(sitting, f"{_ENDS[kind]}{name}")


def undo(sitting: Sitting, start: str) -> None:
    """The tasks of this key, or with more behind it, hold no longer."""
    for key, record in sitting.records.items():
        if record.outcome.holds and (key == start or key.startswith(f"{start}/")):
            sitting.ledger.undo(Task(key, record.title, record.system, ByHand(())), "It was removed.")


def typed(running: Sequence[Task]) -> str:
    """How many things go, to be typed first."""
    count = sum(task.removes for task in running)
    return str(count) if count else ""


def _by_hand(thing: _Thing, sitting: Sitting) -> ByHand:
    """All of a kind are one page."""
    crm = data_center(sitting).crm

    def steps(names: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            Instruction(f"As a CRM administrator open {_PAGES[thing.kind]}.", crm),
            Instruction(
                "Delete these, in this order; what is not there, or was there before the wizard, leave alone.",
                values=tuple(Value(thing.kind.capitalize(), name.replace("/", ": ")) for name in names),
            ),
        )

    gathering = Gathering(f"uninstall/{thing.kind}", lambda count: f"Delete {count} {thing.kind}s", steps)
    return ByHand(steps((thing.name,)), gathering, thing.name)


def _key_by_hand(sitting: Sitting) -> ByHand:
    """Somebody else made it, so it is not the wizard's to delete; but it still holds the key."""
    return ByHand(
        (
            Instruction(f"As a CRM administrator open {_PAGES[VARIABLE]}.", data_center(sitting).crm),
            Instruction(
                "Delete this one, unless something else needs it. The wizard did not make it, so it leaves it; but it "
                "still holds the API key, and CRM users who may see variables can read it.",
                values=(Value("Variable", _KEY.name),),
            ),
        )
    )


async def _function(sitting: Sitting, name: str, id: str) -> bool:  # noqa: A002 - CRM's word
    return await CrmFunctions(automation_crm_needed(sitting)).delete(id, name)


async def _variable(sitting: Sitting, name: str, id: str) -> bool:  # noqa: A002
    client = CrmVariables(automation_crm_needed(sitting))
    there = next((one for one in await client.variables() if (one.api_name, one.id) == (name, id)), None)
    return there is not None and await client.delete(there)


async def _field(sitting: Sitting, name: str, id: str) -> bool:  # noqa: A002
    module = name.partition("/")[0]
    client = CrmFields(automation_crm_needed(sitting))
    there = next((one for one in await client.fields(module) if one.id == id), None)
    return there is not None and await client.delete(module, there)


_DELETE: Mapping[str, Callable[[Sitting, str, str], Awaitable[bool]]] = {
    FUNCTION: _function,
    VARIABLE: _variable,
    FIELD: _field,
}
