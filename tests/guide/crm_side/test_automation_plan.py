"""Facts in, tasks out: what the plan makes of what CRM lists. No service is asked."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.guide.desk import CARD, connected
from zoho_ideolve_wizard.deluge import memory, ours, variables
from zoho_ideolve_wizard.engine.task import Automatic, ByHand, Nothing, Outcome, Task
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.crm_side import automation_access as access
from zoho_ideolve_wizard.guide.crm_side import (
    automation_before,
    automation_build,
    automation_edited,
    automation_fields,
    automation_paths,
)
from zoho_ideolve_wizard.guide.crm_side.automation_facts import NOTHING_READ, CrmSetUp
from zoho_ideolve_wizard.guide.crm_side.automation_memory import FUNCTION, Made, Written
from zoho_ideolve_wizard.guide.crm_side.automation_values import code, value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.rehearsing import NOTE_PATHS
from zoho_ideolve_wizard.services.zoho.crm_fields import Field
from zoho_ideolve_wizard.services.zoho.crm_functions import Function
from zoho_ideolve_wizard.services.zoho.crm_variables import Variable

EMPTY = CrmSetUp({}, {}, {})


@pytest.fixture
async def ready(sitting: Sitting) -> Sitting:
    """All questions answered, both tokens in hand, a test note proven."""
    await connected(sitting)
    await sitting.keep_token(Purpose.AUTOMATION, Slot.CURRENT, CARD, "1000.fakeautomation0123")
    await sitting.put_secrets({"connector.api_key": "fake-api-key"})
    sitting.profile.set_many(
        {
            access.WAY: access.OURS,
            access.HOW: access.API,
            "connector.client_id": "fake-client",
            "ideolve.primary_contact": "crm@acme.example.com",
            automation_paths.NOTE: NOTE_PATHS.note,
            automation_paths.COMMENT: NOTE_PATHS.comment,
            automation_paths.ATTACHMENT: NOTE_PATHS.attachment,
            automation_paths.NOTE_ID: NOTE_PATHS.note_id,
            automation_fields.ACCOUNT_FIELDS: "Industry",
            automation_fields.DEAL_FIELDS: "Stage",
            automation_before.BEFORE: automation_before.ALL,
            automation_before.FROM: variables.EVERYTHING,
        }
    )
    note, *_ = automation_paths.tasks(sitting)
    sitting.ledger.end(note, Outcome.VERIFIED, "It showed its id.")
    return sitting


def complete(sitting: Sitting) -> CrmSetUp:
    """CRM as the wizard would leave it."""
    return CrmSetUp(
        {
            f"{one.module}/{one.api_name}": Field("1", one.api_name, one.label, one.data_type, custom=True)
            for one in memory.FIELDS
        },
        {
            one.api_name: Variable("1", one.api_name, one.name, "text", "1", value(one, sitting))
            for one in variables.VARIABLES
        },
        {one.name: Function("1", one.name, one.name, one.category) for one in ours.FUNCTIONS},
        {one.name: code(one, sitting) for one in ours.FUNCTIONS},
    )


def plan(sitting: Sitting, facts: CrmSetUp | None) -> Mapping[str, Task]:
    return {task.title: task for task in automation_build.tasks(sitting, facts)}


def of_kind(tasks: Mapping[str, Task], kind: type[object]) -> list[str]:
    return [title for title, task in tasks.items() if isinstance(task.action, kind)]


async def test_there_is_no_plan_before_a_note_was_proven(ready: Sitting) -> None:
    assert len(plan(ready, EMPTY)) == 40
    ready.profile.set(automation_paths.NOTE, "/v5/other")
    assert plan(ready, EMPTY) == {}


async def test_in_an_empty_crm_everything_is_for_the_wizard_with_its_twin(ready: Sitting) -> None:
    tasks = plan(ready, EMPTY)
    assert of_kind(tasks, Automatic) == list(tasks)
    for task in tasks.values():
        assert isinstance(task.action, Automatic)
        assert task.action.by_hand is not None, task.key


async def test_where_all_of_it_holds_nothing_is_to_do(ready: Sitting) -> None:
    tasks = plan(ready, complete(ready))
    assert of_kind(tasks, Nothing) == list(tasks)


async def test_functions_come_one_after_the_other_and_after_the_note(ready: Sitting) -> None:
    tasks = [task for task in automation_build.tasks(ready, EMPTY) if task.key.startswith("crm/function/")]
    note = automation_paths.note_key(ready)
    assert [task.needs for task in tasks] == [(note,), *((note, task.key) for task in tasks[:-1])]


async def test_only_what_differs_is_changed(ready: Sitting) -> None:
    facts = complete(ready)
    held = dict(facts.variables or {})
    held["ideolve_mail_to"] = replace(held["ideolve_mail_to"], value="somebody@else.example.com")
    held["ideolve_state"] = replace(held["ideolve_state"], value=variables.PAUSED)
    fields = {name: one for name, one in (facts.fields or {}).items() if name != "Deals/Ideolve_State"}
    tasks = plan(ready, replace(facts, variables=held, fields=fields))
    assert of_kind(tasks, Automatic) == [
        "Deals: Ideolve State",
        "Variable ideolve_mail_to: set anew",
    ]
    state = tasks["Variable ideolve_state"].action
    assert isinstance(state, Nothing)
    assert state.why == "It says paused, and is left so."


async def test_a_field_of_another_kind_is_in_the_way(ready: Sitting) -> None:
    facts = complete(ready)
    fields = dict(facts.fields or {})
    fields["Deals/Ideolve_State"] = replace(fields["Deals/Ideolve_State"], type="boolean")
    tasks = plan(ready, replace(facts, fields=fields))
    action = tasks["Deals: Ideolve State"].action
    assert isinstance(action, ByHand)
    assert "of another kind (boolean)" in action.steps[0].text


@pytest.mark.parametrize("kind", ["fields", "variables", "functions"])
async def test_what_crm_does_not_let_be_read_is_by_hand(ready: Sitting, kind: str) -> None:
    whole = complete(ready)
    facts = {
        "fields": replace(whole, fields=None),
        "variables": replace(whole, variables=None),
        "functions": replace(whole, functions=None),
    }[kind]
    by_hand = [task.key for task in plan(ready, facts).values() if isinstance(task.action, ByHand)]
    assert by_hand
    assert all(key.startswith(f"crm/{kind.removesuffix('s')}/") for key in by_hand)


async def test_the_wizards_older_code_is_updated_and_somebody_elses_is_not(ready: Sitting) -> None:
    facts = complete(ready)
    older, others = 'string standalone.x()\n{\n\treturn "1";\n}', 'string standalone.x()\n{\n\treturn "2";\n}'
    Made(ready.ledger).keep(FUNCTION, "ideolve_post", "1")
    Written(ready.ledger).keep("ideolve_post", older)
    facts = replace(facts, code={**facts.code, "ideolve_post": older, "ideolve_find": others})
    automation_edited.learn(ready, facts.code)
    tasks = plan(ready, facts)
    assert of_kind(tasks, Automatic) == ["Function ideolve_post: updated"]
    assert of_kind(tasks, ByHand) == ["ideolve_find was there before"]


async def test_a_function_that_lost_its_code_gets_it_again(ready: Sitting) -> None:
    facts = complete(ready)
    facts = replace(facts, code={**facts.code, "ideolve_find": ""})
    automation_edited.learn(ready, facts.code)
    assert of_kind(plan(ready, facts), Automatic) == ["Function ideolve_find: updated"]


async def test_by_hand_nothing_is_for_the_wizard(ready: Sitting) -> None:
    ready.profile.set(access.HOW, access.BY_HAND)
    tasks = plan(ready, NOTHING_READ)
    assert of_kind(tasks, ByHand) == list(tasks)


async def test_no_key_of_a_task_and_nothing_it_shows_holds_the_api_key(ready: Sitting) -> None:
    for task in plan(ready, EMPTY).values():
        assert isinstance(task.action, Automatic)
        assert task.action.by_hand is not None
        shown = [value.text for step in task.action.by_hand.steps for value in step.values]
        assert "fake-api-key" not in " ".join((task.key, task.title, *shown))
