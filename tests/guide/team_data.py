"""A team as data: what CRM lists, what Ideolve lists, and nobody to ask."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from zoho_ideolve_wizard.guide.people import Place
from zoho_ideolve_wizard.guide.team.crm_access import Means
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.admin import HttpAdmin
from zoho_ideolve_wizard.services.ideolve.workspaces import Workspace, WorkspaceList
from zoho_ideolve_wizard.services.zoho.crm import Crm, Named, User

PLACE = Place("CRM", "Sales", "Experts", "https://www.ideolve.com")
LOOKED_AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CRM_WEB = "https://crm.zoho.in"
ADMIN = HttpAdmin(Http(["http://127.0.0.1:9"]), "http://127.0.0.1:9/admin", "client", "fake-api-key")
ROLE, PROFILE = Named("1", "Sales Person"), Named("2", "Standard")


async def _no_token() -> tuple[str, str]:
    raise AssertionError("a plan asks nobody")


CRM = Crm(Http(["http://127.0.0.1:9"]), _no_token)
BY_HAND = Means(None, None, CRM_WEB)
BY_API = Means(CRM, ADMIN, CRM_WEB)


def address(who: str) -> str:
    return f"{who}@acme.example.com"


def person(who: str, role: Role = Role.SALESPERSON, name: str = "") -> Person:
    return Person(address(who), name, role)


def user(who: str, status: str = "active", *, profile: str = "Standard", confirmed: bool = True) -> User:
    named = Named("2", profile)
    admin = profile == "Administrator"
    return User(f"id-{who}", who.capitalize(), address(who), named, ROLE, status, admin, confirmed)


def facts(
    users: Sequence[User] | None = (),
    *,
    members: Sequence[str] = (),
    invited: Sequence[str] = (),
    sales: Sequence[str] = (),
    experts: Sequence[str] = (),
    disabled: Sequence[str] = (),
    elsewhere: Sequence[str] = (),
    primary: str = "",
) -> TeamFacts:
    """Both services were asked; people by the first part of their address."""
    groups: Mapping[str, tuple[str, ...]] = {"Sales": _all(sales), "Experts": _all(experts)}
    workspace = Workspace("CRM", members=_all(members), invitations=_all(invited), groups=groups)
    other = Workspace("Other", members=_all(elsewhere))
    return TeamFacts(
        users=None if users is None else tuple(users),
        workspaces=WorkspaceList((workspace, other), _all(disabled)),
        organization_primary_email=address(primary) if primary else "",
        looked_at=LOOKED_AT,
    )


def _all(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(address(name) for name in names)
