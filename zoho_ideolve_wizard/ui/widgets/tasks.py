"""A step's tasks: what exists is read, the plan is shown, run, and what is by hand is handed over."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static

from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import correcting
from zoho_ideolve_wizard.guide.home.next_words import next_words
from zoho_ideolve_wizard.guide.step import Ask, Do
from zoho_ideolve_wizard.ui import presses, whys
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.handing import HandingPane
from zoho_ideolve_wizard.ui.working import AskToStop

_WHOLE = "This does the whole plan, not one line. "
_ONCE_MORE = "Enter once more; Shift+Tab goes back to the list."


class TasksPane(HandingPane):
    DEFAULT_CSS = """
    TasksPane {
        #summary { height: auto; max-height: 2; color: $secondary; margin-bottom: 1; }
        ProgressBar { height: 1; margin-bottom: 1; display: none; }
        &.-busy ProgressBar { display: block; }
        #correct { display: none; &.-shown { display: block; } }
    }
    """
    BINDINGS = [
        Binding("r", "retry", "Retry this one", id="tasks.retry"),
        Binding("m", "correct", "Correct the answers", id="tasks.correct", tooltip="To what was typed"),
        whys.binding("tasks"),
        Binding("a", "all", "All done", id="tasks.all", tooltip="You have done all that is by hand here"),
        Binding("u", "undo", "Take back", id="tasks.undo", tooltip="Take a confirmation back"),
        Binding("f5", "look", "Look again", id="tasks.look"),
        Binding("escape", "leave", "Back to the list", id="tasks.leave"),
    ]

    def more_actions(self) -> ComposeResult:
        yield Button("Correct the answers", id="correct", compact=True)

    def compose_body(self) -> ComposeResult:
        yield Static("", id="summary")
        yield self._bar
        with Vertical(id="place"):
            yield self._list

    def start_focus(self) -> Widget:
        return self.query_one(Conveyor) if self.query(Conveyor) else self._list

    async def on_mount(self) -> None:
        self._draw()
        pages = self.board.pages()
        if self.board.needs_look:
            self.action_look()
        elif len(pages) == 1 and len(pages[0].tasks) == len(self.board.tasks):
            await self._open(pages[0])
        self.open_focus()

    # -- drawing

    def _draw(self) -> None:
        if self.left:
            return
        self._drawn = presses.now()
        intro = self._do.intro if self.board.needs_look else self._do.beside_the_plan(self.sitting)
        for line in self.query(".intro").results(Static):
            line.update(Content(harmless(intro)))
            line.display = bool(intro)
        self._list.show(anew=self._anew)
        self._anew = False
        nothing = "Nothing to do yet: answer the questions before this part."
        self.query_one("#summary", Static).update(
            Content(self.board.summary if self.board.tasks else nothing)
        )
        self._label()

    def _label(self) -> None:
        """The primary button says what Enter would do now; a conveyor has its own last line for that."""
        self.query_one("#primary").display = not self.query(Conveyor)
        stop = "Stop at once" if self.stopping else "Stop"
        again = "Try again" if self._trouble and self.board.needs_look else next_words(self.board)
        self.primary(stop if self.busy else again)
        for button in self.query("#correct"):
            button.set_class(self._to_correct is not None, "-shown")
        self.app.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#tasks")
    def _detail(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        key = event.option_id or ""
        line = self._known_of(key)
        failed = self.board.outcomes.get(key) is Outcome.FAILED
        about, told, wrong = self._told
        if told and about == key:
            self.hint(told, error=wrong)
        elif not self.query(Conveyor) and (line or not self.busy):  # The list is behind it then.
            self.hint(self._trouble or line or self._what_enter_does(), error=failed or bool(self._trouble))
        self.app.refresh_bindings()

    def _known_of(self, key: str) -> str:
        """What came of it, as far as its own line does not say it, and what to do."""
        failed = self.board.outcomes.get(key) is Outcome.FAILED
        wrong = any(task.key == key and self.board.not_right(task) for task in self.board.tasks)
        said = [
            "" if wrong else self.board.lines.get(key, ""),
            self.board.remedies.get(key, "") if failed or wrong else "",
            self._how_to_correct(key),
            "Enter shows what to do about it." if wrong else "",
        ]
        return " ".join(filter(None, said))

    def _what_enter_does(self) -> str:
        """On a line that has nothing else to say."""
        task = self._list.under_cursor()
        if task is not None and any(task in page.tasks for page in self.board.pages()):
            return "Enter shows what to do, with each value to copy."
        runs = bool(self.board.to_run()) and not self.board.needs_look and not self.busy
        return f"Enter goes to the button below: {next_words(self.board)}." if runs else ""

    @on(OptionList.OptionSelected, "#tasks")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter on a by-hand task opens it. A plan is done as a whole, so Enter on one line of it leads to the button
        that says so; else the obvious next thing happens."""
        event.stop()
        for page in self.board.pages():
            if any(task.key == event.option_id for task in page.tasks):
                await self._open(page)
                return
        if self.busy:  # Enter pressed once too often in the list stops nothing.
            return
        if self.board.to_run() and not self.board.needs_look:
            self.query_one("#primary").focus()
            self.hint(f"{_WHOLE if len(self.board.to_run()) > 1 else ''}{_ONCE_MORE}")
        else:
            self.go_on()

    # -- correcting what was typed

    @property
    def _to_correct(self) -> Ask | None:
        """The questions whose answers may be why something failed; None where nothing did, or nothing was asked."""
        wrong = self._in_list and (self._unread is not None or correcting.failed(self.board))
        return correcting.asked_before(self.step, self.part) if wrong else None

    def _how_to_correct(self, key: str) -> str:
        failed = self.board.outcomes.get(key) is Outcome.FAILED
        return self._correct_words() if failed and self._to_correct else ""

    @on(Button.Pressed, "#correct")
    def _correct_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_correct()

    def action_correct(self) -> None:
        if ask := self._to_correct:
            refused = correcting.refused(self.board, self._unread)
            question = correcting.likely(self.sitting, ask, refused=refused)
            self.post_message(self.Elsewhere(self.step, ask, question.key))

    # -- doing

    def go_on(self) -> None:
        if self.busy:
            self._stop_pressed()
        elif self.query(Conveyor):
            self._done(self.query_one(Conveyor).page)
        elif self.board.needs_look:
            self.action_look()
        elif run := self.board.to_run():
            if presses.read(self, self._drawn):
                self._confirm_and_run(run)
            else:
                self.hint(presses.READ_FIRST)
        elif pages := self.board.pages():
            self.call_later(self._open, pages[0])
        else:
            self.post_message(self.Finished())

    def _stop_pressed(self) -> None:
        """A second Enter in a hurry stops nothing; what is begun is asked about before it is stopped."""
        if not presses.meant(self, self._drawn):
            return
        if self.ends_gently:
            self.post_message(AskToStop())
        else:
            self.stop()

    def go_back(self) -> None:
        """Out of one page of by-hand work, to the list it belongs to; else to the part before."""
        if self.query(Conveyor) and len(self.board.tasks) > 1:
            self.call_later(self.action_leave)
        else:
            super().go_back()

    def action_retry(self) -> None:
        task = self._list.under_cursor()
        if task and not self.busy:
            self._confirm_and_run([task])

    def action_why(self) -> None:
        """What a service said, explained whole."""
        whys.explain(self.app, self._refusal())

    def _refusal(self) -> str:
        """What was said when something was refused: the looking, or the task under the cursor; else empty."""
        page = self.query(Conveyor).first().page if self.query(Conveyor) else None
        task = page.tasks[0] if page else self._list.under_cursor()
        return self._trouble or (self.board.refusal(task) if task else "")

    def action_undo(self) -> None:
        task = self._list.under_cursor()
        if task:
            self.board.take_back(task)
            self._draw()
            self.post_message(self.Changed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return False
        match action:
            case "leave":
                return bool(self.query(Conveyor)) and len(self.board.tasks) > 1
            case "look":
                return isinstance(self.part, Do) and self.part.look is not None and self._in_list
            case "all":
                return self._in_list and len(self.board.pages()) > 1
            case "correct":
                return self._to_correct is not None
            case "retry":
                return self._came_of_it in (Outcome.FAILED, Outcome.UNKNOWN) and self._in_list
            case "why":
                return not self.busy and bool(self._refusal())
            case "undo":
                return self._came_of_it in (Outcome.CONFIRMED, Outcome.WAITING_OTHER) and self._in_list
        return super().check_action(action, parameters)

    @property
    def _in_list(self) -> bool:
        """Nothing is under way, and no page of by-hand work lies over the list."""
        return not self.busy and not self.query(Conveyor)

    @property
    def _came_of_it(self) -> Outcome | None:
        """Of the task under the cursor."""
        task = self._list.under_cursor()
        return self.board.outcomes.get(task.key) if task else None
