"""A new pair of the connector and the vendor's functions: those that stand in CRM are opened, not made again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.guide.desk import sitting_in
from zoho_ideolve_wizard.engine.task import ByHand, Outcome, Task
from zoho_ideolve_wizard.guide import automation, connector, token
from zoho_ideolve_wizard.guide.credentials import tokens
from zoho_ideolve_wizard.guide.crm_side.automation_access import VENDOR, WAY
from zoho_ideolve_wizard.guide.sitting import Sitting


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Sitting]:
    sitting = sitting_in(tmp_path, answers={WAY: VENDOR, "connector.client_id": "IDV-OLD"})
    yield sitting
    sitting.ledger.close()


def steps_of(tasks: Sequence[Task]) -> list[str]:
    return [
        " ".join(step.text for step in task.action.steps) for task in tasks if isinstance(task.action, ByHand)
    ]


def new_pair(sitting: Sitting) -> None:
    sitting.profile.set_many({connector.PAIR_SINCE: tokens.now(), "connector.client_id": "IDV-NEW"})


def test_what_was_made_is_opened_and_gets_the_new_pair(desk: Sitting) -> None:
    made = automation.functions(desk)
    assert all("start a new function" in text for text in steps_of(made))
    for task in made:
        desk.ledger.end(task, Outcome.CONFIRMED)
    new_pair(desk)
    tasks = token.function_tasks(desk)
    assert len(tasks) == 7
    for text in steps_of(tasks):
        assert "open this function. It fails until it is saved with the new pair." in text
        assert "start a new function" not in text
    (action,) = {type(task.action) for task in tasks}
    assert action is ByHand
    first = tasks[0].action
    assert isinstance(first, ByHand)
    values = [(value.label, value.text, value.secret) for step in first.steps for value in step.values]
    assert values[1:] == [("Client Id", "IDV-NEW", ""), ("API key", "", "connector.api_key")]
    for task in tasks:
        desk.ledger.end(task, Outcome.CONFIRMED)
    assert all("open this function" in text for text in steps_of(automation.functions(desk)))


def test_what_was_never_made_is_made(desk: Sitting) -> None:
    first, *_ = automation.functions(desk)
    desk.ledger.end(first, Outcome.CONFIRMED)
    new_pair(desk)
    opened, *rest = steps_of(automation.functions(desk))
    assert "open this function" in opened
    assert all("start a new function" in text for text in rest)
