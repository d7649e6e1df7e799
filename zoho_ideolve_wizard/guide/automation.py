"""Functions, workflow rules, schedules (guide 5): every object of the guide, by hand, from the catalog."""

from zoho_ideolve_wizard.deluge.catalog import FUNCTIONS, RULES, SCHEDULES
from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide import by_catalog
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Facts, Step


def functions(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return [by_catalog.task(function, sitting) for function in FUNCTIONS]


def rules(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return [by_catalog.task(rule, sitting) for rule in RULES]


def schedules(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    return [by_catalog.task(schedule, sitting) for schedule in SCHEDULES]


STEP = Step(
    "automation",
    "CRM automation",
    "5",
    (
        Do(
            "functions",
            "Seven functions",
            "The vendor's code, from the vendor's page; two values go into each.",
            functions,
        ),
        Do("rules", "Five rules", "A rule runs a function when a record is made or changed.", rules),
        Do("schedules", "Two schedules", "A schedule runs a function by the clock.", schedules),
    ),
    needs=("connector", "connection"),
)
