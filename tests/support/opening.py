"""The application as the command line builds it, on a folder of the test's own; no browser, no keyring."""

from collections.abc import Mapping
from pathlib import Path

from zoho_ideolve_wizard.guide.opening import open_sitting
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.integration.locations import locations
from zoho_ideolve_wizard.rehearsing import endpoints_of, surroundings_of
from zoho_ideolve_wizard.services.endpoints import REAL, Endpoints
from zoho_ideolve_wizard.ui.app import WizardApp

PROFILE = "default"


def wizard(
    printed: Mapping[str, object] | None,
    home: Path,
    *,
    endpoints: Endpoints | None = None,
    surroundings: Surroundings | None = None,
    opened: list[str] | None = None,
) -> WizardApp:
    """On the rehearsal that printed this; without one, on the real endpoints. `opened` collects the pages
    that would have been opened in a browser."""
    pages = opened if opened is not None else []

    def open_page(address: str) -> bool:
        pages.append(address)
        return True

    sitting = sitting_for(printed, home, endpoints=endpoints, surroundings=surroundings)
    return WizardApp(sitting, ascii_only=False, open_page=open_page)


def sitting_for(
    printed: Mapping[str, object] | None,
    home: Path,
    *,
    endpoints: Endpoints | None = None,
    surroundings: Surroundings | None = None,
) -> Sitting:
    """A profile in that folder, opened for whichever front end."""
    if printed is not None:
        endpoints = endpoints or endpoints_of(printed)
        surroundings = surroundings or surroundings_of(printed, environ={}, real_profile=None)
    return open_sitting(
        locations(home),
        PROFILE,
        endpoints or REAL,
        surroundings or Surroundings(vaults=("memory", "passphrase")),
    )
