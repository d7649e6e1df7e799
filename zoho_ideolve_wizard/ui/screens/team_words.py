"""What the team's screen says above and below the table."""

from collections.abc import Mapping

from zoho_ideolve_wizard.guide import administrator_state as administrator
from zoho_ideolve_wizard.guide.job_people import Job, job_people
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team_table import Row
from zoho_ideolve_wizard.guide.team_words import counted, how_many, not_asked
from zoho_ideolve_wizard.ui.widgets.people_table import SORTS, PeopleTable

_UNDER_WAY: Mapping[Job, tuple[str, str]] = {Job.ADD: ("adding", "a"), Job.REMOVE: ("removing", "d")}
"""How a job is spoken of, and the key that goes on with it."""


def state(sitting: Sitting, table: PeopleTable, facts: TeamFacts | None, differing: int) -> str:
    """How many, as of when, what differs, what is under way; in lines of their own, what could not be asked."""
    words = [how_many(table.rows)]
    if len(table.shown) != len(table.rows):
        words.append(f"{len(table.shown)} shown")
    if table.marked:
        words.append(f"{len(table.marked)} marked")
    if table.sort != SORTS[0]:
        words.append(f"by {table.sort}")
    if facts is not None and facts.looked_at:
        words.append(f"as of {facts.looked_at.astimezone():%H:%M}")
        if facts.users is not None or facts.workspaces is not None:
            found = counted(differing, "difference", "differences")
            words.append(f"{found} (x)" if differing else "no differences")
    for job, (verb, key) in _UNDER_WAY.items():
        if people := job_people(sitting, job):
            words.append(f"{verb} {len(people)}: {key} goes on")
    if changing := administrator.under_way(sitting):
        words.append(f"{changing}: m goes on")
    return "\n".join([" · ".join(words), *not_asked(facts)])


def evidence(row: Row | None, *, nobody: bool) -> str:
    """Who it is, whole, where they stand and how that is known: whatever the table cuts stands here."""
    if row is None:
        return "Nobody matches. Esc clears the filter." if nobody else ""
    who = f"{row.name} <{row.address}>" if row.name else row.address
    return f"{who}. {row.told}."
