"""Who accepted an invitation: as Ideolve lists them, or as the admin says, since live nobody else can tell."""

from collections.abc import Iterable, Mapping

from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Record, Task
from zoho_ideolve_wizard.guide.people import MEMBER, SYSTEM, Place, invitation_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.ideolve.workspaces import WorkspaceList


def joined_key(place: Place, address: str) -> str:
    return f"joined/{place.workspace}/{address}"


def waits(records: Mapping[str, Record], place: Place, address: str) -> Record | None:
    """The invitation that is out and not known to be accepted; None if none is."""
    invited = records.get(invitation_key(place, address))
    if invited is None or not invited.outcome.holds or invited.why == MEMBER:
        return None
    joined = records.get(joined_key(place, address))
    since = joined is not None and joined.outcome.holds and _later(joined, invited)
    return None if since else invited


def say_joined(sitting: Sitting, address: str) -> None:
    """The admin knows it."""
    sitting.ledger.end(_task(place(sitting), address), Outcome.CONFIRMED)


def note_members(sitting: Sitting, workspaces: WorkspaceList | None) -> None:
    """What Ideolve lists counts without anybody's word."""
    where = place(sitting)
    workspace = workspaces.named(where.workspace) if workspaces else None
    if workspace is None:
        return
    records = sitting.records
    for address in _waiting(records, where, workspace.members):
        sitting.ledger.end(_task(where, address), Outcome.VERIFIED, "Ideolve lists them as a member.")


def _waiting(records: Mapping[str, Record], where: Place, addresses: Iterable[str]) -> list[str]:
    return [address for address in addresses if waits(records, where, address)]


def _later(one: Record, other: Record) -> bool:
    """Who was taken out and invited again waits anew; within a second the later word is the joining."""
    return one.at is not None and other.at is not None and one.at >= other.at


def _task(where: Place, address: str) -> Task:
    title = f"{address} has joined {where.named}"
    return Task(joined_key(where, address), title, SYSTEM, ByHand(()), person=address)
