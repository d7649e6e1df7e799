"""Tokens: what is kept, whose it is, whether it works; and what can be done about it."""

from collections.abc import Awaitable, Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from zoho_ideolve_wizard.guide import token
from zoho_ideolve_wizard.guide.credentials import (
    token_check,
    token_count,
    token_revoke,
    token_state,
    token_swap,
    token_warnings,
)
from zoho_ideolve_wizard.guide.credentials.token_check import Answer
from zoho_ideolve_wizard.guide.credentials.token_names import NAMES
from zoho_ideolve_wizard.guide.credentials.tokens import Purpose, Slot
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words.failures import told
from zoho_ideolve_wizard.guide.words.telling import Tell, nth
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui import helping, whys
from zoho_ideolve_wizard.ui.outside import harmless
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.explaining import ExplainingScreen
from zoho_ideolve_wizard.ui.screens.job import JobScreen
from zoho_ideolve_wizard.ui.widgets.key_line import KeyLine
from zoho_ideolve_wizard.ui.widgets.menu import Menu
from zoho_ideolve_wizard.ui.widgets.scroll import Scroll
from zoho_ideolve_wizard.ui.widgets.snug import Inside, Snug
from zoho_ideolve_wizard.ui.widgets.title_bar import TitleBar
from zoho_ideolve_wizard.ui.widgets.token_card import TokenCardView
from zoho_ideolve_wizard.ui.working import Wait, Working

_STOP = ("stop", "Stop", "nothing more is asked of Zoho")
_CHECKING = "Asking Zoho"
_CHECK_STOPPED = "What was found out is kept; the other tokens stay as they were."
_REVOKING = "Asking Zoho to revoke it"
_REVOKING_STOPPED = "Whether Zoho has revoked it already is unknown: check the tokens (c) to see."
_NONE = "There is no token yet. The setup obtains the first one: press F10, then s."


class TokenScreen(ExplainingScreen, Working):
    """A card for each token, and a menu."""

    CSS_PATH = "token.tcss"
    help_key = token.KEY
    BINDINGS = [
        helping.binding("token"),
        Binding("c", "choose('check')", "Check", id="token.check"),
        Binding("r", "choose('regenerate')", "Regenerate", id="token.regenerate"),
        Binding("x", "choose('revoke-old')", "Revoke the old", id="token.revoke-old"),
        whys.binding("token"),
        Binding("pageup", "scroll(-1)", "Up", show=False, id="token.up"),
        Binding("pagedown", "scroll(1)", "Down", show=False, id="token.down"),
        Binding("escape", "leave", "Back", id="token.leave"),
        Binding("f10", "home", "Home", show=False, id="token.home"),
    ]

    def __init__(self, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool]) -> None:
        super().__init__()
        self.sitting = sitting
        self._ascii_only = ascii_only
        self._open_page = open_page
        self._said: tuple[str, bool] = ("", False)
        self._comes_back = False

    def compose(self) -> ComposeResult:
        yield TitleBar("Tokens", self.sitting.surroundings.badge)
        with Vertical(classes="page"):
            with Snug(id="cards"), Inside():
                yield Static(Content(_NONE), id="none")
                for purpose in Purpose:
                    for slot in Slot:
                        yield TokenCardView(id=f"card-{purpose}-{slot}")
            yield Static("", id="hint")
            with Scroll(id="choices", can_focus=False):
                yield Menu(id="menu")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        self._draw()
        if self._comes_back or (token_state.due(self.sitting) and not self.busy):
            self.query_one(Menu).highlighted = 0
        self._comes_back = False

    # -- what is shown

    def _draw(self) -> None:
        held = {(one.purpose, one.slot): one for one in token_state.held(self.sitting)}
        self.query_one("#none").display = not held
        for purpose in Purpose:
            for slot in Slot:
                one = held.get((purpose, slot))
                verdict = token_check.known(self.sitting, purpose, one.card) if one else None
                card = self.query_one(f"#card-{purpose}-{slot}", TokenCardView)
                card.show(one, verdict, ascii_only=self._ascii_only)
        self.query_one(Menu).offer([_STOP] if self.busy else token_state.choices(self.sitting), aligned=True)
        self._hint()
        self.refresh_bindings()

    def _hint(self) -> None:
        said, wrong = self._said
        reminders = token_state.reminders(self.sitting)
        hint = self.query_one("#hint", Static)
        hint.update(Content(harmless(said or (reminders[0] if reminders else ""))))
        hint.set_class(wrong, "-error")
        hint.set_class(not said and bool(reminders), "-reminder")

    def say(self, text: str, *, error: bool = False) -> None:
        self._said = (text, error)
        if self.is_current:
            self._draw()

    def show_wait(self, words: str) -> None:
        self._said = (words, False)
        if self.query("#hint"):  # there is none left while the screen is left
            self._hint()

    # -- what is done

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose(event.option_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose" and self.is_mounted:
            offered = {key for key, _, _ in token_state.choices(self.sitting)}
            if token_state.new_token(self.sitting):  # the menu goes on with it: nothing is regenerated
                offered.discard("regenerate")
            return not self.busy and bool(offered.intersection(parameters))
        return super().check_action(action, parameters)

    def action_choose(self, key: str) -> None:
        if key == "stop":
            self.stop()
        elif key in token.JOBS:
            self._open(key)
        else:
            self._begin(key)

    def _begin(self, key: str) -> None:
        if key == "check":
            self._work = self._do(_CHECKING, _CHECK_STOPPED, self._check)
        elif key == "give-up":
            self._ask(token_warnings.GIVE_UP, lambda: token_swap.give_up(self.sitting))
        elif ends := token_warnings.REVOCATIONS.get(key):
            self._ask(ends.warning, lambda: token_revoke.revoke(self.sitting, ends.purpose, ends.slot))

    @work(exclusive=True, group="open")
    async def _open(self, key: str) -> None:
        """A job, at the part where it stands; near Zoho's limit it is asked first."""
        if key in ("regenerate", "widen") and not token_state.new_token(self.sitting):
            warning = token_count.warning(self.sitting.profile, self.sitting.answer("zoho.client_id"))
            if warning and await self.app.push_screen_wait(_near_the_limit(warning)) != "go":
                return
        job = token.JOBS[key]
        try:
            await token.begin(job, self.sitting)
        except ServiceFailure as failure:
            self.say(str(failure), error=True)
            return
        self._said = ("", False)
        self._comes_back = True
        await self.app.push_screen(
            JobScreen(
                lambda sitting: token.job_now(job, sitting),
                self.sitting,
                ascii_only=self._ascii_only,
                open_page=self._open_page,
                area="Tokens",
            )
        )

    @work(exclusive=True, group="ask")
    async def _ask(self, warning: token_warnings.Asked, does: Callable[[], Awaitable[str]]) -> None:
        """What ends a token is confirmed first; nothing is the first button."""
        title, text, yes = warning
        answer = await self.app.push_screen_wait(Dialog(title, text, {"keep": "Keep it", "yes": yes}))
        if answer == "yes":
            self._do_revoking(does)

    def _do_revoking(self, does: Callable[[], Awaitable[str]]) -> None:
        self._work = self._do(_REVOKING, _REVOKING_STOPPED, lambda _tell: does())

    @work(exclusive=True, group="token")
    async def _do(self, doing: str, means: str, does: Callable[[Tell], Awaitable[str]]) -> None:
        """Shows that it runs; Escape or Stop ends it, which `means` so much."""
        try:
            with self.waiting(Wait(doing, means)) as tell:
                self._draw()
                said, wrong = await does(tell), False
        except ServiceFailure as failure:
            said, wrong = told(failure), True
        self._work = None
        self.say(said, error=wrong)

    async def _check(self, tell: Tell) -> str:
        """One token after another; what is found out is shown at once."""
        found, every = [], token_state.held(self.sitting)
        for number, one in enumerate(every, 1):
            tell(nth(f"Asking Zoho whether {NAMES[one.purpose]} works", number, len(every)))
            verdict = await token_check.check(self.sitting, one.purpose, one.slot)
            found.append(verdict.answer)
            self._draw()
        return (
            "Checked: "
            + ", ".join(f"{found.count(answer)} {answer}" for answer in Answer if answer in found)
            + "."
        )

    # -- keys

    def action_scroll(self, by: int) -> None:
        self.query_one("#cards").scroll_relative(y=4 * by, animate=False)

    def action_leave(self) -> None:
        self.action_home()

    def action_home(self) -> None:
        self.workers.cancel_group(self, "token")
        self.app.pop_screen()


def _near_the_limit(warning: str) -> Dialog:
    return Dialog("Zoho's limit is near", warning, {"not": "Not now", "go": "Go on"})
