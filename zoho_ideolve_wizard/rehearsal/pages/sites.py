"""The web sites made of these pages: API console, CRM and Ideolve."""

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
from .users import UsersPages


def console_app(stage: Stage, data_center: str) -> ASGIApp:
    """The API console of a data center."""
    return router(ConsolePages(stage, data_center).routes())


def ideolve_pages_app(stage: Stage) -> ASGIApp:
    """Ideolve's web application."""
    return router(
        [*IdeolvePages(stage).routes(), *PeoplePages(stage).routes(), *ConnectorPages(stage).routes()]
    )


def crm_app(stage: Stage, data_center: str) -> ASGIApp:
    """CRM's web application: the company's number in the address, and the users of its set-up."""
    users = UsersPages(stage, data_center)

    async def home(request: Request) -> Response:
        del request
        words = "<p>Of CRM's set-up, the rehearsal has the users only.</p>"
        return page("Zoho CRM", f"{words}<ul>{users.links()}</ul>")

    return router([*users.routes(), anything(home)])
