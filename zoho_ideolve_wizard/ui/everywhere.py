"""The keys that work on every screen, and the keys that the admin chose instead of ours."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import OptionList

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import helping, keys, moving
from zoho_ideolve_wizard.ui.saying import say
from zoho_ideolve_wizard.ui.screens.dialog import Prompt

if TYPE_CHECKING:
    from zoho_ideolve_wizard.ui.keymap import Known


class KeyedApp(App[str]):
    """The keys that were changed are in the settings, as `keys.<id of the binding>`."""

    sitting: Sitting
    BINDINGS: ClassVar = [
        helping.binding("app"),
        Binding("f12", "keys", "Keys", id="app.keys"),
        Binding("ctrl+p", "command_palette", "Commands", id="app.palette", show=False, priority=True),
        Binding("slash", "find", "Find in a list", id="list.find", show=False),
        Binding("n", "find_next", "Find the next one", id="list.next", show=False),
        *moving.VI_KEYS,
    ]

    in_force: Mapping[str, str] = {}
    """The chosen keys that can be used, by the binding's id."""
    _wanted = ""
    """What was looked for last."""

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or keys.shown(binding.key)

    # -- chosen keys

    def chosen_keys(self) -> dict[str, str]:
        """What stands in the settings, by the binding's id: one key, or several with commas between."""
        answers = self.sitting.profile.answers()
        return {
            key.removeprefix("keys."): str(value) for key, value in answers.items() if key.startswith("keys.")
        }

    @work(exclusive=True, group="keys")
    async def use_chosen_keys(self) -> None:
        """Those that cannot be used are left out; the list of keys says why."""
        from zoho_ideolve_wizard.ui import keymap

        self._use(await asyncio.to_thread(keymap.known))

    def _use(self, known: Sequence["Known"]) -> None:
        from zoho_ideolve_wizard.ui import keymap

        self.in_force = keymap.usable(self.chosen_keys(), known)
        self.set_keymap(self.in_force)

    def change_keys(self, changes: Mapping[str, str], known: Sequence["Known"]) -> None:
        """Keeps other keys, by the binding's id; an empty text brings back ours. Raises ProfileError."""
        ours = [f"keys.{name}" for name, key in changes.items() if not key]
        self.sitting.profile.drop_many(ours)
        self.sitting.profile.set_many({f"keys.{name}": key for name, key in changes.items() if key})
        self._use(known)

    @work(exclusive=True, group="keys")
    async def action_keys(self) -> None:
        """The first time, everything that has keys is imported, which may take a moment."""
        from zoho_ideolve_wizard.ui import keymap
        from zoho_ideolve_wizard.ui.screens.keys import KeysScreen

        here = {active.binding.id for active in self.screen.active_bindings.values()}
        known = await asyncio.to_thread(keymap.known)
        self.push_screen(KeysScreen(known, {name for name in here if name}))

    def action_command_palette(self) -> None:
        """As Textual's, in words that ASCII has."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Search for commands", id="--command-palette"))

    # -- moving

    def action_move(self, where: moving.Where) -> None:
        moving.move(self.focused, where)

    @work(exclusive=True, group="find")
    async def action_find(self) -> None:
        """Asks for a text, and goes to the next entry that has it."""
        asks = "The cursor goes to the next entry with this text; n goes on from there."
        wanted = await self.push_screen_wait(Prompt("Find", asks, value=self._wanted, label="Find"))
        if wanted:
            self._wanted = wanted
            self.action_find_next()

    def action_find_next(self) -> None:
        listed = self.focused
        if not isinstance(listed, OptionList):
            return
        here = -1 if listed.highlighted is None else listed.highlighted
        found = moving.next_with(self._wanted, moving.texts(listed), here)
        if found is None:
            say(self.screen, f"No entry has {self._wanted!r} in it.")
        else:
            listed.highlighted = found

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "move":
                return moving.can_move(self.focused)
            case "find":
                return isinstance(self.focused, OptionList)
            case "find_next":
                return bool(self._wanted) and isinstance(self.focused, OptionList)
        return super().check_action(action, parameters)
