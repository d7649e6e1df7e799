"""Tokens to expressions."""

from .lexer import Token, refuse
from .tree import (
    Binary,
    Call,
    Expression,
    InvokeUrl,
    ListLiteral,
    Literal,
    MapLiteral,
    Method,
    Name,
    SystemValue,
    Unary,
)

COMPARISONS = ("==", "!=", "<", ">", "<=", ">=")
SYSTEM_VALUES = ("adminuserid", "currentdate", "currenttime")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
RESERVED = (
    *WORDS,
    *("if", "else", "for", "each", "in", "try", "catch", "return", "info", "void", "string", "String"),
    *(
        "invokeurl",
        "invokeUrl",
        "sendmail",
        "zoho",
        "standalone",
        "automation",
        "schedule",
        "input",
        "Map",
        "List",
    ),
)
METHODS_OF_HTTP = ("GET", "POST")


class ExpressionParser:
    """Reads expressions from the front of the tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def next(self) -> Token:
        """The token to be read next."""
        return self._tokens[self._at]

    def take(self) -> Token:
        """The next token, read."""
        token = self.next
        if token.kind != "end":
            self._at += 1
        return token

    def is_next(self, *texts: str) -> bool:
        """Whether one of these symbols or words is next."""
        return self.next.kind in ("symbol", "name") and self.next.text in texts

    def skip(self, text: str) -> bool:
        """Reads this symbol or word if it is next."""
        if self.is_next(text):
            self._at += 1
            return True
        return False

    def expect(self, text: str, where: str) -> Token:
        """Reads this symbol or word, which must be next; the error names the line where it is missed."""
        if not self.is_next(text):
            before = self._tokens[max(self._at - 1, 0)]
            raise refuse(f"'{text}' is missing {where}, before {self.next}", before.line)
        return self.take()

    def name(self, what: str) -> Token:
        """Reads a name that somebody may give."""
        token = self.take()
        if token.kind != "name" or token.text in RESERVED:
            raise refuse(f"{token} cannot be the name of {what}", token.line)
        return token

    def expression(self) -> Expression:
        """Everything up to what cannot belong to it."""
        left = self._comparison()
        joined = ""
        while self.is_next("&&", "||"):
            token = self.take()
            if joined not in ("", token.text):
                raise refuse("&& and || side by side are not confirmed: use parentheses", token.line)
            joined = token.text
            left = Binary(joined, left, self._comparison(), token.line)
        return left

    def _comparison(self) -> Expression:
        left = self._sum()
        if not self.is_next(*COMPARISONS):
            return left
        token = self.take()
        compared = Binary(token.text, left, self._sum(), token.line)
        if self.is_next(*COMPARISONS):
            raise refuse("a comparison of a comparison is not confirmed", token.line)
        return compared

    def _sum(self) -> Expression:
        left = self._one()
        while self.is_next("+", "-"):
            token = self.take()
            left = Binary(token.text, left, self._one(), token.line)
        return left

    def _one(self) -> Expression:
        if self.is_next("!"):
            token = self.take()
            return Unary("!", self._one(), token.line)
        if self.is_next("-"):
            token = self.take()
            number = self.take()
            if number.kind != "number":
                raise refuse("'-' before anything but a number is not confirmed", token.line)
            return Literal(-_number(number.text), token.line)
        found = self._primary()
        while self.skip("."):
            name = self.take()
            if name.kind != "name" or not self.is_next("("):
                raise refuse(f"{name} after '.' is not a method: '(' is missing", name.line)
            found = Method(found, name.text, self._arguments(), name.line)
        return found

    def _primary(self) -> Expression:
        token = self.take()
        if token.kind == "text":
            return Literal(token.text, token.line)
        if token.kind == "number":
            return Literal(_number(token.text), token.line)
        if token.kind == "name":
            return self._named(token)
        if token.text == "(" and token.kind == "symbol":
            inner = self.expression()
            self.expect(")", "after the expression in parentheses")
            return inner
        if token.text == "{" and token.kind == "symbol":
            return self._braces(token.line)
        raise refuse(f"{token} is not the beginning of a value", token.line)

    def _named(self, token: Token) -> Expression:
        if token.text in WORDS:
            return Literal(WORDS[token.text], token.line)
        if token.text in ("invokeurl", "invokeUrl"):
            return self._invoke_url(token.line)
        if token.text in ("zoho", "standalone"):
            return self._dotted(token)
        if self.is_next("("):
            return Call(token.text, self._arguments(), token.line)
        if token.text in RESERVED:
            raise refuse(f"{token} is not a value", token.line)
        return Name(token.text, token.line)

    def _dotted(self, first: Token) -> Expression:
        parts = [first.text]
        while self.skip("."):
            parts.append(self.take().text)
            if parts[0] == "zoho" and parts[1] in SYSTEM_VALUES:
                return SystemValue(parts[1], first.line)
            if self.is_next("("):
                return Call(".".join(parts), self._arguments(), first.line)
        raise refuse(f"'{'.'.join(parts)}' is not confirmed", first.line)

    def _arguments(self) -> tuple[Expression, ...]:
        self.expect("(", "before the arguments")
        found: list[Expression] = []
        while not self.is_next(")"):
            found.append(self.expression())
            if not self.skip(","):
                break
        self.expect(")", "after the arguments")
        return tuple(found)

    def _braces(self, line: int) -> Expression:
        """``{"key": value}`` is a map, ``{a, b}`` a list; ``{}`` is taken for either by public scripts."""
        if self.is_next("}"):
            raise refuse("{} may be a map or a list: write Map() or List()", line)
        first = self.expression()
        if not self.is_next(":"):
            items = [first]
            while self.skip(","):
                items.append(self.expression())
            self.expect("}", "after the list")
            return ListLiteral(tuple(items), line)
        entries = [(first, self._map_value())]
        while self.skip(","):
            entries.append((self.expression(), self._map_value()))
        self.expect("}", "after the map")
        return MapLiteral(tuple(entries), line)

    def _map_value(self) -> Expression:
        self.expect(":", "after the key")
        return self.expression()

    def _invoke_url(self, line: int) -> Expression:
        method = ""
        keys: dict[str, Expression] = {}
        for key in self.keys("invokeurl"):
            if key.text != "type":
                keys[key.text] = self.expression()
                continue
            word = self.take()
            if word.kind != "name" or word.text not in METHODS_OF_HTTP:
                raise refuse(f"{word} is not one of {', '.join(METHODS_OF_HTTP)}", word.line)
            method = word.text
        return InvokeUrl(keys, method, line)

    def keys(self, task: str) -> "KeyReader":
        """The keys of ``task [ key :value … ]``; the values are read by whoever asks, one after each key."""
        return KeyReader(self, task)


class KeyReader:
    """Goes over the keys of one task. Each stands on a line of its own, without commas."""

    def __init__(self, parser: ExpressionParser, task: str) -> None:
        self._parser = parser
        self._task = task
        self._seen: set[str] = set()
        self._line = parser.expect("[", f"after {task}").line

    def __iter__(self) -> "KeyReader":
        return self

    def __next__(self) -> Token:
        parser = self._parser
        if parser.skip("]"):
            raise StopIteration
        key = parser.take()
        if key.kind != "name" or not parser.is_next(":"):
            raise refuse(f"{key} is not a key of {self._task}, or its ':' is missing", key.line)
        if key.line == self._line:
            raise refuse(f"each key of {self._task} needs a line of its own", key.line)
        if key.text in self._seen:
            raise refuse(f"'{key.text}' is there twice in {self._task}", key.line)
        self._line = key.line
        self._seen.add(key.text)
        parser.take()
        return key


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
