"""What a changed answer brings with it, said by name: which answers are asked again, which steps are open again."""

from collections.abc import Sequence

from zoho_ideolve_wizard.engine.question import Question
from zoho_ideolve_wizard.engine.standing import Standing
from zoho_ideolve_wizard.guide import steps
from zoho_ideolve_wizard.guide.home import progress
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Step

_OVER = (Standing.DONE, Standing.WAITING_OTHER)


def over(sitting: Sitting) -> frozenset[str]:
    """The keys of the steps that need nothing more now."""
    return frozenset(step.key for step, standing in progress.progress(sitting).steps if standing in _OVER)


def words(sitting: Sitting, dropped: Sequence[Question], before: frozenset[str], here: str = "") -> str:
    """`before` is what `over` said before the answers were kept; `here` the key of the step where they were given.

    Empty where nothing followed.
    """
    asked = [f"{question.prompt}{_where(question, sitting)}" for question in dropped]
    again = [step for step in steps.SETUP if step.key in before - over(sitting) and step.key != here]
    found = []
    if asked:
        found.append(f"Asked again: {', '.join(asked)}.")
    if again:
        found.append(f"Open again: {', '.join(_name(step) for step in again)}.")
    return " ".join(["That changes what followed from it.", *found]) if found else ""


def _where(question: Question, sitting: Sitting) -> str:
    """Several steps ask for a Client Id."""
    for step in steps.SETUP:
        for part in step.parts:
            if isinstance(part, Ask) and any(one.key == question.key for one in part.questions(sitting)):
                return f" (step {steps.number_of(step)})"
    return ""


def _name(step: Step) -> str:
    return f"step {steps.number_of(step)}, {step.title}"
