"""Small questions in front of everything else."""

from collections.abc import Sequence
from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from zoho_ideolve_wizard.guide.credentials.answer_troubles import NOT_THE_SAME
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll


class Dialog(ModalScreen[str | None]):
    """A title, a text, and buttons; answers with the chosen button's id, or None for Escape."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        #box { width: 64; max-width: 94%; height: auto; max-height: 90%; padding: 1 2; background: $dialog; }
        #title { text-style: bold; color: $primary; margin-bottom: 1; }
        #words { height: auto; max-height: 60vh; }
        #buttons { height: auto; margin-top: 1; }
        Button { margin-right: 2; }
        #problem { color: $text-error; }
        OneValue { border: none; height: 1; padding: 0 1; margin-top: 1;
            &:focus { border: none; } }
        Said { dock: bottom; margin-bottom: 1; background: $dialog; }
    }
    """
    BINDINGS = [
        helping.binding("dialog"),
        Binding("escape", "leave", "Cancel", id="dialog.leave"),
        Binding("escape", "close", "Close", id="dialog.close"),
        Binding("left", "app.focus_previous", "Before", show=False, id="dialog.before"),
        Binding("right", "app.focus_next", "After", show=False, id="dialog.after"),
        Binding("up,pageup", "scroll(-1)", "Up", show=False, id="dialog.up"),
        Binding("down,pagedown", "scroll(1)", "Down", show=False, id="dialog.down"),
    ]

    def __init__(self, title: str, text: str | Content | Sequence[Visual], buttons: dict[str, str]) -> None:
        """`text` may be pieces, to stand one below the other."""
        super().__init__()
        self._title = title
        whole = Content(harmless(text)) if isinstance(text, str) else text
        self._pieces = [whole] if isinstance(whole, Content) else whole
        self._buttons = buttons

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content(self._title), id="title")
            with Scroll(id="words", can_focus=False):
                for piece in self._pieces:
                    yield Static(piece, classes="text")
            yield from self.compose_more()
            with Horizontal(id="buttons"):
                for index, (key, label) in enumerate(self._buttons.items()):
                    yield Button(
                        Content(label), id=key, variant="primary" if index == 0 else "default", compact=True
                    )
        yield KeyLine()

    def compose_more(self) -> ComposeResult:
        yield from ()

    def on_mount(self) -> None:
        self.first_focus().focus()

    def first_focus(self) -> Widget:
        return self.query(Button).first()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self.answer_of(event.button.id or ""))

    def answer_of(self, button: str) -> str | None:
        """What pressing a button answers."""
        return button

    def action_scroll(self, by: int) -> None:
        """A long text, a few lines at a time."""
        self.query_one("#words").scroll_relative(y=4 * by, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is nothing to decide, nothing is cancelled either."""
        match action:
            case "leave":
                return len(self._buttons) > 1
            case "close":
                return len(self._buttons) == 1
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)


class Prompt(Dialog):
    """A dialog with one value to type; answers with it, or None."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        value: str = "",
        secret: bool = False,
        label: str = "OK",
        problem: str = "",
    ) -> None:
        super().__init__(title, text, {"ok": label, "cancel": "Cancel"})
        self._value = value
        self._secret = secret
        self._problem = problem

    def compose_more(self) -> ComposeResult:
        yield OneValue(self._value, password=self._secret)
        yield Static(Content(harmless(self._problem)), id="problem")

    def first_focus(self) -> Widget:
        return self.query_one(OneValue)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said of another text is not true of this one."""
        if event.value != self._value:
            self.query_one("#problem").display = False

    def on_input_submitted(self) -> None:
        self.dismiss(self.answer_of("ok"))

    def answer_of(self, button: str) -> str | None:
        return self.query_one(OneValue).value if button == "ok" else None


async def typed(app: App[Any], text: str, about: str = "") -> bool:
    """Whether the admin typed this text, as one does before what cannot be taken back; `about` says what that is."""
    problem = written = ""
    while True:
        asks = f"{about or 'The plan behind this removes access.'}\n\nTo go on, type: {text}"
        given = await app.push_screen_wait(
            Prompt("Remove?", asks, value=written, label="Remove", problem=problem)
        )
        if given is None:
            return False
        if given.strip().casefold() == text.casefold():
            return True
        problem, written = NOT_THE_SAME.told, given
