"""CRM's workflow rules: made, their function's arguments mapped, switched off and deleted by hand."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..crm_setup import WHEN, Function, Rule
from ..modules import MODULES
from ..organizations import Organization
from ..web import form_fields, note_write
from .crm_site import CrmSite, base, crm_page
from .html import field, form, link, select, told

_WHEN = {
    "create": "Create",
    "edit": "Edit (every time)",
    "create_or_edit": "Create or Edit (every time)",
}
_LONGEST = 100


class RulePages:
    """A rule calls one function for all records of its module."""

    def __init__(self, site: CrmSite) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """What these pages answer."""
        return [
            self._site.route("/setup/rules", self.show),
            self._site.route("/setup/rules", self.create, "POST"),
            self._site.route("/setup/rules/{id}", self.one),
            self._site.route("/setup/rules/{id}", self.save, "POST"),
            self._site.route("/setup/rules/{id}/status", self.switch, "POST"),
            self._site.route("/setup/rules/{id}/delete", self.delete, "POST"),
        ]

    async def show(self, request: Request, company: Organization) -> Response:
        """The list, and the form of a new rule."""
        del request
        return self._list(company)

    async def create(self, request: Request, company: Organization) -> Response:
        """A new rule, active at once; its arguments are mapped on its own page."""
        given = await form_fields(request)
        name, module, when = given.get("name", "").strip(), given.get("module", ""), given.get("when", "")
        function = company.setup.function(given.get("function", ""))
        problem = ""
        if not 0 < len(name) <= _LONGEST:
            problem = "A rule needs a name of at most 100 characters."
        elif any(rule.name.lower() == name.lower() and rule.module == module for rule in company.setup.rules):
            problem = "A rule of this name exists already."
        elif module not in MODULES or when not in WHEN:
            problem = "Choose the module and when the rule is executed."
        elif function is None or function.category != "Automation":
            problem = "Choose a function of the category Automation."
        if problem or function is None:
            return self._list(company, problem=problem, given=given)
        now = self._site.stage.world.clock.text()
        rule = Rule(
            id=company.new_id(),
            name=name,
            description=given.get("description", "").strip() or None,
            module=module,
            when=when,
            function_id=function.id,
            action_id=company.new_id(),
            mapping=dict.fromkeys(function.arguments, ""),
            created_time=now,
            modified_time=now,
        )
        company.setup.rules.append(rule)
        note_write(request)
        return self._one(company, rule, "The rule is saved. Map the arguments of its function.")

    async def one(self, request: Request, company: Organization) -> Response:
        """One rule."""
        rule = company.setup.rule(request.path_params["id"])
        return self._one(company, rule) if rule else self._list(company, problem="There is no such rule.")

    async def save(self, request: Request, company: Organization) -> Response:
        """Its name, function and mapping; the module and when it is executed stay."""
        rule = company.setup.rule(request.path_params["id"])
        if rule is None:
            return self._list(company, problem="There is no such rule.")
        given = await form_fields(request)
        function = company.setup.function(given.get("function", ""))
        if function is None or function.category != "Automation":
            return self._one(company, rule, problem="Choose a function of the category Automation.")
        sources = _sources(company, rule)
        mapping = {name: given.get(f"map-{name}", "") for name in function.arguments}
        if not all(source in sources for source in mapping.values()):
            return self._one(company, rule, problem="Choose a field for the argument.")
        rule.name = given.get("name", "").strip()[:_LONGEST] or rule.name
        if function.id != rule.function_id:
            rule.action_id = company.new_id()
        rule.function_id, rule.mapping = function.id, mapping
        rule.modified_time = self._site.stage.world.clock.text()
        note_write(request)
        return self._one(company, rule, "Saved and associated.")

    async def switch(self, request: Request, company: Organization) -> Response:
        """Active or not."""
        rule = company.setup.rule(request.path_params["id"])
        if rule is None:
            return self._list(company, problem="There is no such rule.")
        rule.active = not rule.active
        rule.modified_time = self._site.stage.world.clock.text()
        note_write(request)
        return self._one(company, rule, f"The rule is {'active' if rule.active else 'inactive'} now.")

    async def delete(self, request: Request, company: Organization) -> Response:
        """Delete it."""
        rule = company.setup.rule(request.path_params["id"])
        if rule is None:
            return self._list(company, problem="There is no such rule.")
        company.setup.rules.remove(rule)
        note_write(request)
        return self._list(company, "The rule is deleted.")

    def _list(
        self, company: Organization, message: str = "", problem: str = "", given: dict[str, str] | None = None
    ) -> Response:
        given = given or {}
        rows = "".join(
            f"<li>{link(f'{base(company)}/setup/rules/{rule.id}', rule.name)} on {escape(rule.module)}, "
            f"{escape(_WHEN[rule.when])}, {'active' if rule.active else 'inactive'}</li>"
            for rule in company.setup.rules
        )
        modules = {module.api_name: module.plural for module in MODULES.values()}
        inside = select("module", "Module", modules, given.get("module", ""))
        inside += field("name", "Rule Name", given.get("name", ""))
        inside += field("description", "Description", given.get("description", ""))
        inside += select("when", "Record Action", _WHEN, given.get("when", ""))
        inside += select(
            "function", "Instant Actions: Function", _functions(company), given.get("function", "")
        )
        body = told(message, problem) + f'<ul id="rules">{rows}</ul><h2>Create Rule</h2>'
        body += form(f"{base(company)}/setup/rules", inside, "Save", own_id="create-rule")
        return crm_page(company, "Workflow Rules", body, problem=problem)

    def _one(self, company: Organization, rule: Rule, message: str = "", problem: str = "") -> Response:
        where = f"{base(company)}/setup/rules/{rule.id}"
        function = company.setup.function(rule.function_id)
        inside = field("name", "Rule Name", rule.name)
        inside += select("function", "Instant Actions: Function", _functions(company), rule.function_id)
        for name in function.arguments if function else ():
            label = f"Argument {name}"
            inside += select(f"map-{name}", label, _sources(company, rule), rule.mapping.get(name, ""))
        body = told(message, problem)
        body += f"<p>{escape(rule.module)}, {escape(_WHEN[rule.when])}, all records. "
        body += f"It is <strong id='status'>{'active' if rule.active else 'inactive'}</strong>.</p>"
        body += form(where, inside, "Save and Associate", own_id="rule")
        body += form(f"{where}/status", "", "Deactivate" if rule.active else "Activate", own_id="switch")
        body += form(f"{where}/delete", "", "Delete", own_id="delete")
        body += f"<p>{link(f'{base(company)}/setup/rules', 'All rules')}</p>"
        return crm_page(company, f"Workflow Rule {rule.name}", body, problem=problem)


def _functions(company: Organization) -> dict[str, str]:
    found: list[Function] = [one for one in company.setup.functions if one.category == "Automation"]
    return {"": "Choose", **{one.id: one.name for one in found}}


def _sources(company: Organization, rule: Rule) -> dict[str, str]:
    """What an argument can be mapped to: the record's own id, or one of its fields."""
    module = MODULES[rule.module]
    fields = {one.api_name: one.label for one in company.setup.fields_of(rule.module)}
    return {"": "Not mapped", "id": f"{module.singular} Id", **fields}
