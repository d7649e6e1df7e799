"""What both team jobs ask: whether the wizard may change CRM's users, and consent for it."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.people import place
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent
from zoho_ideolve_wizard.guide.team.crm_access import team_by_api
from zoho_ideolve_wizard.guide.team.ideolve_access import by_api
from zoho_ideolve_wizard.guide.team.job_people import Job, began
from zoho_ideolve_wizard.guide.team.team_facts import USERS, WORKSPACES, TeamFacts
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.failure import ServiceFailure

CONSENT = Consent(
    "consent",
    "Consent",
    "Once, for changing CRM's users. Log in as an administrator of CRM; the token Ideolve uses is not touched.",
    Purpose.TEAM,
    by_hand=True,
)


def how_in_crm() -> Question:
    return Question(
        "team.crm",
        "How is it done in CRM?",
        Kind.CHOICE,
        default="api",
        choices=(
            Choice("api", "The wizard does it", "It asks an administrator's consent once."),
            Choice("by_hand", "By hand", "The wizard says where to click, you do it."),
        ),
        help="Ideolve is asked about in the setup; this is only about CRM's users.",
    )


def needs_consent(sitting: Sitting, job: Job) -> bool:
    """Whether consent belongs to this job: there was no token when it began."""
    if not team_by_api(sitting):
        return False
    token = token_in(sitting, Purpose.TEAM, Slot.CURRENT)
    return token is None or (bool(began(sitting, job)) and token.issued_at >= began(sitting, job))


def must_be_known(sitting: Sitting, facts: TeamFacts, *, sells: bool) -> None:
    """No plan is made by guessing where a service is there to be asked. Raises ServiceFailure."""
    if sells and team_by_api(sitting):
        if token_in(sitting, Purpose.TEAM, Slot.CURRENT) is None:
            raise ServiceFailure.of(troubles.NO_TEAM_TOKEN)
        _same_company(sitting)
        if USERS in facts.failures:
            raise facts.failures[USERS]
    if by_api(sitting) and WORKSPACES in facts.failures:
        raise facts.failures[WORKSPACES]


def _same_company(sitting: Sitting) -> None:
    """Nobody is added to, or removed from, another company than the one that is connected."""
    team = token_in(sitting, Purpose.TEAM, Slot.CURRENT)
    connected = token_in(sitting, Purpose.CONNECTOR, Slot.CURRENT)
    if team and connected and team.organization_id != connected.organization_id:
        raise ServiceFailure.of(
            troubles.CONSENT_ELSEWHERE.about(
                purpose="the team", organization=team.organization_name, ours=connected.organization_name
            )
        )


def groups_are_there(sitting: Sitting, facts: TeamFacts, people: Sequence[Person]) -> None:
    """The setup makes workspace and groups; without them nobody can join. Raises ServiceFailure."""
    if facts.workspaces is None or not people:
        return
    where = place(sitting)
    workspace = facts.workspaces.named(where.workspace)
    groups = where.groups_of(Role.BOTH) if workspace else ()
    missing = [group for group in groups if workspace and group not in workspace.groups]
    if workspace is None or missing:
        what = f"the group {missing[0]}" if missing else where.named
        raise ServiceFailure.of(troubles.NOT_SET_UP.about(missing=what))


def is_address(answer: str, _answers: Answers) -> Problem | None:
    from zoho_ideolve_wizard.integration.addresses import AddressProblem, check_address

    try:
        check_address(answer)
    except AddressProblem as problem:
        return Problem(problem.trouble)
    return None
