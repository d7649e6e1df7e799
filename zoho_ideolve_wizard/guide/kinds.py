"""What a long list is made of, counted by kind: "12 fields, 12 variables, 16 functions"."""

from collections import Counter
from collections.abc import Iterable

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Task

_KINDS = ("field", "variable", "function", "rule", "schedule", "invitation", "group")
_SHORT = {"group-out": "group"}


def by_kind(tasks: Iterable[Task]) -> str:
    """In the order of the list; empty where it is all of no kind that has a name."""
    found = Counter(_kind(task) for task in tasks)
    if set(found) <= {""}:
        return ""
    return ", ".join(
        counted(number, kind) if kind else counted(number, "other thing") for kind, number in found.items()
    )


def _kind(task: Task) -> str:
    """Keys begin with it, or have it behind where the thing is: crm/field/..., uninstall/variable/..."""
    parts = task.key.split("/")[:2]
    return next((kind for part in parts if (kind := _SHORT.get(part, part)) in _KINDS), "")
