"""Whether a value may be written into a field, and how it is kept."""

import re
from datetime import datetime

from .modules import MODULES, SE_MODULE, Field
from .organizations import Organization

_DATE = r"\d{4}-\d{2}-\d{2}"
_NUMBERS = ("integer", "bigint", "double", "currency", "percent")


class BadValueError(Exception):
    """A value cannot be written: CRM's code and words for it, and the field's API name."""

    def __init__(
        self, api_name: str, code: str = "INVALID_DATA", message: str = "", **details: object
    ) -> None:
        super().__init__(f"{api_name}: {code}")
        self.api_name = api_name
        self.code = code
        self.message = message or "invalid data"
        self.details = details


def checked(organization: Organization, field: Field, value: object, se_module: object) -> object:
    """The value as it is kept; ``BadValueError`` if CRM does not take it. ``None`` and "" empty the field."""
    if value is None or value == "":
        return None
    if field.data_type == "lookup":
        return _reference(organization, field, value, se_module)
    if field.data_type in _NUMBERS:
        return _number(field, value)
    if field.data_type == "boolean":
        if not isinstance(value, bool):
            raise BadValueError(field.api_name, expected_data_type="boolean")
        return value
    if not isinstance(value, str):
        raise BadValueError(field.api_name, expected_data_type=field.data_type)
    if field.data_type == "datetime":
        return _moment(field, value)
    if field.data_type == "date" and not re.fullmatch(_DATE, value):
        raise BadValueError(field.api_name, expected_data_type="date")
    if len(value) > field.length:
        raise BadValueError(field.api_name, maximum_length=field.length)
    return value


def owner_id(organization: Organization, value: object) -> str:
    """The id of the user that ``{"id": ...}`` names; ``BadValueError`` if nobody active has it."""
    user = organization.user_by_id(_id(value))
    if user is None or user.status != "active":
        raise BadValueError("Owner", message="the id given seems to be invalid")
    return user.id


def _id(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("id")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _reference(organization: Organization, field: Field, value: object, se_module: object) -> object:
    parents = MODULES[field.module].parents[field.api_name]
    if field.api_name == "What_Id":
        # What a meeting is about may be in several modules, so the module must be said.
        if not se_module:
            raise BadValueError(SE_MODULE, "MANDATORY_NOT_FOUND", "required field not found")
        if se_module not in parents:
            raise BadValueError(SE_MODULE)
        parents = (str(se_module),)
    found = _id(value)
    if not any(organization.record(parent, found) for parent in parents):
        raise BadValueError(field.api_name, message="the id given seems to be invalid")
    return {"id": found}


def _number(field: Field, value: object) -> object:
    whole = field.data_type in ("integer", "bigint")
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        raise BadValueError(field.api_name, expected_data_type=field.data_type)
    return value


def _moment(field: Field, value: str) -> str:
    """As CRM writes it: to the second, with an offset."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise BadValueError(field.api_name, expected_data_type="datetime") from None
    if moment.tzinfo is None or "T" not in value:
        raise BadValueError(field.api_name, expected_data_type="datetime")
    return moment.isoformat(timespec="seconds")
