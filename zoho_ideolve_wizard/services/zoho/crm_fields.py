"""Reads the fields of CRM's modules, and makes custom ones.

Source: https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html, create-custom-field.html and
delete-custom-field.html there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from zoho_ideolve_wizard.services import shapes
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import plain
from zoho_ideolve_wizard.services.zoho import crm_setup_errors
from zoho_ideolve_wizard.services.zoho.crm import SERVICE, Crm
from zoho_ideolve_wizard.services.zoho.crm_answers import Tell, made, nobody
from zoho_ideolve_wizard.trouble import Trouble

FieldType = Literal["text", "textarea", "datetime"]
_SMALL = 2000


_NOT_LISTED = Trouble(
    "field.not-listed",
    SERVICE,
    "Zoho CRM made the field {label} of {module}, but does not list it.",
    "Lists can be some seconds late, or the field is hidden from the user behind the token.",
    "Wait a moment, then have the fields read again.",
    codes=("NOT_LISTED",),
    can_retry=True,
    unclear=True,
)
_OTHER_NAME = Trouble(
    "field.other-api-name",
    SERVICE,
    "Zoho CRM made the field {label} of {module}, but calls it {found} instead of {api_name}.",
    "Another field has had that API name before.",
    "Change its API name to {api_name} in CRM, Setup › Developer Hub › APIs and SDKs › API Names, then "
    "have the fields read again.",
    codes=("OTHER_API_NAME",),
    by_hand=True,
)


@dataclass(frozen=True)
class Field:
    """A field of a module. `type` is Zoho's word (text, datetime, lookup, ...); `custom`: somebody added it.

    `visible` is false where the user behind the token does not get to see it. `length` is 0 if Zoho says none.
    """

    id: str
    api_name: str
    label: str
    type: str
    custom: bool = False
    visible: bool = True
    read_only: bool = False
    length: int = 0


@dataclass(frozen=True)
class NewField:
    """A field to be made. CRM takes the API name from the label: blanks become underscores.

    `length` in characters: at most 255 for text, 32,000 for textarea; 0 leaves it to CRM.
    """

    label: str
    type: FieldType
    length: int = 0

    @property
    def api_name(self) -> str:
        """The API name that CRM gives it, unless another field has that one."""
        return self.label.replace(" ", "_")


class CrmFields:
    """Reads and makes fields. Every method raises ServiceFailure for what CRM refuses."""

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def fields(self, module: str) -> list[Field]:
        """All fields in use of a module (its API name); those put away as unused are not among them."""
        body = await self._crm.get(
            "/settings/fields",
            {"module": module},
            meaning=crm_setup_errors.field(f"the fields of {module}"),
        )
        return [_field(one) for one in shapes.records(body, "fields")]

    async def create(self, module: str, new: NewField, tell: Tell = nobody) -> Field:
        """Make one field and read it back. `tell` hears its id before that.

        Raises ServiceFailure with code OTHER_API_NAME if CRM gave it another API name than functions expect.
        """
        wanted: dict[str, object] = {"field_label": new.label, "data_type": new.type}
        if new.length:
            wanted["length"] = new.length
        if new.type == "textarea":
            # Seen to work in a live organization, September 2026; up to 2,000 characters are "small".
            wanted["textarea"] = {"type": "large" if new.length > _SMALL else "small"}
        answer = await self._crm.send(
            "POST",
            "/settings/fields",
            params={"module": module},
            json={"fields": [wanted]},
            meaning=crm_setup_errors.field(f"the field {new.label} of {module}"),
        )
        field_id = made(answer, "fields", "id")
        tell(field_id)
        found = next((one for one in await self.fields(module) if one.id == field_id), None)
        if found is None:
            raise _not_listed(module, new)
        if found.api_name != new.api_name:
            raise _other_name(module, new, found)
        return found

    async def delete(self, module: str, field: Field) -> bool:
        """Delete a custom field with all that its records hold; False if it was gone already.

        Needs the scope of `scopes.UNINSTALL`. Raises ValueError for a field of CRM's own.
        """
        if not field.custom:
            raise ValueError("a field of CRM's own")
        try:
            await self._crm.send(
                "DELETE",
                f"/settings/fields/{quote(field.id, safe='')}",
                params={"module": module},
                meaning=crm_setup_errors.field(f"the field {field.label} of {module}"),
            )
        except ServiceFailure as failure:
            if failure.code not in ("INVALID_DATA", "RESOURCE_NOT_FOUND", "HTTP 404"):
                raise
            if any(one.id == field.id for one in await self.fields(module)):
                raise
            return False
        return True


def _field(value: Mapping[str, object]) -> Field:
    return Field(
        id=shapes.text(value, "id"),
        api_name=shapes.text(value, "api_name"),
        label=shapes.text(value, "field_label"),
        type=shapes.text(value, "data_type"),
        custom=shapes.flag(value, "custom_field"),
        visible=value.get("visible") is not False,
        read_only=shapes.flag(value, "read_only") or shapes.flag(value, "field_read_only"),
        length=int(shapes.number(value, "length") or 0),
    )


def _not_listed(module: str, new: NewField) -> ServiceFailure:
    return ServiceFailure.of(_NOT_LISTED.about(label=new.label, module=module))


def _other_name(module: str, new: NewField, found: Field) -> ServiceFailure:
    return ServiceFailure.of(
        _OTHER_NAME.about(
            label=new.label, module=module, found=plain(found.api_name, limit=60), api_name=new.api_name
        )
    )
