"""A part's tasks: what exists is read, the plan is said, run, and what is by hand is gone through."""

from collections import Counter
from datetime import datetime

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.pace import clock_time
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide import correcting
from zoho_ideolve_wizard.guide.credentials.answer_troubles import NOT_THE_SAME
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.home.next_words import LOOK, only_read, run_words
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Do
from zoho_ideolve_wizard.guide.words.outcome_words import word
from zoho_ideolve_wizard.plain.asking import correct_part
from zoho_ideolve_wizard.plain.by_hand import Done, by_hand
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console
from zoho_ideolve_wizard.plain.run_telling import RunTelling
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.task_list import tell_list
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure

_HELP = "The first line is what comes next. Nothing is done before you choose it."
_STOPPING = "Finishing what is under way, then stopping. Ctrl+C once more ends the wizard at once."


async def do_part(console: Console, sitting: Sitting, part: Do, asked: Ask | None = None) -> None:
    """Until the admin goes on. `asked`: what the tasks rest on, to be corrected after a failure. Raises Back."""
    await _Work(console, sitting, part, asked).go_through()


class _Work:
    def __init__(self, console: Console, sitting: Sitting, part: Do, asked: Ask | None) -> None:
        self._console = console
        self._sitting = sitting
        self._part = part
        self._asked = asked
        self._board = Board(part, sitting)
        self._unread: ServiceFailure | None = None
        self._news = False
        """Whether how the only task of a run ended was just said: that it was all of it needs no words then."""

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
            self._news = False
            choices = self._choices()
            chosen = await self._console.choose(
                choices, title="What next?", default=choices[0].key, help=self._help()
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
                    tell_list(self._console, self._board, every=True)
                case _:
                    await self._choose(chosen)
            if self._board.done and chosen in ("run", "hand", "all") and not self._news:
                self._console.say("All of it is done now.")

    # -- what is said

    def _list(self) -> None:
        if self._unread is None:  # else it would tell what nobody could look at
            tell_list(self._console, self._board)
            if self._part.remark and (remark := self._part.remark(self._sitting)):
                self._console.say(remark)

    def _choices(self) -> list[Choice]:
        """What can be done now; the first is what comes next."""
        board = self._board
        pages, looks = board.pages(), self._part.look is not None
        run = [] if board.needs_look else board.to_run()
        offered = [
            (board.needs_look, Choice("look", LOOK)),
            (run, Choice("run", run_words(run, board.outcomes) if run else "")),
            (pages, Choice("hand", f"By hand: {counted(len(pages), 'thing')}")),
            (len(pages) > 1, Choice("all", "All done", "you have done all that is by hand here")),
            (True, Choice("on", "Continue" if board.done or not board.tasks else "Continue without it")),
            (self._asked and self._troubles(), self._correct_choice()),
            (looks and not board.needs_look, Choice("look", "Look again")),
            (len(run) + len(pages) > 1, Choice("one", "One of them", "choose which")),
            (self._said(), Choice("undo", "Take back", "a confirmation that was a mistake")),
            (board.tasks, Choice("list", "List all")),
        ]
        return [choice for holds, choice in offered if holds]

    def _correct_choice(self) -> Choice:
        return Choice("correct", f"Correct the answers of {self._asked.title if self._asked else ''}")

    def _troubles(self) -> list[str]:
        """What went wrong and still does, in sentences."""
        board = self._board
        failed = [task for task in board.tasks if board.outcomes[task.key] is Outcome.FAILED]
        unread = self._unread
        return [
            *([sentence(unread.what, unread.cause, unread.remedy)] if unread else []),
            *(sentence(one.title, board.lines[one.key], board.remedies.get(one.key, "")) for one in failed),
        ]

    def _help(self) -> str:
        return sentence(_HELP, *self._troubles())

    def _said(self) -> list[Task]:
        """What rests on the admin's word, which can be taken back."""
        said = (Outcome.CONFIRMED, Outcome.WAITING_OTHER)
        return [task for task in self._board.tasks if self._board.outcomes[task.key] in said]

    # -- what is done

    async def _look(self) -> None:
        self._console.say("Reading what exists.")
        before, self._unread = self._unread, None
        try:
            await self._console.patiently(self._board.look(self._waits), "reading what exists.")
        except Stopped:
            self._console.say("Stopped. Nothing was changed.")
        except ServiceFailure as failure:
            self._unread = failure
            unread = f"{failure.service} could not be read"
            if before is not None and before.what == failure.what:
                self._console.say(sentence(unread, "The reason is the same: why says it once more"))
            else:
                self._console.say(sentence(unread, failure.what, failure.cause, failure.remedy))

    async def _correct(self, asked: Ask) -> None:
        """An answer of the part before, then a look with it."""
        refused = correcting.refused(self._board, self._unread)
        try:
            if await correct_part(self._console, self._sitting, asked, refused=refused):
                correcting.forget_failures(self._sitting, [self._part])
        except Back:
            return
        self._board = Board(self._part, self._sitting)
        self._unread = None
        if self._board.needs_look:
            await self._look()
        self._list()

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
        progress = RunTelling(self._console, self._board, len(tasks))
        with self._console.stoppable(self._board.stop, _STOPPING):
            async with self._console.working(lambda: progress.line):
                await self._board.run(tasks, progress.tell)
        self._news = progress.told_all
        if not self._board.done and not self._news:
            ended = Counter(word(self._board, task) for task in tasks)
            self._console.say(f"Ended: {', '.join(f'{count} {how}' for how, count in ended.items())}.")
        remedies: dict[str, list[str]] = {}
        for task in tasks:
            remedy = self._board.remedies.get(task.key)
            if self._board.outcomes[task.key] is Outcome.FAILED and remedy:
                remedies.setdefault(remedy, []).append(task.title)
        for remedy, titles in remedies.items():
            about = titles[0] if len(titles) == 1 else f"About these {len(titles)}"
            self._console.say(remedy if len(tasks) == 1 else f"{about}: {remedy}")

    async def _typed(self, text: str) -> bool:
        """Whether the admin typed this text, as one does before what cannot be taken back."""
        while True:
            try:
                given = await self._console.ask(
                    f"The plan above removes access. To go on, type {text} and press Enter. Enter alone changes "
                    "nothing:"
                )
            except Back:
                return False
            if not given.strip():
                return False
            if given.strip().casefold() == text.casefold():
                return True
            self._console.say(f"{NOT_THE_SAME.what} Type it as it stands, or press Enter alone.")

    async def _by_hand(self) -> None:
        """One page of by-hand work after the other, until one is left undone."""
        while pages := self._board.pages():
            try:
                done = await by_hand(
                    self._console, self._sitting, pages[0], len(pages), self._wrong(pages[0])
                )
            except Back:
                return
            if done is not Done.YES:
                return
            self._confirm(pages[0])
            if pages[0].waits_for:
                self._console.say(f"Waiting for {pages[0].waits_for}.")
        await self._look_at_what_was_said()

    async def _look_at_what_was_said(self) -> None:
        """Reading is harmless: where all by-hand work was said to be done, it is looked at without being asked to."""
        run = [] if self._board.pages() or self._board.needs_look else self._board.to_run()
        if run and only_read(run):
            self._console.say("You said that it is done: the wizard looks.")
            await self._run(run)

    def _wrong(self, page: Page) -> str:
        """What is not right about what was made by hand, and how to mend it."""
        board = self._board
        found = [
            (task, board.refusal(task) or board.lines[task.key])
            for task in page.tasks
            if board.not_right(task)
        ]
        return sentence(
            *(words if len(page.tasks) == 1 else f"{task.title}: {words}" for task, words in found)
        )

    def _confirm(self, page: Page) -> None:
        self._board.confirm(page)

    async def _choose(self, chosen: str) -> None:
        match chosen:
            case "correct":
                if self._asked:
                    await self._correct(self._asked)
            case "all":
                await self._confirm_all()
            case "one":
                await self._one()
            case "undo":
                if task := await self._which(self._said(), "Take back which?"):
                    self._board.take_back(task)
                    self._console.say(f"{task.title}: waits for you again.")

    async def _confirm_all(self) -> None:
        pages = self._board.pages()
        self._console.say("You say that you have done all of this:")
        self._console.say(*(f"- {task.title}" for page in pages for task in page.tasks))
        if await self._console.agrees("Is all of it done?"):
            for page in pages:
                self._confirm(page)
            await self._look_at_what_was_said()

    async def _one(self) -> None:
        run, pages = self._board.to_run(), self._board.pages()
        task = await self._which([*run, *(page.tasks[0] for page in pages)], "Which one?")
        if task in run and task is not None:
            await self._plan_and_run(task)
            return
        for page in pages:
            if task is page.tasks[0]:
                try:
                    done = await by_hand(self._console, self._sitting, page, 1, self._wrong(page))
                except Back:
                    return
                if done is Done.YES:
                    self._confirm(page)

    async def _plan_and_run(self, task: Task) -> None:
        """With what it needs first. What cannot be undone is typed anyway."""
        needed = self._board.with_needs([task]) - {task.key}
        first = [one.title for one in self._board.tasks if one.key in needed]
        removes = "remove: " if task.removes else ""
        self._console.say(
            *(f"First, since it is needed: {title}." for title in first), f"Then {removes}{task.title}."
        )
        if (self._part.typed and self._part.typed([task])) or await self._console.agrees("Do it now?"):
            await self._run([task])

    async def _which(self, tasks: list[Task], question: str) -> Task | None:
        """One of several; None where the admin thought better of it."""
        try:
            chosen = await self._console.choose(
                [Choice(str(n), task.title) for n, task in enumerate(tasks)], title=question
            )
        except Back:
            return None
        return tasks[int(chosen)]
