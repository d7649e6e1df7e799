"""The catalog serves every row of the vendor's guide, with its slips corrected."""

import pytest

from zoho_ideolve_wizard.deluge.catalog import CONNECTION, FUNCTIONS, OBJECTS, RULES, SCHEDULES
from zoho_ideolve_wizard.deluge.directions import directions
from zoho_ideolve_wizard.deluge.objects import Connection, Function, Rule, Schedule

Thing = Connection | Function | Rule | Schedule

each_object = pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: thing.key)
each_function = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.key)
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)


def test_the_guides_seven_functions_with_their_files_are_served() -> None:
    assert {(function.key, function.category, function.file_name) for function in FUNCTIONS} == {
        ("create-note-on-new-account", "Automation", "create-account-on-ideolve.txt"),
        ("create-note-on-new-deal", "Automation", "create-deal-on-ideolve.txt"),
        ("update-note-on-account-update", "Automation", "update-note-on-account-update.txt"),
        ("add-comment-on-meeting-in-account", "Automation", "account-meetings-to-ideolve-comment.txt"),
        ("add-comment-on-deal-in-account", "Automation", "account-deals-to-ideolve-comment.txt"),
        ("sync-account-attachments", "Schedule", "handle-account-attachments.txt"),
        ("sync-deal-attachments", "Schedule", "handle-deals-attachments.txt"),
    }
    assert len(FUNCTIONS) == 7


def test_the_guides_five_rules_are_served_each_on_the_module_that_can_see_its_event() -> None:
    assert [
        (rule.name, rule.api_module, rule.trigger, rule.repeat, rule.function.name) for rule in RULES
    ] == [
        (
            "Create Ideolve note on account creation",
            "Accounts",
            "Create",
            False,
            "create_note_on_new_account",
        ),
        ("Create Ideolve note on deal creation", "Deals", "Create", False, "create_note_on_new_deal"),
        (
            "Update Ideolve note on account update",
            "Accounts",
            "Edit",
            True,
            "update_note_on_account_update",
        ),
        (
            "Add comment in Ideolve on meeting in account",
            "Events",
            "Create",
            False,
            "add_comment_on_meeting_in_account",
        ),
        (
            "Add comment in Ideolve on deal in account",
            "Deals",
            "Create",
            False,
            "add_comment_on_deal_in_account",
        ),
    ]


def test_the_guides_two_schedules_call_functions_that_exist() -> None:
    assert [(schedule.name, schedule.function_key, schedule.every) for schedule in SCHEDULES] == [
        ("SyncAccountsAttachments", "sync-account-attachments", "Every 2 hours"),
        ("SyncDealsAttachments", "sync-deal-attachments", "Every 2 hours"),
    ]


def test_the_connection_is_the_guides() -> None:
    assert (CONNECTION.name, CONNECTION.link_name) == ("Auth For Deluge COQL", "authfordelugecoql")
    assert CONNECTION.scopes == (
        "ZohoCRM.coql.READ",
        "ZohoCRM.modules.accounts.ALL",
        "ZohoCRM.modules.deals.ALL",
        "ZohoCRM.modules.attachments.ALL",
    )


def test_each_function_is_called_exactly_once_from_where_its_category_can_be_called() -> None:
    called = [(rule.function_key, "Automation") for rule in RULES]
    called += [(schedule.function_key, "Schedule") for schedule in SCHEDULES]
    assert sorted(called) == sorted((function.key, function.category) for function in FUNCTIONS)


@each_rule
def test_a_rule_is_on_its_functions_module_and_hands_it_a_record(rule: Rule) -> None:
    assert rule.module == rule.function.module
    assert len(rule.function.arguments) == 1


@each_rule
def test_a_rules_name_is_one_that_zoho_takes(rule: Rule) -> None:
    assert len(rule.name) <= 100
    assert rule.name.replace(" ", "").isalnum()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_only_a_rule_for_edits_asks_to_be_repeated(rule: Rule) -> None:
    labels = [label for label, _ in rule.values()]
    assert ("Repeat this workflow every time a record is edited" in labels) is (rule.trigger == "Edit")


@each_function
def test_a_functions_name_can_stand_in_deluge_code(function: Function) -> None:
    assert function.name.isidentifier()
    assert function.name.isascii()
    assert function.name == function.key.replace("-", "_")
    assert all(argument.name.isidentifier() for argument in function.arguments)


def test_keys_and_names_are_unique() -> None:
    assert len({(type(thing), thing.key) for thing in OBJECTS}) == len(OBJECTS) == 1 + 7 + 5 + 2
    assert len({thing.name for thing in OBJECTS}) == len(OBJECTS)
    assert len({function.file_name for function in FUNCTIONS}) == 7


@each_object
def test_values_are_one_line_each_and_their_labels_tell_them_apart(thing: Thing) -> None:
    values = thing.values()
    assert len(values) >= 4
    for label, value in values:
        assert label.strip() == label != ""
        assert value.strip() == value != ""
        assert len(value.splitlines()) == len(label.splitlines()) == 1
    assert len({label for label, _ in values}) == len(values)


@each_object
def test_directions_hand_out_every_value_in_the_forms_order(thing: Thing) -> None:
    handed_out = [pair for line in directions(thing) for pair in line.values]
    form = [pair for pair in handed_out if pair in thing.values()]
    assert form == list(thing.values())


@each_object
def test_directions_are_single_lines(thing: Thing) -> None:
    lines = directions(thing)
    assert len(lines) >= 5
    assert all(len(line.text.splitlines()) == 1 and line.text.endswith(".") for line in lines)


@each_function
def test_directions_for_a_function_say_which_file_and_ask_for_the_connectors_two_values(
    function: Function,
) -> None:
    lines = directions(function)
    assert function.file_name in lines[0].text
    assert lines[0].url == "https://docs.mithi.com/home/integration-with-zoho-crm"
    [replacing] = [line for line in lines if line.connector_values]
    assert "Ideolve Client Id" in replacing.text
    assert "Ideolve API key" in replacing.text


def test_what_is_not_confirmed_is_said_where_it_is_mapped() -> None:
    doubted = {
        rule.key
        for rule in RULES
        if any("not confirmed" in line.text for line in directions(rule) if line.values)
    }
    assert doubted == {"comment-on-meeting", "comment-on-deal"}
