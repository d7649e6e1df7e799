"""``GET /crm/v8/org``."""

from starlette.responses import Response

from ..organizations import Organization
from ..web import json_answer
from .call import Call


async def get_organization(call: Call) -> Response:
    """The company of the caller."""
    return json_answer({"org": [as_json(call.organization)]})


def as_json(organization: Organization) -> dict[str, object]:
    """An organization in the shape of Zoho's OpenAPI file. The web address's number is ``zgid``."""
    return {
        "country": "IN" if organization.data_center == "in" else "DE",
        "photo_id": None,
        "city": None,
        "description": None,
        "type": "production",
        "created_time": organization.created_time,
        "mc_status": False,
        "gapps_enabled": False,
        "translation_enabled": False,
        "street": None,
        "domain_name": f"org{organization.number}",
        "alias": None,
        "currency": "Indian Rupee" if organization.data_center == "in" else "Euro",
        "id": organization.id,
        "employee_count": None,
        "state": None,
        "fax": None,
        "zip": None,
        "website": None,
        "currency_symbol": "Rs." if organization.data_center == "in" else "EUR",
        "mobile": None,
        "currency_locale": "en_IN" if organization.data_center == "in" else "de_DE",
        "primary_zuid": organization.users[0].zuid,
        "zia_portal_id": None,
        "time_zone": "Asia/Kolkata" if organization.data_center == "in" else "Europe/Berlin",
        "zgid": organization.number,
        "country_code": "IN" if organization.data_center == "in" else "DE",
        "deletable_org_account": True,
        "license_details": {
            "paid_expiry": None if organization.edition == "free" else "2030-01-05T00:00:00+00:00",
            "users_license_purchased": organization.licences,
            "trial_type": None,
            "trial_expiry": None,
            "paid": organization.edition != "free",
            "paid_type": organization.edition,
            "portal_users_license_purchased": 0,
        },
        "hierarchy_preferences": {"type": "Role_Hierarchy", "strictly_reporting": False},
        "phone": None,
        "company_name": organization.name,
        "privacy_settings": False,
        "primary_email": organization.primary_email,
        "hipaa_compliance_enabled": False,
        "lite_users_enabled": False,
        "iso_code": "INR" if organization.data_center == "in" else "EUR",
    }
