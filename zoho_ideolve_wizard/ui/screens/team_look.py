"""The services are asked about the team behind what is shown of it already."""

from asyncio import CancelledError
from contextlib import suppress

from textual import work
from textual.worker import Worker, WorkerCancelled

from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.team import team_facts
from zoho_ideolve_wizard.guide.team.team_facts import TeamFacts
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.ui import helping
from zoho_ideolve_wizard.ui.screens.explaining import ExplainingScreen
from zoho_ideolve_wizard.ui.working import Wait, Working

_ASKING = "Asking Zoho and Ideolve"
_STOPPED = "What is shown is what was known before; F5 asks again."


class LookingScreen(ExplainingScreen, Working):
    """`facts` is what the services said last; `stale` says that they are to be asked again when the screen is back."""

    help_key = "team"
    says_on = "#evidence"
    BINDINGS = [helping.binding("team")]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.facts: TeamFacts | None = None
        self.stale = True
        self._looking: Worker[None] | None = None
        self._given_up = False

    def _draw(self) -> None:
        """Shows how things stand now."""
        raise NotImplementedError

    @property
    def holds_up(self) -> bool:
        """Only what was asked for and needs their answer waits; else one can go back meanwhile."""
        return self._wait is not None and bool(self._wait.then)

    def action_look(self) -> None:
        self.stale = self._given_up = False
        self._work = self._looking = self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        try:
            with self.waiting(Wait(_ASKING, _STOPPED)) as tell:
                self.facts = await team_facts.look(self.sitting, tell)
        except ProfileError as problem:
            self.say(str(problem), error=True)
        self._draw()

    async def looked(self, then: str) -> TeamFacts | None:
        """What the services say, once they have answered; meanwhile the screen says what comes `then`. Where that is
        stopped, whoever waits for it is cancelled too."""
        while self._looking is not None and not self._looking.is_finished:
            self.wait_then(then)
            with suppress(WorkerCancelled):  # by another look
                await self._looking.wait()
            if self._given_up:
                raise CancelledError
        return self.facts

    def stopped(self, words: str) -> None:
        self._given_up = True
        self._draw()
        self.say(words)
