"""A maintenance job: its parts one after the other, without a rail; it ends where it was started."""

from collections.abc import Callable, Sequence

from textual.binding import Binding

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen


class JobScreen(PartsScreen):
    """`job` is what the parts are made from; half-done work goes on at the part where it was left."""

    BINDINGS = [Binding("f10", "home", "Leave", id="job.leave")]

    def __init__(
        self, job: Step, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool]
    ) -> None:
        self._job = job
        self.place = f"{job.key}/place"
        self.title_text = job.title
        super().__init__(sitting, ascii_only=ascii_only, open_page=open_page)

    def steps(self) -> Sequence[Step]:
        return (self._job,)
