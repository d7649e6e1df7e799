"""Who leaves: facts in, tasks out; in order, and no more than that."""

import pytest

from tests.guide.desk import ways
from tests.guide.team_data import ADMIN, BY_API, BY_HAND, CRM, CRM_WEB, PLACE, address, facts, person, user
from zoho_ideolve_wizard.engine import plan
from zoho_ideolve_wizard.engine.by_hand import gather
from zoho_ideolve_wizard.engine.ledger import Ledger
from zoho_ideolve_wizard.engine.task import ByHand, Nothing, Task
from zoho_ideolve_wizard.guide import expert, salesperson
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import remove_job
from zoho_ideolve_wizard.guide.team.crm_access import HandOvers, Means
from zoho_ideolve_wizard.guide.team.crm_tasks import Ends
from zoho_ideolve_wizard.guide.team.team_facts import OWNED, TeamFacts
from zoho_ideolve_wizard.integration.roster import Role
from zoho_ideolve_wizard.services.zoho.crm_users import Owned

ANA, EVE, BO = person("ana"), person("eve", Role.EXPERT), person("bo", Role.BOTH)
THERE = facts(
    [user("ana"), user("bo")], members=["ana", "eve", "bo"], sales=["ana", "bo"], experts=["eve", "bo"]
)


def short(tasks: list[Task]) -> list[str]:
    """The keys without workspace and domain."""
    return [task.key.replace("/CRM", "").partition("@")[0] for task in plan.ordered(tasks)]


def test_a_salesperson_leaves_crm_first_then_group_workspace_and_account() -> None:
    tasks = salesperson.remove(ANA, THERE, PLACE, BY_API)
    assert short(tasks) == ["crm-off/ana", "group-out/Sales/ana", "workspace-out/ana", "disabled/ana"]
    assert all(task.removes and task.person == ANA.address for task in tasks)


def test_leaving_ideolve_does_not_wait_for_crm() -> None:
    tasks = {task.key: task for task in salesperson.remove(ANA, THERE, PLACE, BY_API)}
    group, workspace = f"group-out/CRM/Sales/{ANA.address}", f"workspace-out/CRM/{ANA.address}"
    assert tasks[group].needs == tasks[workspace].needs == ()
    assert tasks[f"disabled/{ANA.address}"].needs == (group, workspace)


def test_an_expert_leaves_group_workspace_and_account() -> None:
    assert short(expert.remove(EVE, THERE, PLACE, BY_API)) == [
        "group-out/Experts/eve",
        "workspace-out/eve",
        "disabled/eve",
    ]


def test_who_is_both_keeps_what_the_other_role_needs() -> None:
    assert short(salesperson.remove(BO, THERE, PLACE, BY_API)) == ["crm-off/bo", "group-out/Sales/bo"]
    assert short(expert.remove(BO, THERE, PLACE, BY_API)) == ["group-out/Experts/bo"]
    whole = salesperson.remove_whole(BO, THERE, PLACE, BY_API)
    assert short(whole) == [
        "crm-off/bo",
        "group-out/Sales/bo",
        "group-out/Experts/bo",
        "workspace-out/bo",
        "disabled/bo",
    ]
    assert len(whole[-1].needs) == 3


@pytest.mark.parametrize("means", [BY_API, BY_HAND], ids=["api", "by hand"])
@pytest.mark.parametrize(
    ("found", "holds"),
    [
        (None, ""),
        (THERE, ""),
        (facts(), "crm group workspace"),
        (facts([user("ana", "disabled")], members=["ana"]), "crm group"),
        (facts([user("ana")], invited=["ana"], sales=["ana"]), ""),
        (facts(None), "group workspace"),
        (facts([user("ana")], disabled=["ana"]), "group workspace disabled"),
        (facts([user("ana")], members=["ana"], elsewhere=["ana"]), "group disabled"),
    ],
    ids=[
        "nobody looked",
        "all there",
        "gone",
        "deactivated",
        "invited",
        "no CRM",
        "disabled",
        "elsewhere too",
    ],
)
def test_what_holds_is_left_alone(found: TeamFacts | None, holds: str, means: Means) -> None:
    tasks = salesperson.remove(ANA, found, PLACE, means)
    held = {name.split("-")[0].split("/")[0] for name, way in ways(tasks).items() if way == "holds"}
    assert held == set(holds.split())


def test_an_open_invitation_is_cancelled_and_the_plan_says_so() -> None:
    found = facts([user("ana")], invited=["ana"])
    titles = [task.title for task in salesperson.remove(ANA, found, PLACE, BY_API)]
    assert f"The invitation of {ANA.address} is canceled" in titles


def test_the_account_is_never_disabled_by_the_wizard_the_vendor_is_asked() -> None:
    *_, account = salesperson.remove(ANA, THERE, PLACE, BY_API)
    assert isinstance(account.action, ByHand)
    assert account.action.waits_for == "Mithi, Ideolve's vendor"
    assert ANA.address in account.action.message


@pytest.mark.parametrize(
    ("found", "if_any"),
    [
        (THERE, ""),
        (None, ""),
        (facts([user("ana")], invited=["ana"]), ", if there is one,"),
        (facts([user("ana")]), ", if there is one,"),
    ],
    ids=["member", "nobody looked", "invited", "never there"],
)
def test_of_whom_no_account_is_known_nothing_untrue_is_written(found: TeamFacts | None, if_any: str) -> None:
    *_, account = salesperson.remove(ANA, found, PLACE, BY_API)
    assert account.title == f"The Ideolve account of {ANA.address}{if_any} is disabled"
    assert isinstance(account.action, ByHand)
    assert "If it never had an account, nothing is to be done." in account.action.message
    assert "removed" not in account.action.message
    assert "never had an account" in account.action.notes[0]


def test_another_workspace_needs_the_account_and_the_plan_says_which() -> None:
    *_, account = salesperson.remove(ANA, facts(members=["ana"], elsewhere=["ana"]), PLACE, BY_API)
    assert isinstance(account.action, Nothing)
    assert "Other" in account.action.why


def test_deleting_comes_after_deactivating_and_says_what_is_owned() -> None:
    owned = TeamFacts(users=(user("ana"),), owned={ANA.address: Owned(1, 2)})
    off, gone, *_ = salesperson.remove(ANA, owned, PLACE, BY_API, Ends.DELETE)
    assert gone.needs == (off.key,)
    assert "(owns 1 account and 2 deals; none are moved)" in gone.title


def test_what_could_not_be_counted_is_said_before_anything_is_deleted(means: Means) -> None:
    unknown = TeamFacts(users=(user("ana"),), why_not={OWNED: "Zoho CRM does not answer."})
    _, gone, *_ = salesperson.remove(ANA, unknown, PLACE, BY_API, Ends.DELETE)
    assert "(what they own could not be counted; none are moved)" in gone.title
    order, *_ = salesperson.remove(ANA, unknown, PLACE, means, Ends.TRANSFER, address("bo"))
    assert order.title.endswith("then to delete the user (what they own could not be counted)")


@pytest.fixture
def means(sitting: Sitting) -> Means:
    return Means(CRM, ADMIN, CRM_WEB, HandOvers(sitting.ledger))


def test_a_hand_over_is_ordered_then_followed(means: Means) -> None:
    order, end, *_ = salesperson.remove(ANA, THERE, PLACE, means, Ends.TRANSFER, address("bo"))
    assert (order.key, end.key) == (f"crm-transfer/{ANA.address}", f"crm-transferred/{ANA.address}")
    assert end.needs == (order.key,)
    assert address("bo") in order.title
    assert ways([order, end]) == {order.key: "wizard", end.key: "wizard"}


def test_a_hand_over_that_is_under_way_is_not_ordered_again(means: Means) -> None:
    going = TeamFacts(users=(user("ana"),), handing_over=frozenset({ANA.address}))
    order, end, *_ = salesperson.remove(ANA, going, PLACE, means, Ends.TRANSFER, address("bo"))
    assert ways([order, end]) == {order.key: "holds", end.key: "wizard"}


def test_a_job_at_zoho_is_found_again_by_the_leavers_address(sitting: Sitting) -> None:
    ledger: Ledger = sitting.ledger
    HandOvers(ledger).keep(ANA.address, "job-1")
    assert HandOvers(ledger).job_of(ANA.address) == "job-1"
    HandOvers(ledger).forget(ANA.address)
    assert HandOvers(ledger).job_of(ANA.address) == ""


def test_by_hand_many_leavers_are_one_page_in_each_place_and_one_message() -> None:
    bob = person("bob")
    tasks = [*salesperson.remove(ANA, None, PLACE, BY_HAND), *salesperson.remove(bob, None, PLACE, BY_HAND)]
    pages = gather((task, task.action) for task in tasks if isinstance(task.action, ByHand))
    assert [page.title for page in pages] == [
        "Deactivate 2 users in Zoho CRM",
        "Take 2 people out of Sales",
        'Take 2 people out of the workspace "CRM"',
        "Ask Ideolve's vendor to disable 2 accounts",
    ]
    message = {value.label: value.text for value in pages[-1].steps[0].values}["Message"]
    assert ANA.address in message
    assert bob.address in message


def test_one_leaver_is_typed_by_address_several_by_count() -> None:
    ana = salesperson.remove(ANA, THERE, PLACE, BY_API)
    eve = expert.remove(EVE, THERE, PLACE, BY_API)
    assert remove_job.typed(ana) == ANA.address
    assert remove_job.typed([*ana, *eve]) == "2"
    assert remove_job.typed([]) == ""
