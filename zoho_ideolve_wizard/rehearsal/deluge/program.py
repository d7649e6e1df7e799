"""Compiling a source, and running it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .checks import check
from .errors import CompilationError, DelugeFailure, Refused
from .evaluator import call
from .lexer import refuse
from .outside import Outside
from .parser import parse
from .session import Session
from .tree import Function


@dataclass(frozen=True)
class Program:
    """A compiled function: ``namespace`` is automation, schedule or standalone, ``returns`` void or string.

    ``calls`` are the standalone functions that it calls, by ``full_name``.
    """

    namespace: str
    name: str
    arguments: tuple[str, ...]
    returns: str
    calls: tuple[str, ...]
    function: Function = field(repr=False, compare=False)

    @property
    def full_name(self) -> str:
        """As other functions call it, for example ``standalone.escape``."""
        return f"{self.namespace}.{self.name}"


@dataclass(frozen=True)
class Ran:
    """A run that came to its end: what ``info`` said, in order, and what was returned (``None`` if void).

    ``statements`` is how many were executed, in all functions together.
    """

    log: tuple[str, ...]
    returned: object
    statements: int = 0


def compile_source(source: str) -> Program:
    """The one function of the source. Raises ``CompilationError``."""
    try:
        function = parse(source)
        errors, calls = check(function)
    except RecursionError:
        raise refuse("the source is nested too deeply", 1) from None
    if errors:
        raise CompilationError(tuple(errors))
    return Program(
        function.namespace,
        function.name,
        function.arguments,
        function.returns,
        tuple(sorted(calls)),
        function,
    )


def run(
    program: Program, arguments: Mapping[str, str | None], outside: Outside, library: Mapping[str, Program]
) -> Ran:
    """Runs it to its end, synchronously. ``library`` has the standalone functions by ``full_name``.

    An argument that is not given is null, as one that a rule does not map may be.
    Raises ``DelugeFailure`` for a runtime error that no ``catch`` took, ``Refused`` for what is not confirmed.
    Both have the lines that were logged before, in ``log``.
    """
    unknown = sorted(set(arguments) - set(program.arguments))
    if unknown:
        raise ValueError(f"{program.full_name} has no argument {', '.join(unknown)}")
    session = Session(outside, {name: one.function for name, one in library.items()})
    given = {name: arguments.get(name) for name in program.arguments}
    try:
        returned = call(program.function, given, session)
    except (DelugeFailure, Refused) as problem:
        problem.log = tuple(session.log)
        raise
    except RecursionError:
        raise Refused("the functions are nested too deeply", program.function.line) from None
    return Ran(tuple(session.log), returned, session.statements)
