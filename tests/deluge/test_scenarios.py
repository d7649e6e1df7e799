"""Our Deluge, executed: the notes are exactly what they should be."""

import pytest

from tests.deluge.library import library
from tests.deluge.scenarios import SCENARIOS, Scenario, scenarios_for


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_scenario(scenario: Scenario) -> None:
    scenario(library())


def test_there_is_a_scenario_of_every_kind() -> None:
    assert len(SCENARIOS) >= 45
    assert len({scenario.__name__ for scenario in SCENARIOS}) == len(SCENARIOS)
    assert {*scenarios_for("ideolve_mail")} == {*SCENARIOS}
    assert len(scenarios_for("ideolve_mail")) == len(SCENARIOS)
