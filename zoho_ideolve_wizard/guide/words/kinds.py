"""What a long list is made of, counted by kind: "12 fields, 12 variables, 16 functions"."""

from collections import Counter
from collections.abc import Iterable

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Task

_KINDS = ("field", "variable", "function", "rule", "schedule", "invitation")
_PLACE = "place in a group"
_MANY = {_PLACE: "places in groups"}


def by_kind(tasks: Iterable[Task]) -> str:
    """In the order of the list; empty where it is all of no kind that has a name."""
    found = Counter(_kind(task) for task in tasks)
    if set(found) <= {""}:
        return ""
    return ", ".join(
        counted(number, kind or "other thing", _MANY.get(kind, "")) for kind, number in found.items()
    )


def _kind(task: Task) -> str:
    """Keys begin with it, or have it behind where the thing is: crm/field/..., uninstall/variable/..."""
    parts = task.key.split("/")
    if parts[0] in ("group", "group-out") and task.person:
        return _PLACE
    return next((part for part in parts[:2] if part in _KINDS), "")
