"""The screens of what is done about the automation: pausing, resuming, proving, removing, the demonstration."""

from collections.abc import Callable

from textual.screen import Screen

from zoho_ideolve_wizard.guide.crm_side import automation_jobs
from zoho_ideolve_wizard.guide.sitting import Sitting


def screen(key: str, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool]) -> Screen[None]:
    """`key` is pause, resume, prove, uninstall or demo."""
    if key == "demo":
        from zoho_ideolve_wizard.ui.screens.demonstration import DemonstrationScreen

        return DemonstrationScreen(sitting, ascii_only=ascii_only)
    from zoho_ideolve_wizard.ui.screens.job import JobScreen

    make, settle = automation_jobs.job(key, sitting)
    return JobScreen(
        make, sitting, ascii_only=ascii_only, open_page=open_page, settle=settle, area="Automation"
    )
