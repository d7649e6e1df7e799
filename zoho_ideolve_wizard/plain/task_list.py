"""A part's tasks as a list: what is to be done, and of the rest the counts."""

from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.words.kinds import by_kind
from zoho_ideolve_wizard.guide.words.outcome_words import system, title, word
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.plain.spoken import sentence

FEW = 5
"""So many are all said, those that hold included."""
MOST = 12
"""Of more that the wizard would do, the count alone is said; what it removes, and what is not well, always."""

NOT_SO = "does not hold yet"
"""Before the title of what failed: that says what is to be true, and alone would sound as if it were."""

_UNKNOWN = "unknown: under way when the wizard ended the last time. Each is looked up before anything is done"


def tell_list(console: Console, board: Board, *, every: bool = False) -> None:
    """The counts, and what is to be done; with `every` each task, with what is known of it."""
    if not board.tasks:
        console.say("Nothing to do yet: answer the questions before this part.")
        return
    console.say(f"{len(board.tasks)} in this list: {board.summary}.")
    said = board.tasks if every else _to_say(board)
    for task in said:
        console.say(_line(board, task, details=every))
    unknown = [task for task in board.tasks if board.outcomes[task.key] is Outcome.UNKNOWN]
    if unknown:
        console.say(f"{len(unknown)} of them {_UNKNOWN}.")
    shown = {task.key for task in said}
    if left := [task for task in board.tasks if task.key not in shown]:
        kinds = f": {found}" if (found := by_kind(left)) else ""
        console.say(f"{len(left)} not said here{kinds}. List all says them.")


def _to_say(board: Board) -> list[Task]:
    if len(board.tasks) <= FEW:
        return board.tasks
    open_ones = [task for task in board.tasks if not board.outcomes[task.key].holds]
    plain = [task for task in open_ones if board.outcomes[task.key] is Outcome.PENDING and not task.removes]
    return [task for task in open_ones if task not in plain] if len(plain) > MOST else open_ones


def _line(board: Board, task: Task, *, details: bool) -> str:
    outcome = board.outcomes[task.key]
    told = details or outcome in (Outcome.FAILED, Outcome.WAITING_YOU)
    told = told and not board.not_right(task)  # its title says it already
    line = board.lines.get(task.key, "") if told else ""
    remedy = board.remedies.get(task.key, "") if outcome is Outcome.FAILED else ""
    where = f" ({found})" if (found := system(board, task)) else ""
    how = f"{NOT_SO}, failed at the last try" if outcome is Outcome.FAILED else word(board, task)
    if task.removes and not outcome.holds:
        how = "to remove" if outcome is Outcome.PENDING else f"{how}, to remove"
    return sentence(f"- {how}: {title(board, task)}{where}", line, remedy)
