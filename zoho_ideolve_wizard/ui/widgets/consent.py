"""Consent: the way that was chosen, the code that comes of it, and whose company the token opens."""

import asyncio
from enum import StrEnum

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static
from textual.worker import Worker

from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import consent
from zoho_ideolve_wizard.guide.application import BROWSER, DEVICE, PASTE, SELF_CLIENT
from zoho_ideolve_wizard.guide.company import connector_token
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho import errors, scopes
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener, PortTaken
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant, DeviceCode
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.widgets.conveyor import Conveyor
from zoho_ideolve_wizard.ui.widgets.field import OneValue
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.pane import Pane


class Phase(StrEnum):
    NOT_READY = "not ready"
    WAITING = "waiting"
    EXCHANGING = "exchanging"
    FAILED = "failed"
    UNPROVEN = "unproven"
    QUESTION = "question"
    CONNECTED = "connected"


_PASTE_PROMPTS = {
    BROWSER: "Came back with an error page, or the browser is elsewhere? Paste the address here:",
    PASTE: "Paste the address that the browser shows after Accept, error page or not:",
    SELF_CLIENT: "Paste the generated code:",
}


class ConsentPane(Pane):
    DEFAULT_CSS = """
    ConsentPane {
        #say { height: auto; margin-bottom: 1; }
        #paste-prompt { height: auto; margin-top: 1; color: $secondary; }
        #paste { background: $panel; border: none; height: 1; padding: 0 1;
            &:focus { border: none; background: $field; } }
        VerticalScroll { height: 1fr; }
    }
    """
    BINDINGS = [Binding("f5", "again", "Start again", id="consent.again")]

    def __init__(self, step: Step, part: Consent, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self._attempt: consent.Attempt | None = None
        self._listener: Listener | None = None
        self._device: DeviceCode | None = None
        self._work: Worker[None] | None = None
        self.phase = Phase.NOT_READY
        self._opening = True
        self._said = Content("")

    @property
    def attempt(self) -> consent.Attempt:
        if self._attempt is None:
            raise LookupError("no attempt was begun")
        return self._attempt

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static("", id="say")
            yield Menu(id="menu")
            yield Static("", id="paste-prompt")
            yield OneValue(id="paste", placeholder="paste here, then Enter")

    def start_focus(self) -> Widget:
        menu = self.query_one(Menu)
        return menu if menu.option_count and self.phase is not Phase.CONNECTED else super().start_focus()

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)
        if connector_token(self.sitting):
            self._show(Phase.CONNECTED)
        elif consent.pending(self.sitting):
            self._attempt = consent.Attempt(self.sitting)
            card = consent.pending(self.sitting)
            self._show(Phase.QUESTION if card and card.proven else Phase.UNPROVEN)
        else:
            self._begin()
        self.open_focus()

    async def on_unmount(self) -> None:
        await self._stop_listening()

    # -- one attempt

    def action_again(self) -> None:
        self._begin()

    def _begin(self, said: str = "") -> None:
        """A new attempt; `said` stays to be read while it waits."""
        if not self.sitting.answer("consent.way") or not self.sitting.secret("zoho.client_secret"):
            self._show(Phase.NOT_READY)
            return
        self._work = self._attempt_consent(said)

    @work(exclusive=True, group="consent")
    async def _attempt_consent(self, said: str) -> None:
        """Bound before anything is shown; then waits for whichever way brings a code first."""
        await self._stop_listening()
        self._attempt = consent.Attempt(self.sitting)
        self._device = None
        self.hint(said)
        if self.attempt.way == BROWSER:
            self._listener = self.attempt.listener(lambda said: self.hint(said, error=True))
            try:
                await self._listener.start()
            except PortTaken as taken:
                self._listener = None
                self._fail(
                    f"{taken} To use another port, register it with the client and change the redirect URI."
                )
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
        minutes, seconds = divmod(int(waiting.left), 60)
        self.hint(f"{waiting.reason} The code is good for {minutes}:{seconds:02} more.")

    @on(Input.Submitted, "#paste")
    def _pasted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            grant = self.attempt.read(event.value)
        except ConsentProblem as problem:
            self.hint(str(problem), error=True)
            return
        event.input.clear()
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
        unproven = consent.pending(self.sitting)
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
        self.phase = phase
        self.set_class(phase is Phase.FAILED, "-failed")
        self.set_class(phase is Phase.WAITING, "-waiting")
        self.query_one("#say", Static).update(self._words(words))
        menu = self.query_one(Menu)
        takes_focus = self._opening or self.app.focused is None or self.has_focus_within
        menu.offer(self._choices())
        prompt = _PASTE_PROMPTS.get(self.attempt.way, "") if phase is Phase.WAITING else ""
        self.query_one("#paste-prompt", Static).update(Content(prompt))
        self.query_one("#paste").display = bool(prompt)
        self.query_one("#paste-prompt").display = bool(prompt)
        self.primary("Continue", disabled=phase is not Phase.CONNECTED)
        typing = bool(prompt) and self.query_one("#paste").has_focus
        if takes_focus and not typing:
            self.start_focus().focus(scroll_visible=False)
        self._opening = self._opening and not menu.option_count

    def _words(self, words: str) -> Content:
        match self.phase:
            case Phase.NOT_READY:
                return Content("First answer the questions of Zoho application: the client and its secret.")
            case Phase.WAITING:
                return self._waiting_words()
            case Phase.EXCHANGING:
                return Content(words)
            case Phase.FAILED:
                return Content.styled(harmless(words), "$text-error")
            case Phase.UNPROVEN:
                kept = "The refresh token is kept; whose it is could not be read yet."
                return Content(harmless(f"{words}\n{kept}" if words else kept))
            case Phase.QUESTION:
                return self._question_words()
            case Phase.CONNECTED:
                card = connector_token(self.sitting)
                facts = consent.facts_of(card).items() if card else ()
                lines = [
                    Content.assemble((f"{label}: ", "$secondary"), harmless(text)) for label, text in facts
                ]
                follows = Content(consent.company_of(card, self.sitting).follows if card else "")
                return Content("\n").join(
                    [Content.styled("Connected.", "bold $text-success"), follows, Content(""), *lines]
                )

    def _waiting_words(self) -> Content:
        match self.attempt.way:
            case way if way == SELF_CLIENT:
                return Content(
                    "In the API Console open the Self Client, tab Generate Code. Copy the scopes from here, choose "
                    "10 minutes, any description, CREATE; if asked, CRM and your organization (Production)."
                )
            case way if way == DEVICE and self._device is not None:
                return Content.assemble(
                    "On any device open\n",
                    (self._device.verification_url, "bold"),
                    "\nand type this code:\n\n",
                    (f"   {self._device.user_code}", "bold $text-primary"),
                )
            case way if way == BROWSER and self._listener is not None:
                return Content.assemble(
                    "Waiting for you to press Accept on Zoho's page. It is good for about a minute after that; the "
                    "wizard goes on by itself.\n",
                    (self._listener.short_address, "bold"),
                    ("  leads there, on this computer", "$secondary"),
                    *self._over_ssh(),
                )
        return Content(
            "Open the page and press Accept. The browser then shows an error page: that is expected. Copy its whole "
            "address within a minute and paste it below."
        )

    def _over_ssh(self) -> list[Content]:
        """This computer is not the one the browser runs on: how its port is reached from there."""
        if not self.sitting.surroundings.over_ssh:
            return []
        return [
            Content("\nYou are here over SSH. On the computer with the browser, run first:\n"),
            Content.styled(self._tunnel, "bold"),
        ]

    def _question_words(self) -> Content:
        card = consent.pending(self.sitting)
        if card is None:
            return Content("")
        company = consent.company_of(card, self.sitting)
        return Content("\n").join(
            [
                Content.styled(harmless(company.lines[0]), "bold"),
                *(Content(harmless(line)) for line in company.lines[1:]),
                *(Content.styled(harmless(f"! {doubt}"), "$text-warning") for doubt in company.doubts),
                Content(""),
                Content("Is this the company that Ideolve is to read?"),
            ]
        )

    def _choices(self) -> list[tuple[str, str, str]]:
        match self.phase:
            case Phase.WAITING:
                return self._ways_on()
            case Phase.EXCHANGING:
                return [("again", "Stop, and start again", "")]
            case Phase.FAILED if self.attempt.can_retry:
                left = f"the code is good for {self.attempt.seconds_left} s"
                return [
                    ("retry", "Try the same code again", left),
                    ("again", "Start again", "with a new code"),
                ]
            case Phase.FAILED:
                minutes, seconds = divmod(self.attempt.seconds_to_wait, 60)
                wait = f"in {minutes}:{seconds:02}, not earlier" if minutes or seconds else "with a new code"
                return [("again", "Start again", wait)]
            case Phase.UNPROVEN:
                return [("prove", "Ask again", ""), ("no", "Start over", "this token is revoked")]
            case Phase.QUESTION:
                return [
                    ("yes", "Yes, this is the company", ""),
                    ("no", "No", "revoke this token, use another account"),
                ]
            case Phase.CONNECTED:
                return [("scopes", "What is allowed?", ""), ("again", "Consent again", "for another token")]
        return []

    def _ways_on(self) -> list[tuple[str, str, str]]:
        way = self.attempt.way
        if way == SELF_CLIENT:
            return [
                ("open", "Open the API Console", self.attempt.data_center.console),
                ("copy", "Copy the scopes", ""),
                ("alone", "Show the scopes alone", "or save them"),
                ("scopes", "What am I allowing?", ""),
            ]
        if way == DEVICE:
            return [
                ("open", "Open the page here", ""),
                ("copy", "Copy the code", ""),
                ("page", "Copy the page's address", ""),
                ("scopes", "What am I allowing?", ""),
            ]
        choices = [("open", "Open the consent page", "in your browser")]
        if self._listener is not None:
            choices.append(("short", "Copy the short address", ""))
        choices += [
            ("copy", "Copy the whole address", ""),
            ("alone", "Show it alone", "to select, click or save"),
            ("trouble", "Zoho shows an error instead?", ""),
            ("scopes", "What am I allowing?", ""),
        ]
        if self._listener is not None and self.sitting.surroundings.over_ssh:
            choices.append(("tunnel", "Copy the SSH tunnel line", ""))
        return choices

    def _tick(self) -> None:
        if self.phase is Phase.FAILED and self._attempt is not None:
            self.query_one(Menu).offer(self._choices())
        elif self.phase is Phase.EXCHANGING and self._attempt is not None and self.attempt.seconds_left:
            self.hint(f"The code is good for {self.attempt.seconds_left} s more.")

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "yes":
                self._answer(is_ours=True)
            case "no":
                self._answer(is_ours=False)
            case "again":
                self._begin()
            case "retry":
                self._work = self._exchange_pasted(None)
            case "prove":
                self._prove()
            case "trouble":
                self.app.push_screen(Dialog("Zoho shows an error instead", _page_errors(), {"ok": "Close"}))
            case "scopes":
                self.app.push_screen(Dialog("What you allow", _scopes(), {"ok": "Close"}))
            case "open":
                self.post_message(Conveyor.Visit(self._page))
            case "alone":
                self.post_message(
                    Conveyor.Show(
                        Value("Scopes" if self.attempt.way == SELF_CLIENT else "The address", self._whole)
                    )
                )
            case "copy":
                self.post_message(Conveyor.Copy(Value("The whole of it", self._whole)))
            case "short" if self._listener is not None:
                self.post_message(Conveyor.Copy(Value("Short address", self._listener.short_address)))
            case "page" if self._device is not None:
                self.post_message(Conveyor.Copy(Value("Page", self._device.verification_url)))
            case "tunnel":
                self.post_message(Conveyor.Copy(Value("Tunnel", self._tunnel)))

    @property
    def _page(self) -> str:
        if self.attempt.way == SELF_CLIENT:
            return self.attempt.data_center.console
        if self._device is not None:
            return self._device.complete_url or self._device.verification_url
        return self._listener.short_address if self._listener is not None else self.attempt.url

    @property
    def _tunnel(self) -> str:
        return self.sitting.surroundings.tunnel(self._listener.port) if self._listener is not None else ""

    @property
    def _whole(self) -> str:
        if self.attempt.way == SELF_CLIENT:
            return scopes.text(consent.SCOPES)
        return self._device.user_code if self._device is not None else self.attempt.url


def _page_errors() -> Content:
    """What Zoho's page may say in place of the question; the wizard cannot see that page."""
    lines = [
        Content.assemble((said, "bold"), f"\n  {row.cause} {row.remedy}\n")
        for said, row in errors.CONSENT_PAGE
    ]
    return Content("").join(lines)


def _scopes() -> Content:
    lines = [Content.assemble((scope.name, "bold"), f"\n  {scope.reason}\n") for scope in consent.SCOPES]
    return Content("").join([*lines, Content("All of it only reads. You can revoke it in Zoho at any time.")])
