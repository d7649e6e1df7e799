"""The queries that our functions send, answered over records in memory; anything else is a 400."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

Rows = dict[str, dict[str, object]]

_QUERY = re.compile(
    r"select (?P<columns>id(?:, \w+)*) from (?P<module>\w+) where (?P<where>.+?)"
    r"(?: order by (?P<by>\w+) (?P<way>asc|desc))? limit (?P<limit>[1-9]\d*)\Z"
)
_CONDITIONS: tuple[tuple[str, Callable[[object, str], bool]], ...] = (
    (r"(\w+) is (null)", lambda value, _: value in (None, "")),
    (r"(\w+) is not (null)", lambda value, _: value not in (None, "")),
    (r"(\w+) = '([^']*)'", lambda value, wanted: value == wanted),
    (r"(\w+) in \(('[^']*'(?:,'[^']*')+)\)", lambda value, wanted: f"'{value}'" in wanted.split(",")),
    (r"(id) > (\d+)", lambda value, wanted: int(str(value)) > int(wanted)),
    (
        r"(Modified_Time) >= '(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)'",
        lambda value, wanted: datetime.fromisoformat(str(value)) >= datetime.fromisoformat(wanted),
    ),
)


class Refusal(Exception):
    """CRM does not take the query."""


def answer(text: str, modules: Mapping[str, Rows]) -> list[dict[str, object]]:
    """The columns asked for of the records that match, in their order."""
    query = _QUERY.fullmatch(text)
    if query is None or query["module"] not in modules:
        raise Refusal(text)
    conditions = _conditions(query["where"])
    found = [row for row in modules[query["module"]].values() if all(holds(row) for holds in conditions)]
    by = query["by"] or "id"
    found.sort(key=lambda row: _sortable(row[by]), reverse=query["way"] == "desc")
    columns = query["columns"].split(", ")
    return [{column: row[column] for column in columns} for row in found[: int(query["limit"])]]


def _sortable(value: object) -> tuple[int, str]:
    return len(str(value)), str(value)


def _conditions(where: str) -> list[Callable[[Mapping[str, object]], bool]]:
    if " and " not in where:
        return [_condition(where)]
    # Zoho wants pairs in brackets: a pair, or a pair of which the first is one, is all that our functions need.
    inner = where[1:-1]
    first, _, second = inner.rpartition(" and ")
    if f"({inner})" != where or not first or (" and " in first and not first.startswith("(")):
        raise Refusal(where)
    return [*_conditions(first), _condition(second)]


def _condition(text: str) -> Callable[[Mapping[str, object]], bool]:
    for pattern, holds in _CONDITIONS:
        match = re.fullmatch(pattern, text)
        if match is not None:
            field, wanted, test = match[1], match[2], holds
            return lambda row: test(_known(row, field), wanted)
    raise Refusal(text)


def _known(row: Mapping[str, object], field: str) -> object:
    if field not in row:
        raise Refusal(field)
    return row[field]
