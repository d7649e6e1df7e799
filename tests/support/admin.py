"""An administrator at the wizard: reads the screen and presses keys. Waits for conditions, never for time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, RadioButton, RadioSet, Select, Static, TextArea

from tests.support.opening import wizard
from zoho_ideolve_wizard.engine.task import Outcome
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.surroundings import Surroundings
from zoho_ideolve_wizard.services.endpoints import Endpoints
from zoho_ideolve_wizard.ui.app import WizardApp
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.home import HomeScreen
from zoho_ideolve_wizard.ui.screens.parts import PartsScreen
from zoho_ideolve_wizard.ui.screens.setup import SetupScreen
from zoho_ideolve_wizard.ui.widgets.consent import ConsentPane
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.field import Field
from zoho_ideolve_wizard.ui.widgets.form import FormPane
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.pane import Pane
from zoho_ideolve_wizard.ui.widgets.tasks import TasksPane

PATIENCE = 30.0
"""Seconds until a condition that never comes fails the test."""

_QUIET = 10
"""Turns of the loop in which nothing is ready to run, after which all is taken to be handled."""

Found = TypeVar("Found", bound=Widget)


@asynccontextmanager
async def at_the_wizard(
    printed: Mapping[str, object] | None,
    home: Path,
    *,
    endpoints: Endpoints | None = None,
    surroundings: Surroundings | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Admin]:
    """The wizard on its home screen, on the rehearsal that printed this or on the endpoints given."""
    opened: list[str] = []
    app = wizard(printed, home, endpoints=endpoints, surroundings=surroundings, opened=opened)
    async with app.run_test(size=size) as pilot:
        admin = Admin(app, pilot)
        admin.opened = opened
        await admin.until(lambda: isinstance(app.screen, HomeScreen | Dialog), "the home screen")
        yield admin


class Admin:
    """`clipboard` is everything that was copied, the last one last; `opened` the pages that were opened;
    `pictures` what stood on the screen, if `keeps_pictures`."""

    def __init__(self, app: WizardApp, pilot: Pilot[str]) -> None:
        self.app = app
        self.pilot = pilot
        self.clipboard: list[str] = []
        self.opened: list[str] = []
        self.keeps_pictures = False
        self.pictures: set[str] = set()
        self._listen_to_the_clipboard()

    def _listen_to_the_clipboard(self) -> None:
        copy = self.app.copy_to_clipboard

        def copied(text: str) -> None:
            copy(text)
            self.clipboard.append(text)

        self.app.copy_to_clipboard = copied  # type: ignore[method-assign]  # the terminal's end of it

    # -- waiting

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Waits until it is so; fails with what stands on the screen otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline or self.app.bug is not None:
                raise AssertionError(f"waited in vain for {what}. The screen says:\n{self.screen}")
            await asyncio.sleep(0.01)
        if self.keeps_pictures:
            self.pictures.add(self.screen)

    async def settled(self) -> None:
        """Nothing that was sent still waits to be handled: a key climbs from widget to widget up to its binding."""
        loop: Any = asyncio.get_running_loop()
        quiet, drawn_at = 0, None
        deadline = time.monotonic() + PATIENCE
        while quiet < _QUIET:
            if self.app.bug is not None:
                raise AssertionError("the wizard stopped because of a bug") from self.app.bug
            if time.monotonic() > deadline:
                raise AssertionError(f"it never comes to rest. The screen says:\n{self.screen}")
            await asyncio.sleep(0)
            screen = self.app.screen
            quiet = 0 if loop._ready or screen._callbacks else quiet + 1
            if quiet == _QUIET and self._has_messages_left:
                quiet = 0
            elif quiet == _QUIET and drawn_at is not screen:
                drawn_at, quiet = screen, 0
                screen._on_timer_update()  # at once, and with it what waits for the next picture

    @property
    def _has_messages_left(self) -> bool:
        """Asked once nothing is ready to run: somebody may be waiting for an answer before the next message."""
        pumps = (self.app, *self.app.screen.walk_children(with_self=True))
        return any(pump.message_queue_size for pump in pumps)

    async def presses(self, *keys: str) -> None:
        for key in keys:
            self.app.simulate_key(key)
        await self.settled()

    async def pastes(self, text: str) -> None:
        """Into whatever has the cursor."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    # -- what stands on the screen

    @property
    def screen(self) -> str:
        """The lines of the terminal as they are drawn now."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def words(self) -> str:
        """All words of the screen, each text unbroken, scrolled out of sight or not."""
        return " ".join(" ".join(_texts(self.app.screen)).split())

    async def reads(self, words: str) -> None:
        """Waits until the screen says this."""
        await self.until(lambda: words in self.words, f"{words!r}")

    async def shows(self, words: str) -> None:
        """Waits until these words are in sight, on one line."""
        await self.until(lambda: words in self.screen, f"{words!r} in sight")

    @property
    def sitting(self) -> Sitting:
        return self.app.sitting

    @property
    def setup(self) -> PartsScreen:
        """The setup, or the job, that is open."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, PartsScreen):
                return screen
        raise LookupError(f"no setup or job is open. The screen says:\n{self.screen}")

    @property
    def pane(self) -> Pane:
        return self.setup.pane

    @property
    def hint(self) -> str:
        return str(self.pane.query_one("#hint", Static).content)

    def has(self, kind: type[Widget]) -> bool:
        return bool(self.app.screen.query(kind))

    def _widget(self, kind: type[Found]) -> Found:
        return self.app.screen.query_one(kind)

    # -- where one is

    async def sets_up(self) -> None:
        """From the home screen into the setup; a locked secret store asks first."""
        await self.presses("s")
        await self.until(lambda: isinstance(self.app.screen, SetupScreen | Dialog), "the setup")
        if isinstance(self.app.screen, SetupScreen):
            await self.until(lambda: self.setup.query(Pane), "a pane")
            await self.wait_for(self.setup.step.key, self.setup.part.key)

    async def wait_for(self, step: str, part: str) -> None:
        """Until this part is open and drawn."""

        def there() -> bool:
            if not isinstance(self.app.screen, PartsScreen):
                return False
            if (self.setup.step.key, self.setup.part.key) != (step, part):
                return False
            panes = list(self.setup.query(Pane))
            return len(panes) == 1 and panes[0].part is self.setup.part and panes[0].is_mounted

        await self.until(there, f"{step}/{part}")
        await self.settled()

    async def goes_to(self, step: str, part: str = "") -> None:
        """By the rail, which opens the first part that is not done; then part by part."""
        await self.presses("f2")
        rail = self._widget_by_id("rail")
        index = rail.get_option_index(step)
        await self._moves_to(rail, index)
        await self.presses("enter")
        await self.until(lambda: self.setup.step.key == step, step)
        keys = [one.key for one in self.setup.step.parts]
        await self.wait_for(step, self.setup.part.key)
        while part and self.setup.part.key != part:
            here = keys.index(self.setup.part.key)
            forward = keys.index(part) > here
            await self.presses("f8" if forward else "f7")
            await self.wait_for(step, keys[here + (1 if forward else -1)])

    def _widget_by_id(self, own_id: str) -> OptionList:
        return self.app.screen.query_one(f"#{own_id}", OptionList)

    async def _moves_to(self, options: OptionList, index: int) -> None:
        """With the arrow keys; lines that cannot be chosen are passed over by them."""
        options.focus()
        await self.settled()
        here = options.highlighted or 0
        between = options.options[min(here, index) : max(here, index)]
        steps = sum(not option.disabled for option in between)
        await self.presses(*["down" if index > here else "up"] * steps)
        await self.until(lambda: options.highlighted == index, f"line {index} of {options.id}")

    # -- forms

    def field(self, key: str) -> Field:
        """A question of the form that is open, by its key."""
        found = [one for one in self.pane.query(Field) if one.question.key == key and one.display]
        if len(found) != 1:
            raise LookupError(f"{key} is not asked here. The screen says:\n{self.screen}")
        return found[0]

    async def fill(self, key: str, answer: str) -> None:
        """Puts an answer in place of what stands there; texts are pasted, choices are taken by keys."""
        field = self.field(key)
        control = field.control
        control.focus()
        await self.settled()
        if isinstance(control, Input):
            await self.presses("ctrl+u", "ctrl+k")
            if answer:
                await self.pastes(answer)
        elif isinstance(control, RadioSet):
            await self._takes(control, answer)
        elif isinstance(control, Select):
            control.value = answer
        await self.until(lambda: field.answer == answer, f"{answer!r} in {key}")

    async def _takes(self, control: RadioSet, answer: str) -> None:
        names = [button.name for button in control.query(RadioButton)]
        wanted, now = names.index(answer), control._selected or 0
        await self.presses(*["down" if wanted > now else "up"] * abs(wanted - now), "space")

    async def fills(self, answers: Mapping[str, str]) -> None:
        for key, answer in answers.items():
            await self.fill(key, answer)

    async def fills_in_what_was_noted(self) -> None:
        await self.presses("f4")

    def problem(self, key: str) -> str:
        """What is said beside a field; empty if nothing is."""
        field = self.field(key)
        return str(field.query_one(".problem", Static).content) if field.has_class("-problem") else ""

    async def continue_(self) -> None:
        """Presses the button that goes on."""
        button = self.pane.query_one("#primary", Button)
        await self.until(
            lambda: button.display and not button.disabled and not button.has_class("-active"),
            "the button to go on",
        )
        button.focus()
        await self.settled()
        await self.presses("enter")

    async def continues_to(self, step: str, part: str) -> None:
        await self.continue_()
        await self.wait_for(step, part)

    # -- menus and dialogs

    async def chooses(self, key: str) -> None:
        """A line of the menu that is open, by its key."""

        await self.until(lambda: self._offers(key), f"the choice {key}")
        menu = self._widget(Menu)
        await self._moves_to(menu, menu.get_option_index(key))
        await self.presses("enter")

    def _offers(self, key: str) -> bool:
        return any(key == option.id for menu in self.app.screen.query(Menu) for option in menu.options)

    async def answers_dialog(self, button: str, typed: str | None = None) -> None:
        await self.until(
            lambda: isinstance(self.app.screen, Dialog) and self.app.screen.query(f"#{button}"), "a dialog"
        )
        await self.settled()  # a dialog that opens puts the cursor on its first button
        dialog = self.app.screen
        if typed is not None:
            dialog.query_one(Input).focus()
            await self.presses("ctrl+u", "ctrl+k")
            await self.pastes(typed)
        dialog.query_one(f"#{button}", Button).focus()
        await self.settled()
        await self.presses("enter")
        await self.until(lambda: self.app.screen is not dialog, "the dialog's end")

    @property
    def typed_in_dialog(self) -> str:
        """What stands in the field of the dialog that is open."""
        return self._widget(Input).value

    # -- tasks

    @property
    def tasks(self) -> TasksPane:
        return self.setup.query_one(TasksPane)

    async def has_looked(self) -> None:
        await self.until(
            lambda: not self.tasks.busy and not self.tasks.board.needs_look, "a look at what exists"
        )
        await self.settled()

    async def does_it(self) -> None:
        """Runs the plan, to its end."""
        await self.has_looked()
        before = len(self.sitting.ledger.history())
        await self.continue_()
        await self.until(lambda: len(self.sitting.ledger.history()) > before, "the work's start")
        await self.until(lambda: not self.tasks.busy, "the work's end")
        await self.settled()

    def outcome(self, key: str) -> Outcome:
        return self.tasks.board.outcomes[key]

    async def highlights(self, key: str) -> None:
        """Puts the cursor on a task of the list."""
        listed = self._widget_by_id("tasks")
        await self._moves_to(listed, listed.get_option_index(key))

    async def confirms_by_hand(self) -> None:
        """Says of the page of by-hand work that is open that it is done."""
        await self.until(lambda: self.has(Conveyor), "by-hand work")
        page = self._widget(Conveyor).page
        conveyor = self._widget(Conveyor)
        conveyor.focus()
        await self.presses("end", "enter")

        def moved_on() -> bool:
            return not any(one.page is page for one in self.app.screen.query(Conveyor))

        await self.until(moved_on, "the end of this by-hand work")

    async def confirms_all_by_hand(self) -> None:
        """Says of all by-hand work of the list that is open that it is done."""
        await self.presses("a")
        await self.answers_dialog("yes")
        await self.until(lambda: self.tasks.board.done, "the confirmation of all")

    async def copies(self, *only: str) -> dict[str, str]:
        """Copies what the page of by-hand work offers, one Enter each, top to bottom; label to text.

        With labels given, those alone. A page is opened, not copied.
        """
        await self.until(lambda: self.has(Conveyor), "by-hand work")
        conveyor = self._widget(Conveyor)
        values: dict[str, str] = {}
        for number, step in enumerate(conveyor.page.steps, 1):
            lines = [("Page", f"page-{number}")] if step.url else []
            lines += [(value.label, f"value-{number}-{index}") for index, value in enumerate(step.values)]
            for label, key in lines:
                if only and label not in only:
                    continue
                await self._moves_to(conveyor, conveyor.get_option_index(key))
                values.setdefault(label, await self._brings("enter", label))
        return values

    async def _brings(self, key: str, what: str) -> str:
        """What a key puts on the clipboard, or the page that it opens."""
        copied, opened = len(self.clipboard), len(self.opened)
        await self.presses(key)
        await self.until(
            lambda: len(self.clipboard) > copied or len(self.opened) > opened, f"{what} on the clipboard"
        )
        return self.clipboard[-1] if len(self.clipboard) > copied else self.opened[-1]

    # -- consent and people

    @property
    def consent(self) -> ConsentPane:
        return self.setup.query_one(ConsentPane)

    async def until_phase(self, phase: str) -> None:
        await self.until(lambda: self.consent.phase == phase, f"{phase} at consent")
        await self.settled()

    async def copies_choice(self, key: str) -> str:
        """Takes a choice that copies something or opens a page, and returns what that was."""
        await self.until(lambda: self._offers(key), f"the choice {key}")
        menu = self._widget(Menu)
        await self._moves_to(menu, menu.get_option_index(key))
        return await self._brings("enter", key)

    async def pastes_code(self, text: str) -> None:
        box = self.consent.query_one("#paste", Input)
        await self.until(lambda: box.display, "a place to paste")
        box.focus()
        await self.presses("ctrl+u", "ctrl+k")
        await self.pastes(text)
        await self.presses("enter")

    async def types_people(self, text: str) -> None:
        area = self.pane.query_one(TextArea)
        area.focus()
        await self.settled()
        await self.pastes(text)
        await self.presses("f5")
        await self.until(lambda: not area.text, "the people to be taken")

    async def quits(self) -> None:
        await self.presses("ctrl+q")

    @property
    def on_a_form(self) -> bool:
        return isinstance(self.pane, FormPane)


def _texts(top: Widget) -> list[str]:
    """The texts of everything that is shown, also of what a list has scrolled away."""
    found: list[str] = []
    for widget in top.walk_children():
        if not isinstance(widget, Widget) or not all(
            one.display for one in widget.ancestors_with_self if isinstance(one, Widget)
        ):
            continue
        if isinstance(widget, Static):
            found.append(str(widget.content))
        elif isinstance(widget, OptionList):
            found += [str(option.prompt) for option in widget.options]
        elif isinstance(widget, Button):
            found.append(str(widget.label))
        elif isinstance(widget, Input):
            found.append("" if widget.password else widget.value)
        elif isinstance(widget, TextArea):
            found.append(widget.text)
    return found
