"""An expert joins or leaves (the vendor's guide, maintenance): workspace and experts group; no CRM user."""

from collections.abc import Mapping, Sequence

from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.people import Place
from zoho_ideolve_wizard.guide.team import ideolve_leaving, ideolve_returning
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.ideolve_returning import NOTHING_ASKED, Asked
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person, Role


def add(
    people: Sequence[Person],
    facts: TeamFacts | None,
    place: Place,
    means: Means,
    asked: Mapping[str, Asked] = NOTHING_ASKED,
) -> list[Task]:
    """For each person the invitation, then the experts group."""
    return [task for person in people for task in ideolve_returning.tasks(person, facts, place, means, asked)]


def remove(person: Person, facts: TeamFacts | None, place: Place, means: Means) -> list[Task]:
    """Out of the experts group and the workspace, and the account; who sells too stays in the workspace."""
    workspaces, admin = facts.workspaces if facts else None, means.admin
    groups = ideolve_leaving.out_of_groups(person.address, Role.EXPERT, place, workspaces, admin)
    if person.role is Role.BOTH:
        return groups
    return [*groups, *ideolve_leaving.out(person.address, place, workspaces, admin, groups)]
