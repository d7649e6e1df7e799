"""A maintenance job: its parts one after the other, without a rail; it ends where it was started."""

from collections.abc import Callable, Sequence

from textual import on
from textual.binding import Binding

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen
from zoho_ideolve_wizard.ui.widgets.pane import Pane


class JobScreen(PartsScreen):
    """`make` makes the job's parts, anew after each: an answer may add one or leave one out. `settle` is
    called whenever something changed. Half-done work goes on at the part where it was left: `place` is where
    the record keeps that. `area` is what the job belongs to, as the title bar says it: its own title stands below."""

    BINDINGS = [Binding("f10", "home", "Leave", id="job.leave")]

    def __init__(
        self,
        make: Callable[[Sitting], Step],
        sitting: Sitting,
        *,
        ascii_only: bool,
        open_page: Callable[[str], bool],
        settle: Callable[[Sitting], object] | None = None,
        place: str = "",
        area: str = "",
    ) -> None:
        self._make = make
        self._settle = settle
        job = make(sitting)
        self.place = place or f"{job.key}/place"
        self.title_text = area or job.title
        super().__init__(sitting, ascii_only=ascii_only, open_page=open_page)

    def steps(self) -> Sequence[Step]:
        return (self._make(self.sitting),)

    @on(Pane.Changed)
    def _changed(self) -> None:
        if self._settle is not None:
            self._settle(self.sitting)
