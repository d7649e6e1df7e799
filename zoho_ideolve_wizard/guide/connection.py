"""Zoho connection (guide 4): what lets the functions read CRM. No public API makes one: by hand."""

from dataclasses import replace

from zoho_ideolve_wizard.deluge.catalog import CONNECTION
from zoho_ideolve_wizard.deluge.ours import CONNECTION as OURS
from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.crm_side import by_catalog
from zoho_ideolve_wizard.guide.crm_side.automation_access import ours
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Facts, Step


def tasks(sitting: Sitting, _facts: Facts | None = None) -> list[Task]:
    """The functions that run in CRM decide the scopes; with other ones the connection is to be made anew."""
    wanted = OURS if ours(sitting) else CONNECTION
    task = by_catalog.task(wanted, sitting)
    if wanted.scopes == CONNECTION.scopes:
        return [task]
    return [replace(task, key=f"{task.key}/{len(wanted.scopes)}")]


STEP = Step(
    "connection",
    "Zoho connection",
    "4",
    (
        Do(
            "connection",
            "The connection",
            "Zoho has no public API for connections, so this one is by hand, in CRM's Setup.",
            tasks,
        ),
    ),
    needs=("consent",),
)
