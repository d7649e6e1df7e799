"""Who was taken off the list, and has an invitation that nobody canceled: the list alone ends none."""

from collections.abc import Mapping

from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Record, Task
from zoho_ideolve_wizard.guide.people import SYSTEM, Place, invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.ideolve_leaving import out_of_workspace_key
from zoho_ideolve_wizard.guide.team.job_people import Job, job_people
from zoho_ideolve_wizard.guide.team.joined import waits
from zoho_ideolve_wizard.guide.team.team_memory import reconcile


def open_invitations(sitting: Sitting) -> list[Record]:
    """From the record alone. Whose joining or leaving is under way is not done with yet."""
    listed = {one.address for one in sitting.profile.people()}
    listed |= {one.address for job in (Job.ADD, Job.REMOVE) for one in job_people(sitting, job)}
    records, where = sitting.records, place(sitting)
    return [
        invited
        for record in records.values()
        if record.person not in listed and record.key == invitation_key(where, record.person)
        if (invited := waits(records, where, record.person)) and not _is_out(records, where, invited)
    ]


def _is_out(records: Mapping[str, Record], where: Place, invited: Record) -> bool:
    left = records.get(out_of_workspace_key(where, invited.person))
    if left is None or not left.outcome.holds or left.at is None or invited.at is None:
        return False
    return left.at >= invited.at


def say_canceled(sitting: Sitting, address: str) -> None:
    """The admin did it, on Ideolve's own page."""
    where = place(sitting)
    key, title = out_of_workspace_key(where, address), f"The invitation of {address} is canceled"
    task = Task(key, title, SYSTEM, ByHand(()), person=address, removes=True)
    sitting.ledger.end(task, Outcome.CONFIRMED)
    reconcile(sitting, where, [address])
