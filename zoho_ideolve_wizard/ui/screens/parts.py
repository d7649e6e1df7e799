"""A screen that shows one part after the other in a pane, and grants what panes wish for."""

import asyncio
from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Part, Step
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.focusing import FieldsInView
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.parting import Parting
from zoho_ideolve_wizard.ui.saying import say
from zoho_ideolve_wizard.ui.screens.wishes import WishesScreen
from zoho_ideolve_wizard.ui.widgets.form import FormPane
from zoho_ideolve_wizard.ui.widgets.help_panel import HelpPanel
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.panes import pane_for
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar
from zoho_ideolve_wizard.ui.widgets.trail import PartName
from zoho_ideolve_wizard.ui.working import Working


class PartsScreen(Parting, FieldsInView, WishesScreen):
    """`steps` gives the order; the place is kept in the ledger under `place`."""

    CSS_PATH = "parts.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    BINDINGS = [
        helping.binding("setup"),
        Binding("v", "show", "Show alone", id="setup.show", tooltip="The value alone on the screen"),
        Binding("c", "clear_clipboard", "Empty clipboard", id="setup.clear"),
        Binding("escape", "out", "Home", id="setup.out"),
        Binding("escape", "leave", "Back", id="setup.leave"),
        # Before a text field, to which F7 means selecting everything.
        Binding("f7", "back", "Back", id="setup.back", show=False, priority=True),
        Binding("f8", "forward", "Next part", id="setup.forward"),
    ]
    place = ""
    title_text = ""

    def __init__(self, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool]) -> None:
        super().__init__()
        self.sitting = sitting
        self._ascii_only = ascii_only
        self._open_page = open_page
        self._opens = asyncio.Lock()
        self.step, self.part = self._remembered()

    def steps(self) -> Sequence[Step]:
        raise NotImplementedError

    def beside(self) -> ComposeResult:
        """What stands left of the pane."""
        yield from ()

    def compose(self) -> ComposeResult:
        yield TitleBar(self.title_text, self.sitting.surroundings.badge)
        with Horizontal(id="columns"):
            yield from self.beside()
            with Container(id="right"):
                yield Static("", id="heading")
                yield Static("", id="missing")
                yield Static("", id="news")
                yield Container(id="pane")
            yield HelpPanel()
        yield KeyLine()

    async def on_mount(self) -> None:
        await self.open(self.step, self.part)

    def on_resize(self) -> None:
        for panel in self.query(HelpPanel):
            panel.fit()

    def _remembered(self) -> tuple[Step, Part]:
        """Where the admin was; at the first start, the first part."""
        step_key, _, part_key = self.sitting.ledger.places().get(self.place, "").partition("/")
        for step in self.steps():
            for part in step.parts:
                if step.key == step_key and part.key == part_key:
                    return step, part
        return self.steps()[0], self.steps()[0].parts[0]

    async def open(self, step: Step, part: Part, question: str = "") -> None:
        """Shows a part, one after the other; the place is kept, so that the next start opens here. `question`: the
        key of the one that a form begins at."""
        async with self._opens:
            await self._open(step, part, question)

    async def _open(self, step: Step, part: Part, question: str) -> None:
        self.step, self.part = step, part
        self.sitting.ledger.remember(self.place, f"{step.key}/{part.key}")
        place = self.query_one("#pane")
        with self.app.batch_update():  # No picture of half of either.
            await place.remove_children()
            self.head()
            self.query_one("#news").display = False
            self.query_one(HelpPanel).follow(step.key)
            pane = pane_for(step, part, self.sitting, ascii_only=self._ascii_only)
            if isinstance(pane, FormPane):
                pane.begins_at = question
            pane.way_back = self.way_back
            await place.mount(pane)
            self.refresh_bindings()

    def _bring(self, news: str) -> None:
        """What the part before has brought about stands above this one till it is left; at the end, where one gets to."""
        if self not in self.app.screen_stack:
            say(self.app.screen, news)
            return
        line = self.query_one("#news", Static)
        line.update(Content(harmless(news)))
        line.display = bool(news)

    @property
    def way_back(self) -> str:
        """What the button that leads back is called; where it leads elsewhere than to the part before, that."""
        return Pane.way_back

    def head(self) -> None:
        """Draws what stands above the pane."""
        heading = Content.from_markup("[b]$title[/b]", title=self.step.title)
        self.query_one("#heading", Static).update(heading)

    @property
    def help_key(self) -> str:
        return self.step.key

    @property
    def pane(self) -> Pane:
        return self.query_one(Pane)

    @on(Pane.Finished)
    async def _finished(self, event: Pane.Finished) -> None:
        event.stop()
        await self._move(1)
        if event.news:
            self._bring(event.news)

    @on(PartName.Clicked)
    async def _part_clicked(self, event: PartName.Clicked) -> None:
        event.stop()
        await self.leave_to(self.step, event.part)

    @on(Pane.Elsewhere)
    async def _elsewhere(self, event: Pane.Elsewhere) -> None:
        event.stop()
        await self.leave_to(event.step, event.part, event.question)

    @on(Pane.Back)
    async def _back(self, event: Pane.Back) -> None:
        event.stop()
        await self._move(-1)

    async def _move(self, by: int) -> None:
        place = self._place(by)
        if place is not None:
            await self.leave_to(*place)
        else:
            self.action_home()

    def _place(self, by: int) -> tuple[Step, Part] | None:
        """The part so far on, if there is one. They may be made anew by what was just answered: this one is found by
        its keys."""
        every = [(step, part) for step in self.steps() for part in step.parts]
        places = [(step.key, part.key) for step, part in every]
        here = (self.step.key, self.part.key)
        index = places.index(here) + by if here in places else 0
        return every[index] if 0 <= index < len(every) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What leads nowhere is not offered; Esc closes the help beside the step before it leads anywhere."""
        match action:
            case "forward":
                return self._place(1) is not None
            case "back":
                return self.way_back == Pane.way_back
            case "out":
                beside = any(panel.display for panel in self.query(HelpPanel))
                return self.way_back != Pane.way_back and not beside
            case "leave":
                return not self.check_action("out", parameters)
        return super().check_action(action, parameters)

    async def leave_to(self, step: Step, part: Part, question: str = "") -> None:
        """Half-typed answers are kept; running work is not left behind unasked."""
        if isinstance(self.pane, FormPane):
            self.pane.keep_drafts()
        if self._work_goes_on():
            return
        await self.open(step, part, question)

    def _work_goes_on(self) -> bool:
        """Whether tasks are being run here; says so, since it would be cut off."""
        cut_off = isinstance(self.pane, Working) and self.pane.busy and self.pane.loses
        if cut_off:
            self.pane.hint("Work is under way here. Wait for it, or stop it first: Ctrl+C.", error=True)
        return cut_off

    def say(self, text: str, *, error: bool = False) -> None:
        for pane in self.query(Pane):  # there is none between two parts
            pane.say(text, error=error)

    async def action_leave(self) -> None:
        """Out of the help beside the step first."""
        panel = self.query_one(HelpPanel)
        if panel.display:
            panel.toggle()
        else:
            await self.action_back()

    async def action_back(self) -> None:
        await self._move(-1)

    def action_out(self) -> None:
        self.action_home()

    async def action_forward(self) -> None:
        await self._move(1)

    def action_home(self) -> None:
        if self._work_goes_on():
            return
        if isinstance(self.pane, FormPane):
            self.pane.keep_drafts()
        self.app.pop_screen()
