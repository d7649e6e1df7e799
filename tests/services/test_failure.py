"""What every failure carries, and what text from outside becomes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.outside import HIDDEN, plain


def test_it_says_what_happened_and_what_to_do() -> None:
    failure = ServiceFailure(service="Ideolve", what="It rains.", remedy="Take an umbrella.")
    assert str(failure) == "It rains. Take an umbrella."
    assert (failure.code, failure.can_retry, failure.by_hand, failure.wait_seconds) == ("", False, False, 0)


def test_it_never_lacks_a_remedy() -> None:
    assert "Try again" in ServiceFailure(service="Ideolve", what="Busy.", can_retry=True).remedy
    assert "Check what was entered for Ideolve" in ServiceFailure(service="Ideolve", what="No.").remedy


def test_secrets_that_a_service_echoes_are_hidden() -> None:
    said = plain("Invalid fake-id/fake-id-and-key provided.", hide=("fake-id", "fake-id-and-key", ""))
    assert said == f"Invalid {HIDDEN}/{HIDDEN} provided."


def test_control_characters_and_direction_marks_are_dropped() -> None:
    assert plain("a\x1b[31mb\u202ec\nd\te") == "a [31mb c d e"


@given(st.text(max_size=600), st.integers(min_value=10, max_value=200))
def test_it_is_one_printable_line_of_limited_length(text: str, limit: int) -> None:
    said = plain(text, limit=limit)
    assert len(said) <= limit
    assert said.isprintable()
    assert said == said.strip()
