"""A question on one line: its label, what it is about, and what Enter does."""

from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.plain.spoken import sentence

_LONG = 24
"""Of an answer of so many characters without a word in it, the beginning is said."""


def prompted(*parts: str) -> str:
    """Label first, then what it is about and what Enter does; a colon ends it, or the question mark of its own."""
    said = sentence(*parts)
    return said if said[-1] in "?:" else f"{said[:-1] if said[-1] == '.' else said}:"


def brief(answer: str) -> str:
    """What is long and means nothing to the ear, such as a Client Id, by how it begins."""
    if len(answer) < _LONG or any(sign in answer for sign in " ,@/"):
        return answer
    return f"the one that begins with {answer[:8]}"


def answered(question: Question, answer: str) -> str:
    """An answer as it is chosen or told, and not as it is kept."""
    return next((choice.label for choice in question.choices if choice.value == answer), brief(answer))


def example(placeholder: str) -> str:
    """A placeholder that breaks off shows how an answer begins."""
    begun = placeholder.rstrip("., ")
    if not begun:
        return ""
    return f"It begins with {begun}" if begun != placeholder else f"For example: {placeholder}"
