"""A plan puts removals first and each task after what it needs, and counts what there is to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.tasks import Service, by_hand, task
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.task import Nothing, Outcome, Record, Task


def keys(tasks: list[Task]) -> list[str]:
    return [one.key for one in tasks]


def test_each_task_comes_after_what_it_needs_otherwise_as_given() -> None:
    tasks = [task("c", needs=("a",)), task("b"), task("a"), task("d", needs=("c",))]
    assert keys(plan.ordered(tasks)) == ["b", "a", "c", "d"]


def test_removals_come_first_and_together() -> None:
    tasks = [task("add-1"), task("remove-1", removes=True), task("add-2"), task("remove-2", removes=True)]
    assert keys(plan.ordered(tasks)) == ["remove-1", "remove-2", "add-1", "add-2"]


def test_a_removal_waits_for_what_it_needs_and_then_comes_at_once() -> None:
    tasks = [task("x"), task("y"), task("remove", needs=("y",), removes=True), task("z")]
    assert keys(plan.ordered(tasks)) == ["x", "y", "remove", "z"]


def test_a_need_that_is_not_in_the_plan_is_taken_to_hold() -> None:
    assert keys(plan.ordered([task("a", needs=("elsewhere",))])) == ["a"]


def test_tasks_that_need_each_other_are_named() -> None:
    with pytest.raises(plan.Circle, match="b, c"):
        plan.ordered([task("a"), task("b", needs=("c",)), task("c", needs=("b",))])


def test_a_key_that_occurs_twice_is_named() -> None:
    with pytest.raises(ValueError, match=r"occur twice: a$"):
        plan.ordered([task("a"), task("b"), task("a")])


@st.composite
def plans(draw: st.DrawFn) -> list[Task]:
    """Up to twelve tasks without a circle, in any order, some removing, some with needs elsewhere."""
    count = draw(st.integers(0, 12))
    made = []
    for number in range(count):
        earlier = [str(other) for other in range(number)]
        needs = draw(st.lists(st.sampled_from([*earlier, "elsewhere"]), unique=True, max_size=4))
        made.append(task(str(number), needs=tuple(needs), removes=draw(st.booleans())))
    return draw(st.permutations(made))


@given(plans())
def test_any_plan_without_a_circle_keeps_every_task_and_every_need(tasks: list[Task]) -> None:
    done = plan.ordered(tasks)
    assert sorted(keys(done)) == sorted(keys(tasks))
    place = {one.key: index for index, one in enumerate(done)}
    assert all(place[need] < place[one.key] for one in done for need in one.needs if need in place)


@given(plans())
def test_no_task_comes_before_a_removal_that_could_have_come_instead(tasks: list[Task]) -> None:
    done = plan.ordered(tasks)
    known = set(keys(done))
    for index, one in enumerate(done):
        before = set(keys(done[:index]))
        ready = [
            later
            for later in done[index:]
            if later.removes and before.issuperset(known.intersection(later.needs))
        ]
        assert one.removes or not ready


@given(plans())
def test_a_plan_that_is_in_order_stays_as_it_is(tasks: list[Task]) -> None:
    done = plan.ordered(tasks)
    assert plan.ordered(done) == done


# -- where a task stands

API = Service().task("a")
HAND = task("a", by_hand())
HOLDS = task("a", Nothing("Ideolve lists it."))


def stands(one: Task, last: Outcome | None, *, looked: bool = False) -> Outcome:
    records = {} if last is None else {"a": Record("a", last)}
    return plan.outcome(one, records, looked=looked)


def test_without_a_record_the_wizard_has_work_or_the_admin_has() -> None:
    assert stands(API, None) is Outcome.PENDING
    assert stands(HAND, None) is Outcome.WAITING_YOU
    assert stands(HOLDS, None) is Outcome.NOTHING


@pytest.mark.parametrize("last", list(Outcome))
def test_what_a_service_just_showed_counts_more_than_any_record(last: Outcome) -> None:
    assert stands(HOLDS, last, looked=True) is Outcome.NOTHING
    assert not stands(API, last, looked=True).holds


@pytest.mark.parametrize("last", list(Outcome))
def test_without_looking_the_last_attempt_counts(last: Outcome) -> None:
    assert stands(API, last) is last


@pytest.mark.parametrize(
    "last", [Outcome.VERIFIED, Outcome.CONFIRMED, Outcome.NOTHING, Outcome.WAITING_OTHER]
)
def test_what_was_settled_before_is_not_asked_of_the_admin_again(last: Outcome) -> None:
    assert stands(HAND, last) is last


@pytest.mark.parametrize("last", [Outcome.PENDING, Outcome.FAILED, Outcome.UNKNOWN, Outcome.WAITING_YOU])
def test_what_an_earlier_run_left_open_waits_for_the_admin_by_hand(last: Outcome) -> None:
    assert stands(HAND, last) is Outcome.WAITING_YOU


def test_the_count_line_tells_removals_work_by_hand_failures_and_what_holds() -> None:
    tasks = [task(str(number), removes=number == 0) for number in range(7)]
    outcomes = dict(
        zip(
            "0123456",
            [
                Outcome.PENDING,
                Outcome.PENDING,
                Outcome.UNKNOWN,
                Outcome.WAITING_YOU,
                Outcome.FAILED,
                Outcome.VERIFIED,
                Outcome.NOTHING,
            ],
            strict=True,
        )
    )
    assert plan.summary(tasks, outcomes) == "1 to remove · the wizard does 2 · 1 for you · 1 failed · 2 done"
    assert plan.summary(tasks[5:6], outcomes) == "1 done"
    assert plan.summary([], {}) == "nothing to do"
