"""How far a run is and how long it may take: nothing is said before it can be known."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.tasks import Service, task
from zoho_ideolve_wizard.engine import pace
from zoho_ideolve_wizard.engine.pace import Pace, elapsed, in_words, time_left
from zoho_ideolve_wizard.engine.task import Outcome, Task


class Watch:
    """A clock that is set by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 100.0
        monkeypatch.setattr(pace, "now", lambda: self.seconds)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


def tasks(count: int) -> list[Task]:
    service = Service()
    return [service.task(f"t{number}") for number in range(count)]


def test_the_count_what_is_done_now_and_how_long_it_took(watch: Watch) -> None:
    few = tasks(3)
    run = Pace([*few, task("by hand")])
    assert (run.far().count, run.far().doing, run.far().times) == ("0 of 3", "", "0:00 so far")
    run.heard(few[0], Outcome.RUNNING)
    run.heard(few[1], Outcome.RUNNING)
    watch.seconds += 42
    run.heard(few[0], Outcome.FAILED)
    assert (run.far().count, run.far().doing, run.far().times) == ("1 of 3", "t1 exists", "0:42 so far")
    run.heard(few[2], Outcome.RUNNING)
    assert run.far().doing == "t1 exists, and 1 more"


def test_how_long_it_takes_is_said_from_the_third_on(watch: Watch) -> None:
    many = tasks(13)
    run = Pace(many)
    for number, one in enumerate(many[:3]):
        assert run.far().left is None, number
        run.heard(one, Outcome.RUNNING)
        watch.seconds += 12
        run.heard(one, Outcome.VERIFIED)
    assert run.far().times == "0:36 so far, about 2 minutes left"


def test_a_wait_for_a_service_is_told_by_the_clock_and_does_not_make_the_rest_look_slow(watch: Watch) -> None:
    many = tasks(6)
    run = Pace(many)
    for one in many[:2]:
        watch.seconds += 1
        run.heard(one, Outcome.VERIFIED)
    until = datetime.now(UTC) + timedelta(seconds=600)
    run.heard(many[2], Outcome.RUNNING, until)
    assert re.fullmatch(rf"waits until {until.astimezone():%H:%M} \(9:5\d more\)", run.far().times)
    run.heard(many[3], Outcome.RUNNING)
    assert run.far().until is None, "something else goes on meanwhile"
    run.heard(many[3], Outcome.VERIFIED)
    run.heard(many[2], Outcome.RUNNING)
    watch.seconds += 600 + 1
    run.heard(many[2], Outcome.VERIFIED)
    left = run.far().left
    assert left is not None
    assert left < 3


@given(st.lists(st.floats(0, 10_000), min_size=3, max_size=60), st.integers(0, 500))
def test_what_is_left_is_never_negative_and_grows_with_what_remains(
    ended: list[float], remaining: int
) -> None:
    left, more = time_left(ended, remaining), time_left(ended, remaining + 1)
    assert left is not None
    assert more is not None
    assert 0 <= left <= more


@given(st.floats(0.01, 1000), st.integers(3, 60), st.integers(0, 100))
def test_what_goes_steadily_takes_as_long_as_it_took(each: float, done: int, remaining: int) -> None:
    left = time_left([each * (number + 1) for number in range(done)], remaining)
    assert left == pytest.approx(each * remaining)


def test_a_slow_beginning_is_forgotten() -> None:
    ended = [100.0 + number for number in range(30)]
    assert time_left(ended, 10) == pytest.approx(10)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds"),
        (9.9, "a few seconds"),
        (14, "about 10 seconds"),
        (49, "about 50 seconds"),
        (50, "about 1 minute"),
        (89, "about 1 minute"),
        (91, "about 2 minutes"),
        (59 * 60, "about 59 minutes"),
        (60 * 60, "about 1 hour"),
        (100 * 60, "about 2 hours"),
    ],
)
def test_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_elapsed() -> None:
    assert [elapsed(one) for one in (0, 42.9, 725, 3600)] == ["0:00", "0:42", "12:05", "1:00:00"]


@pytest.mark.parametrize(
    ("at", "said"), [(100.0, ""), (102.9, ""), (103.0, "0:03 so far"), (165.0, "1:05 so far")]
)
def test_how_long_it_has_taken_is_said_once_it_is_worth_saying(
    at: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "now", lambda: at)
    assert pace.so_far(100.0) == said
