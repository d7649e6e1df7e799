"""What a step of the guide is made of: parts, each a form, a list of tasks or a pane of its own."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.engine.task import Task
from zoho_ideolve_wizard.guide.credentials.registration import BESIDE, SETUP, Names
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, TokenCard
from zoho_ideolve_wizard.trouble import Trouble

if TYPE_CHECKING:
    from zoho_ideolve_wizard.guide.sitting import Sitting

Facts = object
"""What a part's `look` found; only the part that asked knows its type."""


Applies = Callable[["Sitting"], bool]
"""Whether a part belongs to the step, given the answers so far."""


def always(_sitting: "Sitting") -> bool:
    return True


def never(_sitting: "Sitting") -> bool:
    return False


class Refused(Exception):
    """An answer that only a service, a store or this computer could judge, and did not take: which, and why."""

    def __init__(self, key: str, message: str, *, can_override: bool = False) -> None:
        super().__init__(message)
        self.key = key
        self.can_override = can_override

    @classmethod
    def of(cls, key: str, trouble: Trouble) -> Self:
        return cls(key, trouble.told)


_BEFORE_THE_PLAN = re.compile(r"[^.]* is changed before you have seen the plan\.")


@dataclass(frozen=True)
class Ask:
    """A form. `before_keeping` acts on the answers first and says which are kept; it may raise Refused.

    `prepare` reads what the questions offer (a service's own lists) before they are asked for; it raises
    ServiceFailure, and without it they can be asked all the same, to be typed. `taken` says what the answers come to,
    to whoever does not see it.
    """

    key: str
    title: str
    intro: str
    questions: Callable[["Sitting"], Sequence[Question]]
    before_keeping: Callable[["Sitting", Mapping[str, str]], Awaitable[Mapping[str, str]]] | None = None
    prepare: Callable[["Sitting"], Awaitable[None]] | None = None
    applies: Applies = always
    taken: Callable[["Sitting"], str] | None = None


@dataclass(frozen=True)
class Do:
    """Tasks. With `look`, they are a plan: what exists is read first, then shown, then run.

    `tasks` is given what `look` found, or None before anybody looked. `typed` says, for what is about to
    run, the text that the admin has to type first (an address, a count); empty where nothing is lost.
    `consequences` says in sentences what that cannot take back, and what it leaves alone. `remark` says what is worth
    knowing beside the plan, once somebody looked.
    """

    key: str
    title: str
    intro: str
    tasks: Callable[["Sitting", Facts | None], list[Task]]
    look: Callable[["Sitting"], Awaitable[Facts]] | None = None
    typed: Callable[[Sequence[Task]], str] | None = None
    consequences: Callable[[Sequence[Task]], str] | None = None
    remark: Callable[["Sitting"], str] | None = None
    applies: Applies = always

    def beside_the_plan(self, sitting: "Sitting") -> str:
        """Once the plan stands there, nothing is said any more of what comes before it."""
        remark = self.remark(sitting) if self.remark else ""
        return f"{_BEFORE_THE_PLAN.sub('', self.intro).strip()} {remark}".strip()


@dataclass(frozen=True)
class Whose:
    """Whose consent it has to be, told of a token that was just proven.

    `refusal` says why that user's will not do, and is empty if it will; `question` is what the admin is asked then.
    """

    refusal: Callable[["Sitting", TokenCard], str]
    question: Callable[["Sitting", TokenCard], str]


@dataclass(frozen=True)
class Consent:
    """The ways to a refresh token, and the question whether it is the right company.

    Without `promote` the token stays pending after that, until something else has been done with it. `over`
    says that the token has done its work: it may have been revoked since. Without `whose` any user of the
    company will do. `by_hand`: the question before it offers to do all of it by hand, without any consent. `anew`:
    though there is a token it begins with another consent, since that one lacks something.
    """

    key: str
    title: str
    intro: str
    purpose: Purpose = Purpose.CONNECTOR
    promote: bool = True
    applies: Applies = always
    over: Applies = never
    whose: Whose | None = None
    by_hand: bool = False
    anew: Applies = never

    @property
    def names(self) -> Names:
        """Where its client is kept: one whose token waits waits with it."""
        return SETUP if self.promote else BESIDE


@dataclass(frozen=True)
class People:
    """People, typed, pasted or from a file, mended in place: the roster, or with `job` those of a team job
    (`guide.job_people` reads and keeps them)."""

    key: str
    title: str
    intro: str
    job: str = ""
    applies: Applies = always


@dataclass(frozen=True)
class Report:
    """What is proven, confirmed and waited for; messages and the hand-over report."""

    key: str
    title: str
    intro: str
    applies: Applies = always


Part = Ask | Do | Consent | People | Report


@dataclass(frozen=True)
class Step:
    """A page of the vendor's guide. `guide` is its number there; `needs` are keys of other steps.

    `parts` are all that there can be; `steps.parts_of` says which belong to it now.
    """

    key: str
    title: str
    guide: str
    parts: tuple[Part, ...]
    needs: tuple[str, ...] = ()
