"""CRM's custom fields and variables, made by hand where the API does not offer it."""

import re
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..crm.answers import CrmError
from ..crm.fields import add_field
from ..crm.variable_changes import add_variable
from ..modules import MODULES
from ..organizations import Organization
from ..web import form_fields, note_write
from .crm_site import CrmSite, base, crm_page
from .html import area, field, form, select, told

# CRM's names of the field types; "large" ones are a kind of textarea.
_LARGE = "textarea_large"
_TYPES = {
    "text": "Single Line",
    "textarea": "Multi-Line (Small)",
    _LARGE: "Multi-Line (Large)",
    "datetime": "Date/Time",
    "email": "Email",
    "phone": "Phone",
    "website": "URL",
    "picklist": "Pick List",
    "integer": "Number",
    "bigint": "Long Integer",
    "double": "Decimal",
    "currency": "Currency",
    "percent": "Percent",
    "boolean": "Checkbox",
    "date": "Date",
}


class CustomizationPages:
    """Setup: Modules and Fields; Setup: CRM Variables."""

    def __init__(self, site: CrmSite) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """What these pages answer."""
        return [
            self._site.route("/setup/fields", self.fields),
            self._site.route("/setup/fields", self.add_field, "POST"),
            self._site.route("/setup/fields/{id}/delete", self.delete_field, "POST"),
            self._site.route("/setup/variables", self.variables),
            self._site.route("/setup/variables", self.add_variable, "POST"),
            self._site.route("/setup/variables/{id}", self.change_variable, "POST"),
            self._site.route("/setup/variables/{id}/delete", self.delete_variable, "POST"),
        ]

    async def fields(self, request: Request, company: Organization) -> Response:
        """The custom fields."""
        del request
        return self._fields(company)

    async def add_field(self, request: Request, company: Organization) -> Response:
        """A new custom field."""
        given = await form_fields(request)
        module = given.get("module", "")
        if module not in MODULES:
            return self._fields(company, problem="Choose a module.")
        kind, length = given.get("type", ""), given.get("length", "").strip()
        wanted: dict[str, object] = {
            "field_label": given.get("label", ""),
            "data_type": kind.partition("_")[0],
        }
        if kind == _LARGE:
            wanted["textarea"] = {"type": "large"}
        if length:
            wanted["length"] = int(length) if length.isascii() and length.isdigit() else length
        try:
            made = add_field(company, module, wanted)
        except CrmError as error:
            return self._fields(company, problem=f"{error.details.get('api_name')}: {error.message}.")
        note_write(request)
        return self._fields(company, f"The field {made.api_name} is saved.")

    async def delete_field(self, request: Request, company: Organization) -> Response:
        """Delete a custom field."""
        wanted = request.path_params["id"]
        found = next((one for one in company.setup.fields if one.id == wanted and one.custom), None)
        if found is None:
            return self._fields(company, problem="There is no such field.")
        company.setup.fields.remove(found)
        for record in company.records_of(found.module):
            record.fields.pop(found.api_name, None)
        note_write(request)
        return self._fields(company, "The field is deleted.")

    async def variables(self, request: Request, company: Organization) -> Response:
        """The variables with their values, as administrators see them."""
        del request
        return self._variables(company)

    async def add_variable(self, request: Request, company: Organization) -> Response:
        """A new variable of the type text."""
        given = await form_fields(request)
        name = given.get("name", "").strip()
        wanted: dict[str, object] = {
            "name": name,
            "api_name": given.get("api_name", "").strip() or re.sub(r"\W+", "_", name),
            "type": "text",
            "variable_group": {"name": given.get("group", "").strip() or "General"},
            "value": given.get("value", ""),
        }
        try:
            add_variable(company, wanted)
        except CrmError as error:
            return self._variables(company, problem=f"{error.details.get('api_name')}: {error.message}.")
        note_write(request)
        return self._variables(company, "The variable is saved.")

    async def change_variable(self, request: Request, company: Organization) -> Response:
        """A new value."""
        found = company.setup.variable(request.path_params["id"])
        if found is None:
            return self._variables(company, problem="There is no such variable.")
        found.value = (await form_fields(request)).get("value", "")
        note_write(request)
        return self._variables(company, "The variable is saved.")

    async def delete_variable(self, request: Request, company: Organization) -> Response:
        """Delete it."""
        found = company.setup.variable(request.path_params["id"])
        if found is None:
            return self._variables(company, problem="There is no such variable.")
        company.setup.variables.remove(found)
        note_write(request)
        return self._variables(company, "The variable is deleted.")

    def _fields(self, company: Organization, message: str = "", problem: str = "") -> Response:
        where = f"{base(company)}/setup/fields"
        rows = ""
        for number, one in enumerate(one for one in company.setup.fields if one.custom):
            rows += f"<li>{escape(one.module)}: {escape(one.label)} ({escape(one.api_name)}), {escape(one.data_type)} "
            rows += (
                form(f"{where}/{one.id}/delete", "", "Delete", own_id=f"delete-{number}", inline=True)
                + "</li>"
            )
        inside = select("module", "Module", {one.api_name: one.plural for one in MODULES.values()})
        inside += field("label", "Field Label") + select("type", "Field type", _TYPES)
        inside += field("length", "Number of characters allowed (may stay empty)")
        body = told(message, problem) + f'<ul id="fields">{rows}</ul><h2>New Custom Field</h2>'
        body += form(where, inside, "Save", own_id="create-field")
        return crm_page(company, "Modules and Fields", body, problem=problem)

    def _variables(self, company: Organization, message: str = "", problem: str = "") -> Response:
        where = f"{base(company)}/setup/variables"
        rows = ""
        for one in company.setup.variables:
            changer = area("value", "Value", one.value, prefix=f"{one.api_name}-")
            rows += f"<li>{escape(one.name)} ({escape(one.api_name)}) "
            rows += form(f"{where}/{one.id}", changer, "Save", own_id=f"change-{one.api_name}")
            rows += form(f"{where}/{one.id}/delete", "", "Delete", own_id=f"delete-{one.api_name}") + "</li>"
        inside = field("name", "Variable Name") + field("api_name", "API Name (may stay empty)")
        inside += field("group", "Group", "General") + area("value", "Value")
        body = told(message, problem) + f'<ul id="variables">{rows}</ul><h2>Create New Variable</h2>'
        body += form(where, inside, "Save", own_id="create-variable")
        return crm_page(company, "CRM Variables", body, problem=problem)
