"""Consent: the way that was chosen, the code that comes of it, and whose company the token opens."""

import asyncio
from collections.abc import Awaitable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static
from textual.worker import Worker

from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import consent, consent_scene, steps
from zoho_ideolve_wizard.guide.consent_scene import Phase, Scene
from zoho_ideolve_wizard.guide.registration import BROWSER, DEVICE
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener, PortTaken
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant, DeviceCode
from zoho_ideolve_wizard.services.zoho.crm_errors import SCOPE_MISMATCH
from zoho_ideolve_wizard.ui import presses
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets import consent_words
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.paste_place import PastePlace
from zoho_ideolve_wizard.ui.widgets.pasting import PastingPane


class ConsentPane(PastingPane):
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
        self._wrong = ""
        self._lacks_scopes = False

    @property
    def attempt(self) -> consent.Attempt:
        if self._attempt is None:
            raise LookupError("no attempt was begun")
        return self._attempt

    @property
    def scene(self) -> Scene:
        heard = ("", "")
        if (listener := self._listener) is not None:
            heard = (listener.short_address, self.sitting.surroundings.tunnel_for_consent(listener.port))
        corrects = bool(self._wrong) and steps.client_form(self.step, self._consent) is not None
        known = (self.phase, self.sitting, self._consent, self._attempt, self._device)
        return Scene(*known, *heard, correct=corrects, lacks_scopes=self._lacks_scopes)

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static("", id="say")
            yield Menu(id="menu")
            yield PastePlace()

    def value_here(self) -> Value | None:
        """While it waits; where the line has none, what there is to copy."""
        if self.phase is not Phase.WAITING or self._attempt is None:
            return None
        option = self.query_one(Menu).highlighted_option
        return consent_scene.value(self.scene, (option.id if option else "") or "")

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
            await self.attempt.follow_device(
                self._device, lambda waits: self._tell(consent_words.device_waits(waits))
            )
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    def _tell(self, words: str) -> None:
        self.query_one("#say", Static).update(consent_words.words(self.scene, words))

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
        await self._reach(self.attempt.exchange(grant), "Exchanging the code for a refresh token…")

    @work(exclusive=True, group="consent")
    async def _prove(self) -> None:
        await self._reach(self.attempt.prove(), "Asking CRM whose token it is…")

    async def _reach(self, work: Awaitable[object], words: str) -> None:
        self._show(Phase.EXCHANGING, words)
        try:
            await work
        except ServiceFailure as failure:
            self._failed(failure)
        else:
            self._show(Phase.QUESTION)

    def _failed(self, failure: ServiceFailure) -> None:
        self._wrong = consent_scene.answer_to_correct(self._consent, failure)
        self._lacks_scopes = failure.code == SCOPE_MISMATCH
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
                said = consent_scene.declined(self.scene)
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
        self.query_one(".intro").display = phase is not Phase.CONNECTED
        self._tell(words)
        menu = self.query_one(Menu)
        takes_focus = self._opening or self.app.focused is None or self.has_focus_within
        menu.offer(consent_scene.choices(self.scene))
        if phase is Phase.QUESTION and consent_scene.doubtful(self.scene):
            menu.highlighted = menu.get_option_index("no")
        prompt = consent_scene.PASTE_PROMPTS.get(self.attempt.way, "") if phase is Phase.WAITING else ""
        self.place.ask(prompt)
        self.primary("Continue", disabled=phase is not Phase.CONNECTED)
        self.app.refresh_bindings()
        typing = bool(prompt) and self.place.field.has_focus
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
            case "correct" if form := steps.client_form(self.step, self._consent):
                self.post_message(self.Elsewhere(*form, self._wrong))
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
