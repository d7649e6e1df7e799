"""The web sites made of these pages: API console, CRM and Ideolve."""

from starlette.types import ASGIApp

from ..app import router
from ..runner import Runner
from ..world import Stage
from .connector import ConnectorPages
from .console import ConsolePages
from .crm_connections import ConnectionPages
from .crm_customization import CustomizationPages
from .crm_functions import FunctionPages
from .crm_records import RecordPages
from .crm_rules import RulePages
from .crm_schedules import SchedulePages
from .crm_site import CrmSite
from .ideolve import IdeolvePages
from .ideolve_notes import NotePages
from .people import PeoplePages
from .users import UsersPages


def console_app(stage: Stage, data_center: str) -> ASGIApp:
    """The API console of a data center."""
    return router(ConsolePages(stage, data_center).routes())


def ideolve_pages_app(stage: Stage) -> ASGIApp:
    """Ideolve's web application."""
    return router(
        [
            *IdeolvePages(stage).routes(),
            *NotePages(stage).routes(),
            *PeoplePages(stage).routes(),
            *ConnectorPages(stage).routes(),
        ]
    )


def crm_app(stage: Stage, data_center: str, runner: Runner) -> ASGIApp:
    """CRM's web application."""
    site = CrmSite(stage, data_center, runner)
    parts = (
        FunctionPages(site),
        RulePages(site),
        SchedulePages(site),
        ConnectionPages(site),
        CustomizationPages(site),
        RecordPages(site),
    )
    users = UsersPages(stage, data_center)
    return router(
        [*users.routes(), *site.home_routes(), *(route for part in parts for route in part.routes())]
    )
