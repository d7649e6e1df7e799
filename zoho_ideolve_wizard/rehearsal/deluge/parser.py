"""Tokens to the syntax tree of one function."""

from .expressions import ExpressionParser
from .lexer import Lexer, refuse
from .tree import (
    Assign,
    Block,
    Call,
    Do,
    Expression,
    ForEach,
    Function,
    If,
    Info,
    Method,
    Name,
    Return,
    SendMail,
    Statement,
    Try,
)

NAMESPACES = {"automation": "void", "schedule": "void", "standalone": "string"}
"""What a function of each kind returns: "all standalone functions use string" (public coding rules)."""


def parse(source: str) -> Function:
    """The one function that a source declares. Raises ``CompilationError`` at the first thing amiss."""
    return _Parser(Lexer(source).tokens()).function()


class _Parser(ExpressionParser):
    """Reads statements."""

    def function(self) -> Function:
        """``void automation.name(String a) { … }`` and nothing after it."""
        returns = self.take()
        if returns.text not in ("void", "string"):
            raise refuse("a function begins with void or string, its kind and its name", returns.line)
        kind = self.take()
        if kind.text not in NAMESPACES:
            raise refuse(f"{kind} is not a kind of function: automation, schedule or standalone", kind.line)
        if NAMESPACES[kind.text] != returns.text:
            raise refuse(f"a function of the kind {kind.text} returns {NAMESPACES[kind.text]}", kind.line)
        self.expect(".", f"after {kind.text}")
        name = self.name("a function")
        arguments = self._declared_arguments()
        if kind.text == "schedule" and arguments:
            raise refuse("a schedule has nothing to give to an argument", name.line)
        body = self._block("the declaration")
        if self.next.kind != "end":
            raise refuse(f"{self.next} after the end of the function", self.next.line)
        return Function(kind.text, name.text, arguments, returns.text, body, name.line)

    def _declared_arguments(self) -> tuple[str, ...]:
        self.expect("(", "after the function's name")
        found: list[str] = []
        while not self.is_next(")"):
            kind = self.take()
            if kind.text != "String":
                raise refuse(f"{kind}: only String is confirmed for an argument", kind.line)
            name = self.name("an argument")
            if name.text in found:
                raise refuse(f"the argument {name} is there twice", name.line)
            found.append(name.text)
            if not self.skip(","):
                break
        self.expect(")", "after the arguments")
        return tuple(found)

    def _block(self, after: str) -> Block:
        opened = self.expect("{", f"after {after}")
        found: list[Statement] = []
        while not self.is_next("}"):
            if self.next.kind == "end":
                raise refuse("this '{' is not closed", opened.line)
            found.append(self._statement())
        self.take()
        return tuple(found)

    def _statement(self) -> Statement:
        token = self.next
        if token.kind == "name":
            special = {
                "if": self._if,
                "for": self._for_each,
                "try": self._try,
                "info": self._info,
                "return": self._return,
                "sendmail": self._send_mail,
            }.get(token.text)
            if special is not None:
                self.take()
                return special(token.line)
        value = self.expression()
        if self.skip("="):
            if not isinstance(value, Name):
                raise refuse("only a variable can be set with '='", token.line)
            assigned = self.expression()
            self._semicolon()
            return Assign(value.name, assigned, token.line)
        if not isinstance(value, Method | Call):
            raise refuse(f"{token} does not begin a statement", token.line)
        self._semicolon()
        return Do(value, token.line)

    def _semicolon(self) -> None:
        self.expect(";", "at the end of the statement")

    def _condition(self, after: str) -> Expression:
        self.expect("(", f"after {after}")
        found = self.expression()
        self.expect(")", "after the condition")
        return found

    def _if(self, line: int) -> Statement:
        branches = [(self._condition("if"), self._block("the condition"))]
        while self.skip("else"):
            if not self.skip("if"):
                return If(tuple(branches), self._block("else"), line)
            branches.append((self._condition("if"), self._block("the condition")))
        return If(tuple(branches), (), line)

    def _for_each(self, line: int) -> Statement:
        self.expect("each", "after for: only 'for each … in …' is confirmed")
        name = self.name("a variable")
        self.expect("in", "after the variable")
        items = self.expression()
        return ForEach(name.text, items, self._block("the list"), line)

    def _try(self, line: int) -> Statement:
        body = self._block("try")
        self.expect("catch", "after the block of try")
        self.expect("(", "after catch")
        name = self.name("a variable")
        self.expect(")", "after the variable")
        return Try(body, name.text, self._block("catch"), line)

    def _info(self, line: int) -> Statement:
        value = self.expression()
        self._semicolon()
        return Info(value, line)

    def _return(self, line: int) -> Statement:
        value = None if self.is_next(";", "}") else self.expression()
        self._semicolon()
        return Return(value, line)

    def _send_mail(self, line: int) -> Statement:
        """No semicolon: www.zoho.com/developer/help/scripting/send-mail-statement.html, and public scripts."""
        found = {key.text: self.expression() for key in self.keys("sendmail")}
        if self.is_next(";"):
            raise refuse("after sendmail [ ] no ';' is confirmed", self.next.line)
        return SendMail(found, line)
