"""CRM's set-up in the admin's browser: what the wizard leaves to be done by hand there, with the values it gave."""

from collections.abc import Mapping

from tests.support.pages import Page
from tests.support.person import Person

_WHEN = {"Create": "create", "Edit": "edit", "Create or Edit": "create_or_edit"}
_MODULES = {"Accounts": "Accounts", "Deals": "Deals", "Meetings": "Events"}


class CrmPages:
    """`company` is its name; `values` are what was copied from the wizard's page, by label."""

    def __init__(self, person: Person, company: str) -> None:
        self._person = person
        self._company = company

    async def connects(self, values: Mapping[str, str]) -> None:
        scopes = ",".join(text for label, text in values.items() if label.startswith("Scope "))
        page = await self._opens(values["Page"], "connections")
        form = page.form("create-connection")
        typed = {"name": values["Connection Name"], "link_name": values["Connection Link Name"]}
        await self._agreed(await self._person.presses(form, scopes=scopes, **typed))

    async def makes_rule(self, values: Mapping[str, str]) -> None:
        """Made, then its argument mapped to the record's own id."""
        page = await self._opens(values["Page"], "rules")
        form = page.form("create-rule")
        made = await self._person.presses(
            form,
            module=_MODULES[values["Module"]],
            name=values["Rule Name"],
            when=_WHEN[values["Record Action"]],
            function=form.choices["function"][values["Function"]],
        )
        await self._agreed(made)
        arguments = [label.removeprefix("Argument ") for label in values if label.startswith("Argument ")]
        mapped = {f"map-{name}": "id" for name in arguments}
        await self._agreed(await self._person.presses(made.form("rule"), **mapped))

    async def makes_schedule(self, values: Mapping[str, str]) -> None:
        page = await self._opens(values["Page"], "schedules")
        form = page.form("create-schedule")
        function = form.choices["function"][values["Function"]]
        made = await self._person.presses(form, name=values["Schedule Name"], function=function)
        await self._agreed(made)

    async def _opens(self, crm: str, what: str) -> Page:
        home = (await self._person.opens(crm)).link(self._company).address
        return await self._person.opens((await self._person.opens(home)).link(what).address)

    async def _agreed(self, page: Page) -> None:
        assert page.problem == "", page.problem
