"""Every built-in that is taken, each with who confirms it. One that is not here does not exist.

Pages are on www.zoho.com; "scripts" are public scripts for CRM, "Notes" a public project's log of a live
organization.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import crm_tasks, moments
from .errors import Fault, Unconfirmed
from .moments import Moment
from .values import HeldFile, as_json, as_text, from_json, text_of


@dataclass(frozen=True)
class BuiltIn:
    """``takes`` is how many arguments it takes, each possible count; ``effect``: a statement, not a value."""

    name: str
    takes: tuple[int, ...]
    source: str
    do: Callable[..., object]
    effect: bool = False


def _replace_all(target: str, *arguments: object) -> str:
    if len(arguments) < 3 or arguments[2] is not True:
        raise Unconfirmed("replaceAll without true takes a regular expression: say replaceAll(a, b, true)")
    return target.replace(text_of(arguments[0], "what to replace"), text_of(arguments[1], "a replacement"))


def _to_long(target: str) -> int:
    if not target.removeprefix("-").isdecimal():
        raise Fault(f"'{target}' can not be cast to 'BIGINT'")
    return int(target)


def _from_map(target: dict[str, object], key: object) -> object:
    return target.get(text_of(key, "a key"))


def _put(target: dict[str, object], key: object, value: object) -> None:
    target[text_of(key, "a key")] = value


def _from_list(target: list[object], index: object) -> object:
    if isinstance(index, bool) or not isinstance(index, int) or index < 0:
        raise Unconfirmed("an index that is no whole number is not confirmed")
    if index >= len(target):
        raise Fault(f"Given index {index} is greater than the list size")
    return target[index]


def _set_part(target: HeldFile, name: object) -> None:
    target.file = replace(target.file, part=text_of(name, "a part's name"))


def _set_name(target: HeldFile, name: object) -> None:
    target.file = replace(target.file, name=text_of(name, "a file's name"))


def _read_moment(target: str, mapping: object) -> Moment:
    return moments.read(target, text_of(mapping, "a date format"))


def _write_moment(target: Moment, mapping: object) -> str:
    return target.text(text_of(mapping, "a date format"))


_STRING = "deluge/help/functions/text.html"
_ADD = "developer/help/scripting/add.html"

METHODS: dict[str, tuple[BuiltIn, ...]] = {
    "text": (
        BuiltIn("length", (0,), _STRING, len),
        BuiltIn(
            "replaceAll",
            (2, 3),
            "creator/help/script/built-in-functions/built-in-function-string-replaceall.html",
            _replace_all,
        ),
        BuiltIn("toLong", (0,), f"{_STRING}; scripts", _to_long),
        BuiltIn("toMap", (0,), "deluge/help/functions/string/tomap.html", from_json),
        BuiltIn("toString", (0,), "deluge/help/functions/common/tostring.html", as_text),
        BuiltIn(
            "toTime",
            (1,),
            "creator/help/script/built-in-functions/built-in-function-common-totime.html; scripts",
            _read_moment,
        ),
    ),
    "number": (BuiltIn("toString", (0,), "deluge/help/functions/common/tostring.html", as_text),),
    "boolean": (BuiltIn("toString", (0,), "deluge/help/functions/common/to-text.html", as_text),),
    "map": (
        BuiltIn("containsKey", (1,), "scripts", lambda held, key: text_of(key, "a key") in held),
        BuiltIn(
            "get", (1,), "creator/help/script/built-in-functions/built-in-function-map-get.html", _from_map
        ),
        BuiltIn("keys", (0,), "deluge/help/functions/map/keys.html", lambda held: list(held)),
        BuiltIn("put", (2,), "developer/help/scripting/map-manipulations.html", _put, effect=True),
        BuiltIn("size", (0,), "deluge/help/functions/map/size.html", len),
        BuiltIn("toString", (0,), "Notes: JSON", as_json),
    ),
    "list": (
        BuiltIn("add", (1,), _ADD, lambda held, value: held.append(value), effect=True),
        BuiltIn("get", (1,), "deluge/help/datatypes/list.html", _from_list),
        BuiltIn("size", (0,), "deluge/help/functions/list/size.html", len),
    ),
    "file": (
        BuiltIn("setFileName", (1,), "deluge/help/file/set-file-name.html", _set_name, effect=True),
        BuiltIn(
            "setParamName", (1,), "crm/developer/docs/api/v7/upload-attachment.html", _set_part, effect=True
        ),
    ),
    "date-time": (
        BuiltIn("toString", (1,), "deluge/help/functions/common/tostring.html; scripts", _write_moment),
    ),
    "error": (),
}

FUNCTIONS: dict[str, BuiltIn] = {
    found.name: found
    for found in (
        BuiltIn("List", (0,), "scripts", lambda: list[object]()),
        BuiltIn("Map", (0,), "developer/help/scripting/map-manipulations.html", lambda: dict[str, object]()),
        BuiltIn("ifnull", (2,), "scripts", lambda value, other: other if value is None else value),
    )
}


TASKS: dict[str, BuiltIn] = {
    found.name: found
    for found in (
        BuiltIn(
            "zoho.crm.getOrgVariable",
            (1,),
            "deluge/help/crm/get-organization-variable.html; Notes: works in a plain organization",
            crm_tasks.org_variable,
        ),
        BuiltIn(
            "zoho.crm.getRecordById",
            (2,),
            "creator/help/script/crm-v2-get-recordbyid.html",
            crm_tasks.get_record,
        ),
        BuiltIn(
            "zoho.crm.getRelatedRecords",
            (3,),
            "developer/help/scripting/update-records.html (its example)",
            crm_tasks.related_records,
        ),
        BuiltIn(
            "zoho.crm.updateRecord",
            (3,),
            "developer/help/scripting/update-records.html",
            crm_tasks.update_record,
        ),
    )
}
"""CRM's tasks; ``do`` takes the outside before the arguments."""
