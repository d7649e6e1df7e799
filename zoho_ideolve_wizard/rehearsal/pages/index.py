"""Where the pages are, for somebody who opens the control address or a service's bare address."""

from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ..world import Stage
from .html import link, page


def index_route(stage: Stage) -> Route:
    """A page at ``/`` that leads to all the others."""

    async def index(request: Request) -> Response:
        del request
        origins = stage.origins
        rows = f"<li>{link(origins.ideolve_pages + '/', 'Ideolve', own_id='ideolve')}</li>"
        for found in origins.data_centers:
            name = escape(found.name)
            rows += f"<li>{link(found.console + '/', f'API Console ({name})', own_id=f'console-{name}')}</li>"
        for company in stage.world.organizations.values():
            home = f"{origins.named(company.data_center).crm}/crm/org{company.number}/tab/Home"
            rows += f"<li>{link(home, f'Zoho CRM of {company.name}', own_id=f'crm-{company.key}')}</li>"
        rows += f"<li>{link('/state', 'Everything it holds, as JSON', own_id='state')}</li>"
        return page("Rehearsal", f"<ul>{rows}</ul>")

    return Route("/", index, methods=["GET"])


def lead_to(target: str) -> Route:
    """``/`` leads to another site."""

    async def lead(request: Request) -> Response:
        del request
        return RedirectResponse(target + "/", 302)

    return Route("/", lead, methods=["GET"])
