"""What can be started from the home screen: key, title, and a few words about where it stands."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.credentials import token_state, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_state
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.home.awaited import Awaited
from zoho_ideolve_wizard.guide.home.next_up import AUTOMATION, GO_ON, TEAM, TOKEN
from zoho_ideolve_wizard.guide.home.progress import Progress
from zoho_ideolve_wizard.guide.home.staying import what_stays
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import administrator_state, team_differences
from zoho_ideolve_wizard.guide.team.job_people import Job, going_on

AWAITED = "awaited"

Entry = tuple[str, str, str]

_VERBS = {Job.ADD: "adding", Job.REMOVE: "removing"}


def entries(
    sitting: Sitting, setup: Progress, awaited: Sequence[Awaited] = (), *, can_rehearse: bool
) -> list[Entry]:
    """In the order in which they are shown."""
    found = [_setup(sitting, setup)]
    if team_offered(sitting):
        found.append((TEAM, "Team", _team(sitting)))
    if awaited:
        found.append((AWAITED, "Waiting", _waiting(awaited)))
    if automation_state.offered(sitting):
        found.append((AUTOMATION, "Automation", automation_state.home_line(sitting)))
    found.append((TOKEN, "Tokens", token_state.home_line(sitting)))
    if can_rehearse:
        found.append(("rehearse", "Rehearse first", "practise on stand-ins; nothing there is real"))
    if automation_state.demonstrates(sitting):
        found.append(("demo", "Demonstration", "a record in CRM becomes a note in Ideolve"))
    return [*found, ("quit", "Quit", what_stays(sitting))]


def _waiting(awaited: Sequence[Awaited]) -> str:
    count = sum(len(one.records) for one in awaited)
    return f"for {counted(count, 'thing')}: remind them, or say that it is done"


def team_offered(sitting: Sitting) -> bool:
    """Whether there is a team to look after: people on the list, or a company whose users could be."""
    known = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    return bool(sitting.profile.people()) or (known is not None and known.proven)


def _setup(sitting: Sitting, found: Progress) -> Entry:
    if progress.locked(sitting):
        return (GO_ON, "Open your secrets", _seen(sitting))
    if progress.secrets_away(sitting):
        return (GO_ON, "The setup", "your answers are kept; secrets are asked for again")
    whole = found.done == found.total
    about = f"all {found.total} steps done" if whole else f"{found.done} of {found.total} steps done"
    if found.over:
        return ("setup", "See the setup", about)
    if progress.finished_once(sitting):
        return (GO_ON, "See the setup", f"{found.left} to do again")
    if not found.done:
        lost = "" if sitting.surroundings.throw_away else "; stop anywhere, nothing is lost"
        return (GO_ON, "Set up", f"{found.total} steps{lost}")
    return (GO_ON, "Go on with the setup", about)


def _seen(sitting: Sitting) -> str:
    """What was known of the setup the last time."""
    seen = progress.seen(sitting)
    last = f"; {seen.done} of {seen.total} steps were done then" if seen else ""
    return f"locked: Enter opens{last}"


def _team(sitting: Sitting) -> str:
    """How many, and what is under way."""
    count = len(sitting.profile.people())
    going = [
        f"{verb} {counted(len(people), 'person', 'people')} goes on"
        for job, verb in _VERBS.items()
        if (people := going_on(sitting, job))
    ]
    if changing := administrator_state.under_way(sitting):
        going.append(f"{changing}: goes on")
    if differing := team_differences.known(sitting):
        going.append(differing)
    listed = f"{counted(count, 'person', 'people') if count else 'nobody'} on your list"
    return " · ".join([listed, *going])
