"""Consent: the way that was chosen, the code that comes of it, and whose company the token opens."""

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Button, OptionList

from zoho_ideolve_wizard.guide import consent, steps
from zoho_ideolve_wizard.guide.credentials import consent_scene
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase
from zoho_ideolve_wizard.guide.credentials.registration import BROWSER, DEVICE
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting
from zoho_ideolve_wizard.services.zoho.consent.listener import PortTaken
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant
from zoho_ideolve_wizard.ui import presses
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets import consent_words
from zoho_ideolve_wizard.ui.widgets.consent_attempt import AttemptPane
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.working import AskToStop


class ConsentPane(AttemptPane):
    BINDINGS = [Binding("f5", "again", "Start again", id="consent.again")]

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)
        if consent.begins_connected(self._consent, self.sitting):
            self._show(Phase.CONNECTED)
        elif consent.pending(self.sitting, self._consent.purpose):
            self._new_attempt()
            card = consent.pending(self.sitting, self._consent.purpose)
            known = card is not None and card.proven and self.attempt.will_do(card)
            self._show(Phase.QUESTION if known else Phase.UNPROVEN)
        else:
            self._begin()
        self.open_focus()

    async def on_unmount(self) -> None:
        await self._stop_listening()

    # -- one attempt

    def action_again(self) -> None:
        if self.phase is not Phase.CONNECTED or self._consent.promote:
            self._begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "again":
            return not self.busy and (self._consent.promote or self.phase is not Phase.CONNECTED)
        return super().check_action(action, parameters)

    def _begin(self, said: str = "") -> None:
        """A new attempt; `said` stays to be read while it waits."""
        if not consent.ready(self._consent, self.sitting):
            self._show(Phase.NOT_READY)
            return
        self._work = self._attempt_consent(said)

    @work(exclusive=True, group="consent")
    async def _attempt_consent(self, said: str) -> None:
        """Bound before anything is shown; then waits for whichever way brings a code first."""
        await self._stop_listening()
        self._new_attempt()
        self._device = None
        self._news = said
        if self.attempt.way == BROWSER:
            self._listener = self.attempt.listener(lambda said: self.hint(said, error=True))
            try:
                await self._listener.start()
            except PortTaken as taken:
                self._listener = None
                self._fail(f"{taken} To use another port, change the redirect URI and register it again.")
                return
        if self.attempt.way == DEVICE:
            await self._follow_device()
            return
        self._show(Phase.WAITING)
        if self._listener is not None:
            await self._exchange(await self._listener.grant())

    async def _follow_device(self) -> None:
        self._asks(consent_words.CODE_TO_TYPE)
        try:
            self._device = await self.attempt.start_device()
            self._show(Phase.WAITING)
            await self.attempt.follow_device(self._device, self._device_waits)
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    def _device_waits(self, waiting: Waiting) -> None:
        self._tell(consent_words.device_waits(waiting))

    def go_on(self) -> None:
        if self.phase is Phase.WAITING:
            self.use(self.place.field.value)
        else:
            super().go_on()

    def use(self, text: str) -> None:
        try:
            grant = self.attempt.read(text)
        except ConsentProblem as problem:
            self.refuse(str(problem))
            return
        self.place.field.clear()
        self._work = self._exchange_pasted(grant)

    @work(exclusive=True, group="consent")
    async def _exchange_pasted(self, grant: CodeGrant | None) -> None:
        await self._stop_listening()
        await self._exchange(grant)

    async def _exchange(self, grant: CodeGrant | None) -> None:
        self._asks(consent_words.EXCHANGES)
        try:
            await self.attempt.exchange(grant)
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    @work(exclusive=True, group="consent")
    async def _prove(self) -> None:
        try:
            await self.attempt.prove()
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    @work(exclusive=True, group="consent")
    async def _answer(self, *, is_ours: bool) -> None:
        if is_ours:
            try:
                with self.waiting(consent_words.wait(consent.KEEPS, quiet=True)):
                    await self.attempt.accept()
            except ServiceFailure as failure:
                if consent.pending(self.sitting, self._consent.purpose) is None:
                    self._failed(failure)
                else:
                    self.hint(failure.what, error=True)
                return
            self._show(Phase.CONNECTED)
            self.query_one("#primary", Button).focus()
        else:
            self._asks(consent_words.REVOKES)
            try:
                await self.attempt.decline()
                said = consent_scene.declined(self.scene)
            except ServiceFailure as failure:
                said = f"That token is forgotten here, but could not be revoked: {failure}"
            self._begin(said)
        self.post_message(self.Changed())

    def _tells(self, title: str, text: str | Content | list[Visual]) -> None:
        self.app.push_screen(Dialog(title, text, {"ok": "Close"}))

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "yes" if presses.meant(self, self._drawn):
                self._work = self._answer(is_ours=True)
            case "yes":
                self.hint(presses.READ_FIRST)
            case "no":
                self._work = self._answer(is_ours=False)
            case "again":
                self._begin()
            case "correct" if form := steps.client_form(self.step, self._consent):
                self.post_message(self.Elsewhere(*form, self._wrong))
            case "stop" if presses.meant(self, self._drawn):
                self.post_message(AskToStop())
            case "retry":
                self._work = self._exchange_pasted(None)
            case "prove":
                self._work = self._prove()
            case "by_hand":
                self.post_message(self.Back())
            case "trouble":
                self._tells("Zoho shows an error instead", consent_words.page_errors())
            case "scopes":
                self._tells("What you allow", consent_words.allowed(self.scene))
            case "open":
                self.post_message(Conveyor.Visit(consent_scene.page(self.scene)))
            case "alone":
                self.post_message(Conveyor.Show(consent_scene.value(self.scene, "alone")))
            case "copy" | "short" | "page" | "tunnel" as which:
                self.post_message(Conveyor.Copy(consent_scene.value(self.scene, which)))
