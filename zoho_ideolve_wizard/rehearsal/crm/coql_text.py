"""Reads a query in COQL, as much of it as the rehearsal has an answer for.

``select <columns or COUNT(id)> from <module> where <conditions> [order by <field>] [limit n [offset m]]``.
Zoho wants a ``where``, and more than two conditions in pairs of brackets [Zoho's questions on COQL].
"""

import re
from dataclasses import dataclass
from typing import NoReturn

from .answers import CrmError

_TOKENS = re.compile(r"""\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|!=|<=|>=|[=<>(),*]|[\w.$\->]+)""")
COMPARISONS = (">", ">=", "<", "<=")
MOST = 2000
USUAL = 200


@dataclass(frozen=True)
class Column:
    """A field, or with ``count`` the number of records; ``label`` is its name in the answer."""

    field: str
    count: bool
    label: str


@dataclass(frozen=True)
class Condition:
    """``field`` is (or with ``wanted`` false: is not) one of ``values``; without values: is null.

    With an ``operator`` it is compared with the one value instead: ``>``, ``>=``, ``<``, ``<=`` or ``like``.
    """

    field: str
    wanted: bool
    values: tuple[str, ...]
    operator: str = ""


@dataclass(frozen=True)
class Both:
    """Two conditions, joined by and or by or."""

    every: bool
    left: "Criteria"
    right: "Criteria"


Criteria = Condition | Both


@dataclass(frozen=True)
class Query:
    """A query that was understood."""

    columns: tuple[Column, ...]
    module: str
    criteria: Criteria
    order_by: str
    descending: bool
    limit: int
    offset: int


def syntax_error(**details: object) -> CrmError:
    """The query cannot be read."""
    message = "missing clause" if "clause" in details else "error occurred while parsing the query"
    return CrmError(400, "SYNTAX_ERROR", message, details)


def invalid_query(message: str, **details: object) -> CrmError:
    """The query asks for something that is not there."""
    return CrmError(400, "INVALID_QUERY", message, details)


def read_query(text: str) -> Query:
    """The query in ``text``; raises ``SYNTAX_ERROR`` or ``INVALID_QUERY``."""
    return _Reader(_tokens(text)).query()


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKENS.match(text, at)
        if match is None:
            raise syntax_error(line=1, column=at + 1, near=text[at : at + 20])
        found.append(match.group(1))
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def query(self) -> Query:
        self._clause("select")
        columns = [self._column()]
        while self._take(","):
            columns.append(self._column())
        self._clause("from")
        module = self._word()
        self._clause("where")
        criteria = self._criteria()
        order_by, descending = self._order()
        limit, offset = self._limits()
        if self._at < len(self._tokens):
            self._lost()
        return Query(tuple(columns), module, criteria, order_by, descending, limit, offset)

    def _column(self) -> Column:
        name = self._word()
        count = self._take("(")
        if count:
            if name.upper() != "COUNT":
                raise syntax_error(near=name)
            name = self._word()
            self._need(")")
        label = f"COUNT({name})" if count else name
        if self._take("as"):
            label = self._word()
        return Column(name, count, label)

    def _criteria(self) -> Criteria:
        left = self._criterion()
        for word in ("and", "or"):
            if self._take(word):
                joined = Both(word == "and", left, self._criterion())
                # A third one without brackets around a pair is what Zoho refuses.
                return joined if not self._next_is("and", "or") else self._lost()
        return left

    def _criterion(self) -> Criteria:
        if self._take("("):
            inner = self._criteria()
            self._need(")")
            return inner
        field = self._word()
        if self._take("is"):
            wanted = not self._take("not")
            self._need("null")
            return Condition(field, wanted, ())
        wanted = not self._take("not")
        if self._take("in"):
            self._need("(")
            values = [self._value()]
            while self._take(","):
                values.append(self._value())
            self._need(")")
            return Condition(field, wanted, tuple(values))
        if self._take("like"):
            return Condition(field, wanted, (self._value(),), "like")
        operator = self._any()
        if operator not in ("=", "!=", *COMPARISONS) or not wanted:
            raise syntax_error(operator=operator)
        if operator in COMPARISONS:
            return Condition(field, wanted, (self._value(),), operator)
        return Condition(field, operator == "=", (self._value(),))

    def _order(self) -> tuple[str, bool]:
        if not self._take("order"):
            return "id", False
        self._need("by")
        field = self._word()
        descending = self._take("desc")
        if not descending:
            self._take("asc")
        return field, descending

    def _limits(self) -> tuple[int, int]:
        limit, offset = USUAL, 0
        if self._take("limit"):
            limit = self._number()
            if self._take(","):
                # As in SQL: the offset comes first then.
                limit, offset = self._number(), limit
            elif self._take("offset"):
                offset = self._number()
        if not 1 <= limit <= MOST:
            raise invalid_query("limit exceeded", limit=str(MOST))
        return limit, offset

    def _number(self) -> int:
        text = self._any()
        if not text.isascii() or not text.isdigit():
            self._at -= 1
            self._lost()
        return int(text)

    def _word(self) -> str:
        """A name, which may stand in quotation marks."""
        text = self._any()
        name = text[1:-1] if text[0] in "'\"" else text
        if not re.fullmatch(r"[A-Za-z][\w.$\->]*", name):
            self._at -= 1
            self._lost()
        return name

    def _value(self) -> str:
        text = self._any()
        if text[0] in "'\"":
            return re.sub(r"\\(.)", r"\1", text[1:-1])
        if not re.fullmatch(r"\w+", text):
            self._at -= 1
            self._lost()
        return text

    def _clause(self, word: str) -> None:
        if not self._take(word):
            raise syntax_error(clause=word)

    def _need(self, word: str) -> None:
        if not self._take(word):
            self._lost()

    def _take(self, word: str) -> bool:
        taken = self._next_is(word)
        self._at += taken
        return taken

    def _next_is(self, *words: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].lower() in words

    def _any(self) -> str:
        if self._at >= len(self._tokens):
            self._lost()
        self._at += 1
        return self._tokens[self._at - 1]

    def _lost(self) -> NoReturn:
        raise syntax_error(near=" ".join(self._tokens[self._at : self._at + 3]))
