"""Making fields and variables in CRM: each looks before it acts, so that doing it twice does no harm."""

from collections.abc import Callable

from zoho_ideolve_wizard.deluge import variables
from zoho_ideolve_wizard.deluge.memory import Field
from zoho_ideolve_wizard.deluge.variables import Variable
from zoho_ideolve_wizard.guide.crm_side.automation_access import automation_crm_needed
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FIELD, VARIABLE, Made
from zoho_ideolve_wizard.guide.crm_side.automation_values import value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import troubles
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import crm_variables
from zoho_ideolve_wizard.services.zoho.crm_fields import CrmFields, NewField
from zoho_ideolve_wizard.services.zoho.crm_variables import CrmVariables, NewVariable

_NO_SUCH_GROUP = ("INVALID_DATA", "MANDATORY_NOT_FOUND", "REQUIRED_PARAM_MISSING")


class FieldWork:
    """One custom field of one module."""

    def __init__(self, wanted: Field, sitting: Sitting) -> None:
        self._wanted = wanted
        self._sitting = sitting
        self._name = f"{wanted.module}/{wanted.api_name}"

    def _client(self) -> CrmFields:
        return CrmFields(automation_crm_needed(self._sitting))

    async def do(self) -> str:
        wanted, made = self._wanted, Made(self._sitting.ledger)
        if await self.look():
            return "It was there already."
        new = NewField(wanted.label, wanted.data_type, wanted.length)
        with made.making(FIELD, self._name) as keep:
            await self._client().create(wanted.module, new, keep)
        return "Made, and read back."

    async def look(self) -> bool:
        found = await self._client().fields(self._wanted.module)
        there = next((one for one in found if one.api_name == self._wanted.api_name), None)
        if there is not None:
            Made(self._sitting.ledger).found(FIELD, self._name, there.id)
        return there is not None


class VariableWork:
    """One variable, with the value that it should have now."""

    def __init__(self, wanted: Variable, sitting: Sitting) -> None:
        self._wanted = wanted
        self._sitting = sitting

    async def do(self) -> str:
        wanted, made = self._wanted, Made(self._sitting.ledger)
        text = self._value()
        client = CrmVariables(automation_crm_needed(self._sitting))
        there = await self._there(client)
        if there is not None and self._holds(there):
            return "It held already."
        if there is not None:
            await client.set_value(there, text)
            return "Set, and read back."
        new = NewVariable(wanted.api_name, wanted.name, text, wanted.description)
        with made.making(VARIABLE, wanted.api_name) as keep:
            await self._make(client, new, keep)
        return "Made, and read back."

    async def _make(self, client: CrmVariables, new: NewVariable, keep: Callable[[str], None]) -> None:
        groups = await client.groups()
        group = next((one for one in groups if one.name == variables.GROUP), variables.GROUP)
        try:
            await client.create(new, group, keep)
        except ServiceFailure as failure:
            # Zoho's page makes a new group by its name; Zoho's OpenAPI file takes only one that exists.
            if (
                isinstance(group, crm_variables.VariableGroup)
                or not groups
                or failure.code not in _NO_SUCH_GROUP
            ):
                raise
            await client.create(new, groups[0], keep)

    async def look(self) -> bool:
        there = await self._there(CrmVariables(automation_crm_needed(self._sitting)))
        return there is not None and self._holds(there)

    async def _there(self, client: CrmVariables) -> crm_variables.Variable | None:
        found = await client.variables()
        there = next((one for one in found if one.api_name == self._wanted.api_name), None)
        if there is not None:
            Made(self._sitting.ledger).found(VARIABLE, there.api_name, there.id)
        return there

    def _holds(self, there: crm_variables.Variable) -> bool:
        """Whether to send or to pause is the admin's, once it is there."""
        if self._wanted is variables.STATE:
            return bool(there.value)
        return there.value == self._value()

    def _value(self) -> str:
        text = value(self._wanted, self._sitting)
        if not text:
            raise ServiceFailure.of(troubles.VALUE_NOT_AT_HAND.about(variable=self._wanted.api_name))
        return text
