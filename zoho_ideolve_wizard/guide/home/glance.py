"""The integration at a glance: healthy or not, what is next, who is waited for, each token, where secrets lie.

From settings and record alone: no service is asked and no secret read, so that it can be the first thing shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide.credentials import token_state, tokens
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.home import next_up, progress
from zoho_ideolve_wizard.guide.home.awaited import Awaited, awaited
from zoho_ideolve_wizard.guide.home.next_up import Next
from zoho_ideolve_wizard.guide.home.progress import Progress
from zoho_ideolve_wizard.guide.home.well_being import State, well_being
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import ago

__all__ = ["Glance", "Line", "State", "glance"]


@dataclass(frozen=True)
class Line:
    """What it is about, what is known, and how that stands; `more` where there is room. A further line of the same
    has no label."""

    label: str
    words: str
    state: State
    more: str = ""


@dataclass(frozen=True)
class Glance:
    """`company` is empty until it is known; of `steps` there are none to tell of once all of them are over."""

    company: str
    health: Line
    next: Next
    awaited: tuple[Awaited, ...]
    tokens: tuple[Line, ...]
    secrets: Line
    steps: tuple[Line, ...]

    def lines(self, most_awaited: int = 2, named: int = 2, most_tokens: int = 2) -> tuple[Line, ...]:
        """All but the steps, in the order in which it is shown. Of those waited for, and of tokens, the first few are
        told, and counted how many more there are; `named` names in each."""
        todo: State = "you" if self.next.goes else ""
        return (
            self.health,
            Line("Next", self.next.words, todo),
            *self._awaited(most_awaited, named),
            *self._few_tokens(most_tokens),
            self.secrets,
        )

    def _few_tokens(self, most: int) -> tuple[Line, ...]:
        """What is wrong first; the last of the lines counts those that are left."""
        if len(self.tokens) <= most:
            return self.tokens
        every = sorted(self.tokens, key=lambda line: line.state != "wrong")
        left = every[most - 1 :]
        state: State = "good" if all(line.state == "good" for line in left) else "unknown"
        shown = [*every[: most - 1], Line("", f"{len(left)} more (t)", state)]
        return tuple(replace(line, label="" if number else "Tokens") for number, line in enumerate(shown))

    def _awaited(self, most: int, named: int) -> tuple[Line, ...]:
        told = [one.line(named) for one in self.awaited[:most]]
        if len(self.awaited) > most:
            told[-1] += f" · {len(self.awaited) - most} more (w)"
        return tuple(Line("" if number else "Waiting", words, "waiting") for number, words in enumerate(told))


def glance(sitting: Sitting, found: Progress) -> Glance:
    return Glance(
        _company(sitting),
        Line("Health", *well_being(sitting, found)),
        next_up.next_up(sitting, found),
        tuple(awaited(sitting)),
        _tokens(sitting),
        _secrets(sitting),
        () if progress.secrets_away(sitting) or found.over else _steps(found),
    )


def _steps(found: Progress) -> tuple[Line, ...]:
    """How many are done, and each where it stands: while it is under way, and with the secrets at hand."""
    whole: State = "started" if found.done else "unknown"
    each = (
        Line("", f"{number} {step.title}", _STANDINGS[standing])
        for number, (step, standing) in enumerate(found.steps, 1)
    )
    return (Line("Setup", f"{found.done} of {found.total} steps done", whole), *each)


_STANDINGS: Mapping[Standing, State] = {
    Standing.NOT_STARTED: "unknown",
    Standing.STARTED: "started",
    Standing.FAILED: "wrong",
    Standing.WAITING_YOU: "you",
    Standing.WAITING_OTHER: "waiting",
    Standing.DONE: "good",
}


def _company(sitting: Sitting) -> str:
    card = tokens.card(sitting.profile, Purpose.CONNECTOR, Slot.CURRENT)
    if card is None or not card.organization_name:
        return ""
    workspace = sitting.answer("workspace.name")
    return f'{card.organization_name} · workspace "{workspace}"' if workspace else card.organization_name


def _tokens(sitting: Sitting) -> tuple[Line, ...]:
    """In columns: what for, how old, when it last worked, what ends it."""
    found = [_token(one, sitting) for one in token_state.held(sitting)]
    notes = dict.fromkeys(more for _, _, more in found if more)
    widths = [max(len(row[column]) for row, _, _ in found) for column in range(3)] if found else []
    return tuple(
        Line(
            "" if number else "Tokens",
            _in_columns(row, widths),
            state,
            " ".join(notes) if number == len(found) - 1 else "",
        )
        for number, (row, state, _) in enumerate(found)
    )


_ENDS = (
    "A token ends when its user's account is closed, when somebody revokes it, or when that user has made 20 newer "
    "ones."
)


def _in_columns(row: tuple[str, ...], widths: Sequence[int]) -> str:
    padded = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
    return "  ".join([*padded, *row[len(widths) :]])


def _token(one: token_state.Held, sitting: Sitting) -> tuple[tuple[str, ...], State, str]:
    """The columns, how that stands, and what is said where there is room."""
    card = one.card
    issued, worked = ago.moment_of(card.issued_at), ago.moment_of(card.last_worked_at)
    age = ago.age(issued) if issued else "age unknown"
    row = (one.short, age, f"worked {ago.ago(worked)}" if worked else "not used yet")
    if refused := ago.moment_of(token_state.refused_at(sitting, one)):
        return (*row, f"refused {ago.ago(refused)}"), "wrong", "Zoho knows it no longer: consent again (t)."
    if not one.at_hand and not progress.locked(sitting):
        return (*row, "not at hand"), "unknown", "It was kept for one run only."
    if not card.user_name:
        return row, "unknown", "Whose it is was not read yet."
    return (*row, f"rests on {card.user_name}"), "good" if worked else "unknown", _ENDS


_KEPT = {
    "keyring": "in this computer's keyring",
    "passphrase": "in a file locked with your passphrase",
    "memory": "in memory, for this run only",
}


def _secrets(sitting: Sitting) -> Line:
    kind = sitting.answer("secrets.vault")
    if kind not in _KEPT:
        return Line("Secrets", "none yet; step 1 asks where they may be kept", "unknown")
    if progress.locked(sitting):
        return Line("Secrets", f"{_KEPT[kind]}; locked: Enter opens", "you")
    if progress.secrets_away(sitting):
        return Line("Secrets", "were kept for one run only: what needs one asks for it again", "unknown")
    return Line("Secrets", _KEPT[kind], "good")
