"""By-hand work as a conveyor: Enter copies the value under the cursor and moves to the next.

Ten fields in a web form are ten Enters. Secrets are shown as dots and copied without being shown. The arrows stop at
every line, so that whatever stands there can be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.engine.by_hand import GOOD_TO_KNOW, Page, items, page_key, to_copy, value_key, wanted
from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.ticked import ticks_of
from zoho_ideolve_wizard.sheet.sheet import Sheet
from zoho_ideolve_wizard.ui.widgets.by_hand_words import WIDEST, done_words, in_short, label_width
from zoho_ideolve_wizard.ui.widgets.hanging import Hanging
from zoho_ideolve_wizard.ui.widgets.spread import Spread

MASK = "••••••••"
DONE = "done"


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


class Conveyor(Spread):
    """One page of by-hand work. Says `Copy`, `Visit`, `Show`, `ToBrowser`, `All` and `Done`; it does nothing of it
    itself."""

    DEFAULT_CSS = """
    Conveyor {
        height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
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
        """`last`: nothing is left to be copied after it. `up`: so many lines above the cursor it stands."""

        value: Value
        last: bool = False
        up: int = 0

        def seen_by(self, key: str) -> str:
            """What helps where a terminal does not take what it is sent; `key` shows what is under the cursor."""
            leads = {0: f"{key} shows it.", 1: f"Up, then {key}."}
            return f"Nothing to paste? {leads.get(self.up, f'{key} on its line.')}"

    @dataclass
    class Show(Message):
        """`key` is ticked if it is a secret and was shown."""

        value: Value
        key: str = ""

    class All(Message):
        """The last of it was ticked in the browser."""

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
        self.ticks = ticks_of(sitting, page)
        self.sheet: Sheet | None = None
        """The same in the browser, where it was asked for; it ends with this."""
        self._items = items(page)
        self._shown: dict[str, tuple[str, str]] = {}
        self._chosen_here = ""
        self._at_the_end = False

    def on_mount(self) -> None:
        self._fill()
        self._begin()
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

    def _begin(self) -> None:
        """On what is to be copied first, else on what says that it is done."""
        left = [key for key in wanted(self.page) if key not in self.ticks]
        self._go_to(left[0] if left else DONE)
        self.call_after_refresh(self._begin_at_the_top)

    def _begin_at_the_top(self) -> None:
        """Where nothing is to be copied, it is to be read: it is not begun at its end."""
        if not wanted(self.page) and self.virtual_size.height > self.size.height:
            self.highlighted = 0
        self._show_what_leads_there()

    def _fill(self) -> None:
        for number, step in enumerate(self.page.steps, 1):
            self.begins_apart()
            self.add_option(Option(Hanging(Content(f"{number}. "), step.text)))
            if step.url:
                self._add(page_key(number), "Page", step.url)
            for index, value in enumerate(step.values):
                shown = MASK if value.secret else value.text if value.to_read else in_short(value.text)
                self._add(value_key(number, index), value.label.ljust(label_width(value, step.values)), shown)
        self.begins_apart()
        self.add_option(Option(self._button(under_cursor=False), id=DONE))
        if self.page.notes:
            self.begins_apart()
            self.add_option(Option(Hanging(Content("   "), GOOD_TO_KNOW, "$secondary")))
        for note in self.page.notes:
            self.add_option(Option(Hanging(Content("   "), note, "italic $secondary")))

    def _button(self, *, under_cursor: bool) -> Content:
        """Under the cursor it has the cursor's own colours: no other line, and no button, looks like that."""
        style = "bold" if under_cursor else "bold $primary on $control"
        return Content.assemble("   ", Content.styled(f" {done_words(self.page)} ", style))

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if any(option.id == DONE for option in self.options):
            under_cursor = highlighted == self.get_option_index(DONE)
            if under_cursor is not self._at_the_end:  # Whatever is drawn anew moves under a hand that clicks.
                self._at_the_end = under_cursor
                self.replace_option_prompt(DONE, self._button(under_cursor=under_cursor))

    def action_last(self) -> None:
        """To what says that it is done; what comes after it is only good to know."""
        self.highlighted = self.get_option_index(DONE)

    def _add(self, key: str, label: str, shown: str) -> None:
        self._shown[key] = (label, shown)
        self.add_option(Option(self._line(label, shown, key), id=key))

    def _draw(self, key: str) -> None:
        """That line alone: nothing else moves under the hand of whoever clicks one after the other."""
        self.replace_option_prompt(key, self._line(*self._shown[key], key))

    def _line(self, label: str, shown: str, key: str) -> Hanging:
        mark = "✓" if key in self.ticks else " "
        if len(label) > WIDEST:
            return Hanging(
                Content.styled(f" {mark} ", "$text-success"), label, "$secondary", more=(f"  {shown}", "bold")
            )
        first = Content.assemble((f" {mark} ", "$text-success"), (label, "$secondary"), "  ")
        return Hanging(first, shown, "bold")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        key = event.option_id or ""
        if key == DONE:
            self.post_message(self.Done(self.page))
            return
        item = self._items.get(key)
        if item is None:
            self._step(1)  # a line to be read
            return
        self.tick(key)
        here = self.highlighted or 0
        self._move_on()
        if isinstance(item, Value):
            last = key in to_copy(self.page)[-1:]
            self.post_message(self.Copy(item, last=last, up=(self.highlighted or 0) - here))
        else:
            self.post_message(self.Visit(item))

    def tick(self, key: str) -> None:
        """Here, by what was done at the keyboard."""
        self._chosen_here = key
        self.ticks.add(key)
        self._draw(key)

    def _ticked(self, key: str) -> None:
        """In the browser: the cursor goes on from there, as it does after a copy here; after the last to the end."""
        if key == self._chosen_here:
            return
        self._draw(key)
        self._go_to(key)
        if all(one in self.ticks for one in to_copy(self.page)):
            self._go_to(DONE)
            self.post_message(self.All())
        else:
            self._move_on()

    def _move_on(self) -> None:
        """To the next value; that it is done is said on purpose, not by one Enter too many."""
        here, worth = self.highlighted or 0, wanted(self.page)
        following = (option.id for option in self.options[here + 1 :] if option.id in worth)
        if key := next(following, None):
            self._go_to(key)

    def _go_to(self, key: str) -> None:
        self.highlighted = self.get_option_index(key)
        self._show_what_leads_there()

    def _show_what_leads_there(self) -> None:
        """The lines to be read before the one under the cursor, as far as there is room."""
        top = here = self.highlighted or 0
        room = self.scrollable_content_region.height - self._heights.get(here, 1)
        while top and self.get_option_at_index(top - 1).id not in self._items:
            room -= self._heights.get(top - 1, 1)
            if room < 0:
                break
            top -= 1
        if top in self._index_to_line and self._index_to_line[top] < self.scroll_offset.y:
            self.scroll_to(y=self._index_to_line[top], animate=False, force=True, immediate=True)

    def _under_cursor(self) -> tuple[str, Value | str | None]:
        """Its key, and the value or page."""
        here = self.highlighted
        key = "" if here is None else self.get_option_at_index(here).id or ""
        return key, self._items.get(key)

    @property
    def value(self) -> Value | None:
        """Under the cursor; an address is one too."""
        _, item = self._under_cursor()
        return Value("Page", item) if isinstance(item, str) else item

    def action_show(self) -> None:
        if (value := self.value) is not None:
            self.post_message(self.Show(value, self._under_cursor()[0]))

    def action_sheet(self) -> None:
        self.post_message(self.ToBrowser(self))

    def action_visit(self) -> None:
        """The page under the cursor, else the first page of this work."""
        _, item = self._under_cursor()
        url = item if isinstance(item, str) else next(iter(self._pages), "")
        if url:
            self.post_message(self.Visit(url))

    @property
    def _pages(self) -> list[str]:
        return [step.url for step in self.page.steps if step.url]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is none of is not offered."""
        match action:
            case "show":
                return bool(self._items)
            case "visit":
                return bool(self._pages)
        return super().check_action(action, parameters)
