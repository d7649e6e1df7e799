"""A question: something only the admin knows, declared once as data.

Forms, plain prompts, answers files and the documentation draw themselves from it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from zoho_ideolve_wizard.trouble import ENTERED, Trouble

Answers = Mapping[str, str]
"""Question key -> answer. Secrets appear only as whether they are there (`PRESENT`)."""

PRESENT = "present"


NEEDED = Trouble(
    "answer.needed",
    ENTERED,
    "This is needed to go on.",
    "",
    "Enter it, or choose one of the answers.",
)
FOLLOWS = Trouble(
    "answer.follows",
    ENTERED,
    "What was kept here belongs to another “{which}”.",
    "A Client Id and its secret or key are issued together.",
    "Enter the one that belongs to this.",
)
NOT_OFFERED = Trouble(
    "answer.not-offered",
    ENTERED,
    "This is not one of the answers.",
    "",
    "Choose one of those shown.",
)


class Kind(StrEnum):
    TEXT = "text"
    SECRET = "secret"  # noqa: S105 - the word, not a secret
    CHOICE = "choice"


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Problem:
    """Why an answer cannot be used; some may be overridden. `brief` leaves out what to do where the field shows it.
    `instead`: what was probably meant."""

    trouble: Trouble
    can_override: bool = False
    brief: bool = False
    instead: str = ""

    @property
    def message(self) -> str:
        """In words that say what to do. Why it usually happens is told by the index alone: a field has few lines."""
        return self.trouble.what if self.brief else self.trouble.told


def names_in(text: str) -> list[str]:
    """Names with commas between them, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


Check = Callable[[str, Answers], Problem | None]


def _always(_answers: Answers) -> bool:
    return True


def _nothing(_answer: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Question:
    """`fills` gives the answers to other questions that follow from this one; `follows` names the
    questions whose change drops this answer; `repeats` names the question whose hidden answer is typed once more
    here, so that a slip in either shows; `noted` is what the admin wrote down elsewhere, offered ready to fill in;
    `picks` are the names that a text may hold, with commas, to be chosen from a list. `exact`: blanks around the
    answer belong to it. `since` is the answer under which the time is kept when this one was given last. `kept_as` is
    the name of another secret: left empty, that one stays."""

    key: str
    prompt: str
    kind: Kind = Kind.TEXT
    help: str = ""
    default: str = ""
    placeholder: str = ""
    choices: tuple[Choice, ...] = ()
    picks: tuple[Choice, ...] = ()
    check: Check | None = None
    applies: Callable[[Answers], bool] = _always
    optional: bool = False
    fills: Callable[[str], Mapping[str, str]] = _nothing
    follows: tuple[str, ...] = ()
    noted: str = field(default="", repr=False)
    exact: bool = False
    repeats: str = ""
    since: str = ""
    kept_as: str = ""

    @property
    def secret(self) -> bool:
        return self.kind is Kind.SECRET

    def problem(self, answer: str, answers: Answers) -> Problem | None:
        """What is wrong with `answer`, or None."""
        if not answer:
            return None if self.optional else Problem(NEEDED, brief=True)
        if self.kind is Kind.CHOICE and answer not in {choice.value for choice in self.choices}:
            return Problem(NOT_OFFERED)
        return self.check(answer, answers) if self.check else None


def asked(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """The questions that apply, given the answers so far."""
    return [question for question in questions if question.applies(answers)]


def unanswered(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """The questions that apply and still lack a usable answer."""
    return [
        question
        for question in asked(questions, answers)
        if not question.optional and not answers.get(question.key)
    ]


def kept_for(
    question: Question, questions: Iterable[Question], kept: Answers, now: Answers
) -> Problem | None:
    """Why a kept secret cannot stay though nothing was entered in its place; None if it can."""
    for other in questions:
        before = kept.get(other.key) or other.default
        if other.key in question.follows and now.get(other.key, "") != before:
            return Problem(FOLLOWS.about(which=other.prompt))
    return None


def dropped_by(changed: Iterable[str], questions: Sequence[Question], answers: Answers) -> list[Question]:
    """The answered questions whose answers follow, directly or not, from the changed ones."""
    gone = set(changed)
    dropped: list[Question] = []
    found = True
    while found:
        found = False
        for question in questions:
            if question.key not in gone and gone.intersection(question.follows):
                gone.add(question.key)
                found = True
                if answers.get(question.key):
                    dropped.append(question)
    return dropped
