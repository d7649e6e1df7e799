"""A salesperson joins or leaves (the vendor's guide, maintenance): CRM, then the workspace and the sales group."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.people import Place
from zoho_ideolve_wizard.guide.team import crm_tasks, hand_over, ideolve_leaving, ideolve_returning
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.ideolve_returning import NOTHING_ASKED, Asked
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.zoho.crm import Named


def add(
    people: Sequence[Person],
    facts: TeamFacts | None,
    place: Place,
    means: Means,
    role: Named | None = None,
    profile: Named | None = None,
    asked: Mapping[str, Asked] = NOTHING_ASKED,
) -> list[Task]:
    """For each person a CRM user, then the invitation, then the groups of the person's role.

    `role` and `profile` are CRM's, for all who are added. Who cannot become a user is not invited either.
    """
    by_address = {person.address: person for person in people}
    made: list[Task] = []
    for person in people:
        user = crm_tasks.present(person, by_address, facts, means, role, profile)
        made += [user, *ideolve_returning.tasks(person, facts, place, means, asked, (user.key,))]
    return made


def remove(
    person: Person,
    facts: TeamFacts | None,
    place: Place,
    means: Means,
    how: Ends = Ends.DEACTIVATE,
    transfer_to: str = "",
) -> list[Task]:
    """The CRM user first; then at once out of the sales group and the workspace; then the account.

    Nothing in Ideolve waits for CRM. Who is an expert too stays in the workspace and keeps the account:
    `remove_whole` is for those who leave altogether.
    """
    workspaces, admin = facts.workspaces if facts else None, means.admin
    groups = ideolve_leaving.out_of_groups(person.address, Role.SALESPERSON, place, workspaces, admin)
    made = [*_crm(person, facts, means, how, transfer_to), *groups]
    if person.role is Role.BOTH:
        return made
    return [*made, *ideolve_leaving.out(person.address, place, workspaces, admin, groups)]


def remove_whole(
    person: Person,
    facts: TeamFacts | None,
    place: Place,
    means: Means,
    how: Ends = Ends.DEACTIVATE,
    transfer_to: str = "",
) -> list[Task]:
    """Somebody who is both leaves altogether: CRM, both groups, the workspace, the account."""
    workspaces, admin = facts.workspaces if facts else None, means.admin
    groups = ideolve_leaving.out_of_groups(person.address, Role.BOTH, place, workspaces, admin)
    return [
        *_crm(person, facts, means, how, transfer_to),
        *groups,
        *ideolve_leaving.out(person.address, place, workspaces, admin, groups),
    ]


def _crm(person: Person, facts: TeamFacts | None, means: Means, how: Ends, transfer_to: str) -> list[Task]:
    if how is Ends.TRANSFER:
        return hand_over.tasks(person, facts, means, transfer_to)
    return crm_tasks.gone(person, facts, means, how)
