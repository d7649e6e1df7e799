"""The scenarios and the interpreter together are not blind: no deliberate fault passes them."""

import pytest

from tests.deluge.faults import FAULTS, Fault
from tests.deluge.library import SOURCES, library_with
from tests.deluge.scenarios import scenarios_for
from zoho_ideolve_wizard.rehearsal.deluge import CompilationError, DelugeFailure, Refused

CAUGHT = (AssertionError, CompilationError, DelugeFailure, Refused)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.function}: {fault.what}")
def test_a_fault_is_caught(fault: Fault) -> None:
    source = SOURCES[fault.function]
    assert source.count(fault.right) == 1, "the fault stands in one place"
    assert fault.right != fault.wrong
    with pytest.raises(CAUGHT):
        put_through(fault.function, source.replace(fault.right, fault.wrong))


def put_through(function: str, changed: str) -> None:
    """All scenarios, with one source changed."""
    library = library_with(function, changed)
    for scenario in scenarios_for(function):
        scenario(library)


def test_without_a_fault_nothing_is_caught() -> None:
    for function, source in SOURCES.items():
        library_with(function, source)
    put_through("ideolve_sync", SOURCES["ideolve_sync"])


def test_there_are_faults_enough_and_in_every_function() -> None:
    assert len(FAULTS) >= 40
    assert {fault.function for fault in FAULTS} == set(SOURCES)
    assert len({(fault.function, fault.right, fault.wrong) for fault in FAULTS}) == len(FAULTS)
