"""How the code of a function in CRM differs from the wizard's, to be read: a few lines at a time, so that any screen
holds them."""

from collections.abc import Iterator

from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.services.zoho.deluge_text import Change, changes

MOST, AT_ONCE = 40, 4
"""Lines: in all, and in one value."""


def difference(kept: str, own: str) -> tuple[list[Value], int]:
    """The lines, `-` before what CRM has and `+` before the wizard's; and how many more there are. `kept` holds no
    secret."""
    found = changes(kept, own)
    shown: list[Value] = []
    left = MOST
    for value in (value for change in found for value in _values(change)):
        lines = value.text.split("\n")[:left]
        left -= len(lines)
        shown += [Value(value.label, "\n".join(lines), to_read=True)] if lines else []
    return shown, sum(len(change.one) + len(change.other) for change in found) - (MOST - left)


def rest(more: int) -> str:
    """Said of the lines that are not shown."""
    return f" {more} more line{'s differ' if more > 1 else ' differs'}." if more else ""


def _values(change: Change) -> Iterator[Value]:
    lines = [*(f"-{line}" for line in change.one), *(f"+{line}" for line in change.other)]
    for start in range(0, len(lines), AT_ONCE):
        yield Value("" if start else f"Line {change.line}", "\n".join(lines[start : start + AT_ONCE]))
