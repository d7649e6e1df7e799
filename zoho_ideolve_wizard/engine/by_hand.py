"""Gathers by-hand tasks, so that ten invitations are one page and one paste."""

from collections.abc import Iterable
from dataclasses import dataclass

from zoho_ideolve_wizard.engine.task import ByHand, Instruction, Task, Value

GOOD_TO_KNOW = "Good to know, where something looks different; nothing of it is to be done:"
"""Above a page's notes."""


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


def items(page: Page) -> dict[str, Value | str]:
    """What can be copied or opened there, by key, top to bottom: a step's page (`page-1`, an address), then its
    values (`value-1-0`)."""
    found: dict[str, Value | str] = {}
    for number, step in enumerate(page.steps, 1):
        if step.url:
            found[page_key(number)] = step.url
        for index, value in enumerate(step.values):
            found[value_key(number, index)] = value
    return found


def wanted(page: Page) -> list[str]:
    """The keys of those that are to be copied or opened: without what is only to be read, or for when something is
    refused."""
    copied = to_copy(page)
    return [key for key, item in items(page).items() if isinstance(item, str) or key in copied]


def to_copy(page: Page) -> list[str]:
    """The keys of the values alone: what is counted."""
    found = ((key, item) for key, item in items(page).items() if isinstance(item, Value))
    return [key for key, item in found if not item.spare and not item.to_read]


def page_key(number: int) -> str:
    """Of the page of the step with that number."""
    return f"page-{number}"


def value_key(number: int, index: int) -> str:
    """Of a value of the step with that number."""
    return f"value-{number}-{index}"


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
        return Page(key, tasks[0].title, first.steps_now, tasks, first.waits_for, first.message, first.notes)
    subjects = tuple(by_hand.subject for _, by_hand in members)
    gathering = first.gathering
    title, steps = gathering.title(len(members)), gathering.steps(subjects)
    message = gathering.message(subjects) if gathering.message else first.message
    return Page(key, title, steps, tasks, first.waits_for, message, first.notes)
