"""Which records a query's conditions fit, and in which order they come."""

import re
from collections.abc import Mapping
from datetime import datetime

from ..records import Record
from .coql_text import Both, Condition, Criteria, invalid_query

_NUMBERS = ("integer", "bigint", "double", "currency", "percent")
_ORDERED = (*_NUMBERS, "date", "datetime")


def holds(criteria: Criteria, record: Record, kinds: Mapping[str, str]) -> bool:
    """Whether the record fits; ``kinds`` has the data type of each field."""
    if isinstance(criteria, Both):
        left, right = holds(criteria.left, record, kinds), holds(criteria.right, record, kinds)
        return (left and right) if criteria.every else (left or right)
    value = _plain(record, criteria.field)
    if criteria.operator:
        return _compare(criteria, value, kinds[criteria.field])
    hit = str(value) in criteria.values if criteria.values else value is None
    return hit == criteria.wanted


def sort_key(record: Record, name: str, kinds: Mapping[str, str]) -> tuple[bool, float | str, int]:
    """By this field, what is empty first, and then by id, which is by age."""
    value = _plain(record, name)
    if value is None:
        return False, 0.0 if kinds[name] in _ORDERED else "", int(record.id)
    return True, _comparable(str(value), kinds[name]), int(record.id)


def _plain(record: Record, name: str) -> object:
    value = record.value(name)
    return value["id"] if isinstance(value, dict) else value


def _compare(condition: Condition, value: object, kind: str) -> bool:
    wanted = condition.values[0]
    if condition.operator == "like":
        if kind in _ORDERED:
            raise invalid_query(
                "invalid operator found", operator="like", field=condition.field, data_type=kind
            )
        pattern = ".*".join(re.escape(part) for part in wanted.split("%"))
        hit = value is not None and re.fullmatch(pattern, str(value), re.IGNORECASE | re.DOTALL) is not None
        return hit == condition.wanted
    if kind not in _ORDERED:
        raise invalid_query(
            "invalid operator found", operator=condition.operator, field=condition.field, data_type=kind
        )
    right = _moment_or_number(condition, kind)
    if value is None:
        return False
    left = _comparable(str(value), kind)
    more, same = _more(left, right), left == right
    return {">": more, ">=": more or same, "<": not more and not same, "<=": not more}[condition.operator]


def _more(left: float | str, right: float | str) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        return str(left) > str(right)
    return left > right


def _moment_or_number(condition: Condition, kind: str) -> float | str:
    try:
        return _comparable(condition.values[0], kind)
    except ValueError:
        raise invalid_query(
            "value given seems to be invalid for the column", column_name=condition.field
        ) from None


def _comparable(text: str, kind: str) -> float | str:
    """A number for numbers and date-times, so that offsets do not matter; text for all else."""
    if kind == "datetime":
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(text)
        return moment.timestamp()
    if kind == "date":
        return datetime.strptime(text, "%Y-%m-%d").date().isoformat()  # noqa: DTZ007 - a day has no zone
    if kind in ("integer", "bigint"):
        # Ids have 19 digits, more than a float keeps apart.
        return int(text)
    return float(text) if kind in _NUMBERS else text
