"""How tasks end, said while they run."""

import re

from zoho_ideolve_wizard.engine.runner import Progress
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.words.outcome_words import WORDS
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.task_list import NOT_SO

QUIET = 12
"""Of more tasks than these, what goes well is counted, ten at a time; what does not is still told one by one."""


class RunTelling:
    """Says how tasks end; what is under way is said by the sign of life."""

    def __init__(self, console: Console, board: Board, total: int) -> None:
        self._console = console
        self._board = board
        self._total = total
        self._ended: set[str] = set()
        self._now = ""
        self._said: dict[str, str] = {}

    @property
    def told_all(self) -> bool:
        """Whether how it ended was said of the only one there is."""
        return self._total == len(self._ended) == 1

    @property
    def line(self) -> str:
        far = self._board.far
        times = f", {far.times}" if far else ""
        return f"{len(self._ended)} of {self._total} done{times}. {self._now}".rstrip()

    def tell(self, progress: Progress) -> None:
        task, line = progress.task, progress.line
        if progress.outcome is Outcome.RUNNING:
            self._now = sentence(task.title, line)
            without_numbers = re.sub(r"\d+", "", line)  # a countdown is said once
            if line and self._said.get(task.key) != without_numbers:
                self._said[task.key] = without_numbers
                self._console.say(f"{task.title}: {line}")
            return
        self._ended.add(task.key)
        count = f"{len(self._ended)} of {self._total}"
        if self._total <= QUIET or not progress.outcome.holds:
            how = NOT_SO if progress.outcome is Outcome.FAILED else WORDS[progress.outcome]
            self._console.say(sentence(f"{count}, {how}: {task.title}", line))
        elif len(self._ended) % 10 == 0 and len(self._ended) < self._total:
            self._console.say(f"{count} done.")
