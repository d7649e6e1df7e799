"""Ctrl+C and quitting: what they do depends on whether something is selected, or work is under way."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled, WorkerFailed

from zoho_ideolve_wizard.guide.home.staying import loses, next_start
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import clipboard
from zoho_ideolve_wizard.ui.presses import PressedApp
from zoho_ideolve_wizard.ui.saying import Said, say
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.working import AskToStop, Working, at_work

_STAY, _STOP, _AT_ONCE, _FINISH, _QUIT = "stay", "stop", "at-once", "finish", "quit"
_AGAIN = "Ctrl+C again does the second."
_LOOKS = "If you quit now, the next start looks how far it came before anything is done again."


class Leave(Dialog):
    """Asks whether to stop or to quit. Going on has the cursor, so that Enter pressed in a hurry changes nothing;
    Ctrl+C, pressed again, means it."""

    def __init__(self, title: str, text: str, buttons: dict[str, str]) -> None:
        super().__init__(title, text, buttons)
        self._meant = list(buttons)[1]

    def again(self) -> None:
        self.dismiss(self._meant)


class LeavingApp(PressedApp):
    sitting: Sitting
    BINDINGS: ClassVar = [
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, priority=True),
        Binding("escape", "cancel", "Stop", id="app.cancel", priority=True, tooltip="What is waited for"),
        Binding("ctrl+c", "copy_selection", "Copy", id="app.copy", priority=True),
        Binding("ctrl+c", "stop_work", "Stop", id="app.stop", priority=True),
        Binding("ctrl+c", "ask_to_quit", "Quit", id="app.interrupt", show=False, priority=True),
    ]

    @property
    def at_work(self) -> list[Working]:
        return at_work(self.screen_stack)

    @property
    def busy(self) -> bool:
        """Whether work is under way anywhere: then quitting asks first."""
        return bool(self.at_work)

    @property
    def held_up(self) -> list[Working]:
        """What the screen in front waits for, with little else to do on it meanwhile."""
        found = at_work([self.screen]) if self.screen_stack else []
        return [one for one in found if one.holds_up and not one.stopping]

    @property
    def selected(self) -> str:
        """What is selected on the screen in front, in a field or outside of one; never what is behind dots."""
        if not self.screen_stack or self._secret_selected:
            return ""
        focused = self.focused
        typed = focused.selected_text if isinstance(focused, Input | TextArea) else ""
        return typed or self.screen.get_selected_text() or ""

    @property
    def _secret_selected(self) -> bool:
        """Then the field itself says that nothing is copied."""
        focused = self.focused if self.screen_stack else None
        return isinstance(focused, Input) and focused.password and bool(focused.selected_text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One key, three meanings: of the three the one that holds now is in the key line and in the help."""
        match action:
            case "cancel":
                return bool(self.held_up)
            case "copy_selection":
                return bool(self.selected)
            case "stop_work":
                return not self.selected and self.busy
            case "ask_to_quit":
                return not self.selected and not self._secret_selected and not self.busy
        return super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        reads_on = isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded
        if reads_on and self.screen_stack and (said := self.screen.query(Said)):
            await said.remove()
        await super().on_event(event)

    def on_text_selected(self) -> None:
        self.refresh_bindings()

    async def action_copy_selection(self) -> None:
        said = await clipboard.copy(
            self, self.selected, over_ssh=self.sitting.surroundings.over_ssh, otherwise=""
        )
        say(self.screen, f"The selection: {said} Ctrl+Q quits.")

    # -- stopping

    @on(AskToStop)
    def _asked_to_stop(self, event: AskToStop) -> None:
        event.stop()
        self.action_stop_work()

    def action_cancel(self) -> None:
        """At once, unless something would be lost."""
        if any(one.loses for one in self.held_up):
            self.action_stop_work()
        else:
            for one in self.held_up:
                one.stop()

    def action_stop_work(self) -> None:
        """Asks first; work that lets something end already is stopped at once."""
        if isinstance(self.screen, Leave):
            self.screen.again()
        elif stopping := [one for one in self.at_work if one.stopping]:
            for one in stopping:
                one.stop_at_once()
        else:
            self._ask_to_stop()

    @work(exclusive=True, group="quit")
    async def _ask_to_stop(self) -> None:
        working = self.at_work
        gently = any(one.ends_gently for one in working)
        text = " ".join([*_told(working), *(() if gently else _at_once(working)), _AGAIN])
        stop = "Finish what is under way, then stop" if gently else "Stop"
        dialog = Leave("Stop the work?", text, {_STAY: "Go on", _STOP: stop})
        if await self.push_screen_wait(dialog) == _STOP:
            for one in self.at_work:
                one.stop()

    # -- quitting

    async def action_quit(self) -> None:
        """At once, unless work is under way, or what was entered is lost with it."""
        if self.busy or loses(self.sitting):
            self.action_ask_to_quit()
        else:
            self.leave()

    def action_ask_to_quit(self) -> None:
        if isinstance(self.screen, Leave):
            self.screen.again()
        else:
            self._ask_to_quit()

    @work(exclusive=True, group="quit")
    async def _ask_to_quit(self) -> None:
        """While work is under way, it can be let end first."""
        if isinstance(self.screen, Leave):
            return
        working = self.at_work
        if not any(one.ends_gently for one in working):
            buttons = {_STAY: "Stay", _QUIT: "Quit"}
            first = (*_told(working), "It is stopped first.", *_meaning(working)) if working else ()
            text = " ".join([*first, next_start(self.sitting), *self._lost()])
        else:
            buttons = {_STAY: "Stay", _FINISH: "Finish what is under way, then quit", _QUIT: "Quit now"}
            text = " ".join([*_told(working), _LOOKS])
        answer = await self.push_screen_wait(Leave("Quit?", text, buttons))
        if answer == _FINISH:
            await self._let_end()
        if answer in (_FINISH, _QUIT):
            self.leave()

    def _lost(self) -> list[str]:
        """What is typed into a hidden field is kept by nobody until the form is."""
        hidden = (
            field
            for screen in self.screen_stack
            for field in screen.query(Input)
            if field.password and field.value
        )
        return ["What is typed into a hidden field is not kept."] if any(hidden) else []

    async def _let_end(self) -> None:
        for one in self.at_work:
            one.stop()
            if one._work is not None:
                try:
                    await one._work.wait()
                except (WorkerCancelled, WorkerFailed):
                    continue

    def leave(self) -> None:
        """What was typed in the last moment is written down before the end."""
        from zoho_ideolve_wizard.ui.widgets.form import FormPane

        for screen in self.screen_stack:
            for pane in screen.query(FormPane):
                pane.keep_drafts()
        self.exit()


def _told(working: Iterable[Working]) -> list[str]:
    """What is under way, each in a sentence."""
    told = [one.under_way for one in working if one.under_way]
    return [words if words.endswith(".") else f"{words}." for words in told]


def _meaning(working: Iterable[Working]) -> list[str]:
    """What stopping it at once comes to."""
    return [one.stop_means for one in working if one.stop_means]


def _at_once(working: Iterable[Working]) -> list[str]:
    means = _meaning(working)
    return ["Stopping takes effect at once.", *means] if means else []
