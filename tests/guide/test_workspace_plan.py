"""What is there and what is wanted, in; what is to do, out: workspace, groups and controls."""

from dataclasses import replace

import pytest

from tests.guide.desk import ways
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.question import Problem
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Value
from zoho_ideolve_wizard.guide import workspace
from zoho_ideolve_wizard.guide.credentials.answer_troubles import SAME_GROUPS
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.workspace import SUGGESTED, Wanted, recipe
from zoho_ideolve_wizard.services.http import Http
from zoho_ideolve_wizard.services.ideolve.admin import Controls, HttpAdmin, Workspace, WorkspaceList

WEB = "https://www.ideolve.com"
WANTED = Wanted("CRM", "Accounts and deals", ("Sales", "Experts"))
ADMIN = HttpAdmin(Http(["http://127.0.0.1:9"]), "http://127.0.0.1:9/admin", "client", "fake-api-key")
"""Never asked in these tests: a plan is made from facts alone."""

EVERYTHING_GOES = Controls(comment=True, create=True, delete=True)
FRESH = Workspace("CRM", "", EVERYTHING_GOES, EVERYTHING_GOES, ("asha@acme.example.com",), (), {})
COMPLETE = replace(
    FRESH, controls=SUGGESTED, default_note_controls=SUGGESTED, groups={"Sales": (), "Experts": ()}
)

WORKSPACE, SALES, EXPERTS = "workspace/CRM", "group/CRM/Sales", "group/CRM/Experts"
CONTROLS, NOTES = "controls/workspace-controls/CRM", "controls/default-note-controls/CRM"
ALL = (WORKSPACE, SALES, EXPERTS, CONTROLS, NOTES)


def facts(*found: Workspace) -> WorkspaceList:
    return WorkspaceList(found, ())


CASES = [
    pytest.param(facts(), set(), id="nothing exists"),
    pytest.param(facts(replace(COMPLETE, name="Other")), set(), id="only another workspace exists"),
    pytest.param(facts(FRESH), {WORKSPACE}, id="the workspace exists, bare"),
    pytest.param(facts(replace(FRESH, groups={"Sales": ()})), {WORKSPACE, SALES}, id="one group exists"),
    pytest.param(facts(replace(COMPLETE, groups={})), {WORKSPACE, CONTROLS, NOTES}, id="controls are set"),
    pytest.param(
        facts(replace(COMPLETE, default_note_controls=EVERYTHING_GOES)),
        {WORKSPACE, SALES, EXPERTS, CONTROLS},
        id="only the note controls are missing",
    ),
    pytest.param(facts(COMPLETE), set(ALL), id="everything exists"),
]


@pytest.mark.parametrize(("found", "holding"), CASES)
def test_what_holds_is_left_alone_and_the_wizard_does_the_rest(
    found: WorkspaceList, holding: set[str]
) -> None:
    assert ways(recipe(WANTED, found, ADMIN, WEB)) == {
        key: "holds" if key in holding else "wizard" for key in ALL
    }


@pytest.mark.parametrize(("found", "holding"), CASES)
def test_without_an_api_the_admin_does_the_rest(found: WorkspaceList, holding: set[str]) -> None:
    assert ways(recipe(WANTED, found, None, WEB)) == {
        key: "holds" if key in holding else "you" for key in ALL
    }


def test_before_anybody_looked_nothing_is_taken_to_hold() -> None:
    assert set(ways(recipe(WANTED, None, ADMIN, WEB)).values()) == {"wizard"}
    assert set(ways(recipe(WANTED, None, None, WEB)).values()) == {"you"}


def test_everything_needs_the_workspace_first() -> None:
    tasks = recipe(WANTED, facts(), ADMIN, WEB)
    assert {task.key for task in tasks if WORKSPACE in task.needs} == set(ALL) - {WORKSPACE}
    assert plan.ordered(tasks)[0].key == WORKSPACE


def test_archive_only_has_no_groups() -> None:
    tasks = recipe(replace(WANTED, groups=()), facts(), ADMIN, WEB)
    assert set(ways(tasks)) == {WORKSPACE, CONTROLS, NOTES}


def test_without_a_name_there_is_no_plan_yet() -> None:
    assert recipe(Wanted("", "", ()), None, None, WEB) == []


def test_another_workspace_is_another_plan_and_inherits_no_confirmation() -> None:
    one = {task.key for task in recipe(WANTED, None, None, WEB)}
    other = {task.key for task in recipe(replace(WANTED, workspace="Other"), None, None, WEB)}
    assert one.isdisjoint(other)


def test_each_automatic_task_has_a_twin_by_hand_with_the_same_words_as_without_an_api() -> None:
    automatic, by_hand = recipe(WANTED, facts(), ADMIN, WEB), recipe(WANTED, facts(), None, WEB)
    twins = [task.action.by_hand for task in automatic if isinstance(task.action, Automatic)]
    assert twins == [task.action for task in by_hand]
    assert len(twins) == len(ALL)


def test_by_hand_every_value_is_ready_to_copy_and_the_page_to_open() -> None:
    task = recipe(WANTED, None, None, WEB)[0]
    assert isinstance(task.action, ByHand)
    assert task.action.steps[0].url == WEB
    assert task.action.steps[1].values == (Value("Name", "CRM"), Value("Description", "Accounts and deals"))


def test_names_are_used_as_they_are_however_hostile() -> None:
    name = "[/bold] 100% \u05e9 / ../x"
    tasks = recipe(Wanted(name, "", (name,)), facts(), ADMIN, WEB)
    assert len(plan.ordered(tasks)) == 4
    assert all(name in task.title for task in tasks[:2])


# -- what is wanted, from the answers


def test_the_suggested_names_make_a_plan(sitting: Sitting) -> None:
    questions = {question.key: question for question in workspace.questions(sitting)}
    sitting.profile.set_many(
        {key: questions[key].default for key in ("workspace.name", "workspace.sales_group")}
        | {"workspace.experts_group": "Experts"}
    )
    assert workspace.wanted(sitting) == Wanted("Zoho CRM", "", ("Sales", "Experts"))
    sitting.profile.set("use", "archive")
    assert workspace.wanted(sitting).groups == ()


def test_archive_only_asks_for_no_groups(sitting: Sitting) -> None:
    def asked() -> set[str]:
        return {one.key for one in workspace.questions(sitting) if one.applies(sitting.answers)}

    groups = {"workspace.sales_group", "workspace.experts_group"}
    assert groups <= asked()
    sitting.profile.set("use", "archive")
    assert asked().isdisjoint(groups)


def test_the_real_ideolve_is_by_hand_and_no_key_of_the_account_is_asked_for(sitting: Sitting) -> None:
    asked = {one.key for one in workspace.questions(sitting) if one.applies(sitting.answers)}
    assert asked.isdisjoint({"ideolve.how", "ideolve.account_client_id", "ideolve.account_api_key"})
    sitting.profile.set_many({"workspace.name": "CRM", "ideolve.how": "api"})
    assert set(ways(workspace.tasks(sitting)).values()) == {"you"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x" * 101, "This has 101 characters. Use at most 100."),
        ("a\u202eb", "cannot be seen"),
        ("a\tb", "cannot be seen"),
    ],
)
def test_names_that_fit_no_form(name: str, words: str) -> None:
    problem = workspace.name(name, {})
    assert problem is not None
    assert words in problem.message


def test_two_groups_of_one_name_are_one_group(sitting: Sitting) -> None:
    experts = next(one for one in workspace.questions(sitting) if one.key == "workspace.experts_group")
    assert experts.problem("SALES", {"workspace.sales_group": "Sales"}) == Problem(SAME_GROUPS, brief=True)
    assert experts.problem("Experts", {"workspace.sales_group": "Sales"}) is None
