"""Step 7 with the wizard's own functions, over the rehearsal: from nothing to complete, and again."""

import pytest

from tests.guide.automation_desk import AutomationDesk
from zoho_ideolve_wizard.deluge import memory, ours, sources, variables
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import ByHand, Outcome
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.credentials.token_revoke import revoke
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FIELD, FUNCTION, VARIABLE, Made
from zoho_ideolve_wizard.guide.step import Ask
from zoho_ideolve_wizard.services.failure import ServiceFailure

GOOD = {Outcome.VERIFIED, Outcome.NOTHING}


async def test_from_nothing_to_complete_with_rules_and_schedules_by_hand(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    assert set(desk.outcomes("note").values()) == {Outcome.VERIFIED}
    assert "showed its id" in next(iter(desk.boards["note"].lines.values()))
    build = desk.boards["build"]
    assert set(build.outcomes.values()) == {Outcome.VERIFIED}, build.lines
    assert len(build.tasks) == len(memory.FIELDS) + len(variables.VARIABLES) + len(ours.FUNCTIONS)

    for field in memory.FIELDS:
        assert desk.field(field.module, field.api_name).data_type == field.data_type
    for one in ours.FUNCTIONS:
        assert desk.function(one.name).code == sources.source(one)
    assert desk.variable("ideolve_api_key").value == desk.sitting.secret("connector.api_key")
    assert desk.variable("ideolve_state").value == variables.RUNNING

    rules = await desk.looks("our-rules")
    assert set(rules.outcomes.values()) == {Outcome.WAITING_YOU}
    assert (
        "No workflow rule of Accounts calls ideolve_account_saved."
        in rules.lines["crm/rule/ideolve-accounts"]
    )
    desk.makes_rules()
    for page in rules.pages():
        rules.confirm(page)
    assert set(rules.outcomes.values()) == {Outcome.PENDING}
    await rules.run(rules.to_run(), lambda _progress: None)
    assert set(rules.outcomes.values()) == {Outcome.VERIFIED}
    assert "deal_id is filled with ${!Deals.Id}" in rules.lines["crm/rule/ideolve-deals"]

    schedules = await desk.looks("our-schedules")
    assert len(schedules.pages()) == 2
    for page in schedules.pages():
        schedules.confirm(page)
    for part in desk.parts():
        if part.key != "prove":
            assert steps.of_part(part, desk.sitting) is Standing.DONE, part.key


async def test_a_second_run_writes_nothing(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    before = desk.writes
    build = await desk.looks("build")
    assert build.to_run() == []
    assert set(build.outcomes.values()) == {Outcome.NOTHING}
    assert desk.writes == before


async def test_what_the_wizard_made_is_remembered_by_its_id(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    made = Made(desk.sitting.ledger)
    assert set(made.all(FUNCTION)) == {one.name for one in ours.FUNCTIONS}
    assert set(made.all(VARIABLE)) == {one.api_name for one in variables.VARIABLES}
    assert len(made.all(FIELD)) == len(memory.FIELDS)
    assert made.id_of(FUNCTION, "ideolve_sync") == desk.function("ideolve_sync").id


async def test_a_function_edited_in_crm_is_noticed_and_left_alone_until_the_admin_says_so(
    desk: AutomationDesk,
) -> None:
    await desk.goes_to("our-rules")
    function = desk.function("ideolve_escape")
    own, function.code = function.code, function.code.replace("&amp;", "and")
    before = desk.writes
    build = await desk.looks("build")
    (page,) = build.pages()
    assert page.title == "ideolve_escape is not the wizard's any more"
    assert "1 line is not the wizard's" in page.steps[0].text
    (value,) = page.steps[0].values
    before_, after = value.text.split("\n")
    assert (before_[0], after[0]) == ("-", "+")
    assert after[1:] == before_[1:].replace('"and"', '"&amp;"')
    assert build.to_run() == []
    assert desk.writes == before

    await desk.does("changed", {})
    assert (await desk.looks("build")).to_run() == []
    part = desk.part("changed")
    assert isinstance(part, Ask)
    (question,) = part.questions(desk.sitting)
    await desk.does("changed", {question.key: "overwrite"})
    await desk.does("build")
    assert desk.function("ideolve_escape").code == own
    assert set(desk.outcomes("build").values()) <= GOOD
    assert "changed" not in [one.key for one in desk.parts()]


async def test_a_change_that_the_admin_keeps_is_asked_about_once_and_another_one_again(
    desk: AutomationDesk,
) -> None:
    await desk.goes_to("our-rules")
    function = desk.function("ideolve_escape")
    function.code = function.code.replace("&amp;", "and")
    build = await desk.looks("build")
    build.confirm(build.pages()[0])
    assert build.done
    assert (await desk.looks("build")).done
    function.code = function.code.replace("and", "plus")
    again = await desk.looks("build")
    assert [page.title for page in again.pages()] == ["ideolve_escape is not the wizard's any more"]


async def test_layout_that_crms_editor_changed_is_no_change(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    function = desk.function("ideolve_escape")
    function.code = function.code.replace("\t", "    ").replace("\n", "\r\n")
    assert set((await desk.looks("build")).outcomes.values()) == {Outcome.NOTHING}


async def test_other_answers_change_only_what_they_are_about(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    await desk.does("sent", {"automation.account_fields": "phone, Website"})
    before = desk.writes
    with pytest.raises(ServiceFailure, match="have not seen yet what a note will hold"):
        await desk.looks("build")
    assert desk.writes == before
    await desk.does("preview")
    assert steps.of_part(desk.part("build"), desk.sitting) is Standing.STARTED
    build = await desk.looks("build")
    assert [task.title for task in build.to_run()] == ["Variable ideolve_account_fields: set anew"]
    await build.run(build.to_run(), lambda _progress: None)
    assert '"api":"Phone"' in desk.variable("ideolve_account_fields").value
    assert "Industry" not in desk.variable("ideolve_account_fields").value


async def test_a_pause_is_not_undone_by_building_again(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    desk.variable("ideolve_state").value = variables.PAUSED
    assert (await desk.looks("build")).to_run() == []
    assert desk.variable("ideolve_state").value == variables.PAUSED


async def test_by_hand_every_value_and_all_code_is_ready_to_copy(desk: AutomationDesk) -> None:
    await desk.goes_to("build", {automation_access.HOW: automation_access.BY_HAND})
    assert "consent" not in [one.key for one in desk.parts()]
    before = desk.writes
    build = await desk.looks("build")
    assert {type(task.action) for task in build.tasks} == {ByHand}
    pages = build.pages()
    assert [page.title for page in pages[:4]] == [
        "5 fields of Accounts",
        "6 fields of Deals",
        "Events: Ideolve Told Account",
        "12 variables",
    ]
    values = [value for page in pages for step in page.steps for value in step.values]
    assert [value.secret for value in values if value.secret] == ["connector.api_key"]
    code = [value.text for value in values if value.label == "Code"]
    assert code == [sources.body(one) for one in ours.FUNCTIONS]
    for page in pages:
        build.confirm(page)
    assert build.done
    assert desk.writes == before


async def test_when_all_is_built_the_token_may_be_revoked_and_nothing_is_open(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    desk.makes_rules()
    await desk.does("our-rules")
    sitting = desk.sitting
    await revoke(sitting, Purpose.AUTOMATION, Slot.CURRENT)
    for key in ("consent", "build", "our-rules"):
        assert steps.of_part(desk.part(key), sitting) is Standing.DONE, key
    with pytest.raises(ServiceFailure, match="is not at hand"):
        await desk.looks("build")
