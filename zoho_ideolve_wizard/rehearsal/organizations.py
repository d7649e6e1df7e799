"""The companies in CRM and the people who have a Zoho account."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from .crm_setup import Setup
from .records import Record, Transfer

# Without summer time: a rehearsal needs one zone for each data center, not a calendar.
_ZONES = {"in": timedelta(hours=5, minutes=30), "eu": timedelta(hours=1), "us": timedelta(hours=-8)}


@dataclass
class Role:
    """A role in CRM."""

    id: str
    name: str
    reports_to: str = ""


@dataclass
class Profile:
    """A profile in CRM: what its users may do. Only that of administrators may manage users."""

    id: str
    name: str
    custom: bool = False
    administrator: bool = False


@dataclass
class CrmUser:
    """One user of an organization. ``status`` is ``active``, ``disabled`` or ``deleted``, as CRM reads it."""

    id: str
    email: str
    first_name: str
    last_name: str
    role_id: str
    profile_id: str
    zuid: str
    created_time: str
    modified_time: str
    status: str = "active"
    confirmed: bool = True
    created_by: str = ""

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class Organization:
    """A company in CRM. ``number`` is the one in CRM's web address, ``id`` the one in its API."""

    key: str
    id: str
    number: str
    name: str
    data_center: str
    primary_email: str
    created_time: str
    roles: list[Role] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    users: list[CrmUser] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    setup: Setup = field(default_factory=Setup)
    edition: str = "enterprise"
    licences: int = 40
    next_number: int = 1

    @property
    def zone(self) -> timezone:
        """The time zone of the company and its users."""
        return timezone(_ZONES[self.data_center])

    def local(self, moment: object) -> object:
        """A date-time as CRM shows it, which is in the zone of whoever asks; all else as it is."""
        if not isinstance(moment, str):
            return moment
        return datetime.fromisoformat(moment).astimezone(self.zone).isoformat(timespec="seconds")

    def new_id(self) -> str:
        """The next record id, 19 digits as in CRM."""
        self.next_number += 1
        return str(int(self.id) + self.next_number)

    def user_by_id(self, user_id: str) -> CrmUser | None:
        """The user of this id, deleted ones included."""
        return next((user for user in self.users if user.id == user_id), None)

    def user_by_email(self, email: str) -> CrmUser | None:
        """The user of this address who is not deleted."""
        wanted = email.lower()
        return next((user for user in self.users if user.email == wanted and user.status != "deleted"), None)

    def role(self, role_id: str) -> Role | None:
        """The role of this id."""
        return next((role for role in self.roles if role.id == role_id), None)

    def profile(self, profile_id: str) -> Profile | None:
        """The profile of this id."""
        return next((profile for profile in self.profiles if profile.id == profile_id), None)

    def is_administrator(self, user: CrmUser) -> bool:
        """Whether this user's profile is that of administrators."""
        profile = self.profile(user.profile_id)
        return profile is not None and profile.administrator

    def records_of(self, module: str) -> list[Record]:
        """The records of a module, oldest first."""
        return [record for record in self.records if record.module == module]

    def record(self, module: str, record_id: str) -> Record | None:
        """The record of this module and id."""
        return next((found for found in self.records_of(module) if found.id == record_id), None)

    def licences_in_use(self) -> int:
        """One for each active user, whether the invitation was accepted or not."""
        return sum(1 for user in self.users if user.status == "active")


@dataclass(frozen=True)
class Account:
    """Somebody's Zoho account. It lives in one data center and belongs to one organization."""

    key: str
    email: str
    name: str
    data_center: str
    organization_key: str
    says: str = ""
