"""CRM's web application: its home, and the frame that its pages share."""

from collections.abc import Awaitable, Callable
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..crm_setup import Run
from ..modules import MODULES
from ..organizations import Organization
from ..runner import Runner
from ..world import Stage
from .html import link, page

Handler = Callable[[Request, Organization], Awaitable[Response]]
SETUP = {
    "functions": "Developer Hub: Functions",
    "failures": "Developer Hub: Functions, Failures",
    "connections": "Developer Hub: Connections",
    "variables": "Developer Hub: CRM Variables",
    "rules": "Automation: Workflow Rules",
    "schedules": "Automation: Schedules",
    "fields": "Customization: Modules and Fields",
}


class CrmSite:
    """One data center's CRM. In the rehearsal an administrator is signed in to every company."""

    def __init__(self, stage: Stage, data_center: str, runner: Runner) -> None:
        self.stage = stage
        self.data_center = data_center
        self.runner = runner

    def route(self, path: str, handler: Handler, method: str = "GET") -> Route:
        """A route below the company's own address, which has its number."""

        async def answer(request: Request) -> Response:
            number = request.path_params["number"]
            for company in self.stage.world.organizations.values():
                if (company.number, company.data_center) == (number, self.data_center):
                    return await handler(request, company)
            return page("Zoho CRM", '<p id="error">This company is not in this data center.</p>', status=404)

        return Route("/crm/org{number}" + path, answer, methods=[method])

    def home_routes(self) -> list[Route]:
        """The companies, and the home of each."""
        return [
            Route("/", self._companies, methods=["GET"]),
            self.route("/tab/Home", self._home),
            self.route("/tab/Home/begin", self._home),
        ]

    async def _companies(self, request: Request) -> Response:
        del request
        companies = [
            found
            for found in self.stage.world.organizations.values()
            if found.data_center == self.data_center
        ]
        rows = "".join(
            f"<li>{link(f'{base(found)}/tab/Home', found.name)}, "
            f"{link(f'{base(found)}/settings/users', 'its users', own_id=f'users-{found.key}')}</li>"
            for found in companies
        )
        return page("Zoho CRM", f'<ul id="companies">{rows}</ul>')

    async def _home(self, request: Request, company: Organization) -> Response:
        del request
        tabs = "".join(
            f"<li>{link(f'{base(company)}/tab/{module.api_name}', module.plural, own_id=module.api_name)}</li>"
            for module in MODULES.values()
        )
        setup = "".join(
            f"<li>{link(f'{base(company)}/setup/{key}', text, own_id=key)}</li>"
            for key, text in SETUP.items()
        )
        users = link(f"{base(company)}/settings/users", "General: Users", own_id="users")
        setup = f"<li>{users}</li>{setup}"
        number = f"<p>The number of this organization, as in the address: {escape(company.number)}</p>"
        return page(
            f"Zoho CRM: {company.name}",
            f"{number}<h2>Records</h2><ul>{tabs}</ul><h2>Setup</h2><ul>{setup}</ul>",
        )


def base(company: Organization) -> str:
    """Where a company's pages begin."""
    return f"/crm/org{company.number}"


def crm_page(company: Organization, title: str, body: str, *, problem: str = "") -> Response:
    """A page of CRM with the way back."""
    return page(
        title,
        body + f"<p>{link(f'{base(company)}/tab/Home', 'Home', own_id='home')}</p>",
        status=400 if problem else 200,
    )


def runs_table(own_id: str, runs: list[Run]) -> str:
    """Runs, the newest first: when, what, by whom, and what it said."""
    rows = ""
    for one in reversed(runs):
        said = "".join(f"<li>{escape(line)}</li>" for line in one.log)
        if one.failure:
            said += f'<li class="failure">{escape(one.failure)}</li>'
        rows += (
            f"<li>{escape(one.ordered)} <strong>{escape(one.function)}</strong> by {escape(one.started_by)}: "
            f"{escape(one.state)}<ul>{said}</ul></li>"
        )
    return f'<ul id="{own_id}">{rows or "<li>None.</li>"}</ul>'
