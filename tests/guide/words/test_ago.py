"""How long ago something was, by the calendar on the wall."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from zoho_ideolve_wizard.guide.words import ago

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.mark.parametrize(
    ("days", "was", "old", "began"),
    [
        (0, "today", "made today", "since today"),
        (1, "yesterday", "1 day old", "since 23 November (1 day)"),
        (12, "12 days ago", "12 days old", "since 12 November (12 days)"),
        (60, "60 days ago", "60 days old", "since 25 September (60 days)"),
        (61, "2 months ago", "2 months old", "since 24 September (2 months)"),
        (364, "12 months ago", "12 months old", "since 25 November 2025 (12 months)"),
        (365, "1 year ago", "1 year old", "since 24 November 2025 (1 year)"),
        (900, "2 years ago", "2 years old", "since 7 June 2024 (2 years)"),
    ],
)
def test_days_months_and_years(days: int, was: str, old: str, began: str) -> None:
    then = NOON - timedelta(days=days)
    assert (ago.ago(then), ago.age(then), ago.since(then)) == (was, old, began)


def test_a_moment_to_come_is_today_and_the_night_before_is_yesterday() -> None:
    assert ago.ago(NOON + timedelta(days=3)) == "today"
    local = NOON.astimezone().replace(hour=0, minute=0)
    assert ago.ago(local - timedelta(minutes=1)) == "yesterday"


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-24", "2026-11-24T12:00:00"])
def test_what_is_no_instant_is_none(text: str) -> None:
    assert ago.moment_of(text) is None


def test_an_instant_is_read_as_it_was_written() -> None:
    assert ago.moment_of("2026-11-24T12:00:00.000+00:00") == NOON
