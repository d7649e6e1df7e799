"""The table of everything that may be talked to, and of the pages that may be opened."""

from __future__ import annotations

from zoho_ideolve_wizard.services.endpoints import REAL, Endpoints
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.data_centers import DataCenter, DataCenters


def test_requests_go_to_accounts_api_and_ideolve_only() -> None:
    assert len(REAL.origins) == 10 + 10 + 1
    assert "https://api.ideolve.com" in REAL.origins
    assert "https://accounts.zohocloud.ca" in REAL.origins
    assert "https://crm.zoho.in" not in REAL.origins


def test_the_real_ideolve_has_no_admin_api() -> None:
    assert REAL.ideolve_admin == ""


def test_pages_are_consent_crm_console_and_ideolve() -> None:
    for origin in ("https://accounts.zoho.in", "https://crm.zoho.in", "https://api-console.zoho.in"):
        assert origin in REAL.page_origins
    assert "https://www.ideolve.com" in REAL.page_origins
    assert "https://www.zohoapis.in" not in REAL.page_origins


def test_a_stand_in_on_this_machine_makes_a_table_too() -> None:
    data_center = DataCenter("in", "India", *(f"http://127.0.0.1:{port}" for port in (1, 2, 3, 4)))
    stand_in = Endpoints(
        DataCenters((data_center,)),
        ideolve_api="http://127.0.0.1:5",
        ideolve_web="http://127.0.0.1:5",
        ideolve_admin="http://127.0.0.1:5/rehearsal-admin",
    )
    assert stand_in.origins == {"http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:5"}
    Http(stand_in.origins)
    Http(REAL.origins)
