"""What the button under a list of tasks says: what is removed, who is mailed, and what is only looked at."""

from dataclasses import replace

import pytest

from tests.engine.tasks import Service, by_hand, task
from zoho_ideolve_wizard.engine.task import Outcome, Task
from zoho_ideolve_wizard.guide.home.next_words import run_words

SERVICE = Service()
MADE = SERVICE.task("made")
REMOVED = task("removed", SERVICE.automatic("removed"), removes=True)
READ = SERVICE.task("read", twin=replace(by_hand(), checked=True))


def mailed(person: str, what: str = "invited") -> Task:
    return replace(SERVICE.task(f"{what}/{person}"), person=person, mails=True)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ([MADE], "Do it: 1 thing"),
        ([MADE, mailed("ana"), mailed("bo"), mailed("bo", "reminded")], "Do it: 4 things, mails 2 people"),
        ([mailed("ana")], "Do it: 1 thing, mails 1 person"),
        ([REMOVED], "Remove: 1 thing"),
        ([REMOVED, MADE, mailed("ana")], "Do it: 3 things, removes 1, mails 1 person"),
        ([READ, replace(READ, key="another")], "Check: 2 things"),
        ([READ, MADE], "Do it: 2 things"),
    ],
)
def test_the_button_says_what_it_does(run: list[Task], words: str) -> None:
    assert run_words(run, {one.key: Outcome.PENDING for one in run}) == words


def test_what_failed_is_tried_again_and_may_mail() -> None:
    run = [MADE, mailed("ana")]
    assert run_words(run, {one.key: Outcome.FAILED for one in run}) == "Try 2 again, mails 1 person"
