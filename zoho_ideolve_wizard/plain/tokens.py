"""Tokens as prompts: what is kept, whose it is, whether it works; and what can be done about it."""

from collections.abc import Awaitable, Callable
from functools import partial

from zoho_ideolve_wizard.guide import token
from zoho_ideolve_wizard.guide.credentials import (
    token_check,
    token_count,
    token_revoke,
    token_state,
    token_swap,
    token_warnings,
)
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.words import texts
from zoho_ideolve_wizard.guide.words.failures import told
from zoho_ideolve_wizard.plain.jobs import do_job
from zoho_ideolve_wizard.plain.prompting import Back, Choice, Console, Leave
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure

_HELP = (
    "A token is what lets Ideolve, or the wizard, into CRM. Check asks Zoho whether it still works and changes nothing; "
    "what ends a token is confirmed first."
)
_NONE = "There is no token yet. The setup obtains the first one."


async def tokens(console: Console, sitting: Sitting) -> None:
    """Until the admin leaves it. Raises Leave and Back for those."""
    with console.helped_by(lambda: texts.help_of(token.KEY)):
        await _Tokens(console, sitting).go_through()


class _Tokens:
    def __init__(self, console: Console, sitting: Sitting) -> None:
        self._console = console
        self._sitting = sitting

    async def go_through(self) -> None:
        self._console.section("Tokens.")
        self._tell()
        while True:
            offered = [Choice(*one) for one in token_state.choices(self._sitting)]
            say = Choice("say", "Say the tokens again", "with their scopes")
            choices = [*offered, say, Choice("home", "Home")]
            chosen = await self._console.choose(
                choices, title="What next?", default=self._usual(), help=_HELP
            )
            if chosen == "home":
                return
            try:
                await self._act(chosen)
            except (Back, Leave):
                self._console.say("Back to the tokens.")

    def _usual(self) -> str:
        """What goes on with what is unfinished; never what ends a token."""
        return next((key for key, _, _ in token_state.due(self._sitting)[:1] if key != "revoke-old"), "home")

    def _tell(self, *, scopes: bool = False) -> None:
        """What is unfinished first; then each token."""
        held = token_state.held(self._sitting)
        if not held:
            self._console.say(_NONE)
        self._console.say(*token_state.reminders(self._sitting))
        for one in held:
            verdict = token_check.known(self._sitting, one.purpose, one.card)
            checked = verdict.told if verdict else ""
            away = "" if one.at_hand else "Its secret is not at hand: kept for one run only."
            lines = one.lines if scopes else one.lines[:-1]
            self._console.say(sentence(one.title, *lines, checked, away))

    async def _act(self, chosen: str) -> None:
        if chosen in token.JOBS:
            await self._job(chosen)
            self._tell()
            return
        match chosen:
            case "say":
                self._tell(scopes=True)
            case "check":
                await self._do(self._check())
            case "give-up":
                await self._end(token_warnings.GIVE_UP, lambda: token_swap.give_up(self._sitting))
            case _ if ends := token_warnings.REVOCATIONS.get(chosen):
                revoke = partial(token_revoke.revoke, self._sitting, ends.purpose, ends.slot)
                await self._end(ends.warning, revoke)

    async def _job(self, chosen: str) -> None:
        """At the part where it stands; near Zoho's limit it is asked first."""
        sitting = self._sitting
        if chosen in ("regenerate", "widen") and not token_state.new_token(sitting):
            warning = token_count.warning(sitting.profile, sitting.answer("zoho.client_id"))
            if warning:
                self._console.say(warning)
                if not await self._console.agrees("Go on?"):
                    return
        job = token.JOBS[chosen]
        try:
            await token.begin(job, sitting)
        except ServiceFailure as failure:
            self._console.say(str(failure))
            return
        await do_job(self._console, sitting, lambda which: token.job_now(job, which))

    async def _end(self, warning: token_warnings.Asked, does: Callable[[], Awaitable[str]]) -> None:
        """What ends a token is confirmed first."""
        title, text, _ = warning
        self._console.say(text)
        if await self._console.agrees(title):
            await self._do(does())

    async def _do(self, work: Awaitable[str]) -> None:
        try:
            said = await self._console.patiently(work, "asking Zoho.")
        except Stopped:
            said = "Stopped."
        except ServiceFailure as failure:
            said = sentence(told(failure))
        self._console.say(said)

    async def _check(self) -> str:
        """One token after another; what is found out is said at once."""
        found = []
        for one in token_state.held(self._sitting):
            verdict = await token_check.check(self._sitting, one.purpose, one.slot)
            found.append(verdict.answer)
            self._console.say(sentence(f"{one.title}: {verdict.answer}", verdict.words, verdict.remedy))
        counts = (f"{found.count(answer)} {answer}" for answer in token_check.Answer if answer in found)
        return f"Checked: {', '.join(counts)}."
