"""What can be done about the automation after setup, each as a job: pausing, resuming, proving, removing."""

from collections.abc import Callable

from zoho_ideolve_wizard.guide.crm_side import pausing, prove
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step

Make = Callable[[Sitting], Step]
Settle = Callable[[Sitting], object]


def job(key: str, sitting: Sitting) -> tuple[Make, Settle | None]:
    """How the job is made, and what is called whenever something changed. `key` is pause, resume, prove or uninstall."""
    if key == "prove":
        proof = Step("automation-prove", "Prove it", "", (prove.once_more(sitting),))
        return lambda _sitting: proof, None
    if key == "uninstall":
        from zoho_ideolve_wizard.guide.crm_side import automation_uninstall as removal

        return removal.job, removal.settle
    return pausing.job(sitting)
