"""``POST``, ``PUT`` and ``DELETE`` of ``/crm/v8/users``, with the documented errors."""

from starlette.responses import Response

from ..organizations import CrmUser, Organization
from ..web import json_answer
from ..world import World
from .answers import CrmError, result
from .call import Call

PERMISSION = "Crm_Implied_Manage_Users"
_LONGEST = {"first_name": 50, "last_name": 50, "email": 100}


async def add_user(call: Call) -> Response:
    """One new user, who gets an invitation: 201 "User added"."""
    call.require_administrator(PERMISSION)
    given = await call.one_of("users")
    organization = call.organization
    _refuse_suite(organization)
    for name in ("last_name", "email", "role", "profile"):
        if given.get(name) in (None, ""):
            raise _inside("MANDATORY_NOT_FOUND", "required field not found", name)
    email = _address(given)
    first, last = _text(given, "first_name"), _text(given, "last_name")
    role, profile = _role(organization, given), _profile(organization, given)
    if organization.user_by_email(email) is not None:
        raise _inside("DUPLICATE_DATA", "Failed to add user since same email id is already present", "email")
    _refuse_other_data_center(call.world, organization, email)
    if organization.licences_in_use() >= organization.licences:
        raise CrmError(
            400,
            "LICENSE_LIMIT_EXCEEDED",
            "Request exceeds your license limit. Need to upgrade in order to add a user",
            inside="users",
        )
    user_id = organization.new_id()
    organization.users.append(
        CrmUser(
            id=user_id,
            email=email,
            first_name=first,
            last_name=last,
            role_id=role,
            profile_id=profile,
            zuid=str(60000000 + int(user_id[-6:])),
            created_time=call.clock.text(),
            modified_time=call.clock.text(),
            confirmed=call.world.settings.crm_invitations == "accept",
            created_by=call.user.id,
        )
    )
    call.wrote()
    return _done(201, "User added", user_id)


async def change_user(call: Call, user_id: str) -> Response:
    """Names, role, profile, address or status of a user: 200 "User updated". Nothing is changed in part."""
    call.require_administrator(PERMISSION)
    given = await call.one_of("users")
    organization = call.organization
    user = _existing(organization, user_id)
    if user.status == "deleted":
        raise _inside("CANNOT_UPDATE_DELETED_USER", "Deleted user cannot be updated", "id")
    status = _new_status(call, user, given)
    first = _text(given, "first_name") if "first_name" in given else user.first_name
    last = _text(given, "last_name") if given.get("last_name") else user.last_name
    role = _role(organization, given) if "role" in given else user.role_id
    profile = _profile(organization, given) if "profile" in given else user.profile_id
    email = _new_email(call, user, given)
    user.status, user.first_name, user.last_name = status, first, last
    user.role_id, user.profile_id, user.email = role, profile, email
    user.modified_time = call.clock.text()
    call.wrote()
    return _done(200, "User updated", user.id)


async def delete_user(call: Call, user_id: str) -> Response:
    """Delete a user: 200 "User deleted". Records stay with that user."""
    call.require_administrator(PERMISSION)
    user = _existing(call.organization, user_id)
    if user.status == "deleted":
        raise _inside("ID_ALREADY_DELETED", "User is already deleted", "id")
    refuse_oneself(call, user, "Primary contact cannot be deleted")
    user.status = "deleted"
    user.modified_time = call.clock.text()
    call.wrote()
    return _done(200, "User deleted", user.id)


def _done(status: int, message: str, user_id: str) -> Response:
    return json_answer({"users": [result("SUCCESS", message, {"id": user_id})]}, status)


def _inside(code: str, message: str, name: str, **details: object) -> CrmError:
    where: dict[str, object] = {"api_name": name, "json_path": f"$.users[0].{name}"}
    return CrmError(400, code, message, {**where, **details}, inside="users")


def _existing(organization: Organization, user_id: str) -> CrmUser:
    user = organization.user_by_id(user_id)
    if user is None:
        raise CrmError(400, "INVALID_DATA", "the id given seems to be invalid", {"resource_path_index": 0})
    return user


def _refuse_suite(organization: Organization) -> None:
    """Users of Zoho One and CRM Plus are added there, not in CRM."""
    suite = "ZohoOne" if organization.edition.startswith("zohoone") else ""
    suite = "CRMPlus" if organization.edition.startswith("crmplus") else suite
    if suite:
        raise CrmError(
            400,
            "UNAPPROVABLE",
            f"Cannot add user for {suite} account from CRM. Kindly add user through {suite}",
            inside="users",
        )


def refuse_oneself(call: Call, user: CrmUser, primary_words: str, inside: str = "users") -> None:
    """Neither the primary contact nor the caller can be removed."""
    where: dict[str, object] = {"api_name": "id", "json_path": f"$.{inside}[0].id"}
    if user.email == call.organization.primary_email:
        raise CrmError(400, "NOT_ALLOWED", primary_words, where, inside=inside)
    if user.id == call.user.id:
        raise CrmError(
            400, "INVALID_REQUEST", "You can't perform this action over logged in user", where, inside=inside
        )


def _refuse_other_data_center(world: World, organization: Organization, email: str) -> None:
    home = world.addresses.get(email)
    if home is not None and home != organization.data_center:
        raise _inside(
            "INVALID_DATA",
            "This email address is already registered with another datacenter and cannot be registered with "
            f"this account's data centre {organization.data_center.upper()}",
            "email",
        )


def _new_status(call: Call, user: CrmUser, given: dict[str, object]) -> str:
    wanted = given.get("status")
    if wanted is None:
        return user.status
    if wanted == "inactive":
        if user.status == "disabled":
            raise _inside("ID_ALREADY_DEACTIVATED", "User is already deactivated", "status")
        refuse_oneself(call, user, "Primary Contact cannot be deactivated")
        return "disabled"
    if wanted == "active":
        if user.status == "active":
            raise _inside("ID_ALREADY_ACTIVE", "User is already active", "status")
        if call.organization.licences_in_use() >= call.organization.licences:
            raise _inside("LICENSE_LIMIT_EXCEEDED", "License Limit is Exceeded", "status")
        return "active"
    raise _inside("INVALID_DATA", "invalid data", "status")


def _new_email(call: Call, user: CrmUser, given: dict[str, object]) -> str:
    if "email" not in given:
        return user.email
    email = _address(given)
    if email == user.email:
        return email
    if user.confirmed:
        raise _inside("NOT_ALLOWED", "Cannot update email of a confirmed CRM User", "email")
    if call.organization.user_by_email(email) is not None:
        raise _inside("DUPLICATE_DATA", "Email already exists", "email")
    return email


def _text(given: dict[str, object], name: str) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _inside("INVALID_DATA", "invalid data", name, expected_data_type="text")
    if len(value) > _LONGEST[name]:
        raise _inside("INVALID_DATA", "invalid data", name, maximum_length=_LONGEST[name])
    if any(letter in value for letter in "<>"):
        raise _inside("INVALID_DATA", "Special Characters Found", name)
    return value.strip()


def _address(given: dict[str, object]) -> str:
    email = _text(given, "email").lower()
    before, _, after = email.rpartition("@")
    if not before or "." not in after or any(letter.isspace() for letter in email):
        raise _inside("INVALID_DATA", "Invalid Email Id. Please choose a different email id", "email")
    return email


def _id(value: object) -> str:
    """The id in ``{"id": ...}`` or alone, as text or as a number."""
    if isinstance(value, dict):
        value = value.get("id")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _role(organization: Organization, given: dict[str, object]) -> str:
    role = organization.role(_id(given["role"]))
    if role is None:
        raise _inside("INVALID_DATA", "invalid data", "role")
    return role.id


def _profile(organization: Organization, given: dict[str, object]) -> str:
    profile = organization.profile(_id(given["profile"]))
    if profile is None:
        raise _inside("INVALID_DATA", "invalid data", "profile")
    return profile.id
