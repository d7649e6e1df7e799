"""Text to tokens. What nobody confirmed about writing Deluge is refused here, with its line."""

import re
from dataclasses import dataclass

from .errors import CompilationError, SourceError

ESCAPES = {'"': '"', "\\": "\\", "n": "\n"}
"""Seen in public scripts; other escapes were not."""

_SYMBOL = re.compile(r"&&|\|\||[=!<>]=|[-+=!<>(){}\[\],;:.]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Token:
    """``kind`` is name, text, number, symbol or end; ``text`` what it says (a text without its quotes)."""

    kind: str
    text: str
    line: int

    def __str__(self) -> str:
        """As an error names it."""
        if self.kind == "end":
            return "the end of the source"
        return f'"{self.text}"' if self.kind == "text" else f"'{self.text}'"


def refuse(message: str, line: int) -> CompilationError:
    """The error for one line, to be raised."""
    return CompilationError((SourceError(message, line),))


class Lexer:
    """Reads one source from its beginning to its end."""

    def __init__(self, source: str) -> None:
        self._source = source.replace("\r\n", "\n")
        self._at = 0
        self._line = 1
        self._code_on_line = False
        self._brackets = 0

    def tokens(self) -> list[Token]:
        """All tokens, the last of kind ``end``."""
        found: list[Token] = []
        while self._at < len(self._source):
            char = self._source[self._at]
            if char == "\n":
                self._at, self._line, self._code_on_line = self._at + 1, self._line + 1, False
            elif char in " \t":
                self._at += 1
            elif self._source.startswith(("//", "/*"), self._at):
                self._comment()
            else:
                found.append(self._token(char))
                self._code_on_line = True
        found.append(Token("end", "", self._line))
        return found

    def _comment(self) -> None:
        """Comments stand on lines of their own, outside ``[ ]`` (etikakoshi/zoho-deluge-skills)."""
        if self._brackets:
            raise refuse("a comment inside [ ] is not taken: put it before the task", self._line)
        if self._code_on_line:
            raise refuse("a comment after code is not taken: give it a line of its own", self._line)
        begun = self._line
        if self._source.startswith("//", self._at):
            end = self._source.find("\n", self._at)
            self._at = len(self._source) if end < 0 else end
            return
        end = self._source.find("*/", self._at + 2)
        if end < 0:
            raise refuse("the comment is not closed", begun)
        self._line += self._source.count("\n", self._at, end)
        self._at = end + 2
        rest = self._source[self._at :].partition("\n")[0]
        if rest.strip():
            raise refuse("code after a comment on its line is not taken", self._line)

    def _token(self, char: str) -> Token:
        if char == '"':
            return self._text()
        if char == "'":
            raise refuse("single quotes are not for text: use double quotes", self._line)
        for kind, pattern in (("name", _NAME), ("number", _NUMBER), ("symbol", _SYMBOL)):
            hit = pattern.match(self._source, self._at)
            if hit is not None:
                self._at = hit.end()
                self._brackets += {"[": 1, "]": -1}.get(hit[0], 0)
                return Token(kind, hit[0], self._line)
        raise refuse(f"'{char}' is not confirmed", self._line)

    def _text(self) -> Token:
        read: list[str] = []
        self._at += 1
        while True:
            char = self._source[self._at : self._at + 1]
            if char in ("", "\n"):
                raise refuse("the text is not closed on its line", self._line)
            self._at += 1
            if char == '"':
                return Token("text", "".join(read), self._line)
            if char == "\\":
                char = ESCAPES.get(self._source[self._at : self._at + 1], "")
                if not char:
                    raise refuse('in a text only \\", \\\\ and \\n are confirmed', self._line)
                self._at += 1
            read.append(char)
