"""What the record says of joining and leaving: the later of the two counts, and what a service says counts more."""

from collections.abc import Iterable, Mapping

from zoho_ideolve_wizard.engine.task import ByHand, Nothing, Outcome, Record, Task
from zoho_ideolve_wizard.guide.people import SYSTEM, Place, group_key, invitation_key
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import crm_tasks, hand_over, ideolve_returning
from zoho_ideolve_wizard.guide.team.ideolve_leaving import (
    disabled_key,
    out_of_group_key,
    out_of_workspace_key,
)
from zoho_ideolve_wizard.guide.team.ideolve_returning import Asked, enabled_key
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.ideolve.workspaces import WorkspaceList

_ANEW = "A new job asks for it again."
_NOT_SO = "Looking showed that it is not so."


def opposites(place: Place, address: str) -> list[tuple[str, str]]:
    """Keys of tasks of which only one can hold at a time: joining, leaving."""
    user, left = crm_tasks.user_key(address), out_of_workspace_key(place, address)
    pairs = [
        (user, crm_tasks.off_key(address)),
        (user, crm_tasks.delete_key(address)),
        (user, hand_over.order_key(address)),
        (user, hand_over.end_key(address)),
        (invitation_key(place, address), left),
        (enabled_key(address), disabled_key(address)),
    ]
    for group in place.groups_of(Role.BOTH):
        joined = group_key(place, group, address)
        pairs += [(joined, out_of_group_key(place, group, address)), (joined, left)]
    return pairs


def reconcile(sitting: Sitting, place: Place, addresses: Iterable[str]) -> None:
    """Of two opposites that are both recorded as holding, the earlier one is undone in the record.

    Without this, somebody who was removed by hand and comes back would count as invited from the first time.
    """
    last: dict[str, tuple[int, Record]] = {}
    for number, record in enumerate(sitting.ledger.history()):
        last[record.key] = (number, record)
    undone: set[str] = set()
    for address in addresses:
        for pair in opposites(place, address):
            held = [last[key] for key in pair if key in last and _counts(last[key][1])]
            if len(held) == len(pair):
                (_, earlier), (_, later) = sorted(held, key=lambda one: one[0])
                if earlier.key not in undone:
                    undone.add(earlier.key)
                    sitting.ledger.undo(_task_of(earlier), f"It was so before; then: {later.title}.")


def _counts(record: Record) -> bool:
    return record.outcome.holds or record.outcome is Outcome.WAITING_OTHER


def forget_removals(sitting: Sitting, tasks: Iterable[Task]) -> None:
    """A removal that is asked for anew does not count as done from an earlier time.

    A request to the vendor still stands.
    """
    records = sitting.records
    for task in tasks:
        record = records.get(task.key)
        if record is not None and task.removes and record.outcome.holds:
            sitting.ledger.undo(task, _ANEW)


def believe_services(sitting: Sitting, tasks: Iterable[Task], facts: TeamFacts) -> None:
    """What is by hand in CRM can be looked up all the same: a confirmation that CRM contradicts is undone."""
    if facts.users is None:
        return
    records = sitting.records
    for task in tasks:
        record = records.get(task.key)
        by_hand = task.system == crm_tasks.SYSTEM and isinstance(task.action, ByHand)
        if task.key == hand_over.order_key(task.person):
            continue  # Records that change their owner leave the user where it is.
        if by_hand and record is not None and record.outcome.holds:
            sitting.ledger.undo(task, _NOT_SO)


def forget_disproved(sitting: Sitting, tasks: Iterable[Task], facts: TeamFacts) -> None:
    """What is recorded as holding, although `tasks`, made from these facts, call for it: a job that is begun to
    mend that is not over before it has begun. Where nobody could look, the record stands."""
    asked = {crm_tasks.SYSTEM: facts.users is not None, SYSTEM: facts.workspaces is not None}
    records = sitting.records
    for task in tasks:
        record = records.get(task.key)
        open_now = asked.get(task.system, False) and not isinstance(task.action, Nothing)
        if open_now and record is not None and record.outcome.holds:
            sitting.ledger.undo(task, _NOT_SO)


def asked_of_vendor(sitting: Sitting) -> Mapping[str, Asked]:
    """By address what stands of the requests to disable an account and to enable it again: the later counts."""
    found: dict[str, Asked] = {}
    for key, record in sitting.records.items():  # in the order in which they were tried last
        waits, person = record.outcome is Outcome.WAITING_OTHER, record.person
        if key == disabled_key(person) and (waits or record.outcome in (Outcome.CONFIRMED, Outcome.VERIFIED)):
            found[person] = Asked.TO_DISABLE if waits else Asked.DISABLED
        elif key == enabled_key(person) and waits:
            found[person] = Asked.TO_ENABLE
        elif key == enabled_key(person) and record.outcome.holds:
            found.pop(person, None)
    return found


def accounts(
    sitting: Sitting, people: Iterable[Person], place: Place, facts: WorkspaceList | None
) -> list[Task]:
    """What is to be told to the vendor of the accounts of those who take part."""
    asked = asked_of_vendor(sitting)
    return [
        task
        for one in people
        for task in ideolve_returning.account(one.address, place, facts, asked.get(one.address))
    ]


def waiting_for_vendor(sitting: Sitting) -> list[Record]:
    """What was asked of the vendor, not heard of since and not taken back: accounts to disable or to enable."""
    records, asked = sitting.records, asked_of_vendor(sitting)
    keys = {Asked.TO_DISABLE: disabled_key, Asked.TO_ENABLE: enabled_key}
    return [records[keys[one](person)] for person, one in asked.items() if one in keys]


def vendor_did(sitting: Sitting, record: Record) -> None:
    """The admin heard from the vendor that it is done."""
    sitting.ledger.end(_task_of(record), Outcome.CONFIRMED)


def _task_of(record: Record) -> Task:
    return Task(record.key, record.title, record.system, ByHand(()), person=record.person)
