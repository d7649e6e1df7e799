"""Our sources, compiled: as they are, or with one text replaced."""

from collections.abc import Mapping
from functools import cache

from zoho_ideolve_wizard.deluge.ours import FUNCTIONS
from zoho_ideolve_wizard.deluge.sources import source
from zoho_ideolve_wizard.rehearsal.deluge import Program, compile_source

SOURCES: Mapping[str, str] = {function.name: source(function) for function in FUNCTIONS}


@cache
def library() -> dict[str, Program]:
    """All of them by full name."""
    return {program.full_name: program for program in map(compile_source, SOURCES.values())}


def library_with(name: str, changed: str) -> dict[str, Program]:
    """The same, with one source changed. Raises ``CompilationError`` if it is not taken."""
    program = compile_source(changed)
    return {**library(), program.full_name: program}
