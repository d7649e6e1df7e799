"""What running some tasks cannot take back, said before it is asked for: whom it removes, and what becomes of them."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.team.crm_tasks import delete_key, off_key
from zoho_ideolve_wizard.guide.team.hand_over import end_key
from zoho_ideolve_wizard.guide.team.ideolve_leaving import IS_OUT_OF

_GROUP_OUT, _WORKSPACE_OUT = "group-out/", "workspace-out/"
_STAYS = "Notes and comments in Ideolve stay."


def of_removal(running: Sequence[Task]) -> str:
    """In sentences, what cannot be undone first. Empty where nobody is removed."""
    people = sorted({task.person for task in running if task.removes})
    keys = {task.key for task in running}
    deleted = [who for who in people if delete_key(who) in keys]
    handed = [who for who in people if end_key(who) in keys]
    off = [who for who in people if off_key(who) in keys and who not in (*deleted, *handed)]
    said = [
        f"Deleted from Zoho CRM, which cannot be undone: {_named(deleted)}. What they own stays with the deleted user."
        if deleted
        else "",
        f"Deleted once Zoho has handed over what they own, which cannot be undone: {_named(handed)}."
        if handed
        else "",
        f"Deactivated, which can be taken back: {_named(off)}. Every record stays." if off else "",
        *(
            f"{what}, and can be {again} again: {_named(who)}."
            for (what, again), who in _out_of_ideolve(running).items()
        ),
        _STAYS if people else "",
    ]
    return "\n".join(filter(None, said))


def _out_of_ideolve(running: Sequence[Task]) -> Mapping[tuple[str, str], list[str]]:
    """What ends in Ideolve, how it could begin again, and for whom."""
    of_person: dict[str, list[Task]] = {}
    for task in running:
        if task.removes and task.key.startswith((_GROUP_OUT, _WORKSPACE_OUT)):
            of_person.setdefault(task.person, []).append(task)
    ended: dict[tuple[str, str], list[str]] = {}
    for who, tasks in sorted(of_person.items()):
        last = [task.title for task in tasks if task.key.startswith(_WORKSPACE_OUT)]
        out = [task.title for task in tasks if task.title.startswith(f"{who}{IS_OUT_OF}")]
        places = [title.removeprefix(f"{who}{IS_OUT_OF}") for title in out]
        groups = [f"the group {place}" for place, title in zip(places, out, strict=True) if title not in last]
        if last and last[0] not in out:
            ended.setdefault(("The invitation is canceled", "sent"), []).append(who)
        else:
            groups += ["the workspace"] if last else []
        if groups:
            ended.setdefault((f"Taken out of {' and '.join(groups)}", "added"), []).append(who)
    return ended


def of_uninstalling(running: Sequence[Task]) -> str:
    """What goes is made again by building; what it held is not."""
    if not any(task.removes for task in running):
        return ""
    return (
        "What the wizard made in CRM goes. It can be built again; what the deleted fields and variables held is lost. "
        "Accounts, deals and the notes in Ideolve stay."
    )


def _named(people: Sequence[str]) -> str:
    """Of many the first three."""
    more = f" and {len(people) - 3} more" if len(people) > 3 else ""
    return f"{', '.join(people[:3])}{more}"
