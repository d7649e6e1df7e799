"""What one of several answers is chosen from: all of them below each other, or folded into a list that opens."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import RadioButton, RadioSet, Select

from zoho_ideolve_wizard.ui import keys


class Radio(RadioButton):
    """A choice whose mark is told by its shape, not by its colour alone; the cursor lies over all of its line."""

    @property
    def _button(self) -> Content:
        if self.has_class("-selected") and self.parent is self.screen.focused:
            return Content.styled("(•)" if self.value else "( )", "bold")
        return Content.styled(*(("(•)", "bold $text-primary") if self.value else ("( )", "$secondary")))


class Textless(Widget):
    """Is chosen from, and not typed into: a terminal may type what is pasted, key by key.

    In such a text a blank and Enter are not what they are by themselves.
    """

    _in_text = False
    _after_blank = False

    @dataclass
    class Typed(Message):
        """Text came, and was not taken."""

    @property
    def in_text(self) -> bool:
        """Whether what was typed last is text."""
        return self._in_text

    def note_space(self) -> None:
        """Space was pressed; keys come here before what they do is done."""

    def was_text(self) -> None:
        """The Space before this key belongs to a text. What it did, or is about to do, is not meant."""

    def on_blur(self) -> None:
        self._in_text = self._after_blank = False

    def on_key(self, event: Key) -> None:
        blank, types = event.key == "space", event.is_printable or bool(keys.character(event.key))
        begins = types and not blank and event.key not in self.screen.active_bindings
        goes_on = self._in_text and (types or event.key == "enter")
        if begins or goes_on:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed())
            if self._after_blank:
                self.was_text()
        self._in_text = (begins or goes_on) and event.key != "enter"
        self._after_blank = blank and not goes_on
        if self._after_blank:
            self.note_space()


class Folded(Select[str], Textless, inherit_bindings=False):
    """Opens on Enter and Space alone: Up and Down go to the fields beside it."""

    BINDINGS = [Binding("enter,space", "show_overlay", "Open", id="choices.open")]


class Choices(RadioSet, Textless, inherit_bindings=False):
    """Enter takes the choice under the cursor; on the one that is taken it goes on. Space only takes."""

    BINDINGS = [
        Binding("enter,space", "take", "Choose", id="choices.take", tooltip="Space chooses too"),
        Binding("enter", "go_on", "Next", id="choices.go-on"),
        Binding("left", "beside(-1)", "Choice before", show=False, id="choices.before"),
        Binding("right", "beside(1)", "Choice after", show=False, id="choices.after"),
    ]

    _goes_on = False
    _void = False
    """Whether what is about to be taken is not meant."""
    _before: RadioButton | None = None
    """What was taken when Space was pressed."""
    _takes = False
    """Whether Space was pressed on one that was not taken."""

    @dataclass
    class Taken(Message):
        """The one under the cursor is taken already: on to the next field."""

    @dataclass
    class Moved(Message):
        """Another choice is under the cursor."""

    def on_focus(self) -> None:
        """The cursor begins at the choice that is taken, not at the first."""
        if self.pressed_index >= 0:
            self._selected = self.pressed_index

    def watch__selected(self) -> None:
        super().watch__selected()
        self.post_message(self.Moved())

    @property
    def under_cursor(self) -> RadioButton | None:
        here = self.children[self._selected] if self._selected is not None else None
        return here if isinstance(here, RadioButton) else None

    # -- moving

    def moves(self, by: int) -> bool:
        """Whether there was a choice to move to; at either end there is none."""
        to = (self._selected or 0) + by
        if not 0 <= to < len(self.children):
            return False
        self._selected = to
        return True

    def action_beside(self, by: int) -> None:
        self.moves(by)

    def to_end(self, *, last: bool) -> None:
        self._selected = len(self.children) - 1 if last else 0

    # -- choosing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("take", "go_on"):
            here = self.under_cursor
            return (here is not None and here.value) == (action == "go_on")
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        if self._void:
            self._void = False
            return
        self.action_toggle_button()

    def note_space(self) -> None:
        here = self.under_cursor
        self._before, self._takes = self.pressed_button, here is not None and not here.value

    def was_text(self) -> None:
        here = self.under_cursor
        if here is None or not self._takes:
            return
        if not here.value:
            self._void = True
        elif self._before is not None:
            self._before.value = True
        else:
            with self.prevent(RadioButton.Changed):
                here.value = False
            self._pressed_button = None

    def action_go_on(self) -> None:
        """The next field may be one that only this choice brings, so nobody goes on before all know of it."""
        self._goes_on = self.under_cursor is not self.pressed_button
        if not self._goes_on:
            self.post_message(self.Taken())

    def on_radio_set_changed(self) -> None:
        if self._goes_on:
            self._goes_on = False
            self.post_message(self.Taken())
