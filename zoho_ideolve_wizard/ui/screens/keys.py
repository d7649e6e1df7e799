"""What each key does and where; Enter puts another key in its place."""

from collections.abc import Collection, Mapping, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.ui import helping, keymap
from zoho_ideolve_wizard.ui.everywhere import KeyedApp
from zoho_ideolve_wizard.ui.keymap import Known
from zoho_ideolve_wizard.ui.keys import shown
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar

_FIXED = "Arrows, Tab, Space, Enter and Esc do the usual. What works on the screen behind comes first."
_WIDTHS = (11, 22, 16)
"""Cells for the keys, what they do, and where; the id takes what is left."""


class KeysScreen(Screen[None]):
    """`here` are the ids of the keys that work on the screen behind this one: they come first."""

    DEFAULT_CSS = """
    KeysScreen {
        #fixed { height: auto; color: $secondary; margin-bottom: 1; }
        #wanted { border: none; height: 1; padding: 0 1; margin-bottom: 1; width: 100%;
            &:focus { border: none; } }
        #listed { height: 1fr; max-height: 100%; border: none; padding: 0; background: transparent;
            &:focus { border: none; background-tint: transparent; } }
        #listed > .option-list--option { padding: 0 1; }
        #said { height: auto; min-height: 2; max-height: 4; color: $secondary; margin-top: 1; }
        #said.-error { color: $text-error; }
    }
    """
    help_key = "keys"
    BINDINGS = [
        helping.binding("keys"),
        Binding("r", "ours", "Reset", id="keys.reset", tooltip="The wizard's own key again"),
        Binding(
            "R", "all_ours", "Reset all", id="keys.reset-all", tooltip="All of the wizard's own keys again"
        ),
        Binding("slash", "filter", "Filter", id="keys.filter"),
        Binding("escape,f12,f10", "leave", "Back", id="keys.leave"),
    ]

    def __init__(self, known: Sequence[Known], here: Collection[str]) -> None:
        super().__init__()
        self._news: tuple[Known | None, str] = (None, "")
        self._every = sorted(known, key=lambda one: one.id not in here)

    def compose(self) -> ComposeResult:
        yield TitleBar("Keys", "")
        with Vertical(classes="page"):
            yield Static(Content(_FIXED), id="fixed")
            yield OneValue(placeholder="/ filters: a key, what it does, or where", id="wanted")
            yield OptionList(id="listed")
            yield Static("", id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        self._draw()
        self._list.focus()

    @property
    def _list(self) -> OptionList:
        return self.query_one("#listed", OptionList)

    @property
    def _keyed(self) -> KeyedApp:
        if not isinstance(self.app, KeyedApp):
            raise TypeError("this screen belongs to an application whose keys can be changed")
        return self.app

    def _draw(self) -> None:
        """The cursor stays on its line, if that is still shown."""
        listed, wanted = self._list, self.query_one("#wanted", OneValue).value.strip().casefold()
        here = self._under_cursor()
        chosen = self._keyed.chosen_keys()
        listed.clear_options()
        for one in self._every:
            words = line(one, chosen)
            if wanted in " ".join((words.plain, *keymap.keys_of(one, chosen))).casefold():
                listed.add_option(Option(words, id=one.id))
        ids = [option.id for option in listed.options]
        listed.highlighted = ids.index(here.id) if here and here.id in ids else 0 if ids else None

    def _under_cursor(self) -> Known | None:
        index = self._list.highlighted
        if index is None:
            return None
        name = self._list.get_option_at_index(index).id
        return next((one for one in self._every if one.id == name), None)

    def _say(self, words: str, *, error: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(Content(harmless(words.strip())))
        said.set_class(error, "-error")

    @on(OptionList.OptionHighlighted, "#listed")
    def _tell(self) -> None:
        """What has just been changed; else what stands in the settings and cannot be used, or what Enter does."""
        one = self._under_cursor()
        changed, news = self._news
        self._news = (changed, news) if one is changed else (None, "")
        chosen = self._keyed.chosen_keys()
        more = f"{one.more}." if one and one.more else ""
        if one is changed and news:
            self._say(news)
        elif one is None:
            self._say("No key has this in its line.")
        elif trouble := trouble_with(one, chosen, self._every):
            self._say(f"{chosen[one.id]!r} from the settings is not used. {trouble}", error=True)
        elif one.id in chosen:
            self._say(
                f"{more} Enter changes the key. The wizard's own is {_together(one.keys)}; r resets it."
            )
        else:
            self._say(f"{more} Enter changes the key of the line under the cursor.")

    @on(Input.Changed, "#wanted")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self._draw()
        self._tell()

    @on(Input.Submitted, "#wanted")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    def action_filter(self) -> None:
        self.query_one("#wanted").focus()

    def action_leave(self) -> None:
        """Out of the filter first."""
        field = self.query_one("#wanted", OneValue)
        if field.has_focus or field.value:
            field.clear()
            self._list.focus()
        else:
            self.dismiss()

    # -- changing

    @on(OptionList.OptionSelected, "#listed")
    @work(exclusive=True, group="change")
    async def _change(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        one = self._under_cursor()
        key = await self.app.push_screen_wait(PressKey(one.words)) if one else None
        if one is None or key is None:
            return
        if problem := keymap.problem(one, key, self._keyed.chosen_keys(), self._every):
            self._say(f"{shown(key)}: {problem}", error=True)
        else:
            self._keep({one.id: key}, f"{one.words}: {shown(key)}")

    def action_ours(self) -> None:
        """The wizard's own key again, unless that has got another meaning meanwhile."""
        one = self._under_cursor()
        chosen = self._keyed.chosen_keys()
        if one is None or one.id not in chosen:
            return
        problems = (keymap.problem(one, key, chosen, self._every) for key in one.keys)
        if problem := next(filter(None, problems), ""):
            self._say(f"{_together(one.keys)}: {problem}", error=True)
        else:
            self._keep({one.id: ""}, f"{one.words}: {_together(one.keys)} again")

    @work(exclusive=True, group="change")
    async def action_all_ours(self) -> None:
        chosen = self._keyed.chosen_keys()
        text = f"You chose {len(chosen)} of your own."
        dialog = Dialog("All of the wizard's own keys again?", text, {"no": "Keep mine", "yes": "Reset all"})
        if chosen and await self.app.push_screen_wait(dialog) == "yes":
            self._keep(dict.fromkeys(chosen, ""), "All keys are the wizard's own again")

    def _keep(self, changes: Mapping[str, str], said: str) -> None:
        try:
            self._keyed.change_keys(changes, self._every)
        except ProfileError as problem:
            self._say(str(problem), error=True)
            return
        self._news = (self._under_cursor(), f"{said}.")
        self._draw()


class PressKey(ModalScreen[str | None]):
    """Answers with the next key that is pressed, by Textual's name; None for Escape."""

    DEFAULT_CSS = """
    PressKey {
        align: center middle;
        #box { width: 56; max-width: 94%; height: auto; padding: 1 2; background: $dialog; }
        #title { text-style: bold; color: $primary; margin-bottom: 1; }
    }
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content(self._words), id="title")
            yield Static("Press the new key now, or Esc (or a click) to keep the old one.")

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)

    def on_click(self) -> None:
        self.dismiss(None)


def trouble_with(one: Known, chosen: Mapping[str, str], every: list[Known]) -> str:
    """Why the key that stands in the settings for it is not used."""
    if one.id not in chosen:
        return ""
    problems = (keymap.problem(one, key, chosen, every) for key in keymap.keys_of(one, chosen))
    return next((text for text in problems if text), "")


def line(one: Known, chosen: Mapping[str, str]) -> Content:
    """Its keys, what it does, where, and its id; a key that was chosen carries an asterisk."""
    keys, words, where = _WIDTHS
    mark = "*" if one.id in chosen else ""
    return Content.assemble(
        (f"{_fit(_together(keymap.keys_of(one, chosen)) + mark, keys)} ", "bold $text-primary"),
        f"{_fit(one.words, words)} ",
        (f"{_fit(one.where, where)} {one.id}", "$secondary"),
    )


def _together(keys: Collection[str]) -> str:
    return " ".join(shown(key) for key in keys)


def _fit(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else f"{text[: width - 1]}~"
