"""The fields of a form, one below the other: their answers, what is wrong with them, and where one is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.binding import Binding
from textual.widgets import Input

from zoho_ideolve_wizard.engine.question import Answers, Kind, Problem, Question, kept_for
from zoho_ideolve_wizard.guide.credentials import refused_answers
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui.moving import Places
from zoho_ideolve_wizard.ui.widgets.choices import Choices
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll


class Fields(Scroll):
    """The field that is typed into is in view, all of it. `doubted` are the answers that were doubted once, by their
    questions' keys."""

    BINDINGS = [
        Binding("up", "beside(-1)", "Field before", show=False, id="field.up"),
        Binding("down", "beside(1)", "Field after", show=False, id="field.down"),
    ]

    def __init__(self, sitting: Sitting, questions: Sequence[Question]) -> None:
        self._sitting = sitting
        self.doubted: dict[str, str] = {}
        self._pressed = False
        self._new: list[Field] = []
        """What the last change brought."""
        super().__init__(*self._made(questions), can_focus=False, id="fields")

    def _made(self, questions: Sequence[Question]) -> Iterator[Field]:
        """A field for each question, with what was half typed, kept or usual."""
        drafts = self._sitting.ledger.places()
        for question in questions:
            known = "" if question.secret else self._sitting.answer(question.key)
            draft = drafts.get(f"draft/{question.key}")
            kept = question.secret and self._sitting.has_kept(question)
            answer = draft if draft is not None else known or question.default
            yield Field(
                question, answer, kept=kept, refused=refused_answers.words(self._sitting, question.key)
            )

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

    def show_those_that_apply(self) -> list[Field]:
        """Those that were not asked before."""
        answers = self.answers
        before = self.shown
        for field in self.every:
            field.display = field.question.applies(answers)
            if field.question.secret:
                field.keeps(kept=self._is_kept(field) and self._why_not_kept(field, answers) is None)
        self._new = [field for field in self.shown if field not in before]
        self.keep_in_view()
        return self._new

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
        if not answer and self._is_kept(field):
            return self._why_not_kept(field, answers)
        problem = question.problem(answer, answers)
        kept = problem is not None and problem.can_override and self.doubted.get(question.key) == answer
        return None if kept else problem

    def _is_kept(self, field: Field) -> bool:
        return field.question.secret and self._sitting.has_kept(field.question)

    def _why_not_kept(self, field: Field, answers: Answers) -> Problem | None:
        questions = [one.question for one in self.every]
        return kept_for(field.question, questions, self._sitting.answers, answers)

    def clear_what_is_right_now(self) -> None:
        """What was wrong beside another answer."""
        answers = self.answers
        for field in self.shown:
            if field.checked and self.problem(field, answers) is None:
                field.tell("")

    def unseen(self, answers: Answers) -> list[Field]:
        """Choices that nobody has made: neither here, nor before, nor by an answer that they follow from."""
        followed = {key for one in self.shown for key in one.question.fills(one.answer)}
        return [
            field
            for field in self.shown
            if field.question.kind is Kind.CHOICE
            and not (field.seen or field.question.key in followed)
            and answers.get(field.question.key) == field.question.default
            and not self._sitting.answer(field.question.key)
        ]

    def left(self) -> Field | None:
        """The first that is still wrong, empty or unseen."""
        answers = self.answers
        unseen = self.unseen(answers)
        return next((one for one in self.shown if one in unseen or self.problem(one, answers)), None)

    def also_wrong(self, here: Field) -> str:
        """In words: the others that are."""
        others = [one for one in self.shown if one.wrong and one is not here]
        wrong, empty = [one for one in others if one.answer], [one for one in others if not one.answer]
        said = [("Wrong too", wrong), ("Still to enter", empty)]
        return " ".join(f"{words}: {prompts(fields)}." for words, fields in said if fields)

    def fill_in(self) -> list[Field]:
        """What was noted down takes the place of what can be filled in; those fields."""
        answers = self.answers
        filled = [field for field in self.shown if self.can_fill(field, answers)]
        for field in filled:
            field.fill(field.question.noted)
        return filled

    def can_fill(self, field: Field, answers: Answers) -> bool:
        """Whether something is noted for it, and what stands there is nothing, usual or wrong: what is right stays."""
        noted, answer = field.question.noted, field.answer
        usual = answer in ("", field.question.default)
        wrong = field.wrong or self.problem(field, answers) is not None
        return bool(noted) and answer != noted and (usual or wrong)

    def first_of(self, wrong: Sequence[Field]) -> Field:
        """From a secret a secret, so that none is typed where it can be read."""
        here = self.focused
        hidden = [field for field in wrong if field.question.secret]
        return hidden[0] if hidden and here is not None and here.question.secret else wrong[0]

    @property
    def by_key(self) -> Mapping[str, Field]:
        return {field.question.key: field for field in self.shown}

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

    def moves(self, by: int) -> bool:
        """From choice to choice, from field to field, and into the form from its buttons; else there is no place. At
        once: the next key is for where one is by then."""
        shown, here = self.shown, self.focused
        if here is not None and isinstance(here.control, Choices) and here.control.moves(by):
            return True
        to = shown.index(here) + by if here is not None else -1 if by < 0 else 0
        there = here is None or 0 <= to < len(shown)
        if there:
            shown[to].enter()
        return there

    def to_end(self, *, last: bool) -> None:
        """To the first or the last choice."""
        here = self.focused
        if here is not None and isinstance(here.control, Choices):
            here.control.to_end(last=last)

    def action_beside(self, by: int) -> None:
        """Instead of scrolling."""
        for form in self.ancestors:
            if isinstance(form, Places):
                form.beside(by)

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
        """What is new as well, as far as there is room."""
        for field in (*self._new, self.focused):
            if field is not None:
                self.scroll_to_widget(field, animate=False, force=True, immediate=True)


def prompts(fields: Iterable[Field]) -> str:
    """As a list in a sentence: none of them asks there."""
    return ", ".join(field.question.prompt.removesuffix("?") for field in fields)
