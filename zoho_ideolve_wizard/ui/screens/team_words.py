"""What the team's screen says above and below the table."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import administrator_state as administrator
from zoho_ideolve_wizard.guide.team.differences import MEND_WORDS, Difference, Mend
from zoho_ideolve_wizard.guide.team.job_people import Job, going_on
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.guide.team.team_memory import waiting_for_vendor
from zoho_ideolve_wizard.guide.team.team_table import Row
from zoho_ideolve_wizard.guide.team.team_words import (
    and_waiting,
    first,
    how_many,
    meant,
    not_asked,
    under_way,
)
from zoho_ideolve_wizard.integration.roster import Person
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.people_table import SORTS, PeopleTable

_UNDER_WAY: Mapping[Job, tuple[str, str]] = {Job.ADD: ("adding", "a"), Job.REMOVE: ("removing", "d")}
"""How a job is spoken of, and the key that goes on with it."""


def state(sitting: Sitting, table: PeopleTable, facts: TeamFacts | None, found: int) -> str:
    """How many, as of when, what differs, what is under way; in lines of their own, what could not be asked."""
    words = [how_many(table.rows)]
    if len(table.shown) != len(table.rows):
        words.append(f"{len(table.shown)} shown")
    if marked := table.with_mark():
        words.append(f"{len(marked)} marked")
    if table.sort != SORTS[0]:
        words.append(f"by {table.sort}")
    if facts is not None and facts.looked_at:
        words.append(f"as of {facts.looked_at.astimezone():%H:%M}")
        if facts.users is not None or facts.workspaces is not None:
            waiting = len(waiting_for_vendor(sitting))
            differs = counted(found, "difference", "differences") if found else "no differences"
            words.append(f"{and_waiting(differs, waiting)}{' (x)' if found or waiting else ''}")
    for job, (verb, key) in _UNDER_WAY.items():
        if people := going_on(sitting, job):
            words.append(f"{verb} {len(people)}: {key} goes on")
    if changing := administrator.under_way(sitting):
        words.append(f"{changing}: m goes on")
    return "\n".join([" · ".join(words), *not_asked(facts)])


def still_marked(table: PeopleTable, remove: str, mark: str) -> str:
    """Of marks from an earlier visit, with the keys for them; empty where nobody of those shown has one."""
    addresses = [row.address for row in table.with_mark()]
    keys = f"{remove} plans their removal, {mark} takes a mark away."
    marked = counted(len(addresses), "person is", "people are")
    return f"{marked} still marked: {first(addresses)}. {keys}" if addresses else ""


def going_on_dialog(sitting: Sitting, job: Job, chosen: Sequence[Person] = ()) -> Dialog:
    """A job in which something was done, and others that are chosen now: what is meant."""
    going = [one.address for one in going_on(sitting, job)]
    others = [one.address for one in chosen if one.address not in going]
    buttons = {"on": "Go on with it"}
    if others:
        buttons["other"] = "Remove the other" if len(others) == 1 else f"Remove the {len(others)} others"
    title = "Adding is under way" if job is Job.ADD else "A removal is under way"
    return Dialog(title, under_way(job, going, others), {**buttons, "give-up": "Give it up"})


def about_one(row: Row, found: Sequence[Difference]) -> Dialog:
    """Somebody whole, and what can be done with them: whatever mends a difference, and the removal."""
    who = f"{row.name} <{row.address}>" if row.name else row.address
    differs = [f"{one.address} {one.words}." for one in found]
    mends = {
        f"mend-{number}": MEND_WORDS[one.mend].capitalize()
        for number, one in enumerate(found)
        if one.mend not in (Mend.NOTHING, Mend.REMOVE)
    }
    text = "\n\n".join([f"{row.told}.", *differs])
    return Dialog(who, text, {"close": "Close", **mends, "remove": "Remove"})


def evidence(row: Row | None, table: PeopleTable) -> str:
    """Who it is, whole, where they stand and how that is known: whatever the table cuts stands here."""
    if row is None:
        if not table.rows or table.shown:
            return ""
        near = meant(table.wanted, [one.address for one in table.rows])
        asks = f" Did you mean {near}?" if near else ""
        return f"Nobody matches.{asks} Esc clears the filter."
    who = f"{row.name} <{row.address}>" if row.name else row.address
    return f"{who}. {row.told}."
