"""Each slip of the guide is told at its step, and at the objects that it concerns."""

import re

import pytest

from zoho_ideolve_wizard.deluge.catalog import FUNCTIONS, OBJECTS
from zoho_ideolve_wizard.guide.corrections import CORRECTIONS, Correction, by_key, by_step

STEPS = (
    "prerequisites",
    "workspace",
    "application",
    "consent",
    "connector",
    "connection",
    "automation",
    "people",
    "finish",
)

each_correction = pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda correction: correction.key)


def test_the_nine_slips_of_the_guide_are_told() -> None:
    keys = {correction.key for correction in CORRECTIONS}
    assert len(keys) == len(CORRECTIONS)
    assert keys >= {
        "deal-rule-function",
        "schedule-function-names",
        "consent-scope",
        "data-centers",
        "function-names",
        "deal-updates",
        "meeting-rule-module",
        "deal-rule-module",
        "freshdesk",
        "step-number",
    }


def test_what_has_aged_or_is_missing_in_the_guide_is_told() -> None:
    assert {correction.key for correction in CORRECTIONS} >= {
        "api-console",
        "server-based",
        "connection-service",
        "developer-hub",
        "secret-in-url",
        "every-two-hours",
        "edit-repeat",
    }


@each_correction
def test_a_correction_is_complete_and_belongs_to_steps_that_exist(correction: Correction) -> None:
    assert set(correction.steps) <= set(STEPS)
    assert correction.steps
    assert correction.where.startswith("guide")
    for text in (correction.guide_says, correction.we_use, correction.why):
        assert text.strip() == text != ""
        assert len(text.splitlines()) == 1
    assert by_key(correction.key) is correction
    assert all(correction in by_step(step) for step in correction.steps)


def test_objects_and_corrections_name_each_other() -> None:
    referenced = {key for thing in OBJECTS for key in thing.corrections}
    about_objects = {correction.key for step in ("connection", "automation") for correction in by_step(step)}
    assert referenced == about_objects


def test_names_that_corrections_give_are_the_catalogs() -> None:
    told = {
        name for correction in CORRECTIONS for name in re.findall(r"[a-z]+(?:_[a-z]+)+", correction.we_use)
    }
    assert len(told) >= 4
    assert told <= {function.name for function in FUNCTIONS}


def test_doubts_are_marked_as_doubts() -> None:
    assert {correction.key for correction in CORRECTIONS if not correction.sure} == {
        "host",
        "connection-service",
        "meetings-scope",
        "argument-names",
        "meeting-argument",
        "deal-argument",
        "every-two-hours",
        "disable-account",
    }


def test_a_step_that_the_guide_has_right_has_no_corrections() -> None:
    assert by_step("workspace") == ()
