"""The world is closed: what is listed has a source, and a function of ours that uses it."""

from pathlib import Path

import pytest

import zoho_ideolve_wizard
from zoho_ideolve_wizard.rehearsal.deluge import compile_source
from zoho_ideolve_wizard.rehearsal.deluge.bracket_tasks import INVOKE_KEYS, MAIL_KEYS
from zoho_ideolve_wizard.rehearsal.deluge.built_in import FUNCTIONS, METHODS, TASKS
from zoho_ideolve_wizard.rehearsal.deluge.expressions import METHODS_OF_HTTP
from zoho_ideolve_wizard.rehearsal.deluge.parser import NAMESPACES

SOURCES = sorted(Path(zoho_ideolve_wizard.__file__).parent.glob("deluge/functions/*.deluge"))
WRITTEN = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES)
LISTED = [*FUNCTIONS.values(), *TASKS.values(), *(one for kind in METHODS.values() for one in kind)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_our_functions_compile(source: Path) -> None:
    program = compile_source(source.read_text(encoding="utf-8"))
    assert program.name == source.stem


def test_every_built_in_says_who_confirms_it() -> None:
    assert len(LISTED) > 20
    for one in LISTED:
        assert (
            one.source.endswith(".html")
            or ".html" in one.source
            or "scripts" in one.source
            or "Notes" in one.source
        )


def test_every_built_in_is_used_by_a_function_of_ours() -> None:
    unused = [one.name for one in LISTED if f"{one.name}(" not in WRITTEN]
    assert unused == []


def test_every_key_and_kind_is_used_by_a_function_of_ours() -> None:
    for key in (*INVOKE_KEYS, *MAIL_KEYS):
        assert f"\t{key} :" in WRITTEN or f"\t{key}:" in WRITTEN
    for method in METHODS_OF_HTTP:
        assert f"type :{method}" in WRITTEN
    for kind, returns in NAMESPACES.items():
        assert f"{returns} {kind}." in WRITTEN
