"""A part's tasks: what exists is read, the plan is said, run, and what is by hand is gone through."""

import re
from collections import Counter
from datetime import datetime

from zoho_ideolve_wizard.engine.pace import clock_time
from zoho_ideolve_wizard.engine.runner import Progress
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.answer_troubles import NOT_THE_SAME
from zoho_ideolve_wizard.guide.board import Board
from zoho_ideolve_wizard.guide.next_words import LOOK, run_words, things
from zoho_ideolve_wizard.guide.outcome_words import WORDS, system, title, word
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.plain.by_hand import Done, by_hand
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Stopped
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.services.failure import ServiceFailure

_HELP = "The first line is what comes next. Nothing is done before you choose it."
_STOPPING = "Finishing what is under way, then stopping. Ctrl+C once more ends the wizard at once."


async def do_part(console: Console, sitting: Sitting, part: Do) -> None:
    """Until the admin goes on. Raises Back."""
    work = _Work(console, sitting, part)
    await work.go_through()


class _Work:
    def __init__(self, console: Console, sitting: Sitting, part: Do) -> None:
        self._console = console
        self._sitting = sitting
        self._part = part
        self._board = Board(part, sitting)

    async def go_through(self) -> None:
        if self._board.needs_look:
            await self._look()
        pages = self._board.pages()
        if len(pages) == 1 and len(pages[0].tasks) == len(self._board.tasks):
            await self._by_hand()  # nothing else is here: no list is needed to choose it from
            if self._board.done:
                return
        self._list()
        while True:
            choices = self._choices()
            chosen = await self._console.choose(
                choices, title="What next?", default=choices[0].key, help=_HELP
            )
            match chosen:
                case "on":
                    return
                case "look":
                    await self._look()
                    self._list()
                case "run":
                    await self._run(self._board.to_run())
                case "hand":
                    await self._by_hand()
                case "list":
                    self._list(details=True)
                case _:
                    await self._choose(chosen)
            if self._board.done and chosen in ("run", "hand", "all"):
                self._console.say("All of it is done now.")

    # -- what is said

    def _list(self, *, details: bool = False) -> None:
        if not self._board.tasks:
            self._console.say("Nothing to do yet: answer the questions before this part.")
            return
        self._console.say(f"{len(self._board.tasks)} in this list: {self._board.summary}.")
        for task in self._board.tasks:
            outcome = self._board.outcomes[task.key]
            told = details or outcome in (Outcome.FAILED, Outcome.WAITING_YOU)
            told = told and not self._board.not_right(task)  # its title says it already
            line = self._board.lines.get(task.key, "") if told else ""
            remedy = self._board.remedies.get(task.key, "") if outcome is Outcome.FAILED else ""
            removes = "remove: " if task.removes and not outcome.holds else ""
            where = f" ({found})" if (found := system(self._board, task)) else ""
            what = f"{removes}{title(self._board, task)}{where}"
            self._console.say(sentence(f"- {word(self._board, task)}: {what}", line, remedy))

    def _choices(self) -> list[Choice]:
        """What can be done now; the first is what comes next."""
        board = self._board
        run, pages, looks = board.to_run(), board.pages(), self._part.look is not None
        offered = [
            (board.needs_look, Choice("look", LOOK)),
            (run, Choice("run", run_words(run, board.outcomes) if run else "")),
            (pages, Choice("hand", f"By hand: {things(len(pages))}")),
            (len(pages) > 1, Choice("all", "All done", "you have done all that is by hand here")),
            (True, Choice("on", "Continue" if board.done or not board.tasks else "Continue without it")),
            (looks and not board.needs_look, Choice("look", "Look again")),
            (len(run) + len(pages) > 1, Choice("one", "One of them", "choose which")),
            (self._said(), Choice("undo", "Take back", "a confirmation that was a mistake")),
            (board.tasks, Choice("list", "List all, with what is known of each")),
        ]
        return [choice for holds, choice in offered if holds]

    def _said(self) -> list[Task]:
        """What rests on the admin's word, which can be taken back."""
        said = (Outcome.CONFIRMED, Outcome.WAITING_OTHER)
        return [task for task in self._board.tasks if self._board.outcomes[task.key] in said]

    # -- what is done

    async def _look(self) -> None:
        self._console.say("Reading what exists.")
        try:
            await self._console.patiently(self._board.look(self._waits), "reading what exists.")
        except Stopped:
            self._console.say("Stopped. Nothing was changed.")
        except ServiceFailure as failure:
            unread = f"{failure.service} could not be read"
            self._console.say(sentence(unread, failure.what, failure.cause, failure.remedy))

    def _waits(self, until: datetime, failure: ServiceFailure) -> None:
        """A service takes nothing for a while."""
        goes_on = (
            f"Nothing is lost: the wizard looks again by itself at {clock_time(until)}. Ctrl+C ends the wait."
        )
        self._console.say(sentence(failure.what, failure.cause, goes_on))

    async def _run(self, tasks: list[Task]) -> None:
        """What cannot be undone is typed first."""
        text = self._part.typed(tasks) if self._part.typed else ""
        if text and self._part.consequences:
            self._console.say(self._part.consequences(tasks))
        if text and not await self._typed(text):
            self._console.say("Nothing was changed.")
            return
        progress = _Telling(self._console, self._board, len(tasks))
        with self._console.stoppable(self._board.stop, _STOPPING):
            async with self._console.working(lambda: progress.line):
                await self._board.run(tasks, progress.tell)
        ended = Counter(word(self._board, task) for task in tasks)
        self._console.say(f"Ended: {', '.join(f'{count} {how}' for how, count in ended.items())}.")
        for task in tasks:
            if self._board.outcomes[task.key] is Outcome.FAILED and (
                remedy := self._board.remedies.get(task.key)
            ):
                self._console.say(f"{task.title}: {remedy}")

    async def _typed(self, text: str) -> bool:
        """Whether the admin typed this text, as one does before what cannot be taken back."""
        while True:
            given = await self._console.ask(
                f"The plan above removes access. To go on, type {text} and press Enter. Enter alone changes nothing:"
            )
            if not given.strip():
                return False
            if given.strip().casefold() == text.casefold():
                return True
            self._console.say(f"{NOT_THE_SAME.what} Type it as it stands, or press Enter alone.")

    async def _by_hand(self) -> None:
        """One page of by-hand work after the other, until one is left undone."""
        while pages := self._board.pages():
            try:
                done = await by_hand(self._console, self._sitting, pages[0], len(pages))
            except Back:
                return
            if done is not Done.YES:
                return
            self._board.confirm(pages[0])
            if pages[0].waits_for:
                self._console.say(f"Waiting for {pages[0].waits_for}.")

    async def _choose(self, chosen: str) -> None:
        match chosen:
            case "all":
                await self._confirm_all()
            case "one":
                await self._one()
            case "undo":
                if task := await self._which(self._said()):
                    self._board.take_back(task)
                    self._console.say(f"{task.title}: waits for you again.")

    async def _confirm_all(self) -> None:
        pages = self._board.pages()
        self._console.say("You say that you have done all of this:")
        self._console.say(*(f"- {task.title}" for page in pages for task in page.tasks))
        if await self._console.agrees("Is all of it done?"):
            for page in pages:
                self._board.confirm(page)

    async def _one(self) -> None:
        run, pages = self._board.to_run(), self._board.pages()
        task = await self._which([*run, *(page.tasks[0] for page in pages)])
        if task in run and task is not None:
            await self._run([task])
            return
        for page in pages:
            if task is page.tasks[0] and await by_hand(self._console, self._sitting, page, 1) is Done.YES:
                self._board.confirm(page)

    async def _which(self, tasks: list[Task]) -> Task | None:
        """One of several; None where the admin thought better of it."""
        try:
            chosen = await self._console.choose([Choice(str(n), task.title) for n, task in enumerate(tasks)])
        except Back:
            return None
        return tasks[int(chosen)]


QUIET = 12
"""Of more tasks than these, what goes well is counted, ten at a time; what does not is still told one by one."""


class _Telling:
    """Says how tasks end; what is under way is said by the sign of life."""

    def __init__(self, console: Console, board: Board, total: int) -> None:
        self._console = console
        self._board = board
        self._total = total
        self._ended: set[str] = set()
        self._now = ""
        self._said: dict[str, str] = {}

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
            self._console.say(sentence(f"{count}, {WORDS[progress.outcome]}: {task.title}", line))
        elif len(self._ended) % 10 == 0 and len(self._ended) < self._total:
            self._console.say(f"{count} done.")
