"""A step's questions as a form: checked together, kept together, half-typed answers remembered."""

from collections.abc import Awaitable, Callable, Mapping

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Paste
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button

from zoho_ideolve_wizard.engine.question import names_in
from zoho_ideolve_wizard.guide import aftermath, correcting, steps
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Refused, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import keys, presses
from zoho_ideolve_wizard.ui.moving import Places
from zoho_ideolve_wizard.ui.widgets import form_words
from zoho_ideolve_wizard.ui.widgets.choices import Textless
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.fields import Fields, prompts
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.working import STORE_IS_SLOW, Wait, Working

DRAFT_AFTER = 0.3
"""Seconds without a key before half-typed answers are written down."""


class FormPane(Pane, Working, Places):
    BINDINGS = [
        Binding("up", "beside(-1)", "Field before", show=False, id="field.up"),
        Binding("down", "beside(1)", "Field after", show=False, id="field.down"),
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
        self._noticed: Field | None = None
        """Where the notice is to be read; gone on from there, it goes."""

    def compose_body(self) -> ComposeResult:
        yield self._fields

    def start_focus(self) -> Widget:
        """The first answer that a service refused, else the first question."""
        shown = self._fields.shown
        wrong = [field for field in shown if field.wrong]
        return (wrong or shown)[0].control if shown else super().start_focus()

    def begin_at(self, key: str) -> None:
        """The cursor goes to the field of this question."""
        if field := self._fields.by_key.get(key):
            field.control.focus()

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
            with self.waiting(Wait(form_words.READING, form_words.NOT_READ)):
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
        new = self._fields.show_those_that_apply()
        question = event.field.question
        for key, value in question.fills(event.field.answer).items():
            for field in self._fields.every:
                if field.question.key == key and field.answer != value:
                    field.fill(value)
        self._fields.clear_what_is_right_now()
        control = event.field.control
        if event.field.has_focus_within and not (isinstance(control, Textless) and control.in_text):
            self._notice = f"Asked now too: {prompts(new)}." if new else ""
            self._noticed = event.field
        if focused := self._fields.focused:
            self._about(focused)
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
        if self._noticed not in (None, event.field):
            self._notice = ""
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
            self._fields.also_wrong(field),
        ]
        self.hint(" ".join(one for one in said if one))

    @on(Field.Submitted)
    def _next_field(self, event: Field.Submitted) -> None:
        event.stop()
        shown = self._fields.shown
        after = shown[shown.index(event.field) + 1 :]
        if after:
            after[0].enter()
        else:
            self.go_on()

    # -- moving

    def action_beside(self, by: int) -> None:
        self.beside(by)

    def beside(self, by: int) -> None:
        """From choice to choice and field to field; from the last to the buttons, and from these back."""
        if not self._fields.moves(by) and by > 0:
            self.screen.set_focus(self.query_one("#primary"))

    def end(self, *, last: bool) -> None:
        self._fields.to_end(last=last)

    # -- text where none can be

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self._no_text()

    @on(Textless.Typed)
    def _no_text(self) -> None:
        self._noticed = self._fields.focused
        if self._noticed is None:
            self.hint(form_words.TEXT)
        else:
            self._notice = form_words.TEXT
            self._about(self._noticed)

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
        """On to what is still wrong or empty then, or was not seen yet; else to the button."""
        filled = self._fields.fill_in()
        self._notice = f"Filled in: {prompts(filled)}."
        left = self._noticed = self._fields.left()
        if left is not None:
            left.enter()
            self._notice += "" if self._fields.problem(left, self._fields.answers) else form_words.YOURS
            self._about(left)
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
                told = problem.message + (form_words.AGAIN if problem.can_override else "")
                mended.tell(told, checked=mended is field and not problem.can_override)
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
        first = self._fields.first_of(wrong)
        first.enter()
        self._about(first)
        self._fields.keep_in_view()

    @work(exclusive=True, group="keep", exit_on_error=True)
    async def _keep(self, given: dict[str, str]) -> None:
        self._began = presses.now()
        self.primary("Cancel")
        try:
            with self.waiting(Wait(form_words.KEEPING, form_words.NOT_KEPT, STORE_IS_SLOW, quiet=True)):
                kept_answers = await self._acted_on(given)
                before = aftermath.over(self.sitting)
                every = steps.every_question(self.sitting)
                anew = correcting.are_others(self.sitting, self._questions, kept_answers)
                kept = await self.sitting.keep(kept_answers, self._questions, every)
        except Refused as refused:
            if field := self._fields.by_key.get(refused.key):
                field.tell(str(refused) + (form_words.AGAIN if refused.can_override else ""))
                self._to_mend([field])
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
