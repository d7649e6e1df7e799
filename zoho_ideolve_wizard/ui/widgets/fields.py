"""The fields of a form, one below the other: their answers, what is wrong with them, and where one is."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input

from zoho_ideolve_wizard.engine.question import Answers, Problem, Question
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui.widgets.field import Field


class Fields(VerticalScroll):
    """The field that is typed into is in view, all of it. `last` had the focus last; `doubted` are the answers that
    were doubted once, by their questions' keys."""

    BINDINGS = [
        Binding("up", "beside(-1)", "Field before", show=False, id="field.up"),
        Binding("down", "beside(1)", "Field after", show=False, id="field.down"),
    ]

    def __init__(self, sitting: Sitting, questions: Sequence[Question]) -> None:
        self._sitting = sitting
        self.last: Field | None = None
        self.doubted: dict[str, str] = {}
        self._pressed = False
        super().__init__(*self._made(questions), can_focus=False, id="fields")

    def _made(self, questions: Sequence[Question]) -> Iterator[Field]:
        """A field for each question, with what was half typed, kept or usual."""
        drafts = self._sitting.ledger.places()
        for question in questions:
            known = "" if question.secret else self._sitting.answer(question.key)
            draft = drafts.get(f"draft/{question.key}")
            kept = question.secret and bool(self._sitting.secret(question.key))
            yield Field(question, draft if draft is not None else known or question.default, kept=kept)

    async def make_anew(self, questions: Sequence[Question]) -> None:
        await self.remove_children()
        await self.mount(*self._made(questions))
        self.show_those_that_apply()

    @property
    def every(self) -> list[Field]:
        return list(self.query(Field))

    @property
    def shown(self) -> list[Field]:
        return [field for field in self.every if field.display]

    @property
    def focused(self) -> Field | None:
        return next((field for field in self.shown if field.has_focus_within), None)

    # -- answers

    @property
    def answers(self) -> Answers:
        """What is kept, and what stands in the fields; a question that does not apply has no answer."""
        answers = dict(self._sitting.answers)
        for field in self.every:
            if field.question.applies(answers):
                answers[field.question.key] = field.answer
            else:
                answers.pop(field.question.key, None)
        return answers

    def show_those_that_apply(self) -> None:
        answers = self.answers
        for field in self.every:
            field.display = field.question.applies(answers)
        self.keep_in_view()

    def keep_drafts(self) -> None:
        """Writes down what differs from the answers kept; never a secret. A field that is still being made, when the
        form is left at once, holds nothing typed."""
        ledger = self._sitting.ledger
        for field in self.every:
            question = field.question
            if question.secret or not field.children:
                continue
            if field.answer != (self._sitting.answer(question.key) or question.default):
                ledger.remember(f"draft/{question.key}", field.answer)
            else:
                ledger.forget_place(f"draft/{question.key}")

    # -- what is wrong

    def problem(self, field: Field, answers: Answers) -> Problem | None:
        """What is wrong with what stands there; not what was doubted, and is kept all the same."""
        question, answer = field.question, field.answer
        if question.secret and not answer and self._sitting.secret(question.key):
            return None
        problem = question.problem(answer, answers)
        kept = problem is not None and problem.can_override and self.doubted.get(question.key) == answer
        return None if kept else problem

    def can_fill(self, field: Field, answers: Answers) -> bool:
        """Whether something is noted for it, and what stands there is nothing, usual or wrong: what is right stays."""
        noted, answer = field.question.noted, field.answer
        usual = answer in ("", field.question.default)
        return bool(noted) and answer != noted and (usual or self.problem(field, answers) is not None)

    def nearest(self, wrong: Sequence[Field]) -> Field:
        """To where one was last; from a secret a secret, so that none is typed where it can be read."""
        every = self.every
        last = self.last if self.last in every else every[0]

        def far(field: Field) -> tuple[bool, int]:
            in_clear = last.question.secret and not field.question.secret
            return in_clear, abs(every.index(field) - every.index(last))

        return min(wrong, key=far)

    def typed_again(self, field: Field) -> Field:
        """Where what is wrong with a field is mended: of two hidden answers that differ nobody can tell which is the
        slip, so both are emptied, and it begins at the first."""
        first = next((one for one in self.shown if one.question.key == field.question.repeats), None)
        if first is None or not field.answer:
            return field
        for one in (first, field):
            with one.prevent(Input.Changed):
                one.fill("")
        return first

    # -- where one is

    def action_beside(self, by: int) -> None:
        """What is at either end stays there. At once: the next key is for where one is by then."""
        shown = self.shown
        here = shown.index(self.focused) if self.focused in shown else 0
        if 0 <= here + by < len(shown):
            self.screen.set_focus(shown[here + by].control)

    def on_resize(self) -> None:
        self.keep_in_view()

    def on_mouse_down(self) -> None:
        self._pressed = True

    def on_mouse_up(self) -> None:
        self._pressed = False
        self.keep_in_view()

    def on_leave(self) -> None:
        self._pressed = False

    def keep_in_view(self) -> None:
        """Nothing moves under a mouse button that is down: the click would hit something else."""
        if not self._pressed:
            self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        if self.focused is not None:
            self.scroll_to_widget(self.focused, animate=False)
