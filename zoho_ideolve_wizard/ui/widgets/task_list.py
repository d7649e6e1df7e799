"""The list of a part's tasks: a symbol and a word for where each stands, and what could be done next."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.board import Board
from zoho_ideolve_wizard.guide.outcome_words import system, title, word
from zoho_ideolve_wizard.ui import symbols
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging


class TaskList(OptionList):
    DEFAULT_CSS = """
    TaskList {
        height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """

    def __init__(self, board: Board, *, ascii_only: bool) -> None:
        super().__init__(id="tasks")
        self._board = board
        self._ascii_only = ascii_only

    def show(self) -> None:
        """Draws every task anew; the cursor stays on its line."""
        here = self.highlighted
        self.clear_options()
        for task in self._board.tasks:
            self.add_option(Option(self._line(task), id=task.key))
        if self._board.tasks:
            self.highlighted = min(here or 0, len(self._board.tasks) - 1)

    def show_one(self, task: Task) -> None:
        """A task changed: only its line is drawn."""
        self.replace_option_prompt(task.key, self._line(task))

    def _line(self, task: Task) -> Hanging:
        outcome = self._board.outcomes[task.key]
        shown = Outcome.FAILED if self._board.not_right(task) else outcome
        if task.key in self._board.waiting:
            shown = Outcome.WAITING_OTHER
        symbol, style = symbols.of(shown, ascii_only=self._ascii_only)
        state = Content.styled(f"{symbol} {word(self._board, task):<9}  ", style)
        where = system(self._board, task)
        return Hanging(state, title(self._board, task), more=(f" · {where}" if where else "", "$secondary"))

    def under_cursor(self) -> Task | None:
        tasks, index = self._board.tasks, self.highlighted
        return tasks[index] if index is not None and index < len(tasks) else None


def next_words(board: Board) -> str:
    """What the primary button would do now."""
    run, pages = board.to_run(), board.pages()
    if board.needs_look:
        return "Look what exists"
    if run:
        failed = all(board.outcomes[task.key] is Outcome.FAILED for task in run)
        return f"Try {len(run)} again" if failed else f"Do it: {_things(len(run))}"
    if not pages:
        return "Continue"
    # As many as the line above counts; several may be done in one go.
    things = sum(len(page.tasks) for page in pages)
    together = f" in {len(pages)} go" + ("" if len(pages) == 1 else "es") if len(pages) < things else ""
    return f"By hand: {_things(things)}{together}"


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
