"""First-time setup: the rail of steps beside one pane."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.step import Report, Step
from zoho_ideolve_wizard.guide.steps import PLACE
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.rail import Rail, Steps


class SetupScreen(PartsScreen):
    BINDINGS = [
        Binding("f2", "rail", "Steps", id="setup.rail"),
        Binding("f10", "home", "Home", id="setup.home"),
    ]
    place = PLACE
    title_text = "Set up"

    def steps(self) -> Sequence[Step]:
        return steps.setup(self.sitting)

    @property
    def way_back(self) -> str:
        return super().way_back if self._place(-1) else "Home"

    def beside(self) -> ComposeResult:
        yield Steps(self.sitting, ascii_only=self._ascii_only)

    def head(self) -> None:
        if isinstance(self.part, Report):
            steps.see_report(self.sitting)
        self.query_one(Rail).go(self.step.key)
        progress.note(self.sitting, self.query_one(Rail).found)
        self.query_one("#heading", Static).update(
            Content.from_markup(
                "[b]$number  $title[/b]  [$secondary]$guide[/]",
                number=str(steps.number_of(self.step)),
                title=self.step.title,
                guide=f"guide {self.step.guide}" if self.step.guide else "",
            )
        )
        missing = ", ".join(other.title for other in steps.missing(self.step, self.sitting))
        note = self.query_one("#missing", Static)
        note.update(
            Content(f"First finish: {missing}. You can look around here meanwhile." if missing else "")
        )
        note.display = bool(missing)

    @on(Pane.Changed)
    def _changed(self) -> None:
        self.query_one(Rail).show()
        progress.note(self.sitting, self.query_one(Rail).found)

    @on(OptionList.OptionSelected, "#rail")
    async def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        for step in self.steps():
            if step.key == event.option_id:
                unfinished = [p for p in step.parts if steps.of_part(p, self.sitting) is not Standing.DONE]
                await self.leave_to(step, (unfinished or list(step.parts))[0])

    def action_rail(self) -> None:
        rail = self.query_one(Rail)
        if rail.has_focus:
            self.pane.start_focus().focus()
        else:
            rail.focus()
