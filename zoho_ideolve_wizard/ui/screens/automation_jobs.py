"""The screens of what is done about the automation: pausing, resuming, proving, removing, the demonstration."""

from collections.abc import Callable

from textual.screen import Screen

from zoho_ideolve_wizard.guide import pausing, prove
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step

AREA = "Automation"


def screen(key: str, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool]) -> Screen[None]:
    """`key` is pause, resume, prove, uninstall or demo."""
    if key == "demo":
        from zoho_ideolve_wizard.ui.screens.demonstration import DemonstrationScreen

        return DemonstrationScreen(sitting, ascii_only=ascii_only)
    from zoho_ideolve_wizard.ui.screens.job import JobScreen

    if key == "prove":
        proof = Step("automation-prove", "Prove it", "", (prove.once_more(sitting),))
        return JobScreen(
            lambda _sitting: proof, sitting, ascii_only=ascii_only, open_page=open_page, area=AREA
        )
    if key == "uninstall":
        from zoho_ideolve_wizard.guide import automation_uninstall as removal

        return JobScreen(
            removal.job, sitting, ascii_only=ascii_only, open_page=open_page, settle=removal.settle, area=AREA
        )
    make, settle = pausing.job(sitting)
    return JobScreen(make, sitting, ascii_only=ascii_only, open_page=open_page, settle=settle, area=AREA)
