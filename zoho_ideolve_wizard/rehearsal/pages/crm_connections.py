"""CRM's connections: what lets a function call CRM's own API."""

import re
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .. import scopes
from ..crm_setup import Connection
from ..organizations import Organization
from ..web import form_fields, note_write
from .crm_site import CrmSite, base, crm_page
from .html import area, field, form, select, told


class ConnectionPages:
    """A connection of the default service Zoho CRM, with the consent of one person of the company."""

    def __init__(self, site: CrmSite) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """What these pages answer."""
        return [
            self._site.route("/setup/connections", self.show),
            self._site.route("/setup/connections", self.create, "POST"),
            self._site.route("/setup/connections/{id}/delete", self.delete, "POST"),
        ]

    async def show(self, request: Request, company: Organization) -> Response:
        """The list."""
        del request
        return self._list(company)

    async def create(self, request: Request, company: Organization) -> Response:
        """A new connection; its link name follows from the name, unless one was typed."""
        given = await form_fields(request)
        name = given.get("name", "").strip()
        link_name = given.get("link_name", "").strip() or re.sub(r"\W", "", name).lower()
        asked = scopes.split(given.get("scopes", ""))
        problem = ""
        if not name or not re.fullmatch(r"[a-z][a-z0-9_]*", link_name):
            problem = "A connection needs a name, and a link name of small letters and digits."
        elif company.setup.connection(link_name) is not None:
            problem = "A connection of this link name exists already."
        elif not asked or not all(scopes.is_known(scope) for scope in asked):
            problem = "Choose the scopes; each must be one that Zoho knows."
        elif given.get("owner", "") not in self._people(company):
            problem = "Choose who connects."
        if problem:
            return self._list(company, problem=problem, given=given)
        company.setup.connections.append(Connection(company.new_id(), name, link_name, asked, given["owner"]))
        note_write(request)
        return self._list(company, f"Connected: {link_name}.")

    async def delete(self, request: Request, company: Organization) -> Response:
        """Delete it; functions that use it fail from then on."""
        wanted = request.path_params["id"]
        found = next((one for one in company.setup.connections if one.id == wanted), None)
        if found is None:
            return self._list(company, problem="There is no such connection.")
        company.setup.connections.remove(found)
        note_write(request)
        return self._list(company, "The connection is deleted.")

    def _people(self, company: Organization) -> dict[str, str]:
        return {
            account.key: f"{account.name}, {account.email}"
            for account in self._site.stage.world.accounts
            if account.organization_key == company.key
        }

    def _list(
        self, company: Organization, message: str = "", problem: str = "", given: dict[str, str] | None = None
    ) -> Response:
        given = given or {}
        where = f"{base(company)}/setup/connections"
        people = self._people(company)
        rows = ""
        for number, one in enumerate(company.setup.connections):
            rows += (
                f"<li>{escape(one.name)} ({escape(one.link_name)}) of {escape(people.get(one.owner, ''))}: "
            )
            rows += escape(", ".join(one.scopes))
            rows += (
                form(f"{where}/{one.id}/delete", "", "Delete", own_id=f"delete-{number}", inline=True)
                + "</li>"
            )
        inside = field("name", "Connection Name", given.get("name", ""))
        inside += field("link_name", "Connection Link Name (may stay empty)", given.get("link_name", ""))
        inside += area("scopes", "Scopes (separated by commas)", given.get("scopes", ""))
        inside += select("owner", "Connected by", people, given.get("owner", ""))
        body = told(message, problem) + f'<ul id="connections">{rows}</ul>'
        body += "<h2>Create Connection: Zoho CRM</h2>"
        body += form(where, inside, "Create and Connect", own_id="create-connection")
        return crm_page(company, "Connections", body, problem=problem)
