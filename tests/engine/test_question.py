"""A question tells what is wrong with an answer, when it applies, and what follows from it."""

from hypothesis import given
from hypothesis import strategies as st

from zoho_ideolve_wizard.engine.question import (
    NEEDED,
    NOT_OFFERED,
    Answers,
    Choice,
    Kind,
    Problem,
    Question,
    asked,
    dropped_by,
    unanswered,
)
from zoho_ideolve_wizard.trouble import ENTERED, Trouble

NO_DIGITS = Trouble("test.digits", ENTERED, "A name has no digits.", "They slip in.", "Leave them out.")


def no_digits(answer: str, answers: Answers) -> Problem | None:
    if answers.get("strict") == "no":
        return None
    return Problem(NO_DIGITS, can_override=True) if any(map(str.isdigit, answer)) else None


NAME = Question("name", "Name", check=no_digits)
COLOUR = Question("colour", "Colour", Kind.CHOICE, choices=(Choice("red", "Red"), Choice("blue", "Blue")))


def test_an_answer_that_is_needed_cannot_be_left_out() -> None:
    assert NAME.problem("", {}) == Problem(NEEDED, brief=True)
    assert Question("note", "Note", optional=True, check=no_digits).problem("", {}) is None


def test_a_field_shows_what_is_wrong_and_what_to_do_but_not_why_and_less_where_it_is_plain() -> None:
    assert Problem(NO_DIGITS).message == "A name has no digits. Leave them out."
    assert Problem(NEEDED, brief=True).message == "This is needed to go on."


def test_a_check_says_what_to_do_and_sees_the_other_answers() -> None:
    assert NAME.problem("abc", {}) is None
    assert NAME.problem("abc1", {}) == Problem(NO_DIGITS, can_override=True)
    assert NAME.problem("abc1", {"strict": "no"}) is None


def test_only_an_answer_that_was_offered_can_be_chosen() -> None:
    assert COLOUR.problem("red", {}) is None
    assert COLOUR.problem("green", {}) == Problem(NOT_OFFERED)


def test_a_question_that_does_not_apply_is_neither_asked_nor_missed() -> None:
    shade = Question("shade", "Shade", applies=lambda answers: answers.get("colour") == "blue")
    assert asked([COLOUR, shade], {"colour": "red"}) == [COLOUR]
    assert unanswered([COLOUR, shade], {"colour": "red"}) == []
    assert unanswered([COLOUR, shade], {"colour": "blue"}) == [shade]


def test_an_optional_question_is_never_missed() -> None:
    assert unanswered([NAME, Question("note", "Note", optional=True)], {}) == [NAME]


def test_what_an_admin_noted_down_is_in_no_repr() -> None:
    assert "fake-secret" not in repr(Question("key", "Key", Kind.SECRET, noted="fake-secret-1"))


WAY = Question("way", "Way")
CLIENT = Question("client", "Client", follows=("way",))
SECRET = Question("secret", "Secret", Kind.SECRET, follows=("client",))
OTHER = Question("other", "Other")
ALL = (SECRET, CLIENT, WAY, OTHER)
ANSWERED = {"way": "browser", "client": "1000.A", "secret": "present", "other": "x"}


def test_a_changed_answer_drops_what_follows_from_it_however_indirectly() -> None:
    assert set(dropped_by(["way"], ALL, ANSWERED)) == {CLIENT, SECRET}
    assert dropped_by(["client"], ALL, ANSWERED) == [SECRET]
    assert dropped_by(["other"], ALL, ANSWERED) == []


def test_only_answers_that_are_there_are_dropped_and_named() -> None:
    without_client = {key: answer for key, answer in ANSWERED.items() if key != "client"}
    assert dropped_by(["way"], ALL, without_client) == [SECRET]
    assert dropped_by(["way"], ALL, {}) == []


def test_what_was_itself_changed_is_not_dropped() -> None:
    assert dropped_by(["way", "client"], ALL, ANSWERED) == [SECRET]


def test_answers_that_follow_from_each_other_drop_each_other_once() -> None:
    egg, hen = Question("egg", "Egg", follows=("hen",)), Question("hen", "Hen", follows=("egg",))
    assert dropped_by(["egg"], [egg, hen], {"egg": "1", "hen": "1"}) == [hen]


@given(st.permutations(ALL))
def test_the_order_of_the_questions_does_not_matter(questions: list[Question]) -> None:
    assert set(dropped_by(["way"], questions, ANSWERED)) == {CLIENT, SECRET}
