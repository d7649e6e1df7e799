"""Where an attempt at consent stands, as the pane shows it: its phase, what is asked of Zoho meanwhile, and a stop."""

import asyncio

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from zoho_ideolve_wizard.engine.task import Value
from zoho_ideolve_wizard.guide import consent, steps
from zoho_ideolve_wizard.guide.credentials import client_refused, consent_scene
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase, Scene
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Consent, Step
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener
from zoho_ideolve_wizard.services.zoho.credentials import DeviceCode
from zoho_ideolve_wizard.services.zoho.crm_errors import SCOPE_MISMATCH
from zoho_ideolve_wizard.ui import presses
from zoho_ideolve_wizard.ui.widgets import consent_words
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.paste_place import PastePlace
from zoho_ideolve_wizard.ui.widgets.pasting import PastingPane
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.working import Working


class AttemptPane(PastingPane, Working):
    """The half of the pane that shows; the other half acts."""

    DEFAULT_CSS = """
    AttemptPane {
        #say { height: auto; margin-bottom: 1; }
        Scroll { height: 1fr; }
    }
    """

    def __init__(self, step: Step, part: Consent, sitting: Sitting) -> None:
        super().__init__(step, part, sitting)
        self.set_class(part.whose is not None, "-whose")
        self._consent = part
        self._attempt: consent.Attempt | None = None
        self._listener: Listener | None = None
        self._device: DeviceCode | None = None
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
        with Scroll(can_focus=False):
            yield Static("", id="say")
            yield Menu(id="menu")
            yield PastePlace()

    def value_here(self) -> Value | None:
        """While it waits; where the line has none, what there is to copy."""
        menu = next(iter(self.query(Menu)), None)  # there is none while it is left
        if self.phase is not Phase.WAITING or self._attempt is None or menu is None:
            return None
        option = menu.highlighted_option
        return consent_scene.value(self.scene, (option.id if option else "") or "")

    def start_focus(self) -> Widget:
        menu = self.query_one(Menu)
        return menu if menu.option_count and self.phase is not Phase.CONNECTED else super().start_focus()

    # -- one attempt

    def _new_attempt(self) -> None:
        self._attempt = consent.Attempt(self.sitting, self._consent, self._asks)

    async def _stop_listening(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            await asyncio.shield(listener.stop())

    def _failed(self, failure: ServiceFailure) -> None:
        self._wrong = client_refused.answer_to_correct(self._consent.names, failure)
        self._lacks_scopes = failure.code == SCOPE_MISMATCH
        self._fail(self.attempt.words(failure))

    def _fail(self, words: str) -> None:
        unproven = consent.pending(self.sitting, self._consent.purpose)
        self._show(Phase.UNPROVEN if unproven and not unproven.proven else Phase.FAILED, words)

    # -- what is waited for

    @property
    def busy(self) -> bool:
        """While a service or a store is asked; that somebody consents in the browser is no work."""
        return self._wait is not None and super().busy

    @property
    def loses(self) -> bool:
        return True

    def _asks(self, doing: str) -> None:
        """What is asked of Zoho now: the pane says so until it has something else to show."""
        wait = consent_words.wait(doing)
        if self.phase is Phase.EXCHANGING and self._wait is not None:
            wait.began = self._wait.began  # One thing leads to the other: it is one wait.
        else:
            self._show(Phase.EXCHANGING, wait.words)
        self.begin_wait(wait)

    def show_wait(self, words: str) -> None:
        if self.phase is not Phase.EXCHANGING:
            self.hint(words)
            return
        self._tell(words)

    def _tell(self, words: str) -> None:
        """What the pane says, as it stands now."""
        for place in self.query("#say").results(Static):  # there is none left while the pane is left
            place.update(consent_words.words(self.scene, words))

    def hint(self, text: str | Content, *, error: bool = False) -> None:
        """What is said takes room: once something was copied, the place to paste has to be in sight."""
        super().hint(text, error=error)
        if text and self.phase is Phase.WAITING:
            self.call_after_refresh(self.place.scroll_visible, animate=False)

    def stopped(self, words: str) -> None:
        """A token that was kept already is asked about again."""
        held = consent.pending(self.sitting, self._consent.purpose)
        if held is not None and held.proven:
            self._show(Phase.QUESTION)
            self.hint(words)
        else:
            self._fail(words)

    # -- what is shown

    def _show(self, phase: Phase, words: str = "") -> None:
        """What was said meanwhile is over; `_news` is for whoever waits again."""
        self.phase, self._drawn = phase, presses.now()
        self.end_wait(self._wait)
        self.hint(self._news if phase is Phase.WAITING else "")
        for one in (Phase.WAITING, Phase.QUESTION, Phase.FAILED):
            self.set_class(phase is one, f"-{one}")
        self.query_one(Scroll).scroll_home(animate=False)
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
