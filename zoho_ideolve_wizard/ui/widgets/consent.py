"""Consent: the way that was chosen, the code that comes of it, and whose company the token opens."""

import asyncio

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static
from textual.worker import Worker

from zoho_ideolve_wizard.guide import consent, consent_scene
from zoho_ideolve_wizard.guide.consent_scene import Phase, Scene
from zoho_ideolve_wizard.guide.registration import BROWSER, DEVICE
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener, PortTaken
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant, DeviceCode
from zoho_ideolve_wizard.ui import presses
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets import consent_words
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.explained import ExplainedPane
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.paste_place import PastePlace


class ConsentPane(ExplainedPane):
    DEFAULT_CSS = """
    ConsentPane {
        #say { height: auto; margin-bottom: 1; }
        VerticalScroll { height: 1fr; }
    }
    """
    BINDINGS = [Binding("f5", "again", "Start again", id="consent.again")]

    def __init__(self, step: Step, part: Consent, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self.set_class(part.whose is not None, "-whose")
        self._consent = part
        self._attempt: consent.Attempt | None = None
        self._listener: Listener | None = None
        self._device: DeviceCode | None = None
        self._work: Worker[None] | None = None
        self.phase = Phase.NOT_READY
        self._opening = True
        self._drawn = 0.0
        self._news = ""

    @property
    def attempt(self) -> consent.Attempt:
        if self._attempt is None:
            raise LookupError("no attempt was begun")
        return self._attempt

    @property
    def scene(self) -> Scene:
        listener = self._listener
        heard = ("", "")
        if listener is not None:
            heard = (listener.short_address, self.sitting.surroundings.tunnel_for_consent(listener.port))
        return Scene(self.phase, self.sitting, self._consent, self._attempt, self._device, *heard)

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static("", id="say")
            yield Menu(id="menu")
            yield PastePlace()

    def start_focus(self) -> Widget:
        menu = self.query_one(Menu)
        return menu if menu.option_count and self.phase is not Phase.CONNECTED else super().start_focus()

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)
        if consent.begins_connected(self._consent, self.sitting):
            self._show(Phase.CONNECTED)
        elif consent.pending(self.sitting, self._consent.purpose):
            self._attempt = consent.Attempt(self.sitting, self._consent)
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
        if action == "again" and not self._consent.promote:
            return self.phase is not Phase.CONNECTED
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
        self._attempt = consent.Attempt(self.sitting, self._consent)
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
        self._show(Phase.EXCHANGING, "Asking Zoho for a code to type…")
        try:
            self._device = await self.attempt.start_device()
            self._show(Phase.WAITING)
            await self.attempt.follow_device(self._device, self._device_waits)
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    def _device_waits(self, waiting: Waiting) -> None:
        self.hint(consent_words.device_waits(waiting, self._news))

    @on(Input.Changed, "#paste")
    def _typed(self, event: Input.Changed) -> None:
        """Without a key for Enter, the button takes what was pasted."""
        event.stop()
        if self.phase is Phase.WAITING:
            self.primary("Use it" if event.value else "Continue", disabled=not event.value)

    @on(Input.Submitted, "#paste")
    def _pasted(self, event: Input.Submitted) -> None:
        event.stop()
        self._use_what_was_pasted()

    def on_paste(self, event: events.Paste) -> None:
        """Wherever the cursor is: there is one place for it."""
        if self.query_one(PastePlace).take(event.text):
            event.stop()

    def go_on(self) -> None:
        if self.phase is Phase.WAITING:
            self._use_what_was_pasted()
        else:
            super().go_on()

    def _use_what_was_pasted(self) -> None:
        field = self.query_one("#paste", Input)
        try:
            grant = self.attempt.read(field.value)
        except ConsentProblem as problem:
            self.hint(str(problem), error=True)
            return
        field.clear()
        self._work = self._exchange_pasted(grant)

    @work(exclusive=True, group="consent")
    async def _exchange_pasted(self, grant: CodeGrant | None) -> None:
        await self._stop_listening()
        await self._exchange(grant)

    async def _exchange(self, grant: CodeGrant | None) -> None:
        self._show(Phase.EXCHANGING, "Exchanging the code for a refresh token…")
        try:
            await self.attempt.exchange(grant)
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    @work(exclusive=True, group="consent")
    async def _prove(self) -> None:
        self._show(Phase.EXCHANGING, "Asking CRM whose token it is…")
        try:
            await self.attempt.prove()
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    def _failed(self, failure: ServiceFailure) -> None:
        self._fail(self.attempt.words(failure))

    def _fail(self, words: str) -> None:
        unproven = consent.pending(self.sitting, self._consent.purpose)
        self._show(Phase.UNPROVEN if unproven and not unproven.proven else Phase.FAILED, words)

    async def _stop_listening(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            await asyncio.shield(listener.stop())

    @work(exclusive=True, group="consent")
    async def _answer(self, *, is_ours: bool) -> None:
        if is_ours:
            try:
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
            try:
                await self.attempt.decline()
                said = "That token was revoked. Log in to the right account in the browser, then go on."
            except ServiceFailure as failure:
                said = f"That token is forgotten here, but could not be revoked: {failure}"
            self._begin(said)
        self.post_message(self.Changed())

    # -- what is shown

    def _show(self, phase: Phase, words: str = "") -> None:
        """What was said meanwhile is over; `_news` is for whoever waits again."""
        self.phase, self._drawn = phase, presses.now()
        self.hint(self._news if phase is Phase.WAITING else "")
        for one in (Phase.WAITING, Phase.QUESTION, Phase.FAILED):
            self.set_class(phase is one, f"-{one}")
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.query_one("#say", Static).update(consent_words.words(self.scene, words))
        menu = self.query_one(Menu)
        takes_focus = self._opening or self.app.focused is None or self.has_focus_within
        menu.offer(consent_scene.choices(self.scene))
        prompt = consent_scene.PASTE_PROMPTS.get(self.attempt.way, "") if phase is Phase.WAITING else ""
        self.query_one(PastePlace).ask(prompt)
        self.primary("Continue", disabled=phase is not Phase.CONNECTED)
        self.app.refresh_bindings()
        typing = bool(prompt) and self.query_one("#paste").has_focus
        if takes_focus and not typing:
            self.start_focus().focus(scroll_visible=False)
        self._opening = self._opening and not menu.option_count

    def _tick(self) -> None:
        if self.phase is Phase.FAILED and self._attempt is not None:
            self.query_one(Menu).offer(consent_scene.choices(self.scene))
        elif self.phase is Phase.EXCHANGING and self._attempt is not None and self.attempt.seconds_left:
            self.hint(f"The code is good for {self.attempt.seconds_left} s more, at least.")

    def _tells(self, title: str, text: str | Content | list[Visual]) -> None:
        self.app.push_screen(Dialog(title, text, {"ok": "Close"}))

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "yes" if presses.meant(self, self._drawn):
                self._answer(is_ours=True)
            case "yes":
                self.hint(presses.READ_FIRST)
            case "no":
                self._answer(is_ours=False)
            case "again":
                self._begin()
            case "retry":
                self._work = self._exchange_pasted(None)
            case "prove":
                self._prove()
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
