"""What a change of the list of who takes part means, said where it is made."""

from collections.abc import Sequence

from zoho_ideolve_wizard.guide.people import group_key, place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team.team_words import first
from zoho_ideolve_wizard.integration.roster import Line, Person, Role


def taken_in(lines: Sequence[Line], before: Sequence[Person], after: Sequence[Person]) -> str:
    """Who was named twice, and who has both roles since, for having been named with the other one; else empty."""
    again = [line.text.casefold() for line in lines if line.repeats]
    named = {one.address for one in after if any(one.address in text for text in again)}
    roles = {one.address: one.role for one in before}
    both = [
        one.address
        for one in after
        if one.role is Role.BOTH
        and (one.address in named or roles.get(one.address, Role.BOTH) is not Role.BOTH)
    ]
    told = f"{len(again)} named twice: each is on the list once. " if again else ""
    return f"{told}Sales and expert, so both now: {first(both)}." if both else told.strip()


def stays_in(sitting: Sitting, before: Person, after: Person) -> str:
    """Of somebody who loses a role here: the groups of it stay as they are. Empty where there are none."""
    where, records = place(sitting), sitting.records
    left = [group for group in where.groups_of(before.role) if group not in where.groups_of(after.role)]
    kept = [
        group
        for group in left
        if (record := records.get(group_key(where, group, before.address))) and record.outcome.holds
    ]
    if not kept:
        return ""
    return (
        f"{before.address} stays in the group {' and '.join(kept)}: changing the list takes nobody out. To end a "
        "role, give it back here and remove it in Team (d)."
    )
