"""What goes wrong while CRM is set up: refusals become work by hand, a sudden end loses nothing, a new key arrives."""

import pytest

from tests.guide.automation_desk import AutomationDesk
from zoho_ideolve_wizard.deluge import ours, sources, variables
from zoho_ideolve_wizard.engine.task import ByHand, Outcome
from zoho_ideolve_wizard.guide import connector, token
from zoho_ideolve_wizard.guide.credentials import token_state, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_paths
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FIELD, FUNCTION, VARIABLE, Made
from zoho_ideolve_wizard.guide.home.board import Board
from zoho_ideolve_wizard.guide.home.next_words import next_words
from zoho_ideolve_wizard.rehearsal.crm_setup import Function
from zoho_ideolve_wizard.services.failure import ServiceFailure


async def test_without_a_notes_id_nothing_is_installed(desk: AutomationDesk) -> None:
    desk.desk.rehearsal.settings(notes_without_id=True)
    await desk.goes_to("build")
    assert Outcome.FAILED in desk.outcomes("note").values()
    before = desk.writes
    with pytest.raises(ServiceFailure, match="No test note has shown its id yet"):
        await desk.looks("build")
    assert desk.writes == before
    assert desk.setup.functions == []


async def test_another_path_has_to_be_proven_anew(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    await desk.does("paths", {automation_paths.NOTE: "/v4/user/{user}/notes"})
    assert not automation_paths.proven(desk.sitting)
    await desk.does("note")
    assert desk.outcomes("note")[automation_paths.note_key(desk.sitting)] is Outcome.FAILED


async def test_functions_that_crm_does_not_take_by_program_are_by_hand_with_their_code(
    desk: AutomationDesk,
) -> None:
    desk.desk.rehearsal.faults(("POST /crm/v8/settings/functions", "status", 404, 0))
    await desk.goes_to("our-rules")
    build = desk.boards["build"]
    first = next(task for task in build.tasks if task.key.startswith("crm/function/"))
    assert build.outcomes[first.key] is Outcome.WAITING_YOU
    (page,) = [page for page in build.pages() if page.tasks[0].key == first.key]
    code = [value.text for step in page.steps for value in step.values if value.label == "Code"]
    assert code == [sources.body(ours.FUNCTIONS[0])]


@pytest.mark.parametrize("code", ["NO_PERMISSION", "FEATURE_NOT_SUPPORTED"])
@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("fields", ["5 fields of Accounts", "6 fields of Deals", "Events: Ideolve Told Account"]),
        ("variables", ["Variable ideolve_state"]),
        ("functions", ["Function ideolve_ready"]),
    ],
)
async def test_without_a_permission_or_in_another_edition_it_is_by_hand(
    desk: AutomationDesk, kind: str, titles: list[str], code: str
) -> None:
    desk.desk.rehearsal.refuses(f"POST /crm/v8/settings/{kind}", code)
    await desk.goes_to("our-rules")
    build = desk.boards["build"]
    assert [page.title for page in build.pages()] == titles
    for page in build.pages():
        build.confirm(page)
    assert not [task for task in build.tasks if build.outcomes[task.key] is Outcome.FAILED]


async def test_what_crm_does_not_even_list_is_by_hand_from_the_start(desk: AutomationDesk) -> None:
    desk.desk.rehearsal.faults(("GET /crm/v8/settings/functions", "status", 404, 0))
    await desk.goes_to("build")
    build = await desk.looks("build")
    by_hand = [task for task in build.tasks if isinstance(task.action, ByHand)]
    assert [task.key.split("/")[2] for task in by_hand] == [one.name for one in ours.FUNCTIONS]


async def test_an_answer_that_was_lost_makes_nothing_twice_and_is_still_ours(desk: AutomationDesk) -> None:
    await desk.goes_to("build")
    desk.desk.rehearsal.faults(
        ("POST /crm/v8/settings/functions", "truncated"), ("POST /crm/v8/settings/fields", "truncated")
    )
    await desk.does("build")
    assert set(desk.outcomes("build").values()) == {Outcome.VERIFIED}
    made = Made(desk.sitting.ledger)
    assert len(desk.setup.functions) == len(made.all(FUNCTION)) == len(ours.FUNCTIONS)
    assert len(made.all(FIELD)) == 12


@pytest.mark.parametrize("kind", [FIELD, VARIABLE, FUNCTION])
async def test_what_crm_refused_for_certain_is_not_the_wizards_if_somebody_makes_it_later(
    desk: AutomationDesk, kind: str
) -> None:
    await desk.goes_to("build")
    desk.desk.rehearsal.refuses(f"POST /crm/v8/settings/{kind}s", "NO_PERMISSION")
    await desk.does("build")
    made = Made(desk.sitting.ledger)
    name = {FIELD: "Accounts/Ideolve_Note_Id", VARIABLE: "ideolve_state", FUNCTION: "ideolve_ready"}[kind]
    made.found(kind, name, "somebody else's")
    assert made.all(kind) == {}


async def test_a_function_that_is_made_and_cannot_be_read_back_is_the_wizards(desk: AutomationDesk) -> None:
    await desk.goes_to("build")
    desk.desk.rehearsal.refuses("GET /crm/v8/settings/functions/", "NO_PERMISSION")
    await desk.does("build")
    (there,) = desk.setup.functions
    assert Made(desk.sitting.ledger).all(FUNCTION) == {there.api_name: there.id}


async def test_a_function_of_our_name_that_was_there_before_is_left_alone(desk: AutomationDesk) -> None:
    await desk.goes_to("build")
    code = 'string standalone.ideolve_escape(String plain)\n{\n\treturn "mine";\n}\n'
    own = Function("1", "ideolve_escape", "ideolve_escape", "Standalone", None, code, ("plain",))
    desk.setup.functions.append(own)
    await desk.does("build")
    assert own.code == code
    build = await desk.looks("build")
    assert [page.title for page in build.pages()] == ["ideolve_escape was there before"]
    others = {one.name for one in ours.FUNCTIONS} - {"ideolve_escape"}
    assert set(Made(desk.sitting.ledger).all(FUNCTION)) == others


async def test_a_rule_without_its_argument_or_without_edits_does_not_hold(
    desk: AutomationDesk,
) -> None:
    await desk.goes_to("our-rules")
    accounts, deals, meetings = ours.RULES
    desk.makes_rule(accounts, mapped=False)
    desk.makes_rule(deals, when="create")
    desk.makes_rule(meetings).active = False
    board = await desk.looks("our-rules")
    assert set(board.outcomes.values()) == {Outcome.WAITING_YOU}
    lines = [board.lines[f"crm/rule/{one.key}"] for one in ours.RULES]
    assert "hands nothing to the argument account_id" in lines[0]
    assert lines[1] == "The rule “Ideolve deals” runs on Create only, and has to run on Create or Edit."
    assert "is switched off" in lines[2]
    told = [[step.text for step in page.steps] for page in board.pages()]
    assert all(one[0] == line for one, line in zip(told, lines, strict=True))
    assert "map account_id to Account Id" in told[0][1]
    assert "Do not make another one" in told[0][2]
    assert "Create Rule" not in " ".join(told[0] + told[2]), "whoever does that makes a second rule"
    assert told[1][1].startswith("That cannot be changed later: delete the rule")
    assert "Create Rule" in told[1][2]
    assert not any(line in note for page in board.pages() for note in page.notes for line in lines)
    for page in board.pages():
        board.confirm(page)
    await board.run(board.to_run(), lambda _progress: None)
    assert set(board.outcomes.values()) == {Outcome.WAITING_YOU}


async def test_what_is_wrong_with_a_rule_that_was_made_is_what_its_page_begins_with(
    desk: AutomationDesk,
) -> None:
    await desk.goes_to("our-rules")
    board = await desk.looks("our-rules")
    first = board.pages()[0]
    assert "choose Create Rule" in first.steps[0].text
    desk.makes_rule(ours.RULES[0], mapped=False)
    board.confirm(first)
    await board.run([board.tasks[0]], lambda _progress: None)
    (page,) = [one for one in board.pages() if one.key == first.key]
    assert "hands nothing to the argument account_id" in page.steps[0].text
    said = " ".join([*(step.text for step in page.steps), *page.notes])
    assert "Create Rule" not in said
    assert "No workflow rule" not in said


async def test_a_rule_that_was_not_found_after_all_is_made(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    board = await desk.looks("our-rules")
    first = board.pages()[0]
    board.confirm(first)
    await board.run([board.tasks[0]], lambda _progress: None)
    page = board.pages()[0]
    assert page.steps[0].text == "No workflow rule of Accounts calls ideolve_account_saved."
    assert page.steps[1:] == first.steps


async def test_a_rule_whose_argument_is_mapped_to_another_field_does_not_hold(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    desk.makes_rules()
    for rule, field in zip(desk.setup.rules, ("Account_Name", "Account_Name", "What_Id"), strict=True):
        rule.mapping = dict.fromkeys(rule.mapping, field)
    board = await desk.looks("our-rules")
    assert set(board.outcomes.values()) == {Outcome.WAITING_YOU}
    lines = [board.lines[f"crm/rule/{one.key}"] for one in ours.RULES]
    assert "fills the argument account_id with ${!Accounts.Account_Name}" in lines[0]
    assert "fills the argument deal_id with ${!Deals.Account_Name}" in lines[1]
    assert "fills the argument meeting_id with ${!Events.What_Id}" in lines[2]


async def test_a_new_pair_reaches_crm_in_one_action(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    sitting = desk.sitting
    assert not token_state.functions_are_open(sitting)
    sitting.profile.set(connector.PAIR_SINCE, tokens.now())
    await sitting.put_secrets({"connector.api_key": "fake-new-api-key"})
    sitting.profile.set("connector.client_id", "fake-new-client-id")
    assert token_state.functions_are_open(sitting)
    board = Board(token.FUNCTIONS, sitting)
    await board.run(board.to_run(), lambda _progress: None)
    assert set(board.outcomes.values()) == {Outcome.VERIFIED}
    assert desk.variable("ideolve_client_id").value == "fake-new-client-id"
    assert desk.variable("ideolve_api_key").value == "fake-new-api-key"
    assert not token_state.functions_are_open(sitting)


async def test_without_the_token_a_new_pair_is_two_variables_by_hand(desk: AutomationDesk) -> None:
    await desk.goes_to("our-rules")
    sitting = desk.sitting
    await tokens.discard(sitting.profile, sitting.vault, Purpose.AUTOMATION, Slot.CURRENT)
    sitting.profile.set_many({connector.PAIR_SINCE: tokens.now(), "connector.client_id": "fake-new-id"})
    (page,) = Board(token.FUNCTIONS, sitting).pages()
    assert page.title == "2 variables"


async def test_another_companys_consent_builds_nothing(desk: AutomationDesk) -> None:
    await desk.goes_to("build")
    sitting = desk.sitting
    card = tokens.card(sitting.profile, Purpose.AUTOMATION, Slot.CURRENT)
    assert card is not None
    sitting.profile.set("tokens.automation.current.organization_id", "another")
    before = desk.writes
    with pytest.raises(ServiceFailure, match="was given for Acme"):
        await desk.looks("build")
    assert desk.writes == before


async def test_where_crm_makes_no_group_by_its_name_the_variables_go_into_one_that_exists(
    desk: AutomationDesk,
) -> None:
    await desk.goes_to("build")
    desk.desk.rehearsal.faults(("POST /crm/v8/settings/variables", "status", 400, 1))
    await desk.does("build")
    assert set(desk.outcomes("build").values()) == {Outcome.VERIFIED}
    groups = {one.id: one.name for one in desk.setup.groups}
    assert groups[desk.variable("ideolve_state").group_id] == "General"
    assert groups[desk.variable("ideolve_mail_to").group_id] == variables.GROUP


async def test_whatever_was_said_to_be_done_is_read_back_all_of_it(desk: AutomationDesk) -> None:
    """Looked at once before, when none was there: what was said then is not what counts."""
    await desk.goes_to("our-rules")
    board = await desk.looks("our-rules")
    for made in (False, True):
        if made:
            desk.makes_rules()
        for page in board.pages():
            board.confirm(page)
        assert next_words(board) == "Check: 3 things"
        await board.run(board.to_run(), lambda _progress: None)
        wanted = Outcome.VERIFIED if made else Outcome.WAITING_YOU
        assert set(board.outcomes.values()) == {wanted}
