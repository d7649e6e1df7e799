"""What the compiler finds without running anything: names, built-ins, arguments, conditions, returns."""

from .bracket_tasks import INVOKE_KEYS, MAIL_KEYS
from .built_in import FUNCTIONS, METHODS, TASKS
from .errors import SourceError
from .expressions import COMPARISONS
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
    Try,
    Unary,
)

LISTED = [one for kind in METHODS.values() for one in kind]
BY_NAME = {name: [one for one in LISTED if one.name == name] for name in (one.name for one in LISTED)}


def check(function: Function) -> tuple[list[SourceError], set[str]]:
    """What is wrong, by line, and which standalone functions it calls. Zoho's words are used where known.

    Its messages: www.zoho.com/deluge/help/error-messages.html.
    """
    checks = _Checks(function)
    checks.block(function.body)
    checks.end()
    return sorted(checks.errors, key=lambda error: error.line), checks.called


class _Checks:
    """One pass from top to bottom; ``_known`` is what has been set on some path above."""

    def __init__(self, function: Function) -> None:
        self._function = function
        self._known = set(function.arguments)
        self.errors: list[SourceError] = []
        self.called: set[str] = set()

    def _error(self, message: str, line: int) -> None:
        self.errors.append(SourceError(message, line))

    def end(self) -> None:
        """A function that returns text ends with a return, whatever happened before."""
        body = self._function.body
        if self._function.returns == "string" and (not body or not isinstance(body[-1], Return)):
            line = body[-1].line if body else self._function.line
            self._error("Missing return statement: Provide TEXT expression to return", line)

    def block(self, block: Block) -> None:
        for place, statement in enumerate(block):
            self._statement(statement)
            if isinstance(statement, Return) and place + 1 < len(block):
                self._error("nothing after return is ever reached", block[place + 1].line)

    def _statement(self, statement: Statement) -> None:
        match statement:
            case Assign(name, value, _):
                if isinstance(value, InvokeUrl):
                    self._invoke_url(value)
                else:
                    self._value(value)
                self._known.add(name)
            case Do(expression, line):
                self._effect(expression, line)
            case Info(value, _):
                self._value(value)
            case Return(value, line):
                self._return(value, line)
            case If():
                self._if(statement)
            case ForEach(name, items, body, line):
                self._value(items)
                self._with(name, body, line)
            case Try(body, name, handler, line):
                self.block(body)
                self._with(name, handler, line)
            case SendMail(keys, line):
                self._keys("sendmail", keys, MAIL_KEYS, MAIL_KEYS, line)

    def _if(self, statement: If) -> None:
        """What one branch sets, no other branch knows; afterwards any of them may have run."""
        before, after = set(self._known), set(self._known)
        for condition, body in statement.branches:
            self._known = set(before)
            self._condition(condition)
            self.block(body)
            after |= self._known
        self._known = before
        self.block(statement.otherwise)
        self._known = after | self._known

    def _with(self, name: str, body: Block, line: int) -> None:
        """A variable that lives in one block: what it holds afterwards is not confirmed."""
        if name in self._known:
            self._error(f"'{name}' is a variable already", line)
        self._known.add(name)
        self.block(body)
        self._known.discard(name)

    def _return(self, value: Expression | None, line: int) -> None:
        if self._function.returns == "void":
            if value is not None:
                self._error("a void function returns nothing: 'return;'", line)
        elif value is None:
            self._error("Missing return statement: Provide TEXT expression to return", line)
        else:
            self._value(value)

    def _effect(self, expression: Method | Call, line: int) -> None:
        if isinstance(expression, Call):
            self._value(expression)
            self._error(f"'{expression.name}' function needs to be assigned to a variable", line)
            return
        self._method(expression)
        found = BY_NAME.get(expression.name, [])
        if found and not any(one.effect for one in found):
            self._error(f"'{expression.name}' function needs to be assigned to a variable", line)

    def _condition(self, value: Expression) -> None:
        """A comparison or something that returns a boolean: criteria-conditional-statements.html."""
        match value:
            case Binary("&&" | "||", left, right, _):
                self._condition(left)
                self._condition(right)
            case Unary("!", operand, _):
                self._condition(operand)
            case Method() | Call():
                self._value(value)
            case Binary(operator, _, _, _) if operator in COMPARISONS:
                self._value(value)
            case _:
                self._value(value)
                self._error("a condition is a comparison or a call: compare it with true", value.line)

    def _value(self, value: Expression) -> None:
        match value:
            case Name(name, line):
                if name not in self._known:
                    self._error(f"Variable '{name}' is not defined", line)
            case MapLiteral(entries, line):
                self._map_keys([key for key, _ in entries], line)
                for _, inner in entries:
                    self._value(inner)
            case ListLiteral(items, _):
                for item in items:
                    self._value(item)
            case Unary() | Binary("&&" | "||", _, _, _):
                self._condition(value)
            case Binary(_, left, right, _):
                self._value(left)
                self._value(right)
            case Method(_, name, _, line):
                self._method(value)
                if any(one.effect for one in BY_NAME.get(name, [])):
                    self._error(f"{name} function cant be assigned to variable or used in expression", line)
            case Call():
                self._call(value)
            case InvokeUrl(_, _, line):
                self._error("invokeurl is confirmed on the right of '=' only", line)

    def _map_keys(self, keys: list[Expression], line: int) -> None:
        texts = [key.value for key in keys if isinstance(key, Literal) and isinstance(key.value, str)]
        if len(texts) < len(keys):
            self._error("the key of a map in braces is a text in quotes", line)
        if len(set(texts)) < len(texts):
            self._error("a key is there twice in a map", line)

    def _method(self, value: Method) -> None:
        self._value(value.target)
        for argument in value.arguments:
            self._value(argument)
        found = BY_NAME.get(value.name, [])
        if not found:
            self._error(f"Not able to find '{value.name}' function", value.line)
        elif not any(len(value.arguments) in one.takes for one in found):
            self._error(f"No. of arguments mismatches for the function {value.name}", value.line)

    def _call(self, value: Call) -> None:
        for argument in value.arguments:
            self._value(argument)
        if value.name.startswith("standalone."):
            self.called.add(value.name)
            return
        found = FUNCTIONS.get(value.name) or TASKS.get(value.name)
        if found is None:
            self._error(f"Not able to find '{value.name}' function", value.line)
        elif len(value.arguments) not in found.takes:
            self._error(f"No. of arguments mismatches for the function {value.name}", value.line)

    def _invoke_url(self, value: InvokeUrl) -> None:
        self._keys("invokeurl", value.keys, INVOKE_KEYS, ("url",), value.line)
        if not value.method:
            self._error("'type' is missing for invokeurl task", value.line)

    def _keys(
        self,
        task: str,
        keys: dict[str, Expression],
        known: tuple[str, ...],
        needed: tuple[str, ...],
        line: int,
    ) -> None:
        for name, value in keys.items():
            if name not in known:
                self._error(f"'{name}' is not a key of {task}", value.line)
            self._value(value)
        for name in needed:
            if name not in keys:
                self._error(f"'{name}' is missing for {task} task", line)
