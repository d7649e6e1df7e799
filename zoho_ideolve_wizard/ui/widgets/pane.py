"""What every pane has: a title with the guide's number, an intro, a body, a hint line, its actions."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Part, Step
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.parting import Parting
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor, ToBrowserButton
from zoho_ideolve_wizard.ui.widgets.trail import Trail


class Pane(Parting, Vertical):
    """One part of a step. Its body is `compose_body`; it says `Finished` and `Changed`."""

    @dataclass
    class Finished(Message):
        """This part is done with: on to the next, where `news` is to be read."""

        news: str = ""

    @dataclass
    class Changed(Message):
        """An answer or an outcome changed: where the steps stand may have changed too."""

    @dataclass
    class Elsewhere(Message):
        """To another part, of this step or another; `question`: the key of the one to begin at there."""

        step: Step
        part: Part
        question: str = ""

    @dataclass
    class Back(Message):
        """To the part before."""

    way_back = "Back"
    """What the button that leads to the part before is called."""

    def __init__(self, step: Step, part: Part, sitting: Sitting) -> None:
        super().__init__(classes="pane")
        self.step = step
        self.part = part
        self.sitting = sitting

    def compose(self) -> ComposeResult:
        yield Trail(self.step.parts, self.part)
        yield Static(Content(self.part.intro), classes="intro")
        with Vertical(classes="body"):
            yield from self.compose_body()
        yield Static("", classes="hint", id="hint")
        with Horizontal(classes="actions"):
            yield Button("Continue", id="primary", variant="primary", compact=True)
            yield Button(self.way_back, id="back", compact=True)
            yield from self.more_actions()
            yield ToBrowserButton()

    def compose_body(self) -> ComposeResult:
        raise NotImplementedError

    def say_how(self) -> None:
        """On the hint line, how to go on here, once nothing else is to be said; where there is nothing, that."""
        self.hint("")

    def more_actions(self) -> ComposeResult:
        yield from ()

    def hint(self, text: str | Content, *, error: bool = False) -> None:
        """The line above the actions: help for what is focused, or what just happened."""
        for line in self.query("#hint").results(Static):  # there is none left while the pane is left
            line.update(text if isinstance(text, Content) else Content(harmless(text)))
            line.set_class(error, "-error")

    def say(self, text: str, *, error: bool = False) -> None:
        """What happened just now, to be read before what is drawn anew takes its place."""
        self.hint(text, error=error)

    def primary(self, label: str, *, disabled: bool = False) -> None:
        for button in self.query("#primary").results(Button):  # there is none left while the wizard closes
            button.label = Content(label)
            button.disabled = disabled
            button.refresh(layout=True)

    def value_here(self) -> Value | None:
        """What v shows alone: the value of the line under the cursor, where there is one."""
        return next((one.value for one in self.query(Conveyor)), None)

    def start_focus(self) -> Widget:
        """Where the cursor is when the pane opens."""
        return self.query_one("#primary", Button)

    def open_focus(self) -> None:
        """Puts the cursor where it belongs; each kind of pane calls it when it is ready."""
        self.start_focus().focus(scroll_visible=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "primary":
            event.stop()
            self.go_on()
        elif event.button.id == "back":
            event.stop()
            self.go_back()

    def go_back(self) -> None:
        """What the button Back does."""
        self.post_message(self.Back())

    def go_on(self) -> None:
        """What the primary button does."""
        self.post_message(self.Finished())
