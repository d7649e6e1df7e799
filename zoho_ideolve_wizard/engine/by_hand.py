"""Gathers by-hand tasks, so that ten invitations are one page and one paste."""

from collections.abc import Iterable
from dataclasses import dataclass

from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task


@dataclass(frozen=True)
class Page:
    """What the admin does in one go: instructions, and the tasks that are done by them."""

    key: str
    title: str
    steps: tuple[Instruction, ...]
    tasks: tuple[Task, ...]
    waits_for: str = ""
    message: str = ""
    notes: tuple[str, ...] = ()


def gather(tasks: Iterable[tuple[Task, ByHand]]) -> list[Page]:
    """One page for each gathering, in the order of its first task; other tasks have their own."""
    pages: dict[str, list[tuple[Task, ByHand]]] = {}
    for task, by_hand in tasks:
        key = by_hand.gathering.key if by_hand.gathering else task.key
        pages.setdefault(key, []).append((task, by_hand))
    return [_page(key, members) for key, members in pages.items()]


def _page(key: str, members: list[tuple[Task, ByHand]]) -> Page:
    tasks = tuple(task for task, _ in members)
    first = members[0][1]
    if first.gathering is None or len(members) == 1:
        return Page(key, tasks[0].title, first.steps, tasks, first.waits_for, first.message, first.notes)
    subjects = tuple(by_hand.subject for _, by_hand in members)
    gathering = first.gathering
    title, steps = gathering.title(len(members)), gathering.steps(subjects)
    message = gathering.message(subjects) if gathering.message else first.message
    return Page(key, title, steps, tasks, first.waits_for, message, first.notes)
