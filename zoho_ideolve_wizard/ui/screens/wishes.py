"""A screen that grants what by-hand work wishes for: a value copied or shown, a page opened, all of it in the browser."""

from collections.abc import Callable

from textual import on, work
from textual.screen import Screen

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.ui import clipboard, keys
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.value import ValueScreen
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.pane import Pane


class WishesScreen(Screen[None]):
    """Its panes say what came of it."""

    sitting: Sitting
    _open_page: Callable[[str], bool]
    _secret_is_out = False

    def hint(self, text: str) -> None:
        """For what was asked on this screen; whichever pane is open by now says it."""
        for pane in self.query(Pane):
            pane.hint(text)

    def _say_how(self) -> None:
        """Back from elsewhere."""
        for pane in self.query(Pane):
            pane.say_how()

    @on(Conveyor.Copy)
    @work(group="copy")
    async def _copy(self, event: Conveyor.Copy) -> None:
        value = event.value
        text = self.sitting.secret(value.secret) if value.secret else value.text
        alone = keys.of(self, "conveyor.show", "v")
        over_ssh = self.sitting.surroundings.over_ssh
        said = await clipboard.copy(self.app, text, over_ssh=over_ssh, otherwise=event.seen_by(alone))
        self._secret_is_out = bool(value.secret)
        self.refresh_bindings()
        go_on = " The last one. When done there: End, Enter." if event.last else ""
        self.hint(f"{value.label}: {said}{go_on}")

    @on(Conveyor.All)
    def _all_copied(self) -> None:
        self.hint("All of it is ticked. When it is done there: Enter.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The clipboard is worth emptying once a secret is on it; v shows what there is under the cursor."""
        if action == "clear_clipboard":
            return self._secret_is_out
        if action == "show":
            return any(pane.value_here() is not None for pane in self.query(Pane) if pane.is_mounted)
        return super().check_action(action, parameters)

    @work(group="copy")
    async def action_clear_clipboard(self) -> None:
        said = await clipboard.clear(self.app, over_ssh=self.sitting.surroundings.over_ssh)
        self._secret_is_out = False
        self.refresh_bindings()
        self.hint(said)

    def action_show(self) -> None:
        """Where the terminal did not take what was copied, it can be seen."""
        for pane in self.query(Pane):
            if (value := pane.value_here()) is not None:
                self.post_message(Conveyor.Show(value))

    @on(Conveyor.Show)
    @work(group="show")
    async def _show(self, event: Conveyor.Show) -> None:
        value = event.value
        text = self.sitting.secret(value.secret) if value.secret else value.text
        if value.secret and await self.app.push_screen_wait(_reveal(value.label)) != "show":
            return
        if line := "" if value.secret else self.sitting.surroundings.tunnel_to(text):
            text = f"{line}\n\n{text}"
        folder, badge = self.sitting.profile.path.parent, self.sitting.surroundings.badge
        await self.app.push_screen_wait(
            ValueScreen(value.label, text, folder, secret=bool(value.secret), badge=badge)
        )
        # What was seen can be typed, where no terminal hands over what it is sent.
        if value.secret and event.key:
            for conveyor in self.query(Conveyor):
                conveyor.tick(event.key)
            self.hint(f"{value.label} was shown, and is ticked.")
        elif self.query(Conveyor):
            self._say_how()

    @on(Conveyor.ToBrowser)
    @work(group="sheet")
    async def _to_browser(self, event: Conveyor.ToBrowser) -> None:
        from zoho_ideolve_wizard.ui.screens.sheet import in_browser

        self.hint("Opening it...")
        if said := await in_browser(self.app, event.conveyor, self.sitting, self._open_page):
            self.hint(said)
        else:
            self._say_how()

    @on(Conveyor.Visit)
    @work(group="copy")
    async def _visit(self, event: Conveyor.Visit) -> None:
        if self._open_page(event.url):
            self.hint("Opened in your browser.")
            return
        alone, over_ssh = keys.of(self, "conveyor.show", "v"), self.sitting.surroundings.over_ssh
        see_it = f"Nothing to paste? {alone} on its line shows it."
        said = await clipboard.copy(self.app, event.url, over_ssh=over_ssh, otherwise=see_it)
        away = self.sitting.surroundings.tunnel_to(event.url)
        led = f" It is on this computer: {alone} there shows the SSH line that leads to it." if away else ""
        self.hint(f"No browser here. {said}{led}")


def _reveal(label: str) -> Dialog:
    text = "It is a secret. Whoever sees your screen, or a recording of it, can read it. It is shown until you go back."
    return Dialog(f"Show the {label} on the screen?", text, {"keep": "Keep it hidden", "show": "Show it"})
