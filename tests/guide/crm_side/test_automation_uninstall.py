"""Uninstalling over the rehearsal: what the wizard made goes, what others made stays, and it is typed first."""

import pytest

from tests.guide.automation_desk import AutomationDesk
from tests.guide.team_desk import CompanyDesk
from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.crm_side import automation_uninstall as uninstall
from zoho_ideolve_wizard.guide.crm_side.automation_removal import REMOVE, REMOVE_FIELDS
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.rehearsal.crm_setup import Function, Variable
from zoho_ideolve_wizard.services.failure import ServiceFailure


@pytest.fixture
async def desk(desk: AutomationDesk) -> AutomationDesk:
    """Built, with its rules."""
    await desk.goes_to("our-rules")
    desk.makes_rules()
    return desk


async def removes(desk: AutomationDesk) -> Board:
    """The plan, and all that the wizard can do of it."""
    board = Board(uninstall.PLAN, desk.sitting)
    await board.look()
    await board.run(board.to_run(), lambda _progress: None)
    uninstall.settle(desk.sitting)
    return board


async def test_nothing_is_deleted_while_a_rule_still_calls_it(desk: AutomationDesk) -> None:
    uninstall.job(desk.sitting)
    before = desk.writes
    with pytest.raises(ServiceFailure, match="still calls ideolve_account_saved"):
        await Board(uninstall.PLAN, desk.sitting).look()
    stop = Board(uninstall.STOP, desk.sitting)
    await stop.look()
    await stop.run(stop.to_run(), lambda _progress: None)
    assert [stop.outcomes[task.key] for task in stop.tasks[:3]] == [Outcome.WAITING_YOU] * 3
    assert desk.writes == before


async def test_what_the_wizard_made_goes_and_what_was_there_stays(desk: AutomationDesk) -> None:
    company = desk.desk.rehearsal.company
    foreign = Function(company.new_id(), "own_report", "own_report", "Standalone", None)
    desk.setup.functions.append(foreign)
    own = Variable(
        company.new_id(), "own_key", "own_key", "text", desk.variable("ideolve_state").group_id, "1"
    )
    desk.setup.variables.append(own)
    fields = len(desk.setup.fields)
    desk.setup.rules.clear()
    uninstall.job(desk.sitting)
    stop = Board(uninstall.STOP, desk.sitting)
    await stop.look()
    for page in stop.pages():
        stop.confirm(page)
    assert stop.done

    board = Board(uninstall.PLAN, desk.sitting)
    await board.look()
    count = len(ours.FUNCTIONS) + len(variables.VARIABLES)
    assert uninstall.typed(board.to_run()) == str(count)
    board = await removes(desk)
    assert set(board.outcomes.values()) == {Outcome.VERIFIED}
    assert desk.setup.functions == [foreign]
    assert desk.setup.variables == [own]
    assert len(desk.setup.fields) == fields

    assert steps.of_part(desk.part("build"), desk.sitting) is not Standing.DONE
    assert steps.of_part(desk.part("our-rules"), desk.sitting) is not Standing.DONE
    before = desk.writes
    uninstall.job(desk.sitting)
    again = await removes(desk)
    assert set(again.outcomes.values()) == {Outcome.NOTHING}
    assert desk.writes == before


async def test_a_function_that_somebody_else_made_under_our_name_stays(desk: AutomationDesk) -> None:
    desk.setup.rules.clear()
    company = desk.desk.rehearsal.company
    ours_once = desk.function("ideolve_catch_up")
    ours_once.id = company.new_id()
    board = await removes(desk)
    assert desk.setup.functions == [ours_once]
    line = next(
        line for key, line in board.lines.items() if key.startswith("uninstall/function/ideolve_catch_up/")
    )
    assert line == "The wizard did not make it, so it stays."


async def test_variables_made_by_hand_stay_and_that_one_still_holds_the_key_is_said(
    desk: AutomationDesk,
) -> None:
    desk.setup.rules.clear()
    by_hand = [desk.variable("ideolve_api_key"), desk.variable("ideolve_client_id")]
    for one in by_hand:
        one.id = desk.desk.rehearsal.company.new_id()
    board = await removes(desk)
    assert [one.api_name for one in desk.setup.variables] == ["ideolve_client_id", "ideolve_api_key"]
    (page,) = board.pages()
    assert page.title == "Delete variable ideolve_api_key"
    assert "still holds the API key" in page.steps[1].text
    assert not board.done
    board.confirm(page)
    assert board.done


async def test_what_somebody_made_after_crm_had_refused_it_to_the_wizard_stays(company: CompanyDesk) -> None:
    desk = AutomationDesk(company)
    company.sitting.profile.drop(automation_access.WAY)
    await desk.goes_to("build")
    desk.desk.rehearsal.refuses("POST /crm/v8/settings/functions", "NO_PERMISSION")
    await desk.does("build")
    desk.desk.rehearsal.faults()
    code = 'string standalone.ideolve_ready()\n{\n\treturn "mine";\n}\n'
    foreign = Function("1", "ideolve_ready", "ideolve_ready", "Standalone", None, code)
    desk.setup.functions.append(foreign)
    build = await desk.looks("build")
    assert "ideolve_ready was there before" in [page.title for page in build.pages()]
    await removes(desk)
    assert desk.setup.functions == [foreign]


async def test_the_fields_go_only_when_asked_for_and_with_their_own_consent(desk: AutomationDesk) -> None:
    desk.setup.rules.clear()
    await desk.desk.answers(uninstall.HOW, {REMOVE_FIELDS: REMOVE})
    with pytest.raises(ServiceFailure, match="may not delete fields"):
        await Board(uninstall.PLAN, desk.sitting).look()
    await desk.consents(uninstall.CONSENT)
    names = {one.api_name for one in memory.FIELDS}
    others = [one for one in desk.setup.fields if one.api_name not in names]
    made_anew = desk.field("Deals", "Ideolve_State")
    made_anew.id = desk.desk.rehearsal.company.new_id()
    board = await removes(desk)
    assert set(board.outcomes.values()) == {Outcome.VERIFIED, Outcome.NOTHING}
    assert [one for one in desk.setup.fields if one.api_name in names] == [made_anew]
    assert [one for one in desk.setup.fields if one.api_name not in names] == others


async def test_it_can_be_built_again_afterwards(desk: AutomationDesk) -> None:
    desk.setup.rules.clear()
    await removes(desk)
    await desk.does("build")
    assert set(desk.outcomes("build").values()) == {Outcome.VERIFIED, Outcome.NOTHING}
    assert {one.api_name for one in desk.setup.functions} == {one.name for one in ours.FUNCTIONS}


async def test_by_hand_each_kind_is_one_page(desk: AutomationDesk) -> None:
    desk.sitting.profile.set(automation_access.HOW, automation_access.BY_HAND)
    board = Board(uninstall.PLAN, desk.sitting)
    await board.look()
    assert [page.title for page in board.pages()] == ["Delete 16 functions", "Delete 12 variables"]
