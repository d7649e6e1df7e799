"""What is read and what is run for a list of tasks: begun, told of as it goes, and stopped."""

from asyncio import CancelledError
from collections.abc import Sequence
from datetime import datetime

from textual import work
from textual.content import Content
from textual.timer import Timer
from textual.widgets import ProgressBar, Static

from zoho_ideolve_wizard.engine import pace
from zoho_ideolve_wizard.engine.runner import Progress
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide import correcting
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do, Step
from zoho_ideolve_wizard.guide.words import outcome_words
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import keys, presses
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import typed
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.task_list import TaskList
from zoho_ideolve_wizard.ui.working import Working

WAITS = "Nothing is lost; it goes on by itself."
_NOTHING = "Nothing was changed."
_READS = "Reading what exists"


class RunningPane(Pane, Working):
    """The half of a list of tasks that works; the other half shows and hands over."""

    def __init__(self, step: Step, part: Do, sitting: Sitting, *, ascii_only: bool) -> None:
        super().__init__(step, part, sitting)
        self.board = Board(part, sitting)
        self._do = part
        self._ascii_only = ascii_only
        self._trouble = ""
        self._unread: ServiceFailure | None = None
        self._drawn = self._opened = 0.0
        self._stopped = False
        self._anew = True
        self._told = ("", "", False)
        self._began = 0.0
        self._waits: datetime | None = None
        self._clock: Timer | None = None
        self._list = TaskList(self.board, ascii_only=ascii_only)
        self._bar = ProgressBar(show_eta=False, id="progress")

    @property
    def under_way(self) -> str:
        """How far it is, and what is being done this moment."""
        running = [
            task.title for task in self.board.tasks if self.board.outcomes[task.key] is Outcome.RUNNING
        ]
        if running:
            return f"Work is under way: {_first(running)}. {self.board.summary}."
        return self._progress()[0] if self.busy and not self.ends_gently else ""

    @property
    def stop_means(self) -> str:
        return "" if self.ends_gently else _NOTHING

    @property
    def takes_long(self) -> bool:
        return self.busy and bool(pace.so_far(self._began))

    @property
    def holds_up(self) -> bool:
        """Its list, and the way back, are there meanwhile."""
        return False

    @property
    def ends_gently(self) -> bool:
        return not self.board.needs_look

    @property
    def left(self) -> bool:
        """Whether the pane is being left while it works: its children go before it does."""
        return not self._list.is_attached

    def _draw(self) -> None:
        """Shows how things stand now."""
        raise NotImplementedError

    def _correct_words(self) -> str:
        """The key that leads to the answers, where those were refused."""
        asked = correcting.asked_before(self.step, self.part)
        refused = correcting.refused(self.board, self._unread)
        return (
            f"{keys.of(self, 'tasks.correct', 'm')} goes to them, in {asked.title}."
            if asked and refused
            else ""
        )

    def _label(self) -> None:
        """Says on the primary button what Enter would do now."""
        raise NotImplementedError

    @work(exclusive=True, group="confirm")
    async def _confirm_and_run(self, tasks: list[Task]) -> None:
        """What cannot be undone is typed first."""
        text = self._do.typed(tasks) if self._do.typed else ""
        about = self._do.consequences(tasks) if self._do.consequences else ""
        if text and not await typed(self.app, text, about):
            self.hint("Nothing was changed.")
            return
        self._work = self._run(tasks)

    def action_look(self) -> None:
        if not self.busy:
            self._work = self._look()

    @work(exclusive=True, group="tasks")
    async def _look(self) -> None:
        self._begin(f"{_READS}...")
        self._trouble, self._unread = "", None
        try:
            await self.board.look(self._waits_to_look)
            self._anew = True
            self.say("")
        except ServiceFailure as failure:
            # It stays to be read: the list that is drawn next would say nothing in its place.
            self._unread = failure
            said = (failure.what, failure.cause, failure.remedy, self._correct_words(), "Enter tries again.")
            self._trouble = f"{failure.service} could not be read. {' '.join(filter(None, said))}"
            self.hint(self._trouble, error=True)
        finally:
            self._end()

    def _waits_to_look(self, until: datetime, failure: ServiceFailure) -> None:
        """A service takes nothing for a while."""
        self._waits = until
        at = pace.clock_time(until)
        self.say(f"{failure.what} {failure.cause} Nothing is lost: the wizard looks again by itself at {at}.")
        self._tick()

    @work(exclusive=True, group="tasks")
    async def _run(self, tasks: list[Task]) -> None:
        self._begin("")
        bar = self._bar
        bar.update(total=len(tasks), progress=0)
        over = (Outcome.RUNNING, Outcome.PENDING)

        def tell(progress: Progress) -> None:
            if progress.outcome not in over and any(task.key == progress.task.key for task in tasks):
                bar.advance()
            self._list.show_one(progress.task)
            if progress.outcome is Outcome.RUNNING:
                self._list.follow(progress.task)
            self._tick()
            if progress.line:
                self.hint(f"{progress.task.title}: {progress.line}", error=progress.outcome is Outcome.FAILED)

        try:
            await self.board.run(tasks, tell)
        except CancelledError:
            self.call_later(self._say_unknown)
            raise
        finally:
            self._end()
        self._after_run(tasks)

    def _say_unknown(self) -> None:
        unknown = [
            task.title for task in self.board.tasks if self.board.outcomes[task.key] is Outcome.UNKNOWN
        ]
        names = (
            f" Unknown now: {_first(unknown)}. The wizard looks before it does that again." if unknown else ""
        )
        self.say(f"Stopped at once.{names}", error=bool(unknown))

    def say(self, text: str, *, error: bool = False) -> None:
        """On the hint line until the cursor moves: that the list is drawn anew does not take it away."""
        under_cursor = self._list.under_cursor()
        self._told = (under_cursor.key if under_cursor else "", text, error)
        self.hint(text, error=error)

    def _after_run(self, tasks: list[Task]) -> None:
        failed = [task for task in tasks if self.board.outcomes[task.key] is Outcome.FAILED]
        wrong = failed or [task for task in tasks if self.board.not_right(task)]
        if wrong:
            self._list.highlighted = self.board.tasks.index(wrong[0])
            self._list.focus()
        elif self.board.done:
            self._list.highlighted = self.board.tasks.index(tasks[-1])  # What came of it is said below.
            if news := outcome_words.all_done(tasks, self.board.lines):
                self.say(news)
        elif self._stopped:
            self._stopped = False
            self.say("Stopped: what was under way has ended, and nothing more was begun. Enter goes on.")

    def _tick(self) -> None:
        """How far it is, how long it took and may still take, and what is being done this moment."""
        for summary in self.query("#summary").results(Static):  # there is none left while the pane is left
            summary.update(Content(harmless("\n".join(self._progress()))))

    def _progress(self) -> list[str]:
        far = self.board.far
        if far is not None and far.until is None:
            return [f"{far.count} · {far.times}", f"Now: {far.doing}" if far.doing else ""]
        if far is not None:
            return [f"{far.count} · {far.times}", WAITS]
        if self._waits is not None:
            return [f"Waits until {pace.clock_time(self._waits)} ({pace.countdown(self._waits)})", WAITS]
        return [": ".join(filter(None, (_READS, pace.so_far(self._began))))]

    def _begin(self, saying: str) -> None:
        self._drawn = presses.now()
        self._stopped = False
        self._told = ("", "", False)
        self._began, self._waits = pace.now(), None
        self._clock = self.set_interval(1, self._tick)
        self.add_class("-busy")
        self._bar.update(total=None)
        if saying:
            self.hint(saying)
        self._label()

    def _end(self) -> None:
        self._work = None
        self.stopping = False
        if self._clock is not None:
            self._clock.stop()
        if self.left:
            return
        self.remove_class("-busy")
        self._draw()
        self.post_message(self.Changed())

    def stop(self) -> None:
        """What is under way is let end; a mere look is given up at once."""
        if self.board.needs_look and self._work is not None:
            self._work.cancel()
            self.hint(f"Stopped. {_NOTHING}")
        else:
            self.stopping = self._stopped = True
            self.board.stop()
            self.hint("Finishing what is under way, then stopping. Ctrl+C again stops at once.")
            self._label()

    def stop_at_once(self) -> None:
        if self._work is not None:
            self._work.cancel()


def _first(titles: Sequence[str]) -> str:
    """Of many the first three."""
    more = f", and {len(titles) - 3} more" if len(titles) > 3 else ""
    return "; ".join(titles[:3]) + more
