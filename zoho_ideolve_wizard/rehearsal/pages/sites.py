"""The web sites made of these pages: API console, CRM and Ideolve."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from ..app import anything, router
from ..world import Stage
from .connector import ConnectorPages
from .console import ConsolePages
from .html import page
from .ideolve import IdeolvePages
from .people import PeoplePages


def console_app(stage: Stage, data_center: str) -> ASGIApp:
    """The API console of a data center."""
    return router(ConsolePages(stage, data_center).routes())


def ideolve_pages_app(stage: Stage) -> ASGIApp:
    """Ideolve's web application."""
    return router(
        [*IdeolvePages(stage).routes(), *PeoplePages(stage).routes(), *ConnectorPages(stage).routes()]
    )


def crm_app(stage: Stage, data_center: str) -> ASGIApp:
    """CRM's web application: so far a page that shows the company's number in its address."""

    async def home(request: Request) -> Response:
        del request
        companies = [
            found for found in stage.world.organizations.values() if found.data_center == data_center
        ]
        rows = "".join(
            f"<li>{escape(found.name)}: /crm/org{found.number}/tab/Home</li>" for found in companies
        )
        return page("Zoho CRM", f"<p>CRM's set-up is not part of the rehearsal yet.</p><ul>{rows}</ul>")

    return router([anything(home)])
