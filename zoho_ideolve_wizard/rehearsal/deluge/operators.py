"""What ``+``, ``-`` and comparisons do, where that is confirmed."""

from typing import TypeGuard

from .errors import Unconfirmed
from .moments import Moment, before
from .values import as_text, kind_of


def calculated(operator: str, left: object, right: object) -> object:
    """``left + right`` or ``left - right``. Joining text to a number makes text."""
    if _is_number(left) and _is_number(right):
        return left + right if operator == "+" else left - right
    if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
        return as_text(left) + as_text(right)
    raise Unconfirmed(f"{kind_of(left)} {operator} {kind_of(right)} is not confirmed")


def compared(operator: str, left: object, right: object) -> bool:
    """The comparison: values of one type only. Null is not for here: ``expressing.py`` deals with it.

    Texts have ``==`` only (zoho.com/deluge/help/operators/relational-operators.html), and ``!=`` in every script.
    """
    if operator in ("==", "!="):
        return _equal(left, right) == (operator == "==")
    if isinstance(left, Moment) and isinstance(right, Moment):
        earlier, later = before(left, right), before(right, left)
    elif _is_number(left) and _is_number(right):
        earlier, later = left < right, right < left
    else:
        hint = ": read date-times with toTime" if isinstance(left, str) else ""
        raise Unconfirmed(f"{kind_of(left)} {operator} {kind_of(right)} is not confirmed{hint}")
    return {"<": earlier, ">": later, "<=": not later, ">=": not earlier}[operator]


def _equal(left: object, right: object) -> bool:
    kinds = {kind_of(left), kind_of(right)}
    if len(kinds) > 1 or not kinds <= {"text", "number", "boolean", "date-time"}:
        hint = ": say ifnull or compare with the word null" if "null" in kinds else ""
        raise Unconfirmed(f"comparing {kind_of(left)} with {kind_of(right)} is not confirmed{hint}")
    if isinstance(left, Moment) and isinstance(right, Moment):
        return not before(left, right) and not before(right, left)
    return left == right


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
