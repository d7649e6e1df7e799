"""What the rehearsal says of itself: the line of JSON when it listens, and ``GET {control}/announcement``."""

from . import seed
from .world import Stage


def announcement(stage: Stage) -> dict[str, object]:
    """The keys of the line of JSON. ``accounts`` and ``api`` are those of the ready-made user."""
    origins, printed = stage.origins, stage.printed
    account = stage.world.accounts[0]
    company = stage.world.organization_of(account)
    home = origins.named(account.data_center)
    return {
        "accounts": home.accounts,
        "api": home.api,
        "ideolve": origins.ideolve,
        "control": origins.control,
        "console": home.console,
        "ideolve_pages": origins.ideolve_pages,
        "data_center": home.name,
        "data_centers": {
            found.name: {
                "accounts": found.accounts,
                "api": found.api,
                "crm": found.crm,
                "console": found.console,
            }
            for found in origins.data_centers
        },
        "crm_address": f"{home.crm}/crm/org{company.number}/tab/Home",
        "organization": {"id": company.id, "name": company.name, "number": company.number},
        "user": account.email,
        "client_id": printed.server_client.id,
        "client_secret": printed.server_client.secret,
        "redirect_uri": printed.redirect_uri,
        "self_client": {
            "client_id": printed.self_client.id,
            "client_secret": printed.self_client.secret,
        },
        "device_client": {
            "client_id": printed.device_client.id,
            "client_secret": printed.device_client.secret,
        },
        "primary_contact": seed.PRIMARY_CONTACT,
        "ideolve_client_id": printed.ideolve_account.id,
        "ideolve_api_key": printed.ideolve_account.secret,
    }
