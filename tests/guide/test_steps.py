"""The steps in the guide's order, with what each needs; where each stands is derived."""

from tests.guide.desk import CLIENT_ID, connected
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Do


def test_the_guides_numbers_in_order_with_people_late() -> None:
    assert [(step.key, step.guide) for step in steps.SETUP] == [
        ("prerequisites", "1.1"),
        ("workspace", "1.2, 1.3"),
        ("application", "2.1"),
        ("consent", "2.2, 2.3"),
        ("connector", "3"),
        ("connection", "4"),
        ("automation", "5"),
        ("people", "1.3"),
        ("finish", ""),
    ]


def test_a_step_needs_only_steps_before_it() -> None:
    keys = [step.key for step in steps.SETUP]
    for index, step in enumerate(steps.SETUP):
        assert set(step.needs) <= set(keys[:index]), step.key


def test_parts_and_questions_are_told_apart(sitting: Sitting) -> None:
    for step in steps.SETUP:
        assert len({part.key for part in step.parts}) == len(step.parts)
    keys = [question.key for question in steps.every_question(sitting)]
    assert len(keys) >= 15
    assert len(set(keys)) == len(keys)


def test_what_a_question_follows_is_a_question(sitting: Sitting) -> None:
    questions = list(steps.every_question(sitting))
    keys = {question.key for question in questions}
    assert {key for question in questions for key in question.follows} <= keys


def test_every_question_says_what_it_asks(sitting: Sitting) -> None:
    for question in steps.every_question(sitting):
        assert question.prompt
        assert (
            question.default in {choice.value for choice in question.choices} | {""} or not question.choices
        )
        if question.default and not question.choices:
            assert question.problem(question.default, {}) is None, question.key


def test_at_the_start_nothing_is_done_and_each_step_says_what_it_lacks(sitting: Sitting) -> None:
    assert {steps.of_step(step, sitting) for step in steps.SETUP} == {Standing.NOT_STARTED}
    connector = next(step for step in steps.SETUP if step.key == "connector")
    assert [step.key for step in steps.missing(connector, sitting)] == ["workspace", "consent"]


async def test_with_a_token_in_hand_consent_is_done_and_no_longer_missed(sitting: Sitting) -> None:
    await connected(sitting)
    sitting.profile.set("zoho.client_id", CLIENT_ID)
    consent = next(step for step in steps.SETUP if step.key == "consent")
    assert steps.of_step(consent, sitting) is Standing.DONE
    sitting.profile.set("zoho.client_id", "1000.ANOTHERCLIENT0123")
    assert steps.of_step(consent, sitting) is Standing.STARTED
    sitting.profile.set("zoho.client_id", CLIENT_ID)
    connector = next(step for step in steps.SETUP if step.key == "connector")
    assert [step.key for step in steps.missing(connector, sitting)] == ["workspace"]


def test_no_two_tasks_of_the_setup_share_a_key(sitting: Sitting) -> None:
    keys = [
        task.key
        for step in steps.SETUP
        for part in step.parts
        if isinstance(part, Do)
        for task in part.tasks(sitting, None)
    ]
    assert len(keys) >= 10
    assert len(set(keys)) == len(keys)
