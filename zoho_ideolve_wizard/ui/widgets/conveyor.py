"""By-hand work as a conveyor: Enter copies the value under the cursor and moves to the next.

Ten fields in a web form are ten Enters. Secrets are shown as dots and copied without being shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.by_hand import Page, items, page_key, value_key
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.engine.ticks import Ticks
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.sheet.sheet import Sheet
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging

MASK = "••••••••"
DONE = "done"
_WIDEST = 24
"""Cells. A longer label does not push the values beside it out of the pane."""


class ToBrowserButton(Button):
    """Among the actions of a pane; shown beside a conveyor only, which shows and hides it."""

    DEFAULT_CSS = "ToBrowserButton { display: none; &.-shown { display: block; } }"

    def __init__(self) -> None:
        super().__init__("In the browser", id="sheet", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        for conveyor in self.screen.query(Conveyor):
            # In its own turn: what it says would not pass by whoever it is said for.
            conveyor.call_later(conveyor.action_sheet)


class Conveyor(OptionList):
    """One page of by-hand work. Says `Copy`, `Visit`, `Show`, `ToBrowser` and `Done`; it does nothing of it itself."""

    DEFAULT_CSS = """
    Conveyor {
        height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $foreground; }
    }
    """
    BINDINGS = [
        Binding("v", "show", "Show alone", id="conveyor.show", tooltip="The value alone on the screen"),
        Binding("o", "visit", "Open page", id="conveyor.visit", tooltip="Open the page in the browser"),
        Binding(
            "b",
            "sheet",
            "In the browser",
            id="conveyor.sheet",
            tooltip="The same as a page with Copy buttons",
        ),
    ]

    @dataclass
    class Copy(Message):
        """`last`: nothing is left to be copied after it."""

        value: Value
        last: bool = False

    @dataclass
    class Show(Message):
        value: Value

    @dataclass
    class Visit(Message):
        url: str

    @dataclass
    class ToBrowser(Message):
        """The same page of work is wanted in the browser."""

        conveyor: "Conveyor"

    @dataclass
    class Done(Message):
        page: Page

    def __init__(self, page: Page, sitting: Sitting) -> None:
        super().__init__(id="conveyor")
        self.page = page
        self._sitting = sitting
        self.ticks = Ticks()
        self.sheet: Sheet | None = None
        """The same in the browser, where it was asked for; it ends with this."""
        self._items = items(page)
        self._height = 0
        self._shown: dict[str, tuple[str, str]] = {}
        self._chosen_here = ""
        self._just_copied: tuple[int | None, Value | str | None] = (None, None)

    def on_mount(self) -> None:
        self._fill()
        self.action_first()
        self._unwatch = self.ticks.watch(lambda key: self.call_later(self._ticked, key))
        self.screen.query(ToBrowserButton).add_class("-shown")

    def goes_on_from(self, others: Iterable["Conveyor"]) -> None:
        """What shows another page of work in the browser shows this one from now on."""
        for other in others:
            self.sheet, other.sheet = other.sheet, None
        if self.sheet is not None:
            self.sheet.turn(self.page, self.ticks)

    def on_unmount(self) -> None:
        self._unwatch()
        self.screen.query(ToBrowserButton).remove_class("-shown")
        if self.sheet is not None:
            self.sheet.close()

    def on_resize(self, event: Resize) -> None:
        """What is said below may take room: the line under the cursor stays in view, if it was."""
        line = self._index_to_line.get(self.highlighted if self.highlighted is not None else -1, -1)
        if self.scroll_y <= line < self.scroll_y + self._height:
            self.call_after_refresh(self.scroll_to_highlight)
        self._height = event.size.height

    def _fill(self) -> None:
        for number, step in enumerate(self.page.steps, 1):
            self.add_option(Option(Hanging(Content(f"{number}. "), step.text), disabled=True))
            if step.url:
                self._add(page_key(number), "Page", step.url)
            lengths = [len(value.label) for value in step.values]
            width = max((one for one in lengths if one <= _WIDEST), default=0)
            for index, value in enumerate(step.values):
                shown = MASK if value.secret else value.text if value.to_read else _in_short(value.text)
                self._add(value_key(number, index), value.label.ljust(width), shown)
        for note in self.page.notes:
            self.add_option(Option(Hanging(Content("   "), note, "italic $secondary"), disabled=True))
        words = "I have sent it" if self.page.waits_for else "I have done this"
        self.add_option(Option(Content.styled(f"   {words}", "bold $text-success"), id=DONE))

    def _add(self, key: str, label: str, shown: str) -> None:
        self._shown[key] = (label, shown)
        self.add_option(Option(self._line(label, shown, key), id=key))

    def _draw(self, key: str) -> None:
        """That line alone: nothing else moves under the hand of whoever clicks one after the other."""
        self.replace_option_prompt(key, self._line(*self._shown[key], key))

    def _line(self, label: str, shown: str, key: str) -> Hanging:
        mark = "✓" if key in self.ticks else " "
        first = Content.assemble((f" {mark} ", "$text-success"), (label, "$secondary"), "  ")
        return Hanging(first, shown, "bold")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        key = event.option_id or ""
        if key == DONE:
            self.post_message(self.Done(self.page))
            return
        item = self._items[key]
        self._chosen_here = key
        self.ticks.add(key)
        self._draw(key)
        self._move_on()
        self._just_copied = (self.highlighted, item)
        if isinstance(item, Value):
            values = [one for one, found in self._items.items() if isinstance(found, Value)]
            self.post_message(self.Copy(item, last=key == values[-1]))
        else:
            self.post_message(self.Visit(item))

    def _ticked(self, key: str) -> None:
        """In the browser: the cursor goes on from there, as it does after a copy here."""
        if key != self._chosen_here:
            self._draw(key)
            self.highlighted = self.get_option_index(key)
            self._move_on()

    def _move_on(self) -> None:
        """To the next value; that it is done is said on purpose, not by one Enter too many."""
        if self.highlighted is not None and self.highlighted < self.option_count - 1:
            here = self.highlighted
            self.action_cursor_down()
            if self.get_option_at_index(self.highlighted or 0).id == DONE:
                self.highlighted = here

    def _under_cursor(self) -> Value | str | None:
        if self.highlighted is None:
            return None
        return self._items.get(self.get_option_at_index(self.highlighted).id or "")

    def action_show(self) -> None:
        """What is under the cursor; right after copying, what was copied, since the cursor has moved on."""
        where, copied = self._just_copied
        item = copied if copied is not None and where == self.highlighted else self._under_cursor()
        self._just_copied = (None, None)
        if item is not None:
            value = item if isinstance(item, Value) else Value("Page", item)
            self.post_message(self.Show(value))

    def action_sheet(self) -> None:
        self.post_message(self.ToBrowser(self))

    def action_visit(self) -> None:
        """The page under the cursor, else the first page of this work."""
        item = self._under_cursor()
        pages = [step.url for step in self.page.steps if step.url]
        url = item if isinstance(item, str) else next(iter(pages), "")
        if url:
            self.post_message(self.Visit(url))


def _in_short(text: str) -> str:
    """What has many lines (code) is not drawn here: it is copied, shown alone, or saved."""
    lines = text.count("\n") + 1
    return text if lines == 1 else f"{lines} lines: Enter copies them, v shows them alone and saves them"
