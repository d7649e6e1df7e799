"""Where the services live: the real addresses, or those of a stand-in."""

from __future__ import annotations

from dataclasses import dataclass

from zoho_ideolve_wizard.services.ideolve.note_paths import NotePaths
from zoho_ideolve_wizard.services.origins import origin_of
from zoho_ideolve_wizard.services.zoho.data_centers import ZOHO, DataCenters


@dataclass(frozen=True)
class Endpoints:
    """The base addresses of everything the wizard talks to or opens.

    `ideolve_api` is without the `/v4` that its client adds. `ideolve_admin` is the base of the admin
    API that is ours and not Ideolve's; empty means that this work is done by hand. `note_paths` are known of
    a stand-in only: no public page has the real ones.
    """

    data_centers: DataCenters
    ideolve_api: str
    ideolve_web: str
    ideolve_admin: str = ""
    note_paths: NotePaths | None = None

    @property
    def origins(self) -> frozenset[str]:
        """All that requests may be sent to."""
        bases = [self.ideolve_api, self.ideolve_admin]
        for data_center in self.data_centers:
            bases += [data_center.accounts, data_center.api]
        return frozenset(origin_of(base) for base in bases if base)

    @property
    def page_origins(self) -> frozenset[str]:
        """All whose pages may be opened in a browser."""
        bases = [self.ideolve_web]
        for data_center in self.data_centers:
            bases += [data_center.accounts, data_center.crm, data_center.console]
        return frozenset(origin_of(base) for base in bases if base)


REAL = Endpoints(
    data_centers=ZOHO,
    ideolve_api="https://api.ideolve.com",
    ideolve_web="https://www.ideolve.com",
)
"""Zoho's ten data centers and Ideolve. Ideolve publishes no admin API."""
