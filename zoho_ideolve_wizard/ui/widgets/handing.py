"""What of a list of tasks is by hand: one page of it opened after the other, and confirmed."""

from collections.abc import Iterator

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.engine.by_hand import Page, gather
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Outcome, Task
from zoho_ideolve_wizard.guide.home.next_words import only_read
from zoho_ideolve_wizard.ui import presses
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.by_hand_words import by_hand, how, is_done
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.running import RunningPane


class HandingPane(RunningPane):
    """The part of a list of tasks that hands over."""

    _last: Page | None = None
    """What the admin said last to be done, here."""

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
            self._look_at_what_was_said()

    async def _open(self, page: Page) -> None:
        self._list.display = False
        self._opened = presses.now()
        conveyor = Conveyor(page, self.sitting)
        conveyor.goes_on_from(self.query(Conveyor))
        await self.query_one("#place").remove_children(Conveyor)
        await self.query_one("#place").mount(conveyor)
        said, left = len(gather(self._said_done())), len(self.board.pages())
        self.query_one("#summary", Static).update(Content(harmless(by_hand(page, said, left))))
        self.say_how()
        self._label()
        conveyor.focus()

    def _said_done(self) -> Iterator[tuple[Task, ByHand]]:
        """What of this list the admin has said to be done, and the wizard may still have to look at."""
        run = self.board.to_run()
        to_look_at = {task.key for task in run} if only_read(run) else set()
        for task in self.board.tasks:
            said = self.board.outcomes[task.key] in (Outcome.CONFIRMED, Outcome.WAITING_OTHER)
            twin = task.action.by_hand if isinstance(task.action, Automatic) else task.action
            if isinstance(twin, ByHand) and (said or task.key in to_look_at):
                yield task, twin

    def say_how(self) -> None:
        for conveyor in self.query(Conveyor):
            before = is_done(self._last) if self._last else ""
            self.hint(f"{before} {how(conveyor.page, conveyor.ticks, self)}".strip())

    async def action_leave(self) -> None:
        self._last = None
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
        self._last = page
        self.post_message(self.Changed())
        self.call_later(self._next_page)

    async def _next_page(self) -> None:
        if pages := self.board.pages():
            await self._open(pages[0])
            return
        news = is_done(self._last) if self._last else ""
        await self.action_leave()
        if self.board.done:
            self.post_message(self.Finished(news))
        elif not self._look_at_what_was_said():
            self.say(news)

    def _look_at_what_was_said(self) -> bool:
        """Reading is harmless: where all by-hand work was said to be done, it is looked at without being asked to."""
        run = [] if self.board.pages() or self.board.needs_look else self.board.to_run()
        if not run or not only_read(run):
            return False
        self.hint("You said that it is done: the wizard looks.")
        self._confirm_and_run(run)
        return True
