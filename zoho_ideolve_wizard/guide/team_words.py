"""What is said about the team as a whole, whatever it is shown in."""

from collections.abc import Collection, Sequence

from zoho_ideolve_wizard.guide.job_people import Job
from zoho_ideolve_wizard.guide.team_facts import LISTS, TeamFacts


def not_asked(facts: TeamFacts | None) -> Collection[str]:
    """Why a service could not be asked, each reason once. CRM's roles are asked for only when somebody joins."""
    if facts is None:
        return ()
    return tuple(dict.fromkeys(why for what, why in facts.why_not.items() if what != LISTS))


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def under_way(job: Job, going: Sequence[str], chosen: Sequence[str] = ()) -> str:
    """Whose job goes on and who is chosen now, by address, of many the first three; and what giving it up means."""
    verb = "added" if job is Job.ADD else "removed"
    others = f" Chosen now: {first(chosen)}." if chosen else ""
    return (
        f"Being {verb} already: {first(going)}.{others}\n\n"
        f"Given up, nobody more is {verb}; what was done stays done, and Differences tells what it left."
    )


def first(addresses: Sequence[str]) -> str:
    """Of many the first three."""
    more = f" and {len(addresses) - 3} more" if len(addresses) > 3 else ""
    return f"{', '.join(addresses[:3])}{more}"
