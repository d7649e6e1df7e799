"""The list of a part's tasks: a symbol and a word for where each stands."""

from textual.content import Content
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.words.outcome_words import system, title, word
from zoho_ideolve_wizard.ui import symbols
from zoho_ideolve_wizard.ui.widgets.by_line import ByLine
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging


class TaskList(ByLine):
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

    def show(self, *, anew: bool = False) -> None:
        """Draws every task anew; the cursor stays on its task, or, `anew`, stands on the first that is to be done."""
        tasks, here = self._board.tasks, self.highlighted
        on = self.get_option_at_index(here).id if here is not None and here < self.option_count else None
        keys = [task.key for task in tasks]
        self.clear_options()
        for task in tasks:
            self.add_option(Option(self._line(task), id=task.key))
        if tasks:
            open_ = [index for index, task in enumerate(tasks) if not self._board.outcomes[task.key].holds]
            first = open_[0] if open_ else 0
            self.highlighted = keys.index(on) if on in keys and not anew else first

    def follow(self, task: Task) -> None:
        """Brings what is being done into view."""
        self.highlighted = self.get_option_index(task.key)

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
