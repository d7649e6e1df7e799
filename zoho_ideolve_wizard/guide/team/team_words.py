"""What is said about the team as a whole, whatever it is shown in."""

from collections.abc import Collection, Sequence

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.engine.task import Record
from zoho_ideolve_wizard.guide.team.ideolve_leaving import VENDOR, VENDOR_NAMED
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_facts import LISTS, TeamFacts
from zoho_ideolve_wizard.guide.team.team_table import Row
from zoho_ideolve_wizard.guide.words import ago
from zoho_ideolve_wizard.integration.roster import Person, Role


def not_asked(facts: TeamFacts | None) -> Collection[str]:
    """Why a service could not be asked, each reason once. CRM's roles are asked for only when somebody joins."""
    if facts is None:
        return ()
    return tuple(dict.fromkeys(why for what, why in facts.why_not.items() if what != LISTS))


HAS_DONE = f"Has {VENDOR_NAMED}, done it?"
IT_IS_DONE = f"{VENDOR} has done it"
"""What is said of something asked of the vendor, once it is heard of."""


def not_done_yet(record: Record) -> str:
    """After what is wanted of the vendor: that it is not so yet, and when they were asked."""
    asked = f" {ago.on(record.at)}" if record.at else ""
    return f"not yet; {VENDOR_NAMED}, was asked{asked}"


def and_waiting(differs: str, waiting: int) -> str:
    """Beside where something differs, Differences lists what was asked of the vendor: both are counted."""
    return f"{differs}, {waiting} waiting for {VENDOR}" if waiting else differs


_ALIKE = 0.75


def meant(typed: str, addresses: Collection[str]) -> str:
    """The address that a misspelt one is near to; empty if none is."""
    from difflib import SequenceMatcher

    def alike(address: str) -> float:
        """Of 1; the domain, which most have in common, makes nobody like another."""
        pairs = zip(typed.strip().casefold().split("@"), address.split("@"), strict=False)
        return min(SequenceMatcher(None, one, other).ratio() for one, other in pairs)

    nearest = max(addresses, key=alike, default="")
    return nearest if nearest and alike(nearest) >= _ALIKE else ""


def nobody_has(typed: str, addresses: Collection[str]) -> str:
    """Of an address that nobody in the team has; asks about the one that may be meant."""
    near = meant(typed, addresses)
    return f"Nobody in the team has the address {typed}.{f' Did you mean {near}?' if near else ''}"


def first(addresses: Sequence[str]) -> str:
    """Of many the first three."""
    more = f" and {len(addresses) - 3} more" if len(addresses) > 3 else ""
    return f"{', '.join(addresses[:3])}{more}"


def how_many(rows: Sequence[Row]) -> str:
    """Everybody whom the list, CRM or Ideolve names, and how many of them the list does."""
    everybody, listed = counted(len(rows), "person", "people"), sum(row.listed for row in rows)
    return everybody if listed == len(rows) else f"{everybody}, {listed} on your list"


def by_role(people: Sequence[Person]) -> str:
    """ "12 people: 8 in sales, 5 experts"; who is both counts as each."""
    sales = sum(one.role is not Role.EXPERT for one in people)
    experts = sum(one.role is not Role.SALESPERSON for one in people)
    everybody = counted(len(people), "person", "people")
    return f"{everybody}: {sales} in sales, {counted(experts, 'expert')}"


def under_way(job: Job, going: Sequence[str], chosen: Sequence[str] = ()) -> str:
    """Whose job goes on and who is chosen now, by address, of many the first three; and what giving it up means."""
    verb = "added" if job is Job.ADD else "removed"
    others = f" Chosen now: {first(chosen)}." if chosen else ""
    return (
        f"Being {verb} already: {first(going)}.{others}\n\n"
        f"Given up, nobody more is {verb}; what was done stays done, and Differences tells what it left."
    )
