"""A plan: tasks in the order in which they are shown and done, and what they come to."""

from collections import Counter
from collections.abc import Iterable, Mapping

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Nothing, Outcome, Record, Task


class Circle(ValueError):
    """Tasks that need each other."""


def ordered(tasks: Iterable[Task]) -> list[Task]:
    """Removals first, and each task after those that it needs; otherwise as given.

    A need that is not among the tasks is taken to hold. Raises Circle and, for a key that occurs
    twice, ValueError.
    """
    waiting = sorted(tasks, key=lambda task: not task.removes)
    keys = {task.key for task in waiting}
    if len(keys) != len(waiting):
        twice = [key for key, count in Counter(task.key for task in waiting).items() if count > 1]
        raise ValueError(f"task keys occur twice: {', '.join(twice)}")
    done: list[Task] = []
    seen: set[str] = set()
    while waiting:
        ready = (task for task in waiting if all(need in seen or need not in keys for need in task.needs))
        first = next(ready, None)
        if first is None:
            raise Circle(f"these tasks need each other: {', '.join(task.key for task in waiting)}")
        done.append(first)
        seen.add(first.key)
        waiting.remove(first)
    return done


def outcome(task: Task, records: Mapping[str, Record], *, looked: bool = False) -> Outcome:
    """Where a task stands: what holds already needs no record; otherwise the last attempt counts.

    `looked`: the task was made from facts just read. An automatic task that they still call for
    although it was recorded as holding has been undone since, and is pending again.
    """
    if isinstance(task.action, Nothing):
        return Outcome.NOTHING
    record = records.get(task.key)
    if isinstance(task.action, ByHand):
        if record is not None and (record.outcome.holds or record.outcome is Outcome.WAITING_OTHER):
            return record.outcome
        return Outcome.WAITING_YOU
    if record is None or (looked and record.outcome.holds):
        return Outcome.PENDING
    return record.outcome


def summary(tasks: Iterable[Task], outcomes: Mapping[str, Outcome]) -> str:
    """A count line that says by whom: "the wizard does 6 · 2 for you · 3 done".

    Where a service mails people for it, their number stands there too, before and after.
    """
    automatic = by_hand = done = removals = failed = 0
    to_mail: set[str] = set()
    mailed: set[str] = set()
    for task in tasks:
        now = outcomes[task.key]
        if task.mails and isinstance(task.action, Automatic):
            if now is Outcome.VERIFIED:
                mailed.add(task.person)
            elif now in (Outcome.PENDING, Outcome.RUNNING, Outcome.FAILED):
                to_mail.add(task.person)
        if now.holds:
            done += 1
        elif now is Outcome.FAILED:
            failed += 1
        elif now in (Outcome.WAITING_YOU, Outcome.WAITING_OTHER):
            by_hand += 1
        else:
            automatic += 1
            removals += task.removes
    parts = [
        f"{removals} to remove" if removals else "",
        f"the wizard does {automatic - removals}" if automatic - removals else "",
        f"{by_hand} for you" if by_hand else "",
        f"{failed} failed" if failed else "",
        f"{done} done" if done else "",
        f"mails {counted(len(to_mail), 'person', 'people')}" if to_mail else "",
        f"mailed {counted(len(mailed), 'person', 'people')}" if mailed else "",
    ]
    return " · ".join(part for part in parts if part) or "nothing to do"
