"""Runs a function's statements."""

from collections.abc import Mapping

from . import bracket_tasks
from .errors import DelugeFailure, Refused
from .expressing import Expressing, at
from .session import Session
from .tree import (
    Assign,
    Block,
    Do,
    Expression,
    ForEach,
    Function,
    If,
    Info,
    Name,
    Return,
    SendMail,
    Statement,
    Try,
)
from .values import Caught, as_json, as_text, kind_of


class _Returned(Exception):
    """A ``return``, on its way out."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


def call(function: Function, arguments: Mapping[str, object], session: Session) -> object:
    """Runs one function to its end and gives what it returned."""
    session.enter(function.line)
    try:
        return _returned(function, _Evaluator(dict(arguments), session))
    except (DelugeFailure, Refused) as problem:
        problem.function = problem.function or f"{function.namespace}.{function.name}"
        raise
    finally:
        session.leave()


def _returned(function: Function, evaluator: "_Evaluator") -> object:
    try:
        evaluator.block(function.body)
    except _Returned as returned:
        if function.returns == "string" and not isinstance(returned.value, str):
            what = kind_of(returned.value)
            raise Refused(f"{function.name} returns text only, not {what}", function.line) from None
        return returned.value
    return None


class _Evaluator(Expressing):
    """One call of one function, with its variables."""

    def block(self, block: Block) -> None:
        for statement in block:
            self.counts.statement(statement.line)
            self._statement(statement)

    def _statement(self, statement: Statement) -> None:
        match statement:
            case Assign(name, value, line):
                self._assign(name, value, line)
            case Do(expression, _):
                self.value(expression)
            case Info(value, line):
                shown = self.value(value)
                with at(line):
                    self.session.log.append(
                        as_json(shown) if isinstance(shown, dict | list) else as_text(shown)
                    )
            case Return(value, _):
                raise _Returned(None if value is None else self.value(value))
            case If(branches, otherwise, _):
                self.block(next((body for condition, body in branches if self.holds(condition)), otherwise))
            case ForEach():
                self._for_each(statement)
            case Try():
                self._try(statement)
            case SendMail(keys, line):
                values = {key: self.value(value) for key, value in keys.items()}
                with at(line):
                    bracket_tasks.send_mail(self.session.outside, values)

    def _assign(self, name: str, value: Expression, line: int) -> None:
        """A variable keeps its type: creator/newhelp/script/set-variable.html."""
        found = self.value(value)
        if isinstance(value, Name) and isinstance(found, dict | list):
            raise Refused(f"whether '{name} = {value.name}' copies is not confirmed", line)
        kind = kind_of(found)
        if kind != "null" and self.kinds.setdefault(name, kind) != kind:
            raise Refused(f"'{name}' held {self.kinds[name]}: it cannot become {kind}", line)
        self.variables[name] = found

    def _try(self, tried: Try) -> None:
        try:
            with self.session.trying():
                self.block(tried.body)
        except DelugeFailure as failure:
            self._with(tried.name, Caught(str(failure)), tried.handler)

    def _for_each(self, loop: ForEach) -> None:
        items = self.value(loop.items)
        if not isinstance(items, list):
            raise Refused(f"for each over {kind_of(items)} is not confirmed: only a list", loop.line)
        before = list(items)
        for item in before:
            self.counts.statement(loop.line)
            self._with(loop.name, item, loop.body)
            if len(items) != len(before):
                raise Refused("a list that changes while it is gone over is not confirmed", loop.line)

    def _with(self, name: str, value: object, body: Block) -> None:
        self.variables[name] = value
        self.block(body)
        del self.variables[name]

    def call(self, function: Function, arguments: Mapping[str, object]) -> object:
        """Runs another function."""
        return call(function, arguments, self.session)
