"""What a line of the list says: a check that failed is told apart from what was never tried, and each its system."""

import pytest

from tests.guide.automation_desk import AutomationDesk
from tests.guide.team_desk import CompanyDesk
from zoho_ideolve_wizard.deluge import ours
from zoho_ideolve_wizard.engine.task import Nothing, Task
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.words.outcome_words import all_done, system, title, word
from zoho_ideolve_wizard.integration.roster import Person


@pytest.fixture
async def desk(desk: AutomationDesk) -> AutomationDesk:
    """Built, without its rules."""
    await desk.goes_to("our-rules")
    return desk


def line(board: Board, number: int) -> str:
    task = board.tasks[number]
    return f"{word(board, task)}: {title(board, task)}"


async def test_a_rule_whose_check_failed_says_so_on_its_own_line(desk: AutomationDesk) -> None:
    rules = await desk.looks("our-rules")
    assert [line(rules, number) for number in range(3)] == [f"by hand: {rule.name}" for rule in ours.RULES]
    desk.makes_rule(ours.RULES[0]).active = False
    rules.confirm(rules.pages()[0])
    await rules.run(rules.to_run(), lambda _progress: None)
    assert line(rules, 0).startswith("not right: Ideolve accounts: ")
    assert "switched off" in line(rules, 0)
    assert "by hand." not in line(rules, 0)
    assert line(rules, 1) == "by hand: Ideolve deals"

    again = await desk.looks("our-rules")
    assert line(again, 0) == line(rules, 0)
    desk.setup.rules[0].active = True
    again = await desk.looks("our-rules")
    assert line(again, 0) == "done: Ideolve accounts"
    desk.setup.rules.clear()
    again = await desk.looks("our-rules")
    assert line(again, 0).startswith("not right: Ideolve accounts: No workflow rule")
    assert all(not system(again, task) for task in again.tasks)


ANA, BO = (Task(f"invitation/{who}", f"{who} is invited", "Ideolve", Nothing("")) for who in ("ana", "bo"))
CY, DI, EVE = (
    Task(f"group/{who}", f"{who} is in Sales", "Ideolve", Nothing("")) for who in ("cy", "di", "eve")
)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            {ANA: "Invited.", BO: "Invited.", CY: "Added.", DI: "Added.", EVE: "Added."},
            "5 things done: 2 invited, 3 added.",
        ),
        (
            {ANA: "Added. Zoho has mailed an invitation.", CY: "Taken out."},
            "2 things done: 1 added, 1 taken out.",
        ),
        ({ANA: "Invited.", BO: "The invitation is canceled.", CY: "Added."}, ""),
        ({ANA: "Invited."}, ""),
    ],
)
def test_the_end_of_a_run_says_what_was_done(lines: dict[Task, str], said: str) -> None:
    assert all_done(list(lines), {task.key: line for task, line in lines.items()}) == said


async def test_a_plan_about_several_systems_names_each_ones(company: CompanyDesk) -> None:
    board = await company.adds([Person("zoe.winter@acme.example.com", "Zoe Winter")])
    assert {task.system for task in board.tasks} == {"Ideolve", "Zoho CRM"}
    for task in board.tasks:
        assert task.system in f"{task.title} {system(board, task)}"
    assert "Ideolve" in {system(board, task) for task in board.tasks}
