"""The account's pair in place of the connector's: Ideolve takes either, so it is a question before it is kept."""

from collections.abc import Callable

import pytest

from tests.guide.desk import API_KEY, connected
from zoho_ideolve_wizard.engine.question import PRESENT, Question, kept_for
from zoho_ideolve_wizard.engine.task import ByHand
from zoho_ideolve_wizard.guide import connector
from zoho_ideolve_wizard.guide.credentials import token_pair
from zoho_ideolve_wizard.guide.credentials.tokens import Slot
from zoho_ideolve_wizard.guide.sitting import Sitting

ACCOUNT_ID = "IDV-ACCOUNT"
Asked = Callable[[Sitting], list[Question]]


@pytest.fixture
async def ready(sitting: Sitting) -> Sitting:
    await sitting.open_vault("memory")
    await sitting.put_secrets({"ideolve.account_api_key": API_KEY})
    sitting.profile.set("ideolve.account_client_id", ACCOUNT_ID)
    return sitting


def of_the_form(sitting: Sitting) -> list[Question]:
    return connector.pair_questions(sitting)[:2]


def of_a_new_pair(sitting: Sitting) -> list[Question]:
    return token_pair.new_pair_questions(sitting)


both = pytest.mark.parametrize("asked", [of_the_form, of_a_new_pair])


@both
async def test_the_pair_of_the_account_is_asked_about_once_and_may_be_right(
    ready: Sitting, asked: Asked
) -> None:
    client_id, key = asked(ready)
    problem = client_id.problem(ACCOUNT_ID, {})
    assert problem is not None
    assert "the Client Id of your Ideolve account" in problem.message
    assert "the one that the form issued" in problem.message
    assert problem.can_override
    assert key.problem(API_KEY, {client_id.key: ACCOUNT_ID, key.key: PRESENT}) is None


@both
async def test_the_key_of_the_account_beside_another_client_id_is_asked_about(
    ready: Sitting, asked: Asked
) -> None:
    client_id, key = asked(ready)
    problem = key.problem(API_KEY, {client_id.key: "IDV-CONNECTOR"})
    assert problem is not None
    assert problem.can_override
    assert API_KEY not in problem.message


@both
async def test_another_pair_is_taken_and_still_has_to_be_one_word(ready: Sitting, asked: Asked) -> None:
    client_id, key = asked(ready)
    assert client_id.problem("IDV-CONNECTOR", {}) is None
    assert key.problem("fake-other-key", {client_id.key: "IDV-CONNECTOR"}) is None
    for question in (client_id, key):
        problem = question.problem("two words", {client_id.key: "IDV-CONNECTOR"})
        assert problem is not None
        assert not problem.can_override


def test_without_an_account_pair_nothing_is_asked(sitting: Sitting) -> None:
    client_id, key = of_the_form(sitting)
    assert client_id.problem("IDV-1", {}) is None
    assert key.problem("fake-key", {client_id.key: "IDV-1"}) is None


@both
def test_a_key_is_kept_for_its_own_client_id_alone(sitting: Sitting, asked: Asked) -> None:
    client_id, key = asked(sitting)
    before = {client_id.key: "IDV-1", key.key: PRESENT}
    assert kept_for(key, [client_id, key], before, before) is None
    problem = kept_for(key, [client_id, key], before, before | {client_id.key: "IDV-2"})
    assert problem is not None
    assert client_id.prompt in problem.message


async def test_the_form_saved_again_names_the_host_it_took_and_what_is_asked_next(sitting: Sitting) -> None:
    await connected(sitting)

    def said() -> str:
        (task,) = connector.form_of(sitting, Slot.CURRENT)
        assert isinstance(task.action, ByHand)
        return " ".join(step.text for step in task.action.steps)

    assert "this one is the likeliest" in said()
    assert "they are asked for next" in said()
    sitting.profile.set("connector.host", "https://accounts.zoho.in")
    sitting.profile.set("connector.client_id", "IDV-1")
    assert "the one that the form took the last time" in said()
    assert "next you are asked whether it shows a new Client Id and API key" in said()
    assert token_pair.shown_questions(sitting)[0].default == token_pair.NEW
