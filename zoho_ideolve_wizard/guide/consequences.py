"""What running some tasks cannot take back, said before it is asked for: whom it removes, and what becomes of them."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.crm_tasks import delete_key, off_key
from zoho_ideolve_wizard.guide.hand_over import end_key
from zoho_ideolve_wizard.guide.people import SYSTEM as IDEOLVE

_STAYS = "Notes and comments in Ideolve stay."


def of_removal(running: Sequence[Task]) -> str:
    """In sentences, what cannot be undone first. Empty where nobody is removed."""
    people = sorted({task.person for task in running if task.removes})
    keys = {task.key for task in running}
    deleted = [who for who in people if delete_key(who) in keys]
    handed = [who for who in people if end_key(who) in keys]
    off = [who for who in people if off_key(who) in keys and who not in (*deleted, *handed)]
    out = sorted({task.person for task in running if task.removes and task.system == IDEOLVE})
    said = [
        f"Deleted from Zoho CRM, which cannot be undone: {_named(deleted)}. What they own stays with the deleted user."
        if deleted
        else "",
        f"Deleted once Zoho has handed over what they own, which cannot be undone: {_named(handed)}."
        if handed
        else "",
        f"Deactivated, which can be taken back: {_named(off)}. Every record stays." if off else "",
        f"Taken out of the workspace or a group, and can be added again: {_named(out)}." if out else "",
        _STAYS if people else "",
    ]
    return "\n".join(filter(None, said))


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
