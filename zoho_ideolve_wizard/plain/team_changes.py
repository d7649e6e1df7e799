"""Changes in the team: adding, removing, mending a difference, another administrator; each a plan like any other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zoho_ideolve_wizard.engine.task import Record
from zoho_ideolve_wizard.guide import administrator
from zoho_ideolve_wizard.guide.team import (
    add_job,
    administrator_state,
    job_people,
    refusals,
    reminding,
    remove_job,
    team_jobs,
)
from zoho_ideolve_wizard.guide.team.differences import ADDS, MEND_WORDS, NO_DIFFERENCE, Difference, Mend
from zoho_ideolve_wizard.guide.team.job_people import Job
from zoho_ideolve_wizard.guide.team.team_memory import vendor_did, waiting_for_vendor
from zoho_ideolve_wizard.guide.team.team_words import (
    HAS_DONE,
    meant,
    nobody_has,
    not_asked,
    not_done_yet,
    under_way,
)
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.plain.jobs import do_job
from zoho_ideolve_wizard.plain.people import MORE
from zoho_ideolve_wizard.plain.prompting import Choice
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.services.failure import ServiceFailure

if TYPE_CHECKING:
    from zoho_ideolve_wizard.plain.team import Team

_WHOM = (
    "Type the addresses of those who leave, one or several a line. An empty line, or a full stop alone, ends the list. "
    "Nobody is removed before you have seen the plan."
)


async def add(team: "Team") -> None:
    """One in which something was done goes on, or is given up."""
    if job_people.touched(team.sitting, Job.ADD):
        if await _going(team, Job.ADD) != "on":
            return
    elif not job_people.going_on(team.sitting, Job.ADD):
        job_people.end(team.sitting, Job.ADD)
    await _start(team, Job.ADD)


async def _going(team: "Team", job: Job, *more: Choice) -> str:
    """Whether the job that goes on is meant; given up, it is over at once."""
    team.console.say(under_way(job, [one.address for one in job_people.going_on(team.sitting, job)]))
    answer = await team.console.choose(
        [Choice("on", "Go on with it"), *more, Choice("give-up", "Give it up")]
    )
    if answer == "give-up":
        job_people.end(team.sitting, job)
        team.console.say("Given up. What was done stays done.")
    return answer


async def _start(team: "Team", job: Job) -> None:
    make = {Job.ADD: add_job.add_job, Job.REMOVE: remove_job.remove_job}.get(job, reminding.remind_job)
    await do_job(
        team.console,
        team.sitting,
        make,
        settle=lambda sitting: team_jobs.settle(sitting, job),
        place=job_people.part_place(job),
    )


async def remove(team: "Team") -> None:
    """A removal under way goes on, unless others are meant."""
    leaving = job_people.going_on(team.sitting, Job.REMOVE)
    if leaving:
        answer = await _going(team, Job.REMOVE, Choice("other", "Remove somebody else instead"))
        if answer == "on":
            await remove_people(team, leaving)
        if answer != "other":
            return
    await remove_people(team, await _named(team))


async def _named(team: "Team") -> list[Person]:
    """Those of the team whose addresses were typed; who is not in it is told."""
    team.console.say(_WHOM)
    typed = await team.console.lines("Addresses:", MORE, help=_WHOM)
    known = {row.address: row.person for row in team.rows()}
    named = [word.strip("<>,;").lower() for word in typed.replace(",", " ").replace(";", " ").split()]
    found: dict[str, Person] = {}
    for word in dict.fromkeys(named):
        near = "" if word in known else meant(word, known)
        if near and await team.console.agrees(nobody_has(word, known)):
            found[near] = known[near]
        elif word in known:
            found[word] = known[word]
        elif not near:
            team.console.say(nobody_has(word, known))
    return list(found.values())


async def remove_people(team: "Team", people: Sequence[Person], ends: Role = Role.BOTH) -> None:
    """Who cannot go is said first, each with the reason; the others go on."""
    if not people:
        team.console.say("Nobody is removed.")
        return
    reasons = remove_job.refused(team.sitting, people, team.facts, ends)
    if reasons:
        team.console.say("Cannot be removed:", *reasons.values())
        going = len(people) - len(reasons)
        held = [
            one
            for one in people
            if one.address in reasons and refusals.rests_on(one.address, team.sitting, team.facts)
        ]
        offered = [Choice("close", "Leave it")]
        if held:
            offered.append(Choice("change", "The administrator changes"))
        if going:
            offered.append(Choice("go", f"Go on with {going}"))
        answer = await team.console.choose(offered)
        if answer == "change":
            await change_administrator(team, held[0])
        if answer != "go":
            return
    remove_job.start_remove(team.sitting, people, team.facts, ends)
    await _start(team, Job.REMOVE)


# -- differences


async def mend(team: "Team") -> None:
    """Says where the systems and the list disagree, and starts the change that mends the chosen one."""
    found, waiting = team.found_differences(), waiting_for_vendor(team.sitting)
    team.console.say(*not_asked(team.facts))
    if not found and not waiting:
        team.console.say(NO_DIFFERENCE)
        return
    hints = [one for one in found if one.mend is Mend.NOTHING]
    team.console.say(*(f"- A hint: {one.address} {one.words}." for one in hints))
    mended = [one for one in found if one.mend is not Mend.NOTHING]
    choices = [
        *(
            Choice(f"difference {n}", f"{one.address} {one.words}", MEND_WORDS[one.mend])
            for n, one in enumerate(mended)
        ),
        *(Choice(f"waiting {n}", one.title, _waits(one)) for n, one in enumerate(waiting)),
        Choice("none", "Mend none of them"),
    ]
    chosen = await team.console.choose(choices, title="Which one? You see a plan first.")
    kind, _, number = chosen.partition(" ")
    if kind == "waiting":
        record = waiting[int(number)]
        if await team.console.agrees(f"{record.title}: {not_done_yet(record)}. {HAS_DONE}"):
            vendor_did(team.sitting, record)
    elif kind == "difference":
        await _mend_one(team, mended[int(number)])


def _waits(record: Record) -> str:
    return f"{not_done_yet(record)}; choose it when it is done"


async def _mend_one(team: "Team", difference: Difference) -> None:
    person = difference.person
    if difference.mend in ADDS:
        add_job.start_add(team.sitting, [person], team.facts)
        await _start(team, Job.ADD)
    elif difference.mend is Mend.REMOVE:
        await remove_people(team, [person], difference.ends)
    elif difference.mend is Mend.LIST:
        try:
            team_jobs.put_on_list(team.sitting, [person])
        except ProfileError as problem:
            team.console.say(str(problem))
        else:
            team.console.say(f"{person.address} is on your list now.")
    else:
        reminding.start_reminding(team.sitting, [difference])
        await _start(team, Job.REMIND)


# -- another administrator


async def change_administrator(team: "Team", leaver: Person | None) -> None:
    """Without a leaver it is whoever consented to Ideolve's token; a change under way goes on, or is given up."""
    console, sitting = team.console, team.sitting
    try:
        if administrator.can_give_up(sitting):
            console.say(administrator_state.giving_up(sitting))
            answer = await console.choose([Choice("go", "Go on"), Choice("give-up", "Give it up")])
            if answer == "give-up":
                await administrator.give_up(sitting)
                console.say("It was given up. The token in use stays.")
            if answer == "give-up" and leaver is None:
                return
            leaver = None if answer == "go" else leaver
        await administrator.begin(sitting, leaver, team.facts)
    except ServiceFailure as failure:
        console.say(sentence(failure.what, failure.remedy))
        return
    except ProfileError as problem:
        console.say(str(problem))
        return
    await do_job(
        console,
        sitting,
        administrator.administrator_job,
        settle=administrator.settle,
        place=administrator.PLACE,
    )


async def offer_removal(team: "Team", leaver: Person) -> None:
    """Of whom nothing rests on any more."""
    team.console.say(administrator_state.can_go(leaver))
    if await team.console.agrees(f"Remove {leaver.address} now?"):
        await remove_people(team, [leaver])
