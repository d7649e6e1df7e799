"""A step's questions as a form: checked together, kept together, half-typed answers remembered."""

from collections.abc import Awaitable, Callable, Mapping

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button

from zoho_ideolve_wizard.engine.question import names_in
from zoho_ideolve_wizard.guide import aftermath, correcting, steps
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Refused, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import keys, presses
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.fields import Fields
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.working import STORE_IS_SLOW, Wait, Working

DRAFT_AFTER = 0.3
"""Seconds without a key before half-typed answers are written down."""


_READING = "Reading what can be chosen"
_NOT_READ = "Answer without it, or leave this part and come back."
_KEEPING = "Keeping your answers"
_NOT_KEPT = "Nothing on this page was kept."
_AGAIN = " Press Continue again to keep it."


class FormPane(Pane, Working):
    BINDINGS = [
        Binding("f4", "fill", "Fill in", id="form.fill", tooltip="Fill in what you noted down"),
        Binding("f6", "pick", "Choose", id="form.pick", tooltip="Choose names from the list of all"),
    ]

    def __init__(self, step: Step, part: Ask, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self._questions = list(part.questions(sitting))
        self._ask = part
        self._draft_timer: Timer | None = None
        self._began = 0.0
        self._fields = Fields(sitting, self._questions)
        self._notice = ""
        self.begins_at = ""
        """The key of the question that the cursor is on when it opens; else it is the first."""

    def compose_body(self) -> ComposeResult:
        yield self._fields

    def start_focus(self) -> Widget:
        shown = self._fields.shown
        named = [field for field in shown if field.question.key == self.begins_at]
        return (named or shown)[0].control if shown else super().start_focus()

    async def on_mount(self) -> None:
        self._fields.show_those_that_apply()
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
        try:
            with self.waiting(Wait(_READING, _NOT_READ)):
                await prepare(self.sitting)
            self._notice = ""
        except ServiceFailure as failure:
            self._notice = str(failure)
        finally:
            fields.disabled = False
            self.primary("Continue")
        self._questions = list(self._ask.questions(self.sitting))
        await fields.make_anew(self._questions)
        self.open_focus()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self._fields.show_those_that_apply()
        question = event.field.question
        for key, value in question.fills(event.field.answer).items():
            for field in self._fields.every:
                if field.question.key == key and field.answer != value:
                    field.fill(value)
        if event.field.has_focus_within:
            self._notice = ""
            self._about(event.field)
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep_drafts)

    def keep_drafts(self) -> None:
        """Writes down what was half typed."""
        self._fields.keep_drafts()

    def on_unmount(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()

    @on(Field.Focused)
    def _focused(self, event: Field.Focused) -> None:
        event.stop()
        self._fields.last = event.field
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
            self._notice,
            "" if self.screen.has_class("-tall") else field.help_text,
            f"{key} fills in what you noted down."
            if self._fields.can_fill(field, self._fields.answers)
            else "",
            f"{keys.of(self, 'form.pick', 'f6')} chooses from the list of all."
            if field.question.picks
            else "",
            f"Wrong too: {', '.join(others)}." if others else "",
        ]
        self.hint(" ".join(one for one in said if one))

    @on(Field.Submitted)
    def _next_field(self, event: Field.Submitted) -> None:
        event.stop()
        shown = self._fields.shown
        after = shown[shown.index(event.field) + 1 :]
        if after:
            after[0].control.focus()
        else:
            self.go_on()

    # -- what is on a list

    @work(exclusive=True, group="pick")
    async def action_pick(self) -> None:
        from zoho_ideolve_wizard.ui.screens.pick import PickScreen

        if (field := self._fields.focused) is not None:
            question = field.question
            taken = await self.app.push_screen_wait(
                PickScreen(question.prompt, question.picks, names_in(field.answer))
            )
            if taken is not None:
                field.fill(", ".join(taken))

    # -- what was noted down

    def action_fill(self) -> None:
        """On to what is still wrong or empty then; else to the button."""
        answers = self._fields.answers
        filled = [field for field in self._fields.shown if self._fields.can_fill(field, answers)]
        for field in filled:
            field.fill(field.question.noted)
        self._notice = f"Filled in: {', '.join(field.question.prompt for field in filled)}."
        answers = self._fields.answers
        left = [field for field in self._fields.shown if self._fields.problem(field, answers) is not None]
        if left:
            left[0].control.focus()
        else:
            self.query_one("#primary", Button).focus()
            self.hint(f"{self._notice} Enter goes on.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "fill":
            answers = self._fields.answers
            return any(self._fields.can_fill(field, answers) for field in self._fields.shown)
        if action == "pick":
            focused = self._fields.focused
            return focused is not None and bool(focused.question.picks)
        return super().check_action(action, parameters)

    # -- going on

    def go_on(self) -> None:
        if self.busy:
            if presses.meant(self, self._began):  # Enter twice in a hurry stops nothing.
                self.stop()
            return
        answers = self._fields.answers
        wrong: list[Field] = []
        given: dict[str, str] = {}
        for field in self._fields.shown:
            question, answer = field.question, field.answer
            if problem := self._fields.problem(field, answers):
                mended = self._fields.typed_again(field)
                mended.tell(problem.message + (_AGAIN if problem.can_override else ""))
                wrong.append(mended)
                if problem.can_override:
                    self._fields.doubted[question.key] = answer
            elif answer or not question.secret:
                given[question.key] = answer
        if wrong:
            self._to_mend(wrong)
            return
        self._work = self._keep(given)

    def _to_mend(self, wrong: list[Field]) -> None:
        nearest = self._fields.nearest(wrong)
        nearest.control.focus(scroll_visible=False)
        self._about(nearest)
        self._fields.keep_in_view()

    @work(exclusive=True, group="keep", exit_on_error=True)
    async def _keep(self, given: dict[str, str]) -> None:
        self._began = presses.now()
        self.primary("Cancel")
        try:
            with self.waiting(Wait(_KEEPING, _NOT_KEPT, STORE_IS_SLOW, quiet=True)):
                kept_answers = await self._acted_on(given)
                before = aftermath.over(self.sitting)
                every = steps.every_question(self.sitting)
                anew = correcting.are_others(self.sitting, self._questions, kept_answers)
                kept = await self.sitting.keep(kept_answers, self._questions, every)
        except Refused as refused:
            for field in self._fields.every:
                if field.question.key == refused.key:
                    field.tell(str(refused) + (_AGAIN if refused.can_override else ""))
                    field.control.focus()
            return
        finally:
            self.primary("Continue")
        if anew:
            correcting.forget_failures(self.sitting, correcting.resting_on(self.step, self.part))
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
            if not refused.can_override or self._fields.doubted.get(refused.key) != answer:
                self._fields.doubted[refused.key] = answer
                raise
            return given
