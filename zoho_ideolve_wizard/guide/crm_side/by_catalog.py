"""An object of the catalog as a by-hand task: where to click, what to copy, what the guide says otherwise."""

from zoho_ideolve_wizard.deluge.directions import directions, new_pair
from zoho_ideolve_wizard.deluge.objects import Connection, Function, Rule, Schedule
from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task, Value
from zoho_ideolve_wizard.guide import corrections
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.connector import PAIR_SINCE
from zoho_ideolve_wizard.guide.sitting import Sitting

SYSTEM = "Zoho CRM"


def task(
    thing: Connection | Function | Rule | Schedule, sitting: Sitting, needs: tuple[str, ...] = ()
) -> Task:
    """The first line opens CRM, unless it has a page of its own. What stands in CRM already and lacks a new pair is
    opened, not made."""
    crm = data_center(sitting).crm
    steps = []
    renewed = isinstance(thing, Function) and _was_made(thing, sitting)
    lines = new_pair(thing) if isinstance(thing, Function) and renewed else directions(thing)
    for index, direction in enumerate(lines):
        values = [Value(label, text) for label, text in direction.values]
        if direction.code:
            values.append(Value("Code", direction.code))
        if direction.connector_values:
            values.append(Value("Client Id", sitting.answer("connector.client_id")))
            values.append(Value("API key", secret="connector.api_key"))  # noqa: S106 - the name of a secret
        opens = direction.url or (crm if index == 0 else "")
        steps.append(Instruction(direction.text, opens, tuple(values)))
    key = key_of(thing)
    if isinstance(thing, Function):
        # Another pair of the connector has to be put into the code again.
        key = f"{key}/{sitting.answer('connector.client_id')}"
        since = sitting.answer(PAIR_SINCE)
        key = f"{key}/{since}" if since else key
    if renewed:
        return Task(key, f"{_title(thing)}: new Client Id and API key", SYSTEM, ByHand(tuple(steps)), needs)
    return Task(key, _title(thing), SYSTEM, ByHand(tuple(steps), notes=notes(thing.corrections)), needs)


def _was_made(function: Function, sitting: Sitting) -> bool:
    """Whether it was saved in CRM with a pair that was replaced since."""
    if not sitting.answer(PAIR_SINCE):
        return False
    made = f"{key_of(function)}/"
    return any(key.startswith(made) and record.outcome.holds for key, record in sitting.records.items())


def key_of(thing: Connection | Function | Rule | Schedule) -> str:
    return f"crm/{type(thing).__name__.lower()}/{thing.key}"


def _title(thing: Connection | Function | Rule | Schedule) -> str:
    return f"Connection {thing.name}" if isinstance(thing, Connection) else thing.name


def notes(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Each correction in a line; a doubt says that it is one."""
    found = (corrections.by_key(key) for key in keys)
    return tuple(
        f"{one.where}: {one.guide_says} {'Used here' if one.sure else 'Our reading, not confirmed'}: {one.we_use}"
        for one in found
    )
