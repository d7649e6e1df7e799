"""The administrator changes: begun from the team, and what is said before and after it."""

from collections.abc import Callable, Sequence

from textual import work
from textual.worker import Worker, get_current_worker

from zoho_ideolve_wizard.guide import administrator
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Step
from zoho_ideolve_wizard.guide.team import administrator_state as state
from zoho_ideolve_wizard.guide.team import refusals
from zoho_ideolve_wizard.integration.profile import ProfileError
from zoho_ideolve_wizard.integration.roster import Person, Role
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.ui.saying import say
from zoho_ideolve_wizard.ui.screens.dialog import Dialog
from zoho_ideolve_wizard.ui.screens.job import JobScreen
from zoho_ideolve_wizard.ui.screens.team_look import LookingScreen
from zoho_ideolve_wizard.ui.working import Wait

LABEL = "The administrator changes"
_GIVING_UP = "Asking Zoho to revoke the successor's token"
_NOT_GIVEN_UP = (
    "The change goes on; whether Zoho has revoked that token already is unknown. Give it up again to see."
)


def _under_way(sitting: Sitting) -> Dialog:
    """While the leaver's token is in use, it can be given up."""
    return Dialog(LABEL, state.giving_up(sitting), {"go": "Go on", "give-up": "Give it up"})


class ChangingAdministrator(LookingScreen):
    """What the team's screen has for this job."""

    def __init__(self, sitting: Sitting, *, ascii_only: bool, open_page: Callable[[str], bool]) -> None:
        super().__init__(sitting)
        self._ascii_only = ascii_only
        self._open_page = open_page

    def remove_people(self, people: Sequence[Person], ends: Role = Role.BOTH) -> Worker[None]:
        raise NotImplementedError

    def rests_on(self, person: Person) -> bool:
        return bool(refusals.rests_on(person.address, self.sitting, self.facts))

    def action_administrator(self) -> None:
        self.change_administrator(None)

    @work(exclusive=True, group="open")
    async def change_administrator(self, leaver: Person | None) -> None:
        """Without a leaver it is whoever consented to Ideolve's token; a change under way goes on, or is given up."""
        try:
            if administrator.can_give_up(self.sitting):
                answer = await self.app.push_screen_wait(_under_way(self.sitting))
                if answer == "give-up":
                    self._work = get_current_worker()
                    with self.waiting(Wait(_GIVING_UP, _NOT_GIVEN_UP)):
                        await administrator.give_up(self.sitting)
                    self._draw()
                if answer is None or (answer == "give-up" and leaver is None):
                    return
                leaver = None if answer == "go" else leaver
            await administrator.begin(self.sitting, leaver, self.facts)
        except ServiceFailure as failure:
            self.app.push_screen(Dialog(LABEL, f"{failure.what} {failure.remedy}", {"ok": "Close"}))
            return
        except ProfileError as problem:
            say(self.app.screen, str(problem), error=True)
            return
        self.open_job(administrator.administrator_job, administrator.settle, administrator.PLACE)

    def open_job(
        self, make: Callable[[Sitting], Step], settle: Callable[[Sitting], object], place: str
    ) -> None:
        """A job of the team; the services are asked again after it."""
        self.stale = True
        self.app.push_screen(
            JobScreen(
                make,
                self.sitting,
                ascii_only=self._ascii_only,
                open_page=self._open_page,
                settle=self.told(settle),
                place=place,
                area="Team",
            )
        )

    @work(exclusive=True, group="offer")
    async def offer_removal(self, leaver: Person) -> None:
        """Of whom nothing rests on any more; nothing is the first button."""
        text = state.can_go(leaver)
        buttons = {"stay": "Not now", "remove": "Remove"}
        dialog = Dialog(f"{leaver.name or leaver.address} can go", text, buttons)
        if await self.app.push_screen_wait(dialog) == "remove":
            await self.looked("then the removal")
            self.remove_people([leaver])

    def told(self, settle: Callable[[Sitting], object]) -> Callable[[Sitting], None]:
        """The same, telling where the settings cannot be written."""

        def settling(sitting: Sitting) -> None:
            try:
                settle(sitting)
            except ProfileError as problem:
                say(self.app.screen, str(problem), error=True)

        return settling
