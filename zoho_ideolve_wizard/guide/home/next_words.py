"""What would be done next with a list of tasks, in the words of a button or a choice."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Automatic, Outcome, Task
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.words.outcome_words import try_again

LOOK = "Look what exists"


def next_words(board: Board) -> str:
    run, pages = board.to_run(), board.pages()
    if board.needs_look:
        return LOOK
    if run:
        return run_words(run, board.outcomes)
    if not pages:
        return "Continue"
    # As many as the line above counts; several may be done in one go.
    count = sum(len(page.tasks) for page in pages)
    together = f" in {counted(len(pages), 'go', 'goes')}" if len(pages) < count else ""
    return f"By hand: {counted(count, 'thing')}{together}"


def run_words(run: Sequence[Task], outcomes: Mapping[str, Outcome]) -> str:
    """How many things; whether they remove something; whom a service mails for it. What was made by hand and is only
    read back is checked, not done."""
    removes = sum(task.removes for task in run)
    mailed = len({task.person for task in run if task.mails})
    more = [f"mails {counted(mailed, 'person', 'people')}"] if mailed else []
    if all(outcomes[task.key] is Outcome.FAILED for task in run):
        first = try_again(len(run))
    elif only_read(run):
        first = f"Check: {counted(len(run), 'thing')}"
    elif removes == len(run):
        first = f"Remove: {counted(removes, 'thing')}"
    else:
        first = f"Do it: {counted(len(run), 'thing')}"
        more = [f"removes {removes}", *more] if removes else more
    return ", ".join([first, *more])


def only_read(run: Sequence[Task]) -> bool:
    """Whether all of it was made by hand, so that nothing is done but looking at it."""
    twins = [task.action.by_hand if isinstance(task.action, Automatic) else None for task in run]
    return all(twin is not None and twin.checked for twin in twins)
