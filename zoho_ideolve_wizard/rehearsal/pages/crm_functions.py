"""CRM's functions: the list, the editor, and the failures."""

import re
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..crm.answers import CrmError
from ..crm.function_changes import compiled, new_function
from ..crm.functions import CATEGORIES
from ..crm_setup import Function
from ..organizations import Organization
from ..web import form_fields, note_write
from .crm_site import CrmSite, base, crm_page, runs_table
from .html import area, field, form, link, select, told

_SHOWN = 20


class FunctionPages:
    """What does not compile is not saved. A new function's declaration may be left out, as in CRM's editor."""

    def __init__(self, site: CrmSite) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """What these pages answer."""
        return [
            self._site.route("/setup/functions", self.show),
            self._site.route("/setup/functions", self.create, "POST"),
            self._site.route("/setup/functions/{id}", self.one),
            self._site.route("/setup/functions/{id}", self.save, "POST"),
            self._site.route("/setup/functions/{id}/delete", self.delete, "POST"),
            self._site.route("/setup/failures", self.failures),
        ]

    async def show(self, request: Request, company: Organization) -> Response:
        """The list."""
        del request
        return self._list(company)

    async def create(self, request: Request, company: Organization) -> Response:
        """A new function, made by hand."""
        given = await form_fields(request)
        name, category = given.get("name", "").strip(), given.get("category", "")
        if not name or category not in CATEGORIES.values():
            return self._list(company, problem="A function needs a name and a category.", given=given)
        code = _declared(name, category, given.get("arguments", ""), _code(given))
        try:
            program = compiled(company, code, category)
        except CrmError as error:
            return self._list(company, problem=_lines(error), given=given)
        if company.setup.function(program.name) is not None:
            return self._list(company, problem="A function of this name exists already.", given=given)
        made = new_function(company, name, category, program.name, self._site.stage.world.clock.text())
        made.code, made.arguments = code, program.arguments
        note_write(request)
        return self._one(company, made, "The function is saved.")

    async def one(self, request: Request, company: Organization) -> Response:
        """The editor."""
        function = company.setup.function(request.path_params["id"])
        if function is None:
            return self._list(company, problem="There is no such function.")
        return self._one(company, function)

    async def save(self, request: Request, company: Organization) -> Response:
        """The code changed by hand."""
        function = company.setup.function(request.path_params["id"])
        if function is None:
            return self._list(company, problem="There is no such function.")
        code = _code(await form_fields(request))
        try:
            program = compiled(company, code, function.category)
        except CrmError as error:
            return self._one(company, function, problem=_lines(error), code=code)
        if program.name != function.api_name:
            return self._one(
                company, function, problem="The name of a function cannot be changed.", code=code
            )
        function.code, function.arguments = code, program.arguments
        function.modified_time = self._site.stage.world.clock.text()
        note_write(request)
        return self._one(company, function, "The function is saved.")

    async def delete(self, request: Request, company: Organization) -> Response:
        """Delete it, unless something calls it."""
        function = company.setup.function(request.path_params["id"])
        if function is None:
            return self._list(company, problem="There is no such function.")
        if company.setup.is_associated(function):
            return self._one(company, function, problem="A rule or a schedule calls this function.")
        company.setup.functions.remove(function)
        note_write(request)
        return self._list(company, "The function is deleted.")

    async def failures(self, request: Request, company: Organization) -> Response:
        """Runs that failed, and the latest of all runs."""
        del request
        runs = company.setup.runs
        body = "<h2>Failures</h2>" + runs_table("failures", [one for one in runs if one.failure])
        body += "<h2>Latest runs</h2>" + runs_table("runs", runs[-_SHOWN:])
        mails = "".join(
            f"<li>To {escape(one['to'])}: {escape(one['subject'])} {escape(one['message'])}</li>"
            for one in company.setup.mails
        )
        body += f'<h2>Mails that would have been sent</h2><ul id="mails">{mails}</ul>'
        return crm_page(company, "Functions: Failures", body)

    def _list(
        self, company: Organization, message: str = "", problem: str = "", given: dict[str, str] | None = None
    ) -> Response:
        given = given or {}
        rows = ""
        for one in company.setup.functions:
            mark = " (Associated)" if company.setup.is_associated(one) else ""
            where = f"{base(company)}/setup/functions/{one.id}"
            rows += f"<li>{link(where, one.name, own_id=one.api_name)} {escape(one.category)}{mark}</li>"
        inside = field("name", "Name", given.get("name", ""))
        inside += select(
            "category", "Category", {name: name for name in CATEGORIES.values()}, given.get("category", "")
        )
        inside += field("arguments", "Arguments (separated by commas)", given.get("arguments", ""))
        inside += area("code", "Code, with or without its declaration", given.get("code", ""), rows=20)
        body = told(message, problem) + f'<ul id="functions">{rows}</ul><h2>Create New Function</h2>'
        body += form(f"{base(company)}/setup/functions", inside, "Create", own_id="create-function")
        return crm_page(company, "Functions", body, problem=problem)

    def _one(
        self, company: Organization, function: Function, message: str = "", problem: str = "", code: str = ""
    ) -> Response:
        where = f"{base(company)}/setup/functions/{function.id}"
        arguments = ", ".join(function.arguments) or "none"
        body = told(message, problem)
        body += f"<p>{escape(function.category)}; arguments: {escape(arguments)}</p>"
        body += form(where, area("code", "Code", code or function.code, rows=24), "Save", own_id="editor")
        body += form(f"{where}/delete", "", "Delete", own_id="delete")
        own = [one for one in company.setup.runs if one.function_id == function.id]
        body += "<h2>Runs</h2>" + runs_table("runs", own[-_SHOWN:])
        body += f"<p>{link(f'{base(company)}/setup/functions', 'All functions')}</p>"
        return crm_page(company, f"Function {function.name}", body, problem=problem)


def _code(given: dict[str, str]) -> str:
    """A browser sends line ends as CR LF."""
    return given.get("code", "").replace("\r\n", "\n")


def _declared(name: str, category: str, arguments: str, code: str) -> str:
    """The code with the declaration that CRM's editor writes by itself, unless it has one."""
    if re.match(r"\s*(void|string)\s+\w+\.\w+\s*\(", code):
        return code
    returns = "string" if category == "Standalone" else "void"
    listed = ", ".join(f"String {one.strip()}" for one in arguments.split(",") if one.strip())
    body = "".join(f"\t{line}\n" if line else "\n" for line in code.rstrip("\n").split("\n"))
    return f"{returns} {category.lower()}.{name}({listed})\n{{\n{body}}}\n"


def _lines(error: CrmError) -> str:
    errors = error.details.get("errors")
    found = errors if isinstance(errors, list) else []
    return " ".join(f"Line {one['line']}: {one['message']}." for one in found) or error.message
