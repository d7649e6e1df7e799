"""The syntax tree of a function. ``line`` is where a node begins, counted from 1."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Literal:
    """A text, number, boolean or ``null``."""

    value: str | int | float | bool | None
    line: int


@dataclass(frozen=True)
class Name:
    """A variable."""

    name: str
    line: int


@dataclass(frozen=True)
class MapLiteral:
    """``{"key": value, …}``."""

    entries: tuple[tuple["Expression", "Expression"], ...]
    line: int


@dataclass(frozen=True)
class ListLiteral:
    """``{a, b}``."""

    items: tuple["Expression", ...]
    line: int


@dataclass(frozen=True)
class Unary:
    """``!a`` or ``-a``."""

    operator: str
    operand: "Expression"
    line: int


@dataclass(frozen=True)
class Binary:
    """``a + b``, ``a == b``, ``a && b`` and so on."""

    operator: str
    left: "Expression"
    right: "Expression"
    line: int


@dataclass(frozen=True)
class Method:
    """``target.name(arguments)``."""

    target: "Expression"
    name: str
    arguments: tuple["Expression", ...]
    line: int


@dataclass(frozen=True)
class Call:
    """A call by a (dotted) name: ``ifnull(…)``, ``zoho.crm.getRecordById(…)``, ``standalone.escape(…)``."""

    name: str
    arguments: tuple["Expression", ...]
    line: int


@dataclass(frozen=True)
class SystemValue:
    """``zoho.currenttime`` and its like."""

    name: str
    line: int


@dataclass(frozen=True)
class InvokeUrl:
    """``invokeurl [ key :value … ]``; ``method`` is the bare word after ``type``."""

    keys: dict[str, "Expression"]
    method: str
    line: int


Expression = (
    Literal | Name | MapLiteral | ListLiteral | Unary | Binary | Method | Call | SystemValue | InvokeUrl
)


@dataclass(frozen=True)
class Assign:
    """``name = value;``."""

    name: str
    value: Expression
    line: int


@dataclass(frozen=True)
class Do:
    """A call for its effect: ``map.put(…);``; whether it has one is checked later."""

    expression: Method | Call
    line: int


@dataclass(frozen=True)
class Info:
    """``info value;``."""

    value: Expression
    line: int


@dataclass(frozen=True)
class Return:
    """``return;`` or ``return value;``."""

    value: Expression | None
    line: int


@dataclass(frozen=True)
class If:
    """Each branch's condition and statements, in order, then those of ``else``."""

    branches: tuple[tuple[Expression, "Block"], ...]
    otherwise: "Block"
    line: int


@dataclass(frozen=True)
class ForEach:
    """``for each name in items { … }``."""

    name: str
    items: Expression
    body: "Block"
    line: int


@dataclass(frozen=True)
class Try:
    """``try { … } catch (name) { … }``."""

    body: "Block"
    name: str
    handler: "Block"
    line: int


@dataclass(frozen=True)
class SendMail:
    """``sendmail [ key :value … ]``."""

    keys: dict[str, Expression]
    line: int


Statement = Assign | Do | Info | Return | If | ForEach | Try | SendMail
Block = tuple[Statement, ...]


@dataclass(frozen=True)
class Function:
    """One declaration with its body."""

    namespace: str
    name: str
    arguments: tuple[str, ...]
    returns: str
    body: Block
    line: int
