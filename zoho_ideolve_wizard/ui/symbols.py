"""States told by a word and a symbol one cell wide, with an ASCII twin for plain terminals.

No twin is a letter, which would read like a key of the screen, nor a sign that means another thing where there is
more than ASCII.
"""

import os
from collections.abc import Iterable, Mapping

from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.credentials.token_check import Answer
from zoho_ideolve_wizard.ui.ascii import in_ascii

_FANCY = {
    "done": "✓",
    "failed": "✗",
    "you": "›",
    "other": "~",
    "unknown": "?",
    "running": "»",
    "pending": "-",
    "started": "◊",
}
_ASCII = {name: in_ascii(sign) for name, sign in _FANCY.items()}

_OUTCOMES = {
    Outcome.PENDING: "pending",
    Outcome.RUNNING: "running",
    Outcome.VERIFIED: "done",
    Outcome.CONFIRMED: "done",
    Outcome.NOTHING: "done",
    Outcome.WAITING_YOU: "you",
    Outcome.WAITING_OTHER: "other",
    Outcome.FAILED: "failed",
    Outcome.UNKNOWN: "unknown",
}
_STANDINGS = {
    Standing.NOT_STARTED: "pending",
    Standing.STARTED: "started",
    Standing.FAILED: "failed",
    Standing.WAITING_YOU: "you",
    Standing.WAITING_OTHER: "other",
    Standing.DONE: "done",
}
STYLES = {
    "done": "$text-success",
    "failed": "$text-error",
    "you": "$text-warning",
    "other": "$text-warning",
    "unknown": "$text-error",
    "running": "$text-accent",
    "pending": "$secondary",
    "started": "$text-accent",
}
MEANINGS = {
    "done": "done",
    "started": "begun",
    "you": "waits for you",
    "other": "waits for others",
    "failed": "needs attention",
    "pending": "not begun",
}
"""What the signs beside steps say; the help tells them all."""

_STATES = {
    "good": "done",
    "wrong": "failed",
    "running": "running",
    "started": "started",
    "waiting": "other",
    "you": "you",
}
_ANSWERS = {Answer.VALID: "done", Answer.INVALID: "failed", Answer.UNKNOWN: "unknown"}


def of_answer(answer: Answer | None, *, ascii_only: bool) -> tuple[str, str]:
    """The symbol for what checking a token brought, None before that; and the style it is shown in."""
    name = _ANSWERS[answer] if answer else "pending"
    return (_ASCII if ascii_only else _FANCY)[name], STYLES[name]


_ASCII_ONLY = ("linux", "dumb", "vt100", "vt102", "vt220", "ansi")
"""The Linux console, which has few signs, and terminals that have none."""


def plain_terminal(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether ASCII is all that is certain to be shown."""
    return environ.get("TERM") in _ASCII_ONLY or not speaks_utf8(environ)


def speaks_utf8(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal is said to show other letters than those of ASCII; where nothing is said, yes."""
    language = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "UTF-8"
    return "UTF" in language.upper()


def of(state: Outcome | Standing, *, ascii_only: bool) -> tuple[str, str]:
    """The symbol for a state, and the style it is shown in."""
    name = _OUTCOMES[state] if isinstance(state, Outcome) else _STANDINGS[state]
    return (_ASCII if ascii_only else _FANCY)[name], STYLES[name]


def legend(drawn: Iterable[str], *, ascii_only: bool) -> list[tuple[str, str, str]]:
    """Of these signs beside steps each one once: the sign, the style it is shown in, and what it says."""
    signs, there = _ASCII if ascii_only else _FANCY, set(drawn)
    return [(signs[name], STYLES[name], words) for name, words in MEANINGS.items() if signs[name] in there]


def of_state(state: str, *, ascii_only: bool) -> tuple[str, str]:
    """The symbol for what is good, wrong, running, begun, waited for, the admin's or unknown; and its style."""
    name = _STATES.get(state, "pending")
    return (_ASCII if ascii_only else _FANCY)[name], STYLES[name]
