"""``GET /crm/v8/users`` and ``GET /crm/v8/users/{id}``."""

from collections.abc import Callable

from starlette.responses import Response

from ..organizations import CrmUser, Organization
from ..web import json_answer
from .answers import CrmError
from .call import Call
from .paging import Page

Choice = Callable[[Organization, CrmUser], bool]


def _active(_: Organization, user: CrmUser) -> bool:
    return user.status == "active"


def _active_confirmed(_: Organization, user: CrmUser) -> bool:
    return user.status == "active" and user.confirmed


# Every "type" of Zoho's OpenAPI file.
TYPES: dict[str, Choice] = {
    "AllUsers": lambda _, user: user.status != "deleted",
    "AllActiveUsers": _active,
    "ActiveUsers": _active,
    "DeactiveUsers": lambda _, user: user.status == "disabled",
    "DeletedUsers": lambda _, user: user.status == "deleted",
    "ConfirmedUsers": lambda _, user: user.status != "deleted" and user.confirmed,
    "NotConfirmedUsers": lambda _, user: user.status != "deleted" and not user.confirmed,
    "ActiveConfirmedUsers": _active_confirmed,
    "AdminUsers": lambda organization, user: user.status != "deleted" and organization.is_administrator(user),
    "ActiveConfirmedAdmins": lambda organization, user: (
        _active_confirmed(organization, user) and organization.is_administrator(user)
    ),
    "DeveloperUsers": lambda _, __: False,
    "ActiveLiteUser": lambda _, __: False,
}


async def list_users(call: Call) -> Response:
    """The users of one type, in pages; 204 if there are none."""
    kind = call.query.get("type", "AllUsers")
    if kind == "CurrentUser":
        found = [call.user]
    elif kind in TYPES:
        found = [user for user in call.organization.users if TYPES[kind](call.organization, user)]
    else:
        raise CrmError(400, "INVALID_DATA", "invalid data", {"param_name": "type"})
    page = Page.asked(call.query)
    shown = page.cut(found)
    if not shown:
        return Response(status_code=204)
    return json_answer(
        {
            "users": [as_json(call.organization, user) for user in shown],
            "info": page.info(len(found), len(shown)),
        }
    )


async def get_user(call: Call, user_id: str) -> Response:
    """One user; 204 if there is none."""
    user = call.organization.user_by_id(user_id)
    if user is None:
        return Response(status_code=204)
    return json_answer({"users": [as_json(call.organization, user)]})


def as_json(organization: Organization, user: CrmUser) -> dict[str, object]:
    """A user in the shape of Zoho's OpenAPI file."""
    role = organization.role(user.role_id)
    profile = organization.profile(user.profile_id)
    creator = organization.user_by_id(user.created_by) or user
    return {
        "id": user.id,
        "email": user.email,
        "first_name": user.first_name or None,
        "last_name": user.last_name,
        "full_name": user.full_name,
        "alias": None,
        "role": {"name": role.name if role else "", "id": user.role_id},
        "profile": {"name": profile.name if profile else "", "id": user.profile_id},
        "status": user.status,
        "status_reason__s": "disabled manually" if user.status == "disabled" else None,
        "confirm": user.confirmed,
        "zuid": user.zuid if user.confirmed else None,
        "type__s": "Regular User",
        "created_by": {"name": creator.full_name, "id": creator.id},
        "Modified_By": {"name": creator.full_name, "id": creator.id},
        "created_time": user.created_time,
        "Modified_Time": user.modified_time,
        "Reporting_To": None,
        "locale": "en_US",
        "language": "en_US",
        "country_locale": "en_US",
        "time_zone": "Asia/Kolkata" if organization.data_center == "in" else "Europe/Berlin",
        "time_format": "hh:mm a",
        "date_format": "dd/MM/yyyy",
        "decimal_separator": "Period",
        "number_separator": "Comma",
        "name_format__s": "Salutation,First Name,Last Name",
        "sort_order_preference__s": "First Name,Last Name",
        "default_tab_group": "0",
        "personal_account": False,
        "microsoft": False,
        "sandboxDeveloper": False,
        "share_among_subordinates": True,
        "imap_status": False,
        "phone": None,
        "mobile": None,
        "fax": None,
        "website": None,
        "street": None,
        "city": None,
        "state": None,
        "country": None,
        "zip": None,
        "dob": None,
        "signature": None,
        "$current_shift": None,
        "$next_shift": None,
        "$shift_effective_from": None,
    }
