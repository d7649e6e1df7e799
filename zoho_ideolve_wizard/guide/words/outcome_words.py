"""Where a task stands, in a word or two, as every front end says it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.home.board import Board

WORDS = {
    Outcome.PENDING: "to do",
    Outcome.RUNNING: "running",
    Outcome.VERIFIED: "done",
    Outcome.CONFIRMED: "confirmed",
    Outcome.NOTHING: "done",
    Outcome.WAITING_YOU: "by hand",
    Outcome.WAITING_OTHER: "waiting",
    Outcome.FAILED: "failed",
    Outcome.UNKNOWN: "unknown",
}
NOT_RIGHT = "not right"


WAITS = "waits"
"""Under way, but for a service that takes nothing just now."""


def word(board: Board, task: Task) -> str:
    if board.not_right(task):
        return NOT_RIGHT
    return WAITS if task.key in board.waiting else WORDS[board.outcomes[task.key]]


def try_again(count: int) -> str:
    """On the button, where all that could be run failed."""
    return "Try it again" if count == 1 else f"Try {count} again"


def all_done(tasks: Sequence[Task], lines: Mapping[str, str]) -> str:
    """What a run has brought about, by what was said of each task: "10 things done: 4 invited, 6 added." Empty for a
    single one, and where more was said of some than can be counted: that is read line by line."""
    said = Counter(_shortly(lines.get(task.key, "")) for task in tasks)
    if len(tasks) < 2 or "" in said:
        return ""
    what = ", ".join(f"{count} {words}" for words, count in said.items())
    return f"{counted(len(tasks), 'thing')} done: {what}."


def _shortly(line: str) -> str:
    """The first sentence, if it reads as one word or two behind a number; else empty."""
    words, _, _ = line.partition(".")
    short = 0 < len(words.split()) <= 2 and not words.startswith(("The ", "Is "))
    return f"{words[0].lower()}{words[1:]}" if short else ""


def title(board: Board, task: Task) -> str:
    """What was made by hand, and is not as it should be, says on its own line what is wrong."""
    return f"{task.title}: {board.lines[task.key]}" if board.not_right(task) else task.title


def system(board: Board, task: Task) -> str:
    """Where it is done, in a list that is about several systems; empty where that is clear."""
    several = len({one.system for one in board.tasks}) > 1
    return task.system if several and task.system not in task.title else ""
