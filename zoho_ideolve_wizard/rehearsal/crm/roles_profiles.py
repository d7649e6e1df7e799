"""``GET /crm/v8/settings/roles`` and ``GET /crm/v8/settings/profiles``, all and one."""

from starlette.responses import Response

from ..organizations import Organization, Profile, Role
from ..web import json_answer
from .call import Call


async def list_roles(call: Call) -> Response:
    """All roles; this list has no pages."""
    return json_answer({"roles": [role_as_json(call.organization, role) for role in call.organization.roles]})


async def get_role(call: Call, role_id: str) -> Response:
    """One role; 204 if there is none."""
    role = call.organization.role(role_id)
    if role is None:
        return Response(status_code=204)
    return json_answer({"roles": [role_as_json(call.organization, role)]})


async def list_profiles(call: Call) -> Response:
    """All profiles, without their permissions."""
    return json_answer(
        {
            "profiles": [
                profile_as_json(call.organization, profile) for profile in call.organization.profiles
            ],
            "info": {"license_limit": 25},
        }
    )


async def get_profile(call: Call, profile_id: str) -> Response:
    """One profile; 204 if there is none."""
    profile = call.organization.profile(profile_id)
    if profile is None:
        return Response(status_code=204)
    return json_answer({"profiles": [profile_as_json(call.organization, profile)]})


def role_as_json(organization: Organization, role: Role) -> dict[str, object]:
    """A role in the shape of Zoho's OpenAPI file."""
    above = organization.role(role.reports_to)
    return {
        "display_label": role.name,
        "forecast_manager": None,
        "reporting_to": {"name": above.name, "id": above.id} if above else None,
        "api_name": role.name.replace(" ", "_"),
        "share_with_peers": True,
        "description": None,
        "id": role.id,
        "name": role.name,
        "created_by__s": None,
        "modified_by__s": None,
        "modified_time__s": None,
        "created_time__s": None,
    }


def profile_as_json(organization: Organization, profile: Profile) -> dict[str, object]:
    """A profile in the shape of Zoho's OpenAPI file."""
    return {
        "api_name": profile.name.replace(" ", "_"),
        "id": profile.id,
        "created_time": organization.created_time,
        "modified_time": organization.created_time,
        "name": profile.name,
        "display_label": profile.name,
        "modified_by": None,
        "description": None,
        "created_by": None,
        "custom": profile.custom,
        "type": "normal_profile",
    }
