"""The team as a table: one line a person, marked, filtered and sorted without asking anybody again."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.guide.team.team_table import Cell, Row
from zoho_ideolve_wizard.ui.outside import harmless

LEAST = (22, 6, 9, 9, 8)
"""Cells of each column where there is little room; an address is the last to be cut."""
ENOUGH = 30
"""Cells that do for most addresses. The groups are told below only where there would be fewer for one that is long."""
HEADINGS = ("Person", "Role", "CRM", "Workspace", "Groups")
SORTS = ("list", "address", "role", "CRM")

_MARK = 4
_GAP = "  "
"""Between columns: one blank is what stands between words."""
_ROLES = {"salesperson": "sales", "expert": "expert", "both": "both"}


class PeopleTable(OptionList):
    """`marked` are addresses. What nobody can look up carries an asterisk."""

    DEFAULT_CSS = """
    PeopleTable {
        height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """
    BINDINGS = [
        Binding("space", "mark", "Mark", id="people-table.mark"),
        Binding(
            "enter",
            "select",
            "Open",
            id="people-table.open",
            tooltip="Where they stand, and what can be done",
        ),
    ]

    class Marked(Message):
        """Somebody was marked, or is no longer."""

    class Shown(Message):
        """It was drawn anew; the columns may be wider or narrower."""

    def __init__(self, marked: set[str]) -> None:
        """The marks are the caller's own, so that they outlive the table."""
        super().__init__(id="team-people")
        self.columns: tuple[int, ...] = LEAST
        self.marked = marked
        self.rows: list[Row] = []
        self.shown: list[Row] = []
        self.wanted = ""
        self.sort = SORTS[0]

    def show(self, rows: Sequence[Row] | None = None, *, wanted: str | None = None, sort: str = "") -> None:
        """Draws anew what changed. The cursor stays on its person."""
        here = self.under_cursor()
        self.rows = self.rows if rows is None else list(rows)
        self.wanted = self.wanted if wanted is None else wanted.strip().casefold()
        self.sort = sort or self.sort
        self.shown = sorted_rows([row for row in self.rows if matches(row, self.wanted)], self.sort)
        self.columns = widths(self.size.width, self.rows)
        self.clear_options()
        for row in self.shown:
            self.add_option(Option(self._line(row), id=f"person-{row.address}"))
        if self.shown:
            addresses = [row.address for row in self.shown]
            there = here is not None and here.address in addresses
            self.highlighted = addresses.index(here.address) if there and here else 0
        self.post_message(self.Shown())

    def _line(self, row: Row) -> Content:
        return line(row, self.columns, marked=row.address in self.marked)

    def on_resize(self) -> None:
        self.show()

    def under_cursor(self) -> Row | None:
        index = self.highlighted
        return self.shown[index] if index is not None and index < len(self.shown) else None

    def chosen(self) -> list[Row]:
        """Those marked, wherever a filter hides them; else the one under the cursor."""
        here = self.under_cursor()
        return self.with_mark() or ([here] if here else [])

    def with_mark(self) -> list[Row]:
        return [row for row in self.rows if row.address in self.marked]

    def action_mark(self) -> None:
        self._mark()
        if self.highlighted != len(self.shown) - 1:  # the last one stays under the cursor
            self.action_cursor_down()

    def _mark(self) -> None:
        row = self.under_cursor()
        if row is not None:
            self.marked ^= {row.address}
            self.replace_option_prompt(f"person-{row.address}", self._line(row))
            self.post_message(self.Marked())

    async def _on_click(self, event: Click) -> None:
        """On the mark it marks; elsewhere it puts the cursor there."""
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is not None:
            self.highlighted = index
            if event.x < _MARK:
                self._mark()


def matches(row: Row, wanted: str) -> bool:
    """Whether any of what is shown of a person has the text in it."""
    texts = (row.address, row.name, row.role or "", row.crm.words, row.workspace.words, row.groups.words)
    return any(wanted in text.casefold() for text in texts)


def sorted_rows(rows: list[Row], by: str) -> list[Row]:
    keys = {
        "address": lambda row: row.address,
        "role": lambda row: row.role or "~",
        "CRM": lambda row: row.crm.words,
    }
    return sorted(rows, key=keys[by]) if by in keys else rows


def widths(total: int, rows: Sequence[Row]) -> tuple[int, ...]:
    """The columns that fit into so many cells, the groups last: each as wide as what stands in it, as far as there is
    room; the address first."""
    needed = [max(map(cell_len, cells)) for cells in zip(HEADINGS, *map(_cells, rows), strict=True)]
    room = total - _MARK - 3 - len(_GAP) * (len(LEAST) - 1)
    others = [min(least, need) for least, need in zip(LEAST[1:], needed[1:], strict=True)]
    if room - sum(others) < min(needed[0], ENOUGH):
        others.pop()
        room += len(_GAP)
    address = max(LEAST[0], min(needed[0], room - sum(others)))
    left = room - address - sum(others)
    for at, need in enumerate(needed[1 : len(others) + 1]):
        more = max(0, min(need - others[at], left))
        others[at] += more
        left -= more
    return (address, *others)


def line(row: Row, columns: Sequence[int], *, marked: bool) -> Content:
    """One person in columns."""
    text = _GAP.join(_fit(word, width) for word, width in zip(_cells(row), columns, strict=False))
    return Content.assemble(
        ("[x] " if marked else "[ ] ", "bold $text-primary" if marked else "$secondary"), text
    )


def headings(columns: Sequence[int]) -> str:
    return " " * (_MARK + 1) + _GAP.join(
        _fit(word, width) for word, width in zip(HEADINGS, columns, strict=False)
    )


def _cells(row: Row) -> tuple[str, ...]:
    role = _ROLES[row.role] if row.role else "-"
    words = (row.address, role, _words(row.crm), _words(row.workspace), _words(row.groups))
    return tuple(" ".join(harmless(word).split()) for word in words)


def _words(cell: Cell) -> str:
    return f"{cell.words}*" if cell.sure == "you" else cell.words


def _fit(text: str, width: int) -> str:
    """Exactly so many cells: cut with a tilde, or filled up. Letters may be two cells wide."""
    if cell_len(text) > width:
        return f"{set_cell_size(text, width - 1)}~"
    return set_cell_size(text, width)
