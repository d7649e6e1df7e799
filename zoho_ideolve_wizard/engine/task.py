"""A task: one thing that must become true, and the ways to make it so."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from zoho_ideolve_wizard.engine.watch import Watch


class Outcome(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    VERIFIED = "verified"
    CONFIRMED = "confirmed"
    NOTHING = "nothing"
    WAITING_YOU = "waiting for you"
    WAITING_OTHER = "waiting for somebody else"
    FAILED = "failed"
    UNKNOWN = "unknown"

    @property
    def holds(self) -> bool:
        return self in (Outcome.VERIFIED, Outcome.CONFIRMED, Outcome.NOTHING)


@dataclass(frozen=True)
class Value:
    """Something to copy into a web form: a text, or the name of a secret in the vault.

    `spare`: only if what comes before it is refused. `to_read`: what it says is to be read and not to be copied, so
    that all of its lines are shown, and not their number.
    """

    label: str
    text: str = ""
    secret: str = ""
    spare: bool = False
    to_read: bool = False


@dataclass(frozen=True)
class Instruction:
    """One numbered line of a by-hand task, the page it happens on, and the values to copy there."""

    text: str
    url: str = ""
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Gathering:
    """What several by-hand tasks become together: ten invitations are one paste, ten requests one message."""

    key: str
    title: Callable[[int], str]
    steps: Callable[[tuple[str, ...]], tuple[Instruction, ...]]
    message: Callable[[tuple[str, ...]], str] | None = None


@dataclass(frozen=True)
class ByHand:
    """Numbered instructions for the admin; without any there is no page yet, and nothing to confirm. `subject` is
    what a gathering collects (an address).

    `waits_for` names somebody else who has to act (the vendor), with a message ready to send.
    `notes` are doubts and corrections to know of while doing it. `checked`: once the admin says that it is done,
    the wizard looks whether it is (only as the twin of an automatic task). `mending` gives what is to be done
    instead of `steps` once looking has shown what is wrong with it; empty while nothing has.
    """

    steps: tuple[Instruction, ...]
    gathering: Gathering | None = None
    subject: str = ""
    waits_for: str = ""
    message: str = ""
    notes: tuple[str, ...] = ()
    checked: bool = False
    mending: Callable[[], tuple[Instruction, ...]] | None = field(default=None, compare=False)

    @property
    def steps_now(self) -> tuple[Instruction, ...]:
        return (self.mending() if self.mending else ()) or self.steps


@dataclass(frozen=True)
class Automatic:
    """The wizard does it. `do` returns what the service said, in words; `look` whether it holds.

    A service that refuses for lack of an API, an edition or a permission turns this into `by_hand`. With
    `watch`, what takes long says how far it is, and hears that it is to stop.
    """

    do: Callable[[], Awaitable[str]]
    look: Callable[[], Awaitable[bool]]
    by_hand: ByHand | None = None
    watch: Watch | None = None


@dataclass(frozen=True)
class Nothing:
    """It holds already; `why` says how that is known."""

    why: str


Action = Automatic | ByHand | Nothing


@dataclass(frozen=True)
class Task:
    """`key` is stable over runs (`group/Acme/Experts/ana@example.com`); `needs` are keys of other tasks.

    `mails`: doing it makes a service send a mail to `person`.
    """

    key: str
    title: str
    system: str
    action: Action
    needs: tuple[str, ...] = ()
    person: str = ""
    removes: bool = False
    mails: bool = False


@dataclass(frozen=True)
class Failure:
    """Why a task failed, in words for the admin. `blocked`: the service takes nothing for `wait_seconds`, whoever
    asks; then it can be taken up again as it was."""

    why: str
    remedy: str = ""
    can_retry: bool = False
    by_hand: bool = False
    wait_seconds: float = 0.0
    blocked: bool = False


@dataclass(frozen=True)
class Record:
    """What the ledger knows of a task's last attempt."""

    key: str
    outcome: Outcome
    why: str = ""
    remedy: str = ""
    at: datetime | None = field(default=None, compare=False)
    actor: str = ""
    run: int = 0
    title: str = ""
    system: str = ""
    person: str = ""
