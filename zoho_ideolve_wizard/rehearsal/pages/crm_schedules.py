"""CRM's schedules. In the rehearsal a button stands for the time that passes."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..crm_setup import FREQUENCIES, Schedule
from ..organizations import Organization
from ..web import form_fields, note_write
from .crm_site import CrmSite, base, crm_page, runs_table
from .html import field, form, select, told

# Zoho's page on extensions has this limit.
MOST = 10


class SchedulePages:
    """A schedule calls one function of the category Schedule, without arguments."""

    def __init__(self, site: CrmSite) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """What these pages answer."""
        return [
            self._site.route("/setup/schedules", self.show),
            self._site.route("/setup/schedules", self.create, "POST"),
            self._site.route("/setup/schedules/run", self.run, "POST"),
            self._site.route("/setup/schedules/{id}/status", self.switch, "POST"),
            self._site.route("/setup/schedules/{id}/delete", self.delete, "POST"),
        ]

    async def show(self, request: Request, company: Organization) -> Response:
        """The list."""
        del request
        return self._list(company)

    async def create(self, request: Request, company: Organization) -> Response:
        """A new schedule, active at once."""
        given = await form_fields(request)
        name, frequency = given.get("name", "").strip(), given.get("frequency", "")
        function = company.setup.function(given.get("function", ""))
        if not name or any(one.name.lower() == name.lower() for one in company.setup.schedules):
            return self._list(company, problem="A schedule needs a name of its own.")
        if function is None or function.category != "Schedule":
            return self._list(company, problem="Choose a function of the category Schedule.")
        if frequency not in FREQUENCIES or len(company.setup.schedules) >= MOST:
            return self._list(company, problem="Choose a frequency. There can be ten schedules at most.")
        company.setup.schedules.append(
            Schedule(company.new_id(), name, given.get("description", ""), function.id, frequency)
        )
        note_write(request)
        return self._list(company, "The schedule is saved.")

    async def run(self, request: Request, company: Organization) -> Response:
        """Runs what is active, of every company, and waits for it."""
        before = len(company.setup.runs)
        ordered = self._site.runner.order_schedules()
        await self._site.runner.settled()
        shown = runs_table("runs", company.setup.runs[before:])
        del request
        return self._list(company, f"Schedules run: {ordered}.", extra=shown)

    async def switch(self, request: Request, company: Organization) -> Response:
        """Active or not."""
        found = self._found(request, company)
        if found is None:
            return self._list(company, problem="There is no such schedule.")
        found.active = not found.active
        note_write(request)
        return self._list(company, f"The schedule is {'active' if found.active else 'inactive'} now.")

    async def delete(self, request: Request, company: Organization) -> Response:
        """Delete it."""
        found = self._found(request, company)
        if found is None:
            return self._list(company, problem="There is no such schedule.")
        company.setup.schedules.remove(found)
        note_write(request)
        return self._list(company, "The schedule is deleted.")

    def _found(self, request: Request, company: Organization) -> Schedule | None:
        wanted = request.path_params["id"]
        return next((one for one in company.setup.schedules if one.id == wanted), None)

    def _list(self, company: Organization, message: str = "", problem: str = "", extra: str = "") -> Response:
        where = f"{base(company)}/setup/schedules"
        names = {one.id: one.name for one in company.setup.functions}
        rows = ""
        for number, one in enumerate(company.setup.schedules):
            words = "Pause" if one.active else "Activate"
            rows += (
                f"<li>{escape(one.name)}: {escape(names.get(one.function_id, ''))}, {escape(one.frequency)}, "
            )
            rows += f"{'active' if one.active else 'inactive'} "
            rows += form(f"{where}/{one.id}/status", "", words, own_id=f"switch-{number}", inline=True)
            rows += form(f"{where}/{one.id}/delete", "", "Delete", own_id=f"delete-{number}", inline=True)
            rows += "</li>"
        functions = {one.id: one.name for one in company.setup.functions if one.category == "Schedule"}
        inside = field("name", "Schedule Name")
        inside += field("description", "Description")
        inside += select("function", "Function", {"": "Choose", **functions})
        inside += select("frequency", "Frequency", {name: name for name in FREQUENCIES}, "Daily")
        body = told(message, problem) + extra + f'<ul id="schedules">{rows}</ul>'
        body += form(f"{where}/run", "", "Run the schedules now", own_id="run-schedules")
        body += "<h2>Create New Schedule</h2>" + form(where, inside, "Save", own_id="create-schedule")
        return crm_page(company, "Schedules", body, problem=problem)
