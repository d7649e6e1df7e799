"""What the wizard takes for its own: what CRM said that it made, and of what ended in doubt only what the next look finds."""

import pytest

from zoho_ideolve_wizard.guide.crm_side.automation_memory import FUNCTION, Made
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.services.failure import ServiceFailure


def makes(made: Made, failure: ServiceFailure, told: str) -> None:
    with made.making(FUNCTION, "ideolve_sync") as keep:
        if told:
            keep(told)
        raise failure


def ends(sitting: Sitting, *, unclear: bool, told: str = "") -> Made:
    """Something was about to be made, and failed."""
    made = Made(sitting.ledger)
    with pytest.raises(ServiceFailure):
        makes(made, ServiceFailure(service="Zoho CRM", what="It failed.", unclear=unclear), told)
    return made


def test_what_ended_in_doubt_is_ours_if_the_next_look_finds_it(sitting: Sitting) -> None:
    made = ends(sitting, unclear=True)
    assert made.all(FUNCTION) == {}
    made.settle(FUNCTION, {"ideolve_sync": "7", "another": "8"})
    assert made.all(FUNCTION) == {"ideolve_sync": "7"}


def test_what_the_next_look_does_not_find_is_somebody_elses_later(sitting: Sitting) -> None:
    made = ends(sitting, unclear=True)
    made.settle(FUNCTION, {"another": "8"})
    made.settle(FUNCTION, {"ideolve_sync": "9"})
    made.found(FUNCTION, "ideolve_sync", "9")
    assert made.all(FUNCTION) == {}


def test_a_refusal_that_leaves_no_doubt_leaves_nothing(sitting: Sitting) -> None:
    made = ends(sitting, unclear=False)
    made.found(FUNCTION, "ideolve_sync", "9")
    assert made.all(FUNCTION) == {}


@pytest.mark.parametrize("unclear", [True, False])
def test_what_crm_gave_an_id_is_ours_whatever_fails_after_that(sitting: Sitting, *, unclear: bool) -> None:
    assert ends(sitting, unclear=unclear, told="7").all(FUNCTION) == {"ideolve_sync": "7"}
