"""What an expression comes to."""

from abc import ABC, abstractmethod
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
    Binary,
    Call,
    Expression,
    Function,
    InvokeUrl,
    ListLiteral,
    Literal,
    MapLiteral,
    Method,
    Name,
    SystemValue,
    Unary,
)
from .values import kind_of


class Undecided(Refused):
    """A comparison of null with a text: it comes to true or false, but nobody says to which."""


@contextmanager
def at(line: int) -> Iterator[None]:
    """Gives what goes wrong inside its line."""
    try:
        yield
    except Unconfirmed as problem:
        raise Refused(str(problem), line) from None
    except (Fault, OutsideFailure) as problem:
        raise DelugeFailure(str(problem), line) from problem


class Expressing(ABC):
    """The variables of one call of one function, and what expressions come to with them."""

    def __init__(self, variables: dict[str, object], session: Session) -> None:
        self.variables = variables
        self.kinds = {name: kind_of(value) for name, value in variables.items() if value is not None}
        self.session = session
        self.counts = Counts(session)

    @abstractmethod
    def call(self, function: Function, arguments: Mapping[str, object]) -> object:
        """Runs another function."""

    def holds(self, condition: Expression) -> bool:
        """Both sides of ``&&`` and ``||`` are evaluated: whether Zoho skips one is not confirmed."""
        if isinstance(condition, Binary) and condition.operator in ("&&", "||"):
            return self._joined(condition, decisive=condition.operator == "||")
        found = self.value(condition)
        if not isinstance(found, bool):
            raise Refused(f"a condition that is {kind_of(found)} is not confirmed", condition.line)
        return found

    def _joined(self, whole: Binary, *, decisive: bool) -> bool:
        """What both sides are together; one of value ``decisive`` decides, even beside one that is not known.

        ``x == "" || x == null`` is in many public scripts, in both orders: so comparing null with a text ends
        nothing, although what it is nobody says.
        """
        left = self._side(whole.left)
        try:
            right = self._side(whole.right)
        except (DelugeFailure, Refused) as problem:
            if left is not decisive:
                raise
            hint = f"(whether the right side of {whole.operator} is skipped is not confirmed: nest the ifs)"
            raise Refused(f"{problem.message} {hint}", problem.line) from None
        if decisive in (left, right):
            return decisive
        for side in (left, right):
            if isinstance(side, Undecided):
                raise side
        return not decisive

    def _side(self, condition: Expression) -> "bool | Undecided":
        try:
            return self.holds(condition)
        except Undecided as undecided:
            return undecided

    def value(self, value: Expression) -> object:
        match value:
            case Literal(literal, _):
                return literal
            case Name(name, line):
                if name not in self.variables:
                    raise Refused(f"'{name}' was not set on this way", line)
                return self.variables[name]
            case MapLiteral(entries, _):
                return {str(self.value(key)): self.value(inner) for key, inner in entries}
            case ListLiteral(items, _):
                return [self.value(item) for item in items]
            case Unary(_, operand, _):
                return not self.holds(operand)
            case Binary("&&" | "||", _, _, _):
                return self.holds(value)
            case Binary("==" | "!=", compared_with_null, Literal(None, _), _):
                return (self.value(compared_with_null) is None) == (value.operator == "==")
            case Binary(operator, _, _, line):
                left, right = self.value(value.left), self.value(value.right)
                if operator in ("==", "!=") and {kind_of(left), kind_of(right)} == {"null", "text"}:
                    raise Undecided("comparing null with text is not confirmed: say ifnull", line)
                do = calculated if operator in ("+", "-") else compared
                return self._do(do, line, operator, left, right)
            case Method():
                return self._method(value)
            case Call():
                return self._call(value)
            case SystemValue(name, line):
                return self._system(name, line)
            case InvokeUrl(keys, method, line):
                values = {key: self.value(inner) for key, inner in keys.items()}
                return self._do(bracket_tasks.invoke_url, line, self.session.outside, method, values)

    def _do(self, do: Callable[..., object], line: int, *arguments: object) -> object:
        with at(line):
            return do(*arguments)

    def _method(self, value: Method) -> object:
        target = self.value(value.target)
        arguments = [self.value(argument) for argument in value.arguments]
        kind = kind_of(target)
        if kind == "null":
            raise Refused(f"{value.name}() of null is not confirmed: check it first", value.line)
        found = next((one for one in METHODS[kind] if one.name == value.name), None)
        if found is None or len(arguments) not in found.takes:
            raise Refused(f"{value.name}() with these arguments of {kind} is not confirmed", value.line)
        return self._do(found.do, value.line, target, *arguments)

    def _call(self, value: Call) -> object:
        arguments = [self.value(argument) for argument in value.arguments]
        if value.name.startswith("standalone."):
            return self._standalone(value, arguments)
        if value.name in TASKS:
            return self._do(TASKS[value.name].do, value.line, self.session.outside, *arguments)
        return self._do(FUNCTIONS[value.name].do, value.line, *arguments)

    def _standalone(self, value: Call, arguments: list[object]) -> object:
        self.counts.call(value.line)
        function = self.session.library.get(value.name)
        if function is None:
            raise Refused(f"there is no function {value.name}", value.line)
        if len(arguments) != len(function.arguments):
            raise Refused(f"{value.name} takes {len(function.arguments)} arguments", value.line)
        for name, argument in zip(function.arguments, arguments, strict=True):
            if not isinstance(argument, str):
                raise Refused(f"'{name}' of {value.name} is text, not {kind_of(argument)}", value.line)
        try:
            return self.call(function, dict(zip(function.arguments, arguments, strict=True)))
        except DelugeFailure as failure:
            if not self.session.tries:
                raise
            hint = f"whether catch takes an error inside {value.name} is not confirmed"
            raise Refused(f"{hint}: {failure}", value.line) from None

    def _system(self, name: str, line: int) -> object:
        """Pages: creator/help/script/deluge-system-variables.html."""
        with at(line):
            if name == "adminuserid":
                return self.session.outside.admin_address()
            now = self.session.outside.now().replace(tzinfo=None, microsecond=0)
            if name == "currentdate":
                now = now.replace(hour=0, minute=0, second=0)
            return Moment(now, f"zoho.{name}")
