"""Which pane draws which kind of part."""

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Do, Part, People, Report, Step
from zoho_ideolve_wizard.ui.widgets.pane import Pane


def pane_for(step: Step, part: Part, sitting: Sitting, *, ascii_only: bool) -> Pane:
    """Each kind is imported when first shown, so that the first screen is quick."""
    match part:
        case Ask():
            from zoho_ideolve_wizard.ui.widgets.form import FormPane

            return FormPane(step, part, sitting)
        case Do():
            from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

            return TasksPane(step, part, sitting, ascii_only=ascii_only)
        case Consent():
            from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane

            return ConsentPane(step, part, sitting)
        case People():
            from zoho_ideolve_wizard.ui.widgets.roster import RosterPane

            return RosterPane(step, part, sitting)
        case Report():
            from zoho_ideolve_wizard.ui.widgets.report import ReportPane

            return ReportPane(step, part, sitting)
