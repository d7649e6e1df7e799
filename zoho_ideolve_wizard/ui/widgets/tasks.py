"""A step's tasks: what exists is read, the plan is shown, run, and what is by hand is handed over."""

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.engine.by_hand import Page
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.next_words import next_words
from zoho_ideolve_wizard.guide.step import Do
from zoho_ideolve_wizard.ui import keys, presses, whys
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.running import RunningPane
from zoho_ideolve_wizard.ui.working import AskToStop

_WHOLE = "This does the whole plan, not one line. Enter once more; Shift+Tab goes back to the list."


class TasksPane(RunningPane):
    DEFAULT_CSS = """
    TasksPane {
        #summary { height: auto; max-height: 2; color: $secondary; margin-bottom: 1; }
        ProgressBar { height: 1; margin-bottom: 1; display: none; }
        &.-busy ProgressBar { display: block; }
    }
    """
    BINDINGS = [
        Binding("r", "retry", "Retry this one", id="tasks.retry"),
        whys.binding("tasks"),
        Binding("a", "all", "All done", id="tasks.all", tooltip="You have done all that is by hand here"),
        Binding("u", "undo", "Take back", id="tasks.undo", tooltip="Take a confirmation back"),
        Binding("f5", "look", "Look again", id="tasks.look"),
        Binding("escape", "leave", "Back to the list", id="tasks.leave"),
    ]

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
        self.app.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#tasks")
    def _detail(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        key = event.option_id or ""
        remedy = self.board.remedies.get(key, "") if self.board.outcomes.get(key) is Outcome.FAILED else ""
        line = " ".join(text for text in (self.board.lines.get(key, ""), remedy) if text)
        failed = self.board.outcomes.get(key) is Outcome.FAILED
        about, told, wrong = self._told
        if told and about == key:
            self.hint(told, error=wrong)
        elif not self.query(Conveyor) and (line or not self.busy):  # The list is behind it then.
            self.hint(self._trouble or line or self._what_enter_does(), error=failed or bool(self._trouble))
        self.app.refresh_bindings()

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
            self.hint(_WHOLE)
        else:
            self.go_on()

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

    # -- by hand

    @work(group="confirm")
    async def action_all(self) -> None:
        """Confirms everything by hand in this list at once, after asking."""
        pages = self.board.pages()
        names = "\n".join(f"- {task.title}" for page in pages for task in page.tasks)
        text = f"You say that you have done all of this:\n\n{names}"
        buttons = {"no": "Not yet", "yes": "Yes, all of it"}
        if await self.app.push_screen_wait(Dialog("All done?", text, buttons)) == "yes":
            for page in pages:
                self.board.confirm(page)
            self._draw()
            self.post_message(self.Changed())

    async def _open(self, page: Page) -> None:
        self._list.display = False
        self._opened = presses.now()
        conveyor = Conveyor(page, self.sitting)
        conveyor.goes_on_from(self.query(Conveyor))
        await self.query_one("#place").remove_children(Conveyor)
        await self.query_one("#place").mount(conveyor)
        self.query_one("#summary", Static).update(Content(harmless(f"By hand: {page.title}")))
        self.hint(_how(page, self))
        self._label()
        conveyor.focus()

    async def action_leave(self) -> None:
        await self.query_one("#place").remove_children(Conveyor)
        tasks = self._list
        tasks.display = True
        tasks.focus()
        self._draw()

    @on(Conveyor.Done)
    def _conveyor_done(self, event: Conveyor.Done) -> None:
        """Not by an Enter that was pressed before the page could be read."""
        event.stop()
        if presses.meant(self, self._opened):
            self._done(event.page)
        else:
            self.hint(presses.READ_FIRST)

    def _done(self, page: Page) -> None:
        self.board.confirm(page)
        self.post_message(self.Changed())
        self.call_later(self._next_page)

    async def _next_page(self) -> None:
        pages = self.board.pages()
        if pages:
            await self._open(pages[0])
        else:
            await self.action_leave()
            if self.board.done:
                self.post_message(self.Finished())

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


def _how(page: Page, pane: RunningPane) -> str:
    """How to go through a page of by-hand work."""
    if any(step.values or step.url for step in page.steps):
        alone, visit = keys.of(pane, "conveyor.show", "v"), keys.of(pane, "conveyor.visit", "o")
        sheet = keys.of(pane, "conveyor.sheet", "b")
        return (
            f"Enter copies a value and moves on. {alone} shows it alone, {visit} the page, "
            f"{sheet} all of it in the browser."
        )
    return "Nothing is to be copied here: press Enter when it is done."
