"""Reads and writes CRM's variables, which functions read while they run, and the groups these stand in.

Source: Zoho's OpenAPI files variables and variable-groups, and
https://www.zoho.com/crm/developer/docs/api/v8/create-variables.html . There is no call that makes a group: a
variable made with the name of a group that does not exist makes it. CRM users with access to variables see the
values. How long a value may be is not documented, so each is read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import crm_setup_errors
from zoho_ideolve_wizard.services.zoho.crm import SERVICE, Crm
from zoho_ideolve_wizard.services.zoho.crm_answers import Tell, made, nobody
from zoho_ideolve_wizard.trouble import Trouble

LONGEST_NAME, LONGEST_API_NAME, LONGEST_DESCRIPTION = 50, 100, 250
_SHORTEST_SECRET = 6


_VALUE_CHANGED = Trouble(
    "variable.value-changed",
    SERVICE,
    "Zoho CRM does not keep the value of {variable} as it was sent: {lengths}.",
    "The value is longer than CRM keeps, or somebody changed the variable at the same moment.",
    "Try again; if it stays so, enter the value by hand in CRM, Setup › Developer Hub › CRM Variables.",
    codes=("VALUE_CHANGED",),
    can_retry=True,
    by_hand=True,
)


@dataclass(frozen=True)
class VariableGroup:
    """A group of variables. `name` is the one people see."""

    id: str
    api_name: str
    name: str


@dataclass(frozen=True)
class Variable:
    """A variable as CRM has it; a missing value reads as "". Values may be secrets: not in `repr`."""

    id: str
    api_name: str
    name: str
    type: str
    group_id: str
    value: str = field(repr=False)
    description: str = ""


@dataclass(frozen=True)
class NewVariable:
    """A text variable to be made. `name` may have 50 characters, `api_name` 100, `description` 250."""

    api_name: str
    name: str
    value: str = field(repr=False)
    description: str = ""


class CrmVariables:
    """Reads and writes variables. Every method raises ServiceFailure for what CRM refuses."""

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def groups(self) -> list[VariableGroup]:
        """All groups; there may be none yet."""
        found = await self._list("variable_groups", "the groups of variables")
        return [
            VariableGroup(
                shapes.text(one, "id"),
                shapes.text(one, "api_name"),
                shapes.text(one, "display_label") or shapes.text(one, "name"),
            )
            for one in found
        ]

    async def variables(self) -> list[Variable]:
        """All variables of all groups, with their values."""
        return [_variable(one) for one in await self._list("variables", "the variables")]

    async def create(self, new: NewVariable, group: VariableGroup | str, tell: Tell = nobody) -> str:
        """Make one variable, read it back, and return its id, which `tell` hears before that. `group` is one that
        exists, or a new one's name.

        Raises ServiceFailure with code VALUE_CHANGED if CRM kept another value than was sent.
        """
        variable: dict[str, object] = {
            "name": new.name,
            "api_name": new.api_name,
            "type": "text",
            "variable_group": {"id": group.id} if isinstance(group, VariableGroup) else {"name": group},
            "description": new.description,
        }
        if new.value:
            variable["value"] = new.value
        answer = await self._crm.send(
            "POST",
            "/settings/variables",
            json={"variables": [variable]},
            hide=_secrets(new.value),
            meaning=crm_setup_errors.variable(f"the variable {new.api_name}"),
        )
        variable_id = made(answer, "variables", "id")
        tell(variable_id)
        await self._read_back(variable_id, new.api_name, new.value)
        return variable_id

    async def set_value(self, variable: Variable, value: str) -> None:
        """Give a variable another value and read it back; its type and group stay what they are."""
        await self._crm.send(
            "PUT",
            f"/settings/variables/{quote(variable.id, safe='')}",
            json={"variables": [{"value": value}]},
            hide=_secrets(value, variable.value),
            meaning=crm_setup_errors.variable(f"the variable {variable.api_name}"),
        )
        await self._read_back(variable.id, variable.api_name, value)

    async def delete(self, variable: Variable) -> bool:
        """Delete a variable; False if it was gone already."""
        try:
            await self._crm.send(
                "DELETE",
                f"/settings/variables/{quote(variable.id, safe='')}",
                hide=_secrets(variable.value),
                meaning=crm_setup_errors.variable(f"the variable {variable.api_name}"),
            )
        except ServiceFailure as failure:
            # The same code says "no such variable" and "not deleted": the list tells which.
            if failure.code != "INVALID_DATA" or await self._one(variable.id) is not None:
                raise
            return False
        return True

    async def _list(self, key: str, what: str) -> list[Mapping[str, object]]:
        body = await self._crm.get(f"/settings/{key}", meaning=crm_setup_errors.variable(what))
        return shapes.records(body, key)

    async def _one(self, variable_id: str) -> Variable | None:
        return next((one for one in await self.variables() if one.id == variable_id), None)

    async def _read_back(self, variable_id: str, api_name: str, sent: str) -> None:
        kept = await self._one(variable_id)
        if kept is None or kept.value != sent:
            raise _value_changed(api_name, len(sent), None if kept is None else len(kept.value))


def _variable(value: Mapping[str, object]) -> Variable:
    return Variable(
        id=shapes.text(value, "id"),
        api_name=shapes.text(value, "api_name"),
        name=shapes.text(value, "name"),
        type=shapes.text(value, "type"),
        group_id=shapes.text(shapes.record(value, "variable_group"), "id"),
        value=shapes.text(value, "value"),
        description=shapes.text(value, "description"),
    )


def _secrets(*values: str) -> tuple[str, ...]:
    """What no message may repeat. Any value may be a secret; a short one ("on", "5") would blot out words."""
    return tuple(value for value in values if len(value) >= _SHORTEST_SECRET)


def _value_changed(api_name: str, sent: int, kept: int | None) -> ServiceFailure:
    """Lengths only: the value may be a key."""
    lengths = "it is not listed" if kept is None else f"{sent} characters were sent, {kept} are kept"
    return ServiceFailure.of(_VALUE_CHANGED.about(variable=api_name, lengths=lengths))
