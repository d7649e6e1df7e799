"""CRM's records: accounts, deals and meetings made, edited, given a file and deleted by hand."""

from html import escape

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..crm.attachments import attach
from ..modules import MODULES, Module
from ..organizations import Organization
from ..record_values import BadValueError
from ..record_writing import change, create, fire, remove
from ..records import Record
from ..web import form_fields, note_write
from .crm_inputs import inputs, shown_values, typed_values
from .crm_site import CrmSite, base, crm_page
from .html import form, link, told


class RecordPages:
    """Saving fires the rules that wait for it, as in CRM."""

    def __init__(self, site: CrmSite) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """What these pages answer."""
        return [
            self._site.route("/tab/{module}", self.show),
            self._site.route("/tab/{module}", self.create, "POST"),
            self._site.route("/tab/{module}/{id}", self.one),
            self._site.route("/tab/{module}/{id}", self.save, "POST"),
            self._site.route("/tab/{module}/{id}/attachments", self.attach, "POST"),
            self._site.route("/tab/{module}/{id}/delete", self.delete, "POST"),
        ]

    async def show(self, request: Request, company: Organization) -> Response:
        """The list of a module, and the form of a new record."""
        return self._list(company, _module(request))

    async def create(self, request: Request, company: Organization) -> Response:
        """A new record of the signed-in administrator."""
        module = _module(request)
        if module is None:
            return self._list(company, None)
        given = await form_fields(request)
        now = self._site.stage.world.clock.text()
        try:
            values = typed_values(company, module.api_name, given)
            record = create(company, module.api_name, values, company.users[0].id, now)
        except BadValueError as error:
            return self._list(company, module, problem=_words(company, module, error), given=given)
        fire(company, record, "create", now)
        note_write(request)
        return self._one(company, record, f"The {module.singular.lower()} is saved.")

    async def one(self, request: Request, company: Organization) -> Response:
        """One record with its files."""
        record = _record(request, company)
        return self._one(company, record) if record else self._list(company, _module(request), missing=True)

    async def save(self, request: Request, company: Organization) -> Response:
        """An edit."""
        record = _record(request, company)
        if record is None:
            return self._list(company, _module(request), missing=True)
        given = await form_fields(request)
        now = self._site.stage.world.clock.text()
        try:
            change(company, record, typed_values(company, record.module, given), company.users[0].id, now)
        except BadValueError as error:
            problem = _words(company, MODULES[record.module], error)
            return self._one(company, record, problem=problem, given=given)
        fire(company, record, "edit", now)
        note_write(request)
        return self._one(company, record, "Saved.")

    async def attach(self, request: Request, company: Organization) -> Response:
        """A file for the record. It fires no rule."""
        record = _record(request, company)
        if record is None:
            return self._list(company, _module(request), missing=True)
        try:
            async with request.form() as sent:
                file = sent.get("file")
                if not isinstance(file, UploadFile) or not file.filename:
                    return self._one(company, record, problem="Choose a file.")
                content, kind = await file.read(), file.content_type or "application/octet-stream"
                name = file.filename
        except MultiPartException:
            return self._one(company, record, problem="Choose a file.")
        now = self._site.stage.world.clock.text()
        attach(company, record, name, content, kind, company.users[0].id, now)
        note_write(request)
        return self._one(company, record, f"{name} is attached.")

    async def delete(self, request: Request, company: Organization) -> Response:
        """Delete the record."""
        record = _record(request, company)
        if record is None:
            return self._list(company, _module(request), missing=True)
        remove(company, record)
        note_write(request)
        return self._list(company, MODULES[record.module], "Deleted.")

    def _list(
        self,
        company: Organization,
        module: Module | None,
        message: str = "",
        problem: str = "",
        given: dict[str, str] | None = None,
        missing: bool = False,
    ) -> Response:
        if module is None:
            problem = "There is no such module."
            return crm_page(company, "Zoho CRM", told(problem=problem), problem=problem)
        problem = "There is no such record." if missing else problem
        where = f"{base(company)}/tab/{module.api_name}"
        rows = "".join(
            f"<li>{link(f'{where}/{one.id}', str(one.fields[module.name_field]))}</li>"
            for one in reversed(company.records_of(module.api_name))
        )
        body = told(message, problem)
        body += f"<h2>Create {escape(module.singular)}</h2>"
        body += form(where, inputs(company, module.api_name, given or {}), "Save", own_id="create-record")
        body += f'<h2>{escape(module.plural)}</h2><ul id="records">{rows}</ul>'
        return crm_page(company, module.plural, body, problem=problem)

    def _one(
        self,
        company: Organization,
        record: Record,
        message: str = "",
        problem: str = "",
        given: dict[str, str] | None = None,
    ) -> Response:
        module = MODULES[record.module]
        where = f"{base(company)}/tab/{module.api_name}"
        own = f"{where}/{record.id}"
        values = {**shown_values(record), **(given or {})}
        body = (
            told(message, problem)
            + f"<p>{escape(module.singular)} Id: <code id='record-id'>{record.id}</code></p>"
        )
        body += form(own, inputs(company, record.module, values), "Save", own_id="edit-record")
        files = "".join(
            f"<li>{escape(one.name)}, {len(one.content)} bytes, {escape(one.created_time)}</li>"
            for one in company.setup.attachments_of(record.id)
        )
        body += f'<h2>Attachments</h2><ul id="attachments">{files}</ul>'
        chooser = '<label for="file">File</label><input id="file" name="file" type="file">'
        body += form(f"{own}/attachments", chooser, "Attach", own_id="attach", files=True)
        body += form(f"{own}/delete", "", "Delete", own_id="delete")
        body += f"<p>{link(where, f'All {module.plural.lower()}')}</p>"
        return crm_page(company, str(record.fields[module.name_field]), body, problem=problem)


def _module(request: Request) -> Module | None:
    return MODULES.get(request.path_params["module"])


def _record(request: Request, company: Organization) -> Record | None:
    return company.record(request.path_params["module"], request.path_params["id"])


def _words(company: Organization, module: Module, error: BadValueError) -> str:
    field = company.setup.field_named(module.api_name, error.api_name)
    label = field.label if field else error.api_name
    if error.code == "MANDATORY_NOT_FOUND":
        return f"{label} cannot be empty."
    return f"{label} cannot be used: {error.message}."
