"""What is left of somebody in Ideolve whom the admin takes off the list."""

from zoho_ideolve_wizard.guide.people import invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.joined import waits


def off_the_list(sitting: Sitting, address: str, undo: str = "") -> str:
    """In sentences; `undo` is the key that takes it back. An invitation that is out does not go with the list."""
    back = f" {undo} takes it back." if undo else ""
    where, records = place(sitting), sitting.records
    invited = records.get(invitation_key(where, address))
    if invited is None or not invited.outcome.holds:
        return f"{address} is off the list. Nothing was changed in Ideolve.{back}"
    left = (
        f"the invitation to {where.workspace} is still open"
        if waits(records, where, address)
        else f"still in {where.workspace}"
    )
    return f"{address} is off the list, but {left}. Remove in Team ends that too.{back}"
