"""A maintenance job: its parts one after the other; it ends where it was started."""

from collections.abc import Callable

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.plain.prompting import Console
from zoho_ideolve_wizard.plain.walking import walk

Settle = Callable[[Sitting], object]


async def do_job(
    console: Console,
    sitting: Sitting,
    make: Callable[[Sitting], Step],
    *,
    settle: Settle | None = None,
    place: str = "",
) -> None:
    """Until its end, or until the admin leaves: then it goes on at the same part the next time."""

    def settled(which: Sitting) -> None:
        if settle is None:
            return
        try:
            settle(which)
        except ProfileError as problem:
            console.say(str(problem))

    await walk(console, sitting, lambda which: (make(which),), place or f"{make(sitting).key}/place", settled)
