"""Our catalog, its sources and its forms belong together, and serve every row of the guide."""

import json
import re
from collections.abc import Mapping
from importlib.resources import files

import pytest

from tests.deluge import coql
from tests.deluge.library import SOURCES, library
from tests.deluge.scenarios import SCENARIOS
from zoho_ideolve_wizard.deluge import catalog, ours, sources
from zoho_ideolve_wizard.deluge.directions import directions
from zoho_ideolve_wizard.deluge.memory import FIELDS, STATES
from zoho_ideolve_wizard.deluge.objects import Connection, Function, Rule, Schedule
from zoho_ideolve_wizard.deluge.sent_fields import ACCOUNT_DEFAULTS, SentField, as_value, kind_of
from zoho_ideolve_wizard.deluge.served import ADDED, LIMITS, SERVED
from zoho_ideolve_wizard.deluge.variables import VARIABLES, share_value
from zoho_ideolve_wizard.guide.corrections import CORRECTIONS
from zoho_ideolve_wizard.rehearsal.deluge import compile_source

Thing = Connection | Function | Rule | Schedule
THINGS: tuple[Thing, ...] = (*ours.OBJECTS, *ours.FUNCTIONS)

each_function = pytest.mark.parametrize("function", ours.FUNCTIONS, ids=lambda function: function.name)
each_thing = pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.name)
ALL_CODE = "\n".join(SOURCES.values())


def test_each_function_has_its_file_and_each_file_its_function() -> None:
    folder = files("zoho_ideolve_wizard.deluge").joinpath("functions")
    assert {path.name for path in folder.iterdir()} == {f"{one.name}.deluge" for one in ours.FUNCTIONS}


@each_function
def test_a_source_declares_what_the_catalog_says(function: Function) -> None:
    program = compile_source(sources.source(function))
    assert (program.namespace, program.name) == (function.category.lower(), function.name)
    assert program.arguments == tuple(argument.name for argument in function.arguments)
    assert program.returns == ("string" if function.category == "Standalone" else "void")
    before = ours.FUNCTIONS[: ours.FUNCTIONS.index(function)]
    assert set(program.calls) <= {f"standalone.{one.name}" for one in before}


@each_function
def test_what_is_pasted_by_hand_is_the_same_without_its_first_line_and_braces(function: Function) -> None:
    inner = "".join(f"\t{line}\n" if line else "\n" for line in sources.body(function).splitlines())
    assert f"{sources.declaration(function)}\n{{\n{inner}}}\n" == sources.source(function)


@each_function
def test_code_that_is_not_confirmed_to_be_taken_is_not_there(function: Function) -> None:
    code = sources.source(function)
    assert code.isascii()
    assert not re.search(r"\S.*// ", code)
    assert max(map(len, code.splitlines())) < 350


def test_every_helper_is_called() -> None:
    called = {name for source in SOURCES.values() for name in compile_source(source).calls}
    assert called == {f"standalone.{helper.name}" for helper in ours.HELPERS}


def test_the_fields_and_variables_are_those_that_the_code_uses() -> None:
    assert set(re.findall(r"\bIdeolve_\w+", ALL_CODE)) == {field.api_name for field in FIELDS}
    called = {function.name for function in ours.FUNCTIONS}
    quoted = set(re.findall(r'"(ideolve_\w+)"', ALL_CODE))
    assert quoted - called == {variable.api_name for variable in VARIABLES}


def test_the_states_are_those_that_the_code_writes() -> None:
    written = set(re.findall(r'"Ideolve_State":"(\w+)"', ALL_CODE))
    assert written == set(STATES)


def test_the_queries_are_those_that_the_code_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: set[str] = set()

    def recorded(text: str, modules: Mapping[str, coql.Rows]) -> list[dict[str, object]]:
        sent.add(text)
        return answer(text, modules)

    answer = coql.answer
    monkeypatch.setattr(coql, "answer", recorded)
    for scenario in SCENARIOS:
        if "from_before" not in scenario.__name__ and "many" not in scenario.__name__:
            scenario(library())
    assert {_shape(text) for text in sent} == {_shape(text) for text in ours.QUERIES}


def _shape(query: str) -> str:
    """Without what differs from query to query: module, day, moment, mark and limit."""
    anyhow = re.sub(r"(Modified_Time >= )'[^']*'", r"\1'0'", query)
    return re.sub(r"Accounts|Deals", "M", re.sub(r"\d+", "0", anyhow))


def test_names_and_forms_fit_what_zoho_takes() -> None:
    assert len({(field.module, field.api_name) for field in FIELDS}) == len(FIELDS)
    for field in FIELDS:
        assert field.label.replace(" ", "_") == field.api_name
        assert all(value for _, value in field.values())
    for variable in VARIABLES:
        assert len(variable.name) <= 50
        assert len(variable.description) <= 250
        assert variable.name == variable.api_name
        assert all(len(value.splitlines()) == 1 for _, value in variable.values())
    assert [variable.api_name for variable in VARIABLES if variable.secret] == ["ideolve_api_key"]
    for rule in ours.RULES:
        assert rule.name.replace(" ", "").isalnum()
    assert len({thing.name for thing in THINGS}) == len(THINGS)


def test_three_rules_two_schedules_and_the_connection_that_the_code_names() -> None:
    assert [(rule.api_module, rule.trigger, rule.repeat) for rule in ours.RULES] == [
        ("Accounts", "Create or Edit", True),
        ("Deals", "Create or Edit", True),
        ("Events", "Create", False),
    ]
    assert len(ours.SCHEDULES) == 2
    assert set(re.findall(r'connection:"(\w+)"', ALL_CODE)) == {ours.CONNECTION.link_name}
    known = {correction.key for correction in CORRECTIONS}
    assert {key for thing in THINGS for key in thing.corrections} <= known


@each_thing
def test_by_hand_every_value_is_handed_out(thing: Thing) -> None:
    lines = directions(thing)
    handed_out = [pair for line in lines for pair in line.values]
    assert [pair for pair in handed_out if pair in thing.values()] == list(thing.values())
    assert all(len(line.text.splitlines()) == 1 and line.text.endswith(".") for line in lines)
    assert not any(line.connector_values for line in lines)
    assert [line.code for line in lines if line.code] == (
        [sources.body(thing)] if isinstance(thing, Function) else []
    )


def test_by_hand_a_functions_arguments_are_named_in_order() -> None:
    lines = directions(ours.ROWS)
    named = [value for line in lines for label, value in line.values if label.startswith("Argument ")]
    assert named == ["variable", "name_field", "now_text", "before_text"]


def test_each_row_of_the_guide_is_served_and_says_why_ours_differs() -> None:
    rows = [row.key for row in SERVED if row.key]
    assert sorted(rows) == sorted(
        thing.key for thing in (*catalog.FUNCTIONS, *catalog.RULES, *catalog.SCHEDULES)
    )
    names = {thing.name for thing in THINGS}
    for row in SERVED:
        assert row.by
        assert set(row.by) <= names
        assert row.why.endswith(".")
    assert {name for row in SERVED for name in row.by} == names - {
        ours.CONNECTION.name,
        *(helper.name for helper in ours.HELPERS),
    }
    assert all(text.endswith(".") for text in (*LIMITS, *(part for pair in ADDED for part in pair)))


def test_the_chosen_fields_as_a_variable() -> None:
    value = as_value([SentField("Industry", "Branche", "text"), SentField("Owner", 'The "owner"', "lookup")])
    assert json.loads(value) == {
        "fields": [
            {"api": "Industry", "label": "Branche", "kind": "text"},
            {"api": "Owner", "label": 'The "owner"', "kind": "lookup"},
        ]
    }
    assert "\n" not in value
    assert len(as_value(ACCOUNT_DEFAULTS)) < 400


@pytest.mark.parametrize(
    ("data_type", "kind"),
    [
        ("text", "text"),
        ("picklist", "text"),
        ("currency", "text"),
        ("boolean", "text"),
        ("ownerlookup", "lookup"),
        ("lookup", "lookup"),
        ("multiselectpicklist", "list"),
        ("subform", None),
        ("fileupload", None),
    ],
)
def test_how_a_field_is_read(data_type: str, kind: str | None) -> None:
    assert kind_of(data_type) == kind


def test_with_whom_notes_are_shared_as_a_variable() -> None:
    assert json.loads(share_value(["Experts"], ["bo@example.com"])) == {
        "users": {"sharewith": [{"group": "Experts"}, {"user": "bo@example.com"}]}
    }
    assert share_value([]) == "{}"
