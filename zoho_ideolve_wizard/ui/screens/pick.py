"""Names for one answer, chosen from a list: found by typing, taken and left with Space or Enter in the list."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.input import Selection
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.question import Choice
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.filled_list import FilledList
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine

_COLUMN = 28
"""Cells of a label, before the name that it stands for."""


class PickScreen(ModalScreen[list[str] | None]):
    """Answers with the names taken, those taken before first and in their order; None for Escape."""

    DEFAULT_CSS = """
    PickScreen {
        align: center middle;
        #box { width: 72; max-width: 94%; height: auto; max-height: 90%; padding: 1 2; background: $dialog; }
        #title { text-style: bold; color: $primary; margin-bottom: 1; }
        #wanted { border: none; height: 1; padding: 0 1; margin-bottom: 1;
            &:focus { border: none; } }
        #picks { height: 40vh; border: none; padding: 0; background: transparent;
            &:focus { border: none; background-tint: transparent; } }
        #picks > .option-list--option { padding: 0 1; }
        #taken { height: auto; margin-top: 1; color: $secondary; }
        #buttons { height: auto; margin-top: 1; }
        Button { margin-right: 2; }
    }
    """
    BINDINGS = [
        helping.binding("pick"),
        Binding("escape", "leave", "Cancel", id="pick.leave"),
        Binding("space", "take", "Take or leave", id="pick.take"),
        Binding("slash", "find", "Find", id="pick.find"),
        Binding("f5", "done", "Take these", id="pick.done"),
    ]

    def __init__(self, title: str, offered: Sequence[Choice], taken: Sequence[str]) -> None:
        """`taken` are names or labels; those that are not offered stay taken."""
        super().__init__()
        self._title = title
        self._offered = offered
        known = {text.casefold(): one.value for one in offered for text in (one.label, one.value)}
        self._taken = list(dict.fromkeys(known.get(name.casefold(), name) for name in taken))

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content(harmless(self._title)), id="title")
            yield OneValue(
                placeholder="a part of the name; Down goes to the list", select_on_focus=False, id="wanted"
            )
            yield FilledList(id="picks")
            yield Static("", id="taken")
            with Horizontal(id="buttons"):
                yield Button("Take these", id="done", variant="primary", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self._show("")
        self.query_one("#wanted").focus()

    def _show(self, wanted: str) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        for one in self._offered:
            if wanted.strip().casefold() in f"{one.value} {one.label}".casefold():
                listed.add_option(Option(self._line(one), id=one.value))
        listed.highlighted = 0 if listed.option_count else None
        self._count()

    def _line(self, one: Choice) -> Content:
        taken = one.value in self._taken
        mark = ("[x] ", "bold $text-primary") if taken else ("[ ] ", "$secondary")
        label = harmless(one.label)
        room = " " * max(2, _COLUMN - cell_len(label))
        return Content.assemble(mark, label, (f"{room}{harmless(one.value)}", "$secondary"))

    def _count(self) -> None:
        self.query_one("#taken", Static).update(f"{len(self._taken)} taken.")

    @on(Input.Changed, "#wanted")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted, "#wanted")
    def _to_the_list(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        """Down leads from what is looked for to the list, Up back; letters are looked for, wherever the cursor is."""
        wanted, listed = self.query_one("#wanted", OneValue), self.query_one(OptionList)
        if event.key == "down" and wanted.has_focus:
            event.stop()
            listed.focus()
        elif listed.has_focus and event.character and event.character.isalnum():
            event.stop()
            self.set_focus(wanted)
            wanted.selection = Selection.cursor(len(wanted.value))
            wanted.insert_text_at_cursor(event.character)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_take()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take":
            return self.query_one(OptionList).has_focus
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return
        name = listed.get_option_at_index(listed.highlighted).id or ""
        if name in self._taken:
            self._taken.remove(name)
        else:
            self._taken.append(name)
        one = next(one for one in self._offered if one.value == name)
        listed.replace_option_prompt_at_index(listed.highlighted, self._line(one))
        self._count()

    def action_find(self) -> None:
        self.query_one("#wanted").focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_done(self) -> None:
        self.dismiss(self._taken)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self._taken if event.button.id == "done" else None)
