"""What is next, in words: one thing, the most pressing one, and the screen it is done on."""

from dataclasses import dataclass

from zoho_ideolve_wizard.engine.counted import counted
from zoho_ideolve_wizard.guide.credentials import token_state
from zoho_ideolve_wizard.guide.crm_side import automation_state, health, pausing
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.home.progress import Progress
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import administrator_state, team_differences
from zoho_ideolve_wizard.guide.team.job_people import Job, going_on
from zoho_ideolve_wizard.guide.words import ago

GO_ON, TEAM, AUTOMATION, TOKEN = "go-on", "team", "automation", "token"

COUNT_AFTER = 7
"""Days after which what was counted says nothing of today any more."""

_VERBS = {Job.ADD: "Adding", Job.REMOVE: "Removing"}


@dataclass(frozen=True)
class Next:
    """`words` say it; `goes` names the entry of the home screen that does it, empty when there is nothing to do."""

    words: str
    goes: str = ""


def next_up(sitting: Sitting, setup: Progress) -> Next:
    """From settings and record alone."""
    if progress.locked(sitting):
        return _locked(sitting)
    if refused := token_state.refused(sitting):
        return Next(f"Consent again: Zoho refuses {refused[0].named}", TOKEN)
    if half_way := _token_half_way(sitting):
        return half_way
    if not progress.secrets_away(sitting) and setup.next:
        again = progress.finished_once(sitting)
        return Next(setup.next.words_again if again else setup.next.words, GO_ON)
    return _after_setup(sitting)


def _locked(sitting: Sitting) -> Next:
    """What can be told of it all the same."""
    if half_way := _token_half_way(sitting):
        return Next(f"Open your secrets. Then: {half_way.words}", GO_ON)
    seen = progress.seen(sitting)
    if seen is None or not seen.over:
        then = f" Then go on with {seen.next}." if seen else ""
        return Next(f"Open your secrets.{then}", GO_ON)
    after = _after_setup(sitting)
    then = f"Then: {after.words}" if after.goes else "Nothing is known to be due."
    return Next(f"Open your secrets. {then}", GO_ON)


def _after_setup(sitting: Sitting) -> Next:
    if changing := administrator_state.under_way(sitting):
        return Next(f"{changing}: go on in Team", TEAM)
    for job, verb in _VERBS.items():
        if people := going_on(sitting, job):
            return Next(f"{verb} {counted(len(people), 'person', 'people')} was begun: go on in Team", TEAM)
    if trouble := _automation_trouble(sitting):
        return trouble
    if reminders := token_state.reminders(sitting):
        return _reminding(reminders)
    due, differing = _automation(sitting), team_differences.known(sitting)
    return Next(f"Team: {differing} (x)", TEAM) if differing and not due.goes else due


def _token_half_way(sitting: Sitting) -> Next | None:
    """A change of token or key that was begun: its job finishes it, also where it has reopened steps of the setup."""
    begun = token_state.new_token(sitting) is not None
    if progress.finished_once(sitting):
        begun = begun or token_state.form_is_open(sitting) or token_state.functions_are_open(sitting)
    return _reminding(token_state.reminders(sitting)) if begun else None


def _reminding(reminders: list[str]) -> Next:
    return Next(reminders[0].removesuffix(": go on."), TOKEN)


def _automation_trouble(sitting: Sitting) -> Next | None:
    """What is wrong now comes before an old token, which can wait."""
    if not automation_state.offered(sitting):
        return None
    if left := automation_state.left_over(sitting):
        return Next(f"{left[0].upper()}{left[1:]}", AUTOMATION)
    found = health.last(sitting)
    if found is not None and found.trouble:
        return Next(found.remedy or found.trouble, AUTOMATION)
    return None


def _automation(sitting: Sitting) -> Next:
    if not automation_state.offered(sitting):
        return Next("Nothing is due. Once a month go through the monthly checks (Finish, in the setup).")
    found = health.last(sitting)
    if pausing.known(sitting).paused:
        return Next("Resume when your import is done (z)", AUTOMATION)
    asked = ago.moment_of(found.asked_at) if found else None
    if asked is None:
        return Next("Count what was archived", AUTOMATION)
    if ago.days_since(asked) > COUNT_AFTER:
        return Next(f"Count what was archived: the last count was {ago.ago(asked)}", AUTOMATION)
    return Next("Nothing is due.")
