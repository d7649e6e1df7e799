"""What CRM and Ideolve say of the team now, from as few requests as possible; what cannot be read has its reason."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from zoho_ideolve_wizard.guide.company import token_in
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Facts
from zoho_ideolve_wizard.guide.team import ideolve_access, joined
from zoho_ideolve_wizard.guide.team.crm_access import (
    HandOvers,
    counting_purpose,
    crm_of,
    note_worked,
    reading_purpose,
)
from zoho_ideolve_wizard.guide.words.telling import Tell, nobody, nth
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.ideolve.workspaces import WorkspaceList
from zoho_ideolve_wizard.services.zoho.crm import Named, User
from zoho_ideolve_wizard.services.zoho.crm_users import CrmUsers, Owned

USERS, LISTS, WORKSPACES, OWNED = "users", "lists", "workspaces", "owned"
"""What is looked up, as `why_not` names it."""

_BY_HAND = "Ideolve offers no way to look this up: what you confirmed is what is known."
_NO_TOKEN = "No refresh token is at hand, so CRM cannot be asked. Finish the step Consent of the setup."  # noqa: S105
_NO_TEAM_TOKEN = "CRM's roles and profiles are read once there is consent to change users."  # noqa: S105

T = TypeVar("T")


@dataclass(frozen=True)
class TeamFacts:
    """None is what could not be looked up; `why_not` has a sentence for each. Addresses are in lower case.

    `users` are all of the organization but deleted ones. `owned` counts what somebody owns, by address;
    `handing_over` are those whose records Zoho is handing over just now. `failures` are the refusals behind
    the reasons, for whoever cannot go on without.
    """

    users: tuple[User, ...] | None = None
    roles: tuple[Named, ...] | None = None
    profiles: tuple[Named, ...] | None = None
    workspaces: WorkspaceList | None = None
    organization_primary_email: str = ""
    looked_at: datetime | None = None
    why_not: Mapping[str, str] = field(default_factory=dict)
    owned: Mapping[str, Owned] = field(default_factory=dict)
    handing_over: frozenset[str] = frozenset()
    failures: Mapping[str, ServiceFailure] = field(default_factory=dict, compare=False, repr=False)

    def user(self, address: str) -> User | None:
        """The user with that address; None if there is none, or nobody could look."""
        return self._by_address.get(address.casefold())

    @cached_property
    def _by_address(self) -> Mapping[str, User]:
        return _by_address(self.users or ())


def user_named(users: Iterable[User], address: str) -> User | None:
    """The user with that address, whatever its state; deleted ones left out."""
    return _by_address(users).get(address.casefold())


def _by_address(users: Iterable[User]) -> dict[str, User]:
    """An active user first: an address may belong to a deactivated one too."""
    found: dict[str, User] = {}
    for user in users:
        known = found.get(user.email.casefold())
        if user.status != "deleted" and (known is None or known.status != "active"):
            found[user.email.casefold()] = user
    return found


def team_facts(facts: Facts | None) -> TeamFacts | None:
    return facts if isinstance(facts, TeamFacts) else None


async def look(sitting: Sitting, tell: Tell = nobody) -> TeamFacts:
    """Users and organization with the connector's token, roles and profiles with the team's, workspaces as
    the setup does. Nothing is raised for what a service refuses: it is a reason in what comes back."""
    reading = _Reading()
    tell(nth("Asking CRM for its users", 1, 3))
    users, email = await _users(sitting, reading)
    tell(nth("Asking CRM for roles and profiles", 2, 3))
    roles, profiles = await _lists(sitting, reading)
    tell(nth("Asking Ideolve for the workspace", 3, 3))
    found = await reading.read(WORKSPACES, lambda: ideolve_access.look(sitting))
    workspaces = ideolve_access.facts_of(found)
    joined.note_members(sitting, workspaces)
    if workspaces is None:
        reading.why_not.setdefault(WORKSPACES, _BY_HAND)
    return TeamFacts(
        users=users,
        roles=roles,
        profiles=profiles,
        workspaces=workspaces,
        organization_primary_email=email,
        looked_at=datetime.now(UTC),
        why_not=reading.why_not,
        failures=reading.failures,
    )


class _Reading:
    """Reads one thing after the other; a refusal of one does not hide the rest."""

    def __init__(self) -> None:
        self.why_not: dict[str, str] = {}
        self.failures: dict[str, ServiceFailure] = {}

    async def read(self, what: str, how: Callable[[], Awaitable[T]]) -> T | None:
        try:
            return await how()
        except ServiceFailure as failure:
            self.why_not[what] = str(failure)
            self.failures[what] = failure
            return None


async def _users(sitting: Sitting, reading: _Reading) -> tuple[tuple[User, ...] | None, str]:
    purpose = reading_purpose(sitting)
    if purpose is None:
        reading.why_not[USERS] = _NO_TOKEN
        return None, ""
    crm = crm_of(sitting, purpose)
    users = await reading.read(USERS, lambda: crm.users("AllUsers"))
    if users is None:
        return None, ""
    note_worked(sitting, purpose)
    organization = await reading.read("organization", crm.organization)
    email = organization.primary_email.lower() if organization else ""
    return tuple(user for user in users if user.status != "deleted"), email


async def _lists(
    sitting: Sitting, reading: _Reading
) -> tuple[tuple[Named, ...] | None, tuple[Named, ...] | None]:
    if token_in(sitting, Purpose.TEAM, Slot.CURRENT) is None:
        reading.why_not[LISTS] = _NO_TEAM_TOKEN
        return None, None
    crm = crm_of(sitting, Purpose.TEAM)
    roles = await reading.read(LISTS, crm.roles)
    profiles = await reading.read(LISTS, crm.profiles) if roles is not None else None
    return _all(roles), _all(profiles)


def _all(found: list[Named] | None) -> tuple[Named, ...] | None:
    return None if found is None else tuple(found)


async def owned(
    sitting: Sitting, facts: TeamFacts, addresses: Iterable[str]
) -> tuple[Mapping[str, Owned], str]:
    """How many accounts and deals each of these users owns, and why some were not counted.

    By hand as well: the connector's token may count, too.
    """
    purpose = counting_purpose(sitting)
    if purpose is None:
        return {}, "What they own was not counted: no refresh token is at hand."
    users = CrmUsers(crm_of(sitting, purpose))
    counted: dict[str, Owned] = {}
    for address in addresses:
        user = facts.user(address)
        if user is None:
            continue
        try:
            counted[address] = await users.owned(user.id)
        except ServiceFailure as failure:
            return counted, str(failure)
    return counted, ""


async def handing_over(sitting: Sitting, addresses: Iterable[str]) -> frozenset[str]:
    """Whose hand-over Zoho is working at. Raises ServiceFailure."""
    if token_in(sitting, Purpose.TEAM, Slot.CURRENT) is None:
        return frozenset()
    notes, users = HandOvers(sitting.ledger), CrmUsers(crm_of(sitting, Purpose.TEAM))
    under_way = set()
    for address in addresses:
        job = notes.job_of(address)
        try:
            if job and await users.transfer_job(job) == "in_progress":
                under_way.add(address)
        except ServiceFailure as failure:
            if failure.code != "NO_SUCH_JOB":
                raise
            notes.forget(address)
    return frozenset(under_way)
