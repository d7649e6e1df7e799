"""One line of typed or pasted text, read into people and into pieces that cannot be used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zoho_ideolve_wizard.integration import list_troubles as troubles
from zoho_ideolve_wizard.integration.addresses import AddressProblem, check_address
from zoho_ideolve_wizard.integration.roster import Line, Person, Role, role_meant, role_named, unknown_role

_SIGNS = r'[^\s,;<>"@]+'
_ENDING = r"(?:com|org|net|edu|gov|info|biz|example|test|[a-z]{2})(?:\.[a-z]{2})?(?![\w.@-])"
_COMMA_FOR_DOT = "|".join(
    (
        rf"{_SIGNS}@{_SIGNS},{_ENDING}",  # dana@acme,com
        rf"{_SIGNS}@[\w-]+,[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![\w@-])",  # dana@acme,example.com
        rf"(?<![^\s;])[a-z0-9._+-]+,{_SIGNS}@{_SIGNS}",  # dana,reyes@acme.com
    )
)
# A quoted text; an address in angle brackets; one with a comma in it; a separator; anything else up to one of those.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"(?!@)|<(?P<angle>[^<>]*)>|'
    rf"(?P<comma>{_COMMA_FOR_DOT})|"
    r'(?P<separator>[,;\t])|(?P<word>[^\s,;<"]+|[<"])'
)
_AROUND_AN_ADDRESS = "'\"()[]{}<>.:"
_LONGEST_ROLE = 3  # words: "sales and expert"


def read_line(number: int, row: str, default_role: Role) -> list[Line]:
    """Every piece of the line, in its order. A line without any address is one piece."""
    if not row.strip(" \t,;"):
        return []
    if "@" not in row:
        return [Line(number, row.strip(), problem=_without_address(row))]
    pieces = _spreadsheet_row(row) or _comma_row(row) or _Reader(row).read()
    return [piece.line(number, row, default_role) for piece in pieces]


def _without_address(text: str) -> str:
    return troubles.STRAY_ROLE.remedy if role_named(text) else troubles.NO_ADDRESS.told


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass
class _Piece:
    """A stretch of the line: somebody's (an address, perhaps with name and role), or of no use."""

    start: int
    end: int
    address: str = ""
    name: str = ""
    role: Role | None = None
    doubt: str = ""
    """Words where a role goes that are none: nobody is taken with the usual role in place of one that was meant."""

    def line(self, number: int, row: str, default_role: Role) -> Line:
        text = row[self.start : self.end].strip()
        if not self.address:
            return Line(number, text, problem=_without_address(text))
        if re.fullmatch(_COMMA_FOR_DOT, self.address):
            asks = troubles.COMMA_FOR_DOT.about(address=self.address.replace(",", "."))
            return Line(number, text, problem=f"{asks.what} {asks.remedy}")
        if self.doubt:
            return Line(number, text, problem=unknown_role(self.doubt))
        try:
            address = check_address(self.address)
        except AddressProblem as problem:
            return Line(number, text, problem=str(problem))
        person = Person(address, self.name, self.role or default_role)
        return Line(number, text, person, role_stated=self.role is not None)


@dataclass
class _Reader:
    """Walks over one line. `words` are not accounted for yet: a name, a role, or of no use.

    `held` are words before a comma that may be a name: in quotes, or as in `Last, First <address>`.
    """

    row: str
    pieces: list[_Piece] = field(default_factory=list)
    words: list[_Token] = field(default_factory=list)
    held: list[_Token] = field(default_factory=list)
    starts_entry: bool = True
    same_entry: bool = False

    def read(self) -> list[_Piece]:
        for token in _tokens(self.row):
            if token.kind == "separator":
                self._separator(token)
            elif token.kind == "angle":
                self._address_in_brackets(token)
            elif token.kind == "comma" or "@" in token.text:
                self._bare_address(token)
            else:
                self.words.append(token)
        self._take_role()
        self._give_up()
        return self.pieces

    def _separator(self, token: _Token) -> None:
        self._take_role()
        may_be_name = self.starts_entry or all(word.kind == "quoted" for word in self.words)
        if token.text == "," and self.words and not self.held and may_be_name:
            self.held, self.words = self.words, []
        else:
            self._give_up()
        self.starts_entry, self.same_entry = token.text == ";", False

    def _bare_address(self, token: _Token) -> None:
        self._take_role()
        quoted = all(word.kind == "quoted" for word in (*self.held, *self.words))
        name = self._name() if quoted else ""
        if not quoted:
            self._give_up(before_address=True)
        self._add(token, name)

    def _address_in_brackets(self, token: _Token) -> None:
        last = self.pieces[-1] if self.pieces and self.same_entry and not self.words else None
        if last and last.address.casefold() == _bare(token.text).casefold():
            last.end = token.end  # Mail programs write `ana@example.com <ana@example.com>`.
            return
        if self.same_entry:
            self._take_role()
        self._add(token, self._name())

    def _add(self, token: _Token, name: str) -> None:
        used = (*self.held, *self.words)
        self.pieces.append(_Piece(used[0].start if used else token.start, token.end, _bare(token.text), name))
        self.held, self.words = [], []
        self.starts_entry, self.same_entry = False, True

    def _name(self) -> str:
        parts = (" ".join(word.text for word in words) for words in (self.held, self.words) if words)
        return " ".join(", ".join(parts).split()).strip("'")

    def _take_role(self) -> None:
        """Gives the role that the words begin with to the person just before them."""
        last = self.pieces[-1] if self.pieces else None
        if self.held or last is None or not last.address or last.role is not None:
            return
        for count in range(min(_LONGEST_ROLE, len(self.words)), 0, -1):
            role = role_named("".join(word.text for word in self.words[:count]))
            if role is not None:
                last.role, last.end = role, self.words[count - 1].end
                del self.words[:count]
                return

    def _give_up(self, *, before_address: bool = False) -> None:
        """What is held or left over is of no use; it stays to be shown, with the person whose role it may be."""
        for words in (self.held, self.words):
            if not words:
                continue
            if self._may_be_role(words, before_address=before_address):
                self.pieces[-1].doubt = self.row[words[0].start : words[-1].end]
                self.pieces[-1].end = words[-1].end
            else:
                self.pieces.append(_Piece(words[0].start, words[-1].end))
        self.held, self.words = [], []

    def _may_be_role(self, words: Sequence[_Token], *, before_address: bool) -> bool:
        last = self.pieces[-1] if self.pieces else None
        if last is None or not last.address or last.role or last.doubt:
            return False
        if all(word.kind == "quoted" for word in words):
            return False
        alone = self.row.count("@") == 1 and len(words) == 1 and words[0].text.isalpha()
        return alone or (self.same_entry and not before_address) or role_meant(words[0].text) is not None


def _tokens(row: str) -> Iterator[_Token]:
    """The line's tokens; a quotation mark or bracket without its twin belongs to the word beside it."""
    waiting: _Token | None = None
    for match in _TOKEN.finditer(row):
        kind = match.lastgroup or "word"
        token = _Token(kind, match[kind], match.start(), match.end())
        if waiting and kind == "word" and waiting.end == token.start:
            waiting = _Token("word", waiting.text + token.text, waiting.start, token.end)
            continue
        if waiting:
            yield waiting
            waiting = None
        if kind == "word":
            waiting = token
        else:
            yield token
    if waiting:
        yield waiting


def _spreadsheet_row(row: str) -> list[_Piece]:
    """Cells copied from a spreadsheet: one address, a name, a role, in any order. Empty if it is not one."""
    cells = [cell.strip() for cell in row.split("\t") if cell.strip()]
    found = _in_cells(row, cells)
    if "\t" not in row or found is None:
        return []
    piece, names = found
    if len(names) > 2 or any(re.search(r"[\d;<>]", cells[at]) for at in names):
        return []
    if piece.role is None and (doubtful := _doubtful(cells, names)):
        piece.doubt = doubtful
    return [piece]


def _comma_row(row: str) -> list[_Piece]:
    """Name, address and role of one person, parted by commas or semicolons. Empty if it is not that for certain."""
    if re.search(r"[\t<>\"]", row) or re.search(_COMMA_FOR_DOT, row):
        return []
    cells = [cell.strip() for cell in re.split(r"[,;]", row) if cell.strip()]
    found = _in_cells(row, cells)
    if found is None:
        return []
    piece, names = found
    words = " ".join(cells[at] for at in names).split()
    if not 0 < len(names) <= 2 or any(re.search(r"\d", cells[at]) or cells[at][0].islower() for at in names):
        return []
    behind = cells.index(next(cell for cell in cells if "@" in cell)) < names[0]
    if (behind and len(words) < 2) or _doubtful(cells, names) or any(role_named(word) for word in words):
        return []
    return [piece]


def _in_cells(row: str, cells: Sequence[str]) -> tuple[_Piece, list[int]] | None:
    """The person whose address is alone in one of the cells, and the cells that may be the name; None if several
    are named, or none."""
    (address, *more) = [cell for cell in cells if "@" in cell] or [""]
    if more or not address or re.search(r"[\s,;<>\"]", address):
        return None
    roles = [role for cell in cells if (role := role_named(cell))]
    names = [at for at, cell in enumerate(cells) if cell != address and role_named(cell) is None]
    if len(roles) > 1:
        return None
    name = " ".join(cells[at] for at in names)
    start = len(row) - len(row.lstrip(" \t,;"))
    return _Piece(start, len(row), _bare(address), name, roles[0] if roles else None), names


def _doubtful(cells: Sequence[str], names: Sequence[int]) -> str:
    """A cell that may be meant for a role: nearly one, or set apart from the name. Empty if none is."""
    near = next((cells[at] for at in names if role_meant(cells[at])), "")
    apart = len(names) == 2 and (names[1] - names[0] > 1 or cells[names[1]][0].islower())
    return near or (cells[names[1]] if apart else "")


def _bare(text: str) -> str:
    return text.strip().strip(_AROUND_AN_ADDRESS).removeprefix("mailto:").strip()
