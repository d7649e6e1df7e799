"""The plan that builds the CRM side: fields, variables, functions, each checked first and changed only where it differs."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.deluge.memory import Field
from zoho_ideolve_wizard.deluge.variables import Variable
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Instruction, Nothing, Task
from zoho_ideolve_wizard.guide.connector import PAIR_SINCE
from zoho_ideolve_wizard.guide.crm_side import automation_before
from zoho_ideolve_wizard.guide.crm_side import automation_by_hand as by_hand
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm, by_api
from zoho_ideolve_wizard.guide.crm_side.automation_do import FieldWork, VariableWork
from zoho_ideolve_wizard.guide.crm_side.automation_facts import NOTHING_READ, CrmSetUp
from zoho_ideolve_wizard.guide.crm_side.automation_function_tasks import function_tasks
from zoho_ideolve_wizard.guide.crm_side.automation_paths import proven
from zoho_ideolve_wizard.guide.crm_side.automation_values import plain_values, value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts

SYSTEM = "Zoho CRM"


def tasks(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    """Facts and what is wanted, in; tasks, out. None before a test note has shown its id."""
    return every_task(sitting, found) if proven(sitting) else []


def every_task(sitting: Sitting, found: Facts | None = None) -> list[Task]:
    """The same, whether or not a test note has shown its id with the pair of now."""
    facts = found if isinstance(found, CrmSetUp) else None
    return [
        *(field_task(one, facts, sitting) for one in memory.FIELDS),
        *variable_tasks(variables.VARIABLES, facts, sitting),
        *function_tasks(ours.FUNCTIONS, facts, sitting),
    ]


def _by_program(sitting: Sitting, *, looked: bool, listed: object) -> bool:
    """Whether the wizard does this kind of thing; not where CRM would not even let it be read."""
    return by_api(sitting) and not (looked and listed is None)


def field_task(wanted: Field, facts: CrmSetUp | None, sitting: Sitting) -> Task:
    name = f"{wanted.module}/{wanted.api_name}"
    key, title = f"crm/field/{name}", f"{wanted.module}: {wanted.label}"
    there = (facts.fields or {}).get(name) if facts else None
    if there is not None and there.type == wanted.data_type:
        return Task(key, title, SYSTEM, Nothing("CRM lists it."))
    twin = by_hand.field(wanted, sitting)
    if there is not None:
        return Task(key, title, SYSTEM, _in_the_way(wanted, there.type, twin))
    if not _by_program(sitting, looked=facts is not None, listed=facts and facts.fields):
        return Task(key, title, SYSTEM, twin)
    work = FieldWork(wanted, sitting)
    return Task(key, title, SYSTEM, Automatic(work.do, work.look, twin))


def _in_the_way(wanted: Field, kind: str, twin: ByHand) -> ByHand:
    note = (
        f"{wanted.module} have a field {wanted.api_name} of another kind ({kind}). Give it another API name or delete "
        "it first, if nobody needs it."
    )
    return ByHand((Instruction(note), *twin.steps))


def variable_tasks(wanted: Sequence[Variable], facts: CrmSetUp | None, sitting: Sitting) -> list[Task]:
    """The first one makes the group, so the others come after it."""
    made: list[Task] = []
    values = plain_values(sitting)
    for one in wanted:
        needs = (made[0].key,) if made else ()
        made.append(_variable_task(one, facts, sitting, values, needs))
    return made


def _variable_task(
    wanted: Variable,
    facts: CrmSetUp | None,
    sitting: Sitting,
    values: Mapping[str, str],
    needs: tuple[str, ...] = (),
) -> Task:
    key, title = _variable_key(wanted, sitting, values), f"Variable {wanted.api_name}"
    if wanted is variables.CATCH_UP_FROM and (decided := automation_before.words(sitting)):
        title = f"{title}; accounts and deals from before: {decided}"
    there = (facts.variables or {}).get(wanted.api_name) if facts else None
    if there is not None and wanted is variables.STATE and there.value:
        return Task(key, title, SYSTEM, Nothing(f"It says {there.value}, and is left so."), needs)
    if there is not None and there.value == value(wanted, sitting) != "":
        return Task(key, title, SYSTEM, Nothing("CRM holds it as it should be."), needs)
    twin = by_hand.variable(wanted, sitting, values)
    if not _by_program(sitting, looked=facts is not None, listed=facts and facts.variables):
        return Task(key, title, SYSTEM, twin, needs)
    work = VariableWork(wanted, sitting)
    how = ": set anew" if there is not None else ""
    return Task(key, f"{title}{how}", SYSTEM, Automatic(work.do, work.look, twin), needs)


def _variable_key(wanted: Variable, sitting: Sitting, values: Mapping[str, str]) -> str:
    """Another value is another task; of the key nothing is written down but when it changed."""
    start = f"crm/variable/{wanted.api_name}"
    if wanted is variables.STATE:
        return start
    told = (
        f"{sitting.answer('connector.client_id')}\n{sitting.answer(PAIR_SINCE)}"
        if wanted.secret
        else values[wanted.api_name]
    )
    return f"{start}/{sha256(told.encode()).hexdigest()[:12]}"


def pair_tasks(sitting: Sitting) -> list[Task]:
    """The connector's pair where the functions read it: what a new key has to reach."""
    pair = (variables.CLIENT_ID, variables.API_KEY)
    facts = NOTHING_READ if automation_crm(sitting) is None else None
    values = plain_values(sitting)
    return [_variable_task(one, facts, sitting, values) for one in pair]
