"""The by-hand twins of what the wizard makes in CRM: fields and variables gathered on a page, functions one each."""

from collections.abc import Mapping

from zoho_ideolve_wizard.deluge import memory, variables
from zoho_ideolve_wizard.deluge.directions import directions
from zoho_ideolve_wizard.deluge.memory import Field
from zoho_ideolve_wizard.deluge.objects import Function
from zoho_ideolve_wizard.deluge.variables import Variable
from zoho_ideolve_wizard.engine.task import ByHand, Gathering, Instruction, Value
from zoho_ideolve_wizard.guide.company import data_center
from zoho_ideolve_wizard.guide.crm_side.automation_values import body
from zoho_ideolve_wizard.guide.sitting import Sitting

READABLE = "CRM users who may see variables can read these values, the API key included."


def field(wanted: Field, sitting: Sitting) -> ByHand:
    """All missing fields of a module are one page."""
    crm, module = data_center(sitting).crm, wanted.module

    def steps(names: tuple[str, ...]) -> tuple[Instruction, ...]:
        here = [one for one in memory.FIELDS if one.module == module and one.api_name in names]
        return (
            Instruction(
                f"As a CRM administrator open Setup, then Modules and Fields, and there the layout of {_shown(module)}.",
                crm,
            ),
            *(
                Instruction(
                    f"Add a field. Its API name must read {one.api_name}. {one.purpose}",
                    values=tuple(Value(label, text) for label, text in one.values()[1:]),
                )
                for one in here
            ),
            Instruction("Save the layout."),
        )

    gathering = Gathering(f"crm/fields/{module}", lambda count: f"{count} fields of {_shown(module)}", steps)
    return ByHand(steps((wanted.api_name,)), gathering, wanted.api_name)


def _shown(module: str) -> str:
    return "Meetings (Events)" if module == "Events" else module


def variable(wanted: Variable, sitting: Sitting, values: Mapping[str, str]) -> ByHand:
    """All variables to make or change are one page; `values` by API name, without the key."""
    crm = data_center(sitting).crm

    def one_of(thing: Variable) -> Instruction:
        kept = (
            Value("Value", secret="connector.api_key")  # noqa: S106 - the name of a secret
            if thing.secret
            else Value("Value", values[thing.api_name])
        )
        return Instruction(f"{thing.description}:", values=(Value("Variable Name", thing.name), kept))

    def steps(names: tuple[str, ...]) -> tuple[Instruction, ...]:
        return (
            Instruction(
                "As a CRM administrator open Setup, then Developer Hub (older: Developer Space), then CRM Variables.",
                crm,
            ),
            Instruction(
                "Create each of these, or open it if it is there: data type Single Line or Multi-Line, the group "
                f"{variables.GROUP} (make it the first time). The API name must read exactly as the name here.",
                values=(Value("Group", variables.GROUP),),
            ),
            *(one_of(thing) for thing in variables.VARIABLES if thing.api_name in names),
        )

    gathering = Gathering("crm/variables", lambda count: f"{count} variables", steps)
    return ByHand(steps((wanted.api_name,)), gathering, wanted.api_name, notes=(READABLE,))


def function(wanted: Function, sitting: Sitting) -> ByHand:
    """Its form, its arguments, its code ready to copy."""
    crm = data_center(sitting).crm
    steps = []
    for number, direction in enumerate(directions(wanted)):
        values = [Value(label, text) for label, text in direction.values]
        if direction.code:
            values.append(Value("Code", body(wanted, sitting)))
        steps.append(Instruction(direction.text, "" if number else crm, tuple(values)))
    there = "If it is there already, open it, and go on with its code."
    return ByHand((steps[0], Instruction(there), *steps[1:]), notes=(_CUT,))


_CUT = "If what you copy is cut, have it shown alone here: it can be saved to a file that only you can read."
