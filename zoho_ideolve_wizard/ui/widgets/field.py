"""One question on a form: its prompt, a widget to answer it, and what is wrong with the answer."""

from dataclasses import dataclass
from functools import cached_property

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, DescendantBlur, DescendantFocus, Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, RadioButton, RadioSet, Select, Static
from textual.widgets.input import Selection

from zoho_ideolve_wizard.engine.question import Kind, Question
from zoho_ideolve_wizard.ui.saying import say
from zoho_ideolve_wizard.ui.widgets.choices import Choices, Folded, Radio

FEW = 5
"""Up to this many choices are all shown; more fold into a list that opens."""


_KEPT = "kept; leave empty to keep it"
STAYS = "Nothing was copied: this field holds a secret. A secret that a web form asks for is copied from its task by hand."


class OneValue(Input):
    """An input for one value: a paste that a terminal wrapped is joined, not cut at its first line. What is typed
    behind dots does not leave it in clear by a key that is pressed out of habit."""

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace("".join(line.strip() for line in event.text.splitlines()), *sorted(self.selection))

    def action_copy(self) -> None:
        if not self._stays():
            super().action_copy()

    def action_cut(self) -> None:
        if not self._stays():
            super().action_cut()

    def _stays(self) -> bool:
        """Says so where a secret is selected."""
        if not self.password or not self.selected_text:
            return False
        say(self.screen, STAYS)
        return True


class Field(Vertical):
    """Its help stands below it where the form has room for that; elsewhere the form says it of the one in focus."""

    DEFAULT_CSS = """
    Field {
        height: auto; margin-bottom: 1;
        .prompt { color: $secondary; }
        .problem { color: $text-error; display: none; }
        .help { color: $secondary; display: none; }
        &.-problem .problem { display: block; }
        &.-focused .prompt { color: $text-primary; text-style: bold; }
        Input { border: none; height: 1; padding: 0 1;
            &:focus { border: none; } }
        RadioSet { border: none; padding: 0; background: transparent; width: 1fr;
            &:focus { border: none; background-tint: transparent; }
            &:blur > RadioButton.-selected > .toggle--label { background: transparent; }
            &:focus > RadioButton.-selected { background: $block-cursor-background;
                color: $block-cursor-foreground; text-style: $block-cursor-text-style; } }
        RadioButton { background: transparent; width: 1fr; padding: 0; }
    }
    """

    @dataclass
    class Changed(Message):
        field: "Field"

    @dataclass
    class Submitted(Message):
        field: "Field"

    @dataclass
    class Focused(Message):
        field: "Field"

    @dataclass
    class Told(Message):
        """Its help has changed."""

        field: "Field"

    def __init__(self, question: Question, answer: str, *, kept: bool = False, refused: str = "") -> None:
        """`kept`: there is an answer already that is not shown; `refused` are the words in which it was."""
        super().__init__(id=f"field-{question.key.replace('.', '-')}")
        self.question = question
        self._answer = answer
        self._kept = kept
        self._refused = bool(refused)
        self._problem = Static(Content(refused), classes="problem")
        self.set_class(bool(refused), "-problem")
        self.checked = False
        self.seen = False
        """Whether it had the focus."""
        self._help = Static("", classes="help")

    def compose(self) -> ComposeResult:
        question = self.question
        optional = question.optional and question.kind is not Kind.CHOICE and not question.kept_as
        yield Static(Content(question.prompt + ("  (optional)" if optional else "")), classes="prompt")
        yield self.control
        yield self._problem
        yield self._help

    def on_mount(self) -> None:
        self._show_help()

    @cached_property
    def control(self) -> Widget:
        """What is typed into, or chosen from; there even where the field is left before it was drawn."""
        question = self.question
        if question.kind is not Kind.CHOICE:
            example = f"such as {question.placeholder}" if question.placeholder else ""
            placeholder = _KEPT if self._kept else example
            return OneValue(self._answer, placeholder=placeholder, password=question.secret)
        if len(question.choices) <= FEW:
            buttons = (
                Radio(Content(choice.label), choice.value == self._answer, name=choice.value)
                for choice in question.choices
            )
            return Choices(*buttons)
        options = [(Content(choice.label), choice.value) for choice in question.choices]
        known = self._answer in {choice.value for choice in question.choices}
        return Folded(
            options, value=self._answer if known else Select.NULL, allow_blank=not known, compact=True
        )

    def enter(self) -> None:
        """Puts the cursor here at once; what is wrong is marked, so that what is typed takes its place."""
        self.screen.set_focus(self.control, scroll_visible=False)
        if self.wrong and isinstance(self.control, Input):
            self.control.selection = Selection(0, len(self.control.value))

    def on_click(self, event: Click) -> None:
        """Whoever clicks its prompt or its help means it."""
        if isinstance(event.widget, Static) and event.widget.parent is self:
            self.enter()

    @property
    def answer(self) -> str:
        """What stands in the field now, without blanks around it; before it is drawn, what will stand there."""
        if not self.children or not self.control.is_mounted:
            return self._answer
        control = self.control
        if isinstance(control, Input):
            return control.value if self.question.exact else control.value.strip()
        if isinstance(control, RadioSet):
            return (control.pressed_button.name or "") if control.pressed_button else ""
        if isinstance(control, Select):
            return "" if control.is_blank() else str(control.value)
        raise TypeError(f"no such control: {control}")

    def fill(self, answer: str) -> None:
        control = self.control
        if isinstance(control, Input):
            control.value = answer
            control.cursor_position = 0
        elif isinstance(control, Select):
            control.value = answer
        else:
            for button in control.query(RadioButton):
                if button.name == answer:
                    button.value = True

    def keeps(self, *, kept: bool) -> None:
        """Whether leaving it empty keeps the answer that is not shown."""
        if isinstance(self.control, Input) and kept != self._kept:
            self._kept = kept
            self.control.placeholder = _KEPT if kept else ""

    def tell(self, problem: str, *, checked: bool = False) -> None:
        """Shows what is wrong beside the field; an empty text clears it. `checked`: it may be right once another is."""
        self.checked = checked
        self._problem.update(Content(problem))
        self.set_class(bool(problem), "-problem")

    @property
    def wrong(self) -> bool:
        """Whether it says what is wrong with the answer."""
        return self.has_class("-problem")

    @property
    def help_text(self) -> str:
        """That of the choice under the cursor, elsewhere of the one taken; and the question's."""
        control = self.control
        here = control.under_cursor if isinstance(control, Choices) and control.has_focus else None
        about = here.name if here is not None else self.answer
        chosen = [choice.help for choice in self.question.choices if choice.value == about]
        return " ".join(text for text in (*chosen, self.question.help) if text)

    def _show_help(self) -> None:
        text = self.help_text
        self._help.update(Content(text))
        self._help.set_class(bool(text), "-told")

    @on(Choices.Moved)
    def _moved(self, event: Choices.Moved) -> None:
        event.stop()
        self._tell_help()

    def _tell_help(self) -> None:
        self._show_help()
        self.screen.refresh_bindings()
        self.post_message(self.Told(self))

    @on(Input.Changed)
    @on(RadioSet.Changed)
    @on(Select.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        if not self._refused or self.answer != self._answer:
            self.tell("")
        self._tell_help()
        self.post_message(self.Changed(self))

    @on(Input.Submitted)
    @on(Choices.Taken)
    def _submitted(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Submitted(self))

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        self.remove_class("-focused")
        self._show_help()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        self.seen = True
        self.add_class("-focused")
        self._show_help()
        self.post_message(self.Focused(self))
