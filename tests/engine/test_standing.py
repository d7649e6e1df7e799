"""Where a step stands follows from its answers and outcomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.engine.standing import Standing, of_answers, of_tasks, together
from zoho_ideolve_wizard.engine.task import Outcome

PENDING, RUNNING, VERIFIED = Outcome.PENDING, Outcome.RUNNING, Outcome.VERIFIED
YOU, OTHER, FAILED, UNKNOWN = Outcome.WAITING_YOU, Outcome.WAITING_OTHER, Outcome.FAILED, Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("outcomes", "standing"),
    [
        ([], Standing.DONE),
        ([VERIFIED, Outcome.CONFIRMED, Outcome.NOTHING], Standing.DONE),
        ([PENDING, YOU], Standing.NOT_STARTED),
        ([PENDING, RUNNING], Standing.STARTED),
        ([VERIFIED, PENDING], Standing.STARTED),
        ([VERIFIED, YOU], Standing.WAITING_YOU),
        ([VERIFIED, YOU, OTHER], Standing.WAITING_YOU),
        ([VERIFIED, YOU, PENDING], Standing.STARTED),
        ([VERIFIED, OTHER], Standing.WAITING_OTHER),
        ([OTHER], Standing.WAITING_OTHER),
        ([VERIFIED, FAILED], Standing.FAILED),
        ([PENDING, UNKNOWN], Standing.FAILED),
    ],
)
def test_tasks(outcomes: list[Outcome], standing: Standing) -> None:
    assert of_tasks(outcomes) is standing


def test_a_form() -> None:
    assert of_answers(asked=3, missing=3) is Standing.NOT_STARTED
    assert of_answers(asked=3, missing=1) is Standing.STARTED
    assert of_answers(asked=3, missing=0) is Standing.DONE
    assert of_answers(asked=0, missing=0) is Standing.DONE


@pytest.mark.parametrize(
    ("parts", "standing"),
    [
        ([], Standing.DONE),
        ([Standing.DONE, Standing.FAILED, Standing.NOT_STARTED], Standing.FAILED),
        ([Standing.DONE, Standing.WAITING_OTHER], Standing.WAITING_OTHER),
        ([Standing.NOT_STARTED, Standing.NOT_STARTED], Standing.NOT_STARTED),
        ([Standing.DONE, Standing.NOT_STARTED], Standing.STARTED),
        ([Standing.DONE, Standing.WAITING_YOU, Standing.NOT_STARTED], Standing.WAITING_YOU),
        ([Standing.WAITING_OTHER, Standing.WAITING_YOU], Standing.WAITING_YOU),
        ([Standing.STARTED, Standing.WAITING_YOU], Standing.STARTED),
    ],
)
def test_the_parts_of_a_step(parts: list[Standing], standing: Standing) -> None:
    assert together(parts) is standing


@given(st.lists(st.sampled_from(list(Outcome)), min_size=1))
def test_done_means_that_everything_holds_and_nothing_else_does(outcomes: list[Outcome]) -> None:
    assert (of_tasks(outcomes) is Standing.DONE) == all(outcome.holds for outcome in outcomes)


@given(st.lists(st.sampled_from(list(Standing))))
def test_trouble_in_any_part_is_never_hidden(parts: list[Standing]) -> None:
    assert (together(parts) is Standing.FAILED) == (Standing.FAILED in parts)
