"""What the whole setup comes to, for its last part."""

from zoho_ideolve_wizard.guide.finish import Standing
from zoho_ideolve_wizard.guide.home.progress import Progress


def verdict(found: Standing, setup: Progress) -> str:
    """What all of it comes to, in a sentence or two that end in what to do."""
    if setup.next is not None:
        return (
            f"Not finished: {setup.done} of {setup.total} steps are done. Next is {setup.next.step.title}. Nothing is "
            "lost if you leave it for later."
        )
    if found.waiting:
        count = len(found.waiting)
        things = "1 thing is" if count == 1 else f"{count} things are"
        if any(line.remedy for line in found.waiting):
            return f"Every step is done. {things} still waited for: home lists them, with what to do, under Waiting."
        return f"Done on your side. {things} still to be done by others: home lists them, with messages, under Waiting."
    return "It is connected, and everything is in place. Nothing needs to keep running. Once a month, go through the checks."
