"""A client of CRM that talks to the small server."""

import pytest

from tests.services.conftest import Service
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.zoho.crm import Crm


@pytest.fixture
def crm(http: Http, service: Service) -> Crm:
    async def source() -> tuple[str, str]:
        return service.url, "1000.fakeaccess.abc"

    return Crm(http, source)
