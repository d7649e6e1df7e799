"""Runs a function's statements."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from . import bracket_tasks
from .built_in import FUNCTIONS, METHODS, TASKS
from .errors import DelugeFailure, Fault, Refused, Unconfirmed
from .moments import Moment
from .operators import calculated, compared
from .outside import OutsideFailure
from .session import Counts, Session
from .tree import (
    Assign,
    Binary,
    Block,
    Call,
    Do,
    Expression,
    ForEach,
    Function,
    If,
    Info,
    InvokeUrl,
    ListLiteral,
    Literal,
    MapLiteral,
    Method,
    Name,
    Return,
    SendMail,
    Statement,
    SystemValue,
    Try,
    Unary,
)
from .values import Caught, as_json, as_text, kind_of


class _Returned(Exception):
    """A ``return``, on its way out."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


@contextmanager
def _at(line: int) -> Iterator[None]:
    """Gives what goes wrong inside its line."""
    try:
        yield
    except Unconfirmed as problem:
        raise Refused(str(problem), line) from None
    except (Fault, OutsideFailure) as problem:
        raise DelugeFailure(str(problem), line) from problem


def call(function: Function, arguments: Mapping[str, object], session: Session) -> object:
    """Runs one function to its end and gives what it returned."""
    session.enter(function.line)
    try:
        _Evaluator(dict(arguments), session).block(function.body)
    except _Returned as returned:
        if function.returns == "string" and not isinstance(returned.value, str):
            what = kind_of(returned.value)
            raise Refused(f"{function.name} returns text only, not {what}", function.line) from None
        return returned.value
    finally:
        session.leave()
    return None


class _Evaluator:
    """One call of one function, with its variables."""

    def __init__(self, variables: dict[str, object], session: Session) -> None:
        self._variables = variables
        self._session = session
        self._counts = Counts(session)

    def block(self, block: Block) -> None:
        for statement in block:
            self._counts.statement(statement.line)
            self._statement(statement)

    def _statement(self, statement: Statement) -> None:
        match statement:
            case Assign(name, value, line):
                self._assign(name, value, line)
            case Do(expression, _):
                self._value(expression)
            case Info(value, line):
                shown = self._value(value)
                with _at(line):
                    self._session.log.append(
                        as_json(shown) if isinstance(shown, dict | list) else as_text(shown)
                    )
            case Return(value, _):
                raise _Returned(None if value is None else self._value(value))
            case If(branches, otherwise, _):
                self.block(next((body for condition, body in branches if self._holds(condition)), otherwise))
            case ForEach():
                self._for_each(statement)
            case Try(body, name, handler, _):
                try:
                    self.block(body)
                except DelugeFailure as failure:
                    self._with(name, Caught(str(failure)), handler)
            case SendMail(keys, line):
                values = {key: self._value(value) for key, value in keys.items()}
                with _at(line):
                    bracket_tasks.send_mail(self._session.outside, values)

    def _assign(self, name: str, value: Expression, line: int) -> None:
        found = self._value(value)
        if isinstance(value, Name) and isinstance(found, dict | list):
            raise Refused(f"whether '{name} = {value.name}' copies is not confirmed", line)
        self._variables[name] = found

    def _for_each(self, loop: ForEach) -> None:
        items = self._value(loop.items)
        if not isinstance(items, list):
            raise Refused(f"for each over {kind_of(items)} is not confirmed: only a list", loop.line)
        before = list(items)
        for item in before:
            self._counts.statement(loop.line)
            self._with(loop.name, item, loop.body)
            if len(items) != len(before):
                raise Refused("a list that changes while it is gone over is not confirmed", loop.line)

    def _with(self, name: str, value: object, body: Block) -> None:
        self._variables[name] = value
        self.block(body)
        del self._variables[name]

    def _holds(self, condition: Expression) -> bool:
        """Both sides of ``&&`` and ``||`` are evaluated: whether Zoho skips one is not confirmed."""
        if isinstance(condition, Binary) and condition.operator in ("&&", "||"):
            left = self._holds(condition.left)
            right = self._right(condition, decided=left == (condition.operator == "||"))
            return (left and right) if condition.operator == "&&" else (left or right)
        found = self._value(condition)
        if not isinstance(found, bool):
            raise Refused(f"a condition that is {kind_of(found)} is not confirmed", condition.line)
        return found

    def _right(self, whole: Binary, decided: bool) -> bool:
        try:
            return self._holds(whole.right)
        except (DelugeFailure, Refused) as problem:
            if not decided:
                raise
            hint = f"(whether the right side of {whole.operator} is skipped is not confirmed: nest the ifs)"
            raise Refused(f"{problem.message} {hint}", problem.line) from None

    def _value(self, value: Expression) -> object:
        match value:
            case Literal(literal, _):
                return literal
            case Name(name, line):
                if name not in self._variables:
                    raise Refused(f"'{name}' was not set on this way", line)
                return self._variables[name]
            case MapLiteral(entries, _):
                return {str(self._value(key)): self._value(inner) for key, inner in entries}
            case ListLiteral(items, _):
                return [self._value(item) for item in items]
            case Unary(_, operand, _):
                return not self._holds(operand)
            case Binary("&&" | "||", _, _, _):
                return self._holds(value)
            case Binary(operator, left, right, line):
                do = calculated if operator in ("+", "-") else compared
                return self._do(do, line, operator, self._value(left), self._value(right))
            case Method():
                return self._method(value)
            case Call():
                return self._call(value)
            case SystemValue(name, line):
                return self._system(name, line)
            case InvokeUrl(keys, method, line):
                values = {key: self._value(inner) for key, inner in keys.items()}
                return self._do(bracket_tasks.invoke_url, line, self._session.outside, method, values)

    def _do(self, do: Callable[..., object], line: int, *arguments: object) -> object:
        with _at(line):
            return do(*arguments)

    def _method(self, value: Method) -> object:
        target = self._value(value.target)
        arguments = [self._value(argument) for argument in value.arguments]
        kind = kind_of(target)
        if kind == "null":
            raise Refused(f"{value.name}() of null is not confirmed: check it first", value.line)
        found = next((one for one in METHODS[kind] if one.name == value.name), None)
        if found is None or len(arguments) not in found.takes:
            raise Refused(f"{value.name}() with these arguments of {kind} is not confirmed", value.line)
        return self._do(found.do, value.line, target, *arguments)

    def _call(self, value: Call) -> object:
        arguments = [self._value(argument) for argument in value.arguments]
        if value.name.startswith("standalone."):
            return self._standalone(value, arguments)
        if value.name in TASKS:
            return self._do(TASKS[value.name].do, value.line, self._session.outside, *arguments)
        return self._do(FUNCTIONS[value.name].do, value.line, *arguments)

    def _standalone(self, value: Call, arguments: list[object]) -> object:
        self._counts.call(value.line)
        function = self._session.library.get(value.name)
        if function is None:
            raise Refused(f"there is no function {value.name}", value.line)
        if len(arguments) != len(function.arguments):
            raise Refused(f"{value.name} takes {len(function.arguments)} arguments", value.line)
        for name, argument in zip(function.arguments, arguments, strict=True):
            if not isinstance(argument, str):
                raise Refused(f"'{name}' of {value.name} is text, not {kind_of(argument)}", value.line)
        return call(function, dict(zip(function.arguments, arguments, strict=True)), self._session)

    def _system(self, name: str, line: int) -> object:
        """Pages: creator/help/script/deluge-system-variables.html."""
        with _at(line):
            if name == "adminuserid":
                return self._session.outside.admin_address()
            now = self._session.outside.now().replace(tzinfo=None, microsecond=0)
            if name == "currentdate":
                now = now.replace(hour=0, minute=0, second=0)
            return Moment(now, f"zoho.{name}")
