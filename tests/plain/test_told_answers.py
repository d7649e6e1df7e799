"""What is said of an answer: that it was taken, what it comes to, what Enter gives, and what was probably meant."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.plain.test_team import at_the_team
from tests.support.headstart import headstart
from tests.support.opening import sitting_for
from tests.support.person import Person
from tests.support.prompts import Keys, at_the_prompts, never
from tests.support.rehearsed import Rehearsed
from zoho_ideolve_wizard.engine.question import Answers, Choice, Kind, Problem, Question
from zoho_ideolve_wizard.guide.credentials.answer_troubles import NO_DAY
from zoho_ideolve_wizard.guide.crm_side import automation_access
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask
from zoho_ideolve_wizard.plain import prompting
from zoho_ideolve_wizard.plain.asking import ask_part
from zoho_ideolve_wizard.plain.prompting import Console

ID = "1000.FAKE1234567890ABCDEFGHIJKLMNOP"
SECRET = "fake0123456789fake0123456789fake01234567"


async def asked(home: Path, question: Question, *typed: str) -> tuple[str, str]:
    """What was kept, a secret included, and what was said, when this is typed."""
    sitting = sitting_for(None, home)
    await sitting.open_vault("memory")
    keys, written = Keys(), list[str]()
    for line in typed:
        keys.press(line)

    def questions(_sitting: Sitting) -> Sequence[Question]:
        return [question]

    await ask_part(Console(keys, written.append, never), sitting, Ask("one", "One", "", questions))
    kept = sitting.secret(question.key) if question.secret else sitting.answer(question.key)
    await sitting.close()
    return kept, "".join(written)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.SECRET])
async def test_what_a_question_is_about_is_said_with_it_and_once_each_time_it_is_asked_for(
    kind: Kind, home: Path
) -> None:
    about = "As it stands on the sign"
    typed, counts = ["?", "keys", "?", "Acme"], [1, 2, 2, 3]
    for place, count in enumerate(counts):
        _, said = await asked(home, Question("name", "Name", kind, help=about), *typed[:place], "Acme")
        assert said.count(about) == count


async def test_of_a_hidden_answer_its_length_is_said(home: Path) -> None:
    kept, said = await asked(home, Question("zoho.client_secret", "Client Secret", Kind.SECRET), SECRET)
    assert kept == SECRET
    assert said.endswith("Taken, 40 characters.\n")
    assert SECRET not in said


@pytest.mark.parametrize(("typed", "kept"), [("", SECRET), ("-", "")])
async def test_enter_takes_the_example_and_a_hyphen_leaves_it_empty(
    typed: str, kept: str, home: Path
) -> None:
    question = Question("zoho.client_secret", "Client Secret", Kind.SECRET, noted=SECRET, optional=True)
    found, said = await asked(home, question, typed)
    assert found == kept
    assert "Enter takes the example; - leaves it empty: " in said


async def test_of_a_long_id_the_beginning_is_said(home: Path) -> None:
    kept, said = await asked(home, Question("zoho.client_id", "Client Id", noted=ID), "")
    assert kept == ID
    assert said.startswith("Client Id. Enter takes the example, the one that begins with 1000.FAK: ")


async def test_what_was_probably_meant_is_taken_by_yes(home: Path) -> None:
    def check(answer: str, _answers: Answers) -> Problem | None:
        return None if answer == "right" else Problem(NO_DAY, instead="right")

    kept, said = await asked(home, Question("name", "Name", check=check), "wrong", "yes")
    assert kept == "right"
    assert "Type yes to take right." in said


async def test_what_is_chosen_is_said(home: Path) -> None:
    choices = (Choice("one", "The first"), Choice("two", "The second"))
    kept, said = await asked(home, Question("which", "Which", Kind.CHOICE, choices=choices), "2")
    assert kept == "two"
    assert said.endswith("Chosen: The second.\n")


def test_a_question_as_a_line_keeps_its_mark() -> None:
    assert prompting.Choice("host", "Which Host did the form take?", "this").line == (
        "Which Host did the form take? this."
    )


async def test_a_day_is_answered_with_how_many_records_that_means(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async def before(sitting: Sitting) -> None:
        answers = {"consent.way": "paste", automation_access.WAY: automation_access.OURS}
        await headstart(sitting, rehearsal, person, "automation/before", answers=answers)

    async with at_the_prompts(rehearsal.printed, home, before=before) as talk:
        await talk.chooses("Go on with the setup")
        await talk.chooses("Send those made or changed since a day")
        await talk.reads("Since which day? Year, month, day, as in 2026-01-31;")
        await talk.types("2020-01-31")
        await talk.reads(
            "Those made or changed since 31 January 2020 are sent, by the schedule: 7 accounts and 6 deals "
            "without a note when that was answered."
        )


async def test_the_teams_consent_can_be_by_hand_instead(
    rehearsal: Rehearsed, person: Person, home: Path
) -> None:
    async with at_the_team(rehearsal, person, home) as talk:
        await talk.chooses("Add people")
        await talk.chooses("Type or paste addresses")
        await talk.types("zoe.winter@acme.example.com", "")
        await talk.chooses("Continue")
        await talk.types("")
        await talk.chooses("By hand instead")
        await talk.reads("How is it done in CRM?")
        await talk.chooses("By hand")
        await talk.reads("Role and names")
