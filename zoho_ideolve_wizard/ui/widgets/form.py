"""A step's questions as a form: checked together, kept together, half-typed answers remembered."""

from collections.abc import Awaitable, Callable, Iterator, Mapping

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button

from zoho_ideolve_wizard.engine.question import Answers, Problem
from zoho_ideolve_wizard.guide import aftermath, steps
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Refused, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import keys, presses
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.fields import Fields
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.working import Working

PATIENCE = 3.0
"""Seconds after which a secret store that does not answer is spoken of: it may show a dialog of its own."""

DRAFT_AFTER = 0.3
"""Seconds without a key before half-typed answers are written down."""


_SLOW = (
    "The secret store has not answered yet. Look for a dialog of your keyring, perhaps behind this window; "
    "Cancel stops waiting."
)


_AGAIN = " Press Continue again to keep it."


class FormPane(Working, Pane):
    BINDINGS = [Binding("f4", "fill", "Fill in", id="form.fill", tooltip="Fill in what you noted down")]

    def __init__(self, step: Step, part: Ask, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self._questions = list(part.questions(sitting))
        self._ask = part
        self._overridden: dict[str, str] = {}
        self._draft_timer: Timer | None = None
        self._began = 0.0
        self._fields = Fields(self._made())
        self._last: Field | None = None
        self._filled = ""

    def compose_body(self) -> ComposeResult:
        yield self._fields

    def _made(self) -> Iterator[Field]:
        """A field for each question, with what was half typed, kept or usual."""
        drafts = self.sitting.ledger.places()
        for question in self._questions:
            known = "" if question.secret else self.sitting.answer(question.key)
            draft = drafts.get(f"draft/{question.key}")
            kept = question.secret and bool(self.sitting.secret(question.key))
            yield Field(question, draft if draft is not None else known or question.default, kept=kept)

    def start_focus(self) -> Widget:
        shown = self._fields.shown
        return shown[0].control if shown else super().start_focus()

    async def on_mount(self) -> None:
        self._show_those_that_apply()
        self.app.refresh_bindings()
        self.open_focus()
        if self._ask.prepare is not None:
            self._work = self._prepare(self._ask.prepare)

    @work(exclusive=True, group="keep")
    async def _prepare(self, prepare: Callable[[Sitting], Awaitable[None]]) -> None:
        """Reads what the questions offer; where that fails, they are asked all the same, to be typed.

        Nothing can be typed meanwhile: the fields are made anew afterwards.
        """
        fields = self._fields
        fields.disabled = True
        self._began = presses.now()
        self.primary("Cancel")
        self.hint("Reading what can be chosen…")
        try:
            await prepare(self.sitting)
            self.hint("")
        except ServiceFailure as failure:
            self.hint(str(failure), error=True)
        finally:
            fields.disabled = False
            self.primary("Continue")
        self._questions = list(self._ask.questions(self.sitting))
        await fields.remove_children()
        await fields.mount(*self._made())
        self._show_those_that_apply()
        self.open_focus()

    @property
    def fields(self) -> list[Field]:
        return list(self._fields.query(Field))

    def _answers(self) -> dict[str, str]:
        """What is kept, and what stands in the fields; a question that does not apply has no answer."""
        answers = dict(self.sitting.answers)
        for field in self.fields:
            if field.question.applies(answers):
                answers[field.question.key] = field.answer
            else:
                answers.pop(field.question.key, None)
        return answers

    def _show_those_that_apply(self) -> None:
        answers = self._answers()
        for field in self.fields:
            field.display = field.question.applies(answers)
        self._fields.keep_in_view()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self._show_those_that_apply()
        question = event.field.question
        for key, value in question.fills(event.field.answer).items():
            for field in self.fields:
                if field.question.key == key and field.answer != value:
                    field.fill(value)
        if event.field.has_focus_within:
            self._filled = ""
            self._about(event.field)
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep_drafts)

    def keep_drafts(self) -> None:
        """Writes down what differs from the answers kept; never a secret. A field that is still being made, when the
        form is left at once, holds nothing typed."""
        for field in self.fields:
            question = field.question
            if question.secret or not field.children:
                continue
            known = self.sitting.answer(question.key) or question.default
            if field.answer != known:
                self.sitting.ledger.remember(f"draft/{question.key}", field.answer)
            else:
                self.sitting.ledger.forget_place(f"draft/{question.key}")

    def on_unmount(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()

    @on(Field.Focused)
    def _focused(self, event: Field.Focused) -> None:
        event.stop()
        self._last = event.field
        self._about(event.field)
        self._fields.keep_in_view()

    @on(Field.Told)
    def _told(self, event: Field.Told) -> None:
        event.stop()
        if event.field.has_focus_within:
            self._about(event.field)

    def on_resize(self) -> None:
        """Whether help stands below the fields depends on the room."""
        if focused := self._fields.focused:
            self._about(focused)

    def _about(self, field: Field) -> None:
        """What is to be known while this field has the focus."""
        others = [one.question.prompt for one in self._fields.shown if one.wrong and one is not field]
        key = keys.of(self, "form.fill", "f4")
        said = [
            self._filled,
            "" if self.screen.has_class("-tall") else field.help_text,
            f"{key} fills in what you noted down." if self._can_fill(field, self._answers()) else "",
            f"Wrong too: {', '.join(others)}." if others else "",
        ]
        self.hint(" ".join(one for one in said if one))

    @on(Field.Beside)
    def _beside(self, event: Field.Beside) -> None:
        event.stop()
        shown = self._fields.shown
        to = shown.index(event.field) + event.by
        if 0 <= to < len(shown):
            shown[to].control.focus()

    @on(Field.Submitted)
    def _next_field(self, event: Field.Submitted) -> None:
        event.stop()
        shown = self._fields.shown
        after = shown[shown.index(event.field) + 1 :]
        if after:
            after[0].control.focus()
        else:
            self.go_on()

    # -- what was noted down

    def _can_fill(self, field: Field, answers: Answers) -> bool:
        """Whether something is noted for it, and what stands there is nothing or wrong. What is right stays."""
        noted, answer = field.question.noted, field.answer
        usual = answer in ("", field.question.default)
        return bool(noted) and answer != noted and (usual or self._problem(field, answers) is not None)

    def action_fill(self) -> None:
        """On to what is still wrong or empty then; else to the button."""
        answers = self._answers()
        filled = [field for field in self._fields.shown if self._can_fill(field, answers)]
        for field in filled:
            field.fill(field.question.noted)
        self._filled = f"Filled in: {', '.join(field.question.prompt for field in filled)}."
        answers = self._answers()
        left = [field for field in self._fields.shown if self._problem(field, answers) is not None]
        if left:
            left[0].control.focus()
        else:
            self.query_one("#primary", Button).focus()
            self.hint(f"{self._filled} Enter goes on.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "fill":
            answers = self._answers()
            return any(self._can_fill(field, answers) for field in self._fields.shown)
        return super().check_action(action, parameters)

    # -- going on

    def _problem(self, field: Field, answers: Answers) -> Problem | None:
        """What is wrong with what stands there; not what was doubted, and is kept all the same."""
        question, answer = field.question, field.answer
        if question.secret and not answer and self.sitting.secret(question.key):
            return None
        problem = question.problem(answer, answers)
        doubted = problem is not None and problem.can_override
        return None if doubted and self._overridden.get(question.key) == answer else problem

    def go_on(self) -> None:
        if self.busy:
            if presses.meant(self, self._began):  # Enter twice in a hurry stops nothing.
                self.stop()
            return
        answers = self._answers()
        wrong: list[Field] = []
        given: dict[str, str] = {}
        for field in self._fields.shown:
            question, answer = field.question, field.answer
            if problem := self._problem(field, answers):
                field.tell(problem.message + (_AGAIN if problem.can_override else ""))
                wrong.append(field)
                if problem.can_override:
                    self._overridden[question.key] = answer
            elif answer or not question.secret:
                given[question.key] = answer
        if wrong:
            self._to_mend(wrong)
            return
        self._work = self._keep(given)

    def _to_mend(self, wrong: list[Field]) -> None:
        """To the nearest that is wrong; from a secret to a secret, so that none is typed where it can be read."""
        order = self.fields
        last = self._last if self._last in order else order[0]

        def far(field: Field) -> tuple[bool, int]:
            in_clear = last.question.secret and not field.question.secret
            return in_clear, abs(order.index(field) - order.index(last))

        nearest = min(wrong, key=far)
        nearest.control.focus(scroll_visible=False)
        self._about(nearest)
        self._fields.keep_in_view()

    def stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.hint("Stopped. Nothing on this page was kept.")

    @work(exclusive=True, group="keep", exit_on_error=True)
    async def _keep(self, given: dict[str, str]) -> None:
        self._began = presses.now()
        self.primary("Cancel")
        waiting = self.set_timer(PATIENCE, lambda: self.hint(_SLOW))
        try:
            kept_answers = await self._acted_on(given)
            before = aftermath.over(self.sitting)
            kept = await self.sitting.keep(kept_answers, self._questions, steps.every_question(self.sitting))
        except Refused as refused:
            for field in self.fields:
                if field.question.key == refused.key:
                    field.tell(str(refused) + (_AGAIN if refused.can_override else ""))
                    field.control.focus()
            return
        finally:
            waiting.stop()
            self.primary("Continue")
        for question in self._questions:
            self.sitting.ledger.forget_place(f"draft/{question.key}")
        self.post_message(self.Finished(aftermath.words(self.sitting, kept.dropped, before, self.step.key)))

    async def _acted_on(self, given: dict[str, str]) -> Mapping[str, str]:
        """What of the answers is to be kept, once the part has acted on them. Raises Refused."""
        if self._ask.before_keeping is None:
            return given
        try:
            return await self._ask.before_keeping(self.sitting, given)
        except Refused as refused:
            answer = given.get(refused.key, "")
            if not refused.can_override or self._overridden.get(refused.key) != answer:
                self._overridden[refused.key] = answer
                raise
            return given
